import ArgumentParser
import Foundation
import TerritoryImport
import TerritoryLanguages
import TerritoryModel
import TerritoryReport

struct SampleMerge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: phrase("Put together the parts of a sample that several machines made."),
    discussion: """
      Results are those that one machine would have, byte for byte. Parts that are missing, stand
      twice or were made of other data, options or versions are refused.

      Example: plan-territories sample merge parts --output sample
      """)

  @Argument(help: "The files of the parts, or the folder that they lie in.")
  var parts: [String]

  @Option(help: "The region folder. (default: as the command named it that made the parts)")
  var region: String?

  @OptionGroup var results: ResultOptions

  @OptionGroup var output: OutputOptions

  @MainActor func run() async throws {
    StopSignals.endCleanly()
    try await reportingProblems(results) {
      let merged = try MergedDraws(try files().map(read))
      guard !EventLine.isNamed(in: merged.command),
        var asked = try? SampleDraw.parse(SampleDraw.arguments(of: merged.command))
      else {
        throw InvalidInput([
          InputProblem(
            place: parts[0], what: "the command in it is not one of this version",
            remedy: "make the parts anew with sample --shard")
        ])
      }
      if let region { asked.options.question.region.region = region }
      let request = try asked.request()
      let folder = try SampleOutput(
        output, outlinesOf: asked.options.region.region, request.region)
      let sample = try Language.$measuresMinutes.withValue(
        asked.options.question.cost == .cost(.minutes)
      ) {
        let sample = try merged.sample(of: try request.planCase(), limits: asked.limits)
        try folder?.write(sample)
        try Results.write(PrintedResult(sample), as: results.format)
        return sample
      }
      if !sample.isProven { throw ExitCode.stoppedAtLimit }
    }
  }

  /// The files that are named, and those of the parts in folders.
  ///
  /// - Throws: ``InvalidInput`` where a folder has none.
  private func files() throws(InvalidInput) -> [String] {
    var files: [String] = []
    for path in parts {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
        files.append(path)
        continue
      }
      let own = names.filter { $0.wholeMatch(of: /draws-[0-9]+-of-[0-9]+\.json/) != nil }.sorted()
      guard !own.isEmpty else {
        throw InvalidInput([
          InputProblem(
            place: path, what: "the folder has no part of a sample",
            remedy: "name the folder that sample --shard wrote to: its files are draws-1-of-40.json"
              + " and so on")
        ])
      }
      files += own.map { "\(path)/\($0)" }
    }
    return files
  }

  private func read(_ file: String) throws(InvalidInput) -> MergedDraws.Part {
    var log = ProblemLog()
    let text = TextFile(
      file, ifMissing: "name files that sample --shard wrote", limit: 100, log: &log)
    if let text, let kind = text.json(Kind.self, log: &log), kind.schema != RecordedDraws.schema {
      log.add(
        file, "the file is no part of a sample", mend: "name files that sample --shard wrote")
    }
    try log.throwIfAny()
    let draws = text?.json(RecordedDraws.self, log: &log)
    try log.throwIfAny()
    guard let draws else { preconditionFailure("a file without draws has a problem") }
    return MergedDraws.Part(file, draws)
  }

  /// What a file says it is.
  private struct Kind: Decodable { let schema: String? }
}

extension SampleDraw {
  /// What follows its name in a command.
  fileprivate static func arguments(of command: [String]) -> [String] {
    var rest = command[...]
    for name in [SampleCommand._commandName, _commandName] where rest.first == name {
      rest.removeFirst()
    }
    return Array(rest)
  }
}
