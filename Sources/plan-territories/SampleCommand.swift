import ArgumentParser
import Foundation
import TerritoryGeography
import TerritoryLanguages
import TerritoryModel
import TerritoryPlanning
import TerritoryReport
import TerritorySolver

struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: phrase(
      "How sure the answer is: assumptions drawn from their ranges, each draw planned."),
    discussion: """
      Example: plan-territories sample regions/central-finland --draws 1000 --seed 1
      """,
    subcommands: [SampleDraw.self, SampleMerge.self], defaultSubcommand: SampleDraw.self)
}

struct SampleDraw: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: phrase("Draw assumptions from their published ranges and plan each draw exactly."),
    discussion: """
      Ranges are those of region.yaml (ranges, and the scenarios' employment rates). Every draw is
      planned with the same team, --coaches or else that of the plan without draws, so that borders
      can be compared; how many coaches each draw needs is told beside it. --output writes
      sample.json, draws.csv, pairs.csv and the map borders.svg.

      Example: plan-territories sample regions/central-finland --draws 1000 --seed 1
      """)

  @OptionGroup var options: PlanOptions
  @OptionGroup var assumed: AssumptionOptions
  @OptionGroup var territoryCount: TerritoryCount

  @Option(
    parsing: .unconditional, help: "How many draws are planned. (default: 1000)",
    transform: Self.draws)
  var draws: Int?

  @Option(
    parsing: .unconditional,
    help: "What chance is drawn from: the same number gives the same result. (default: 1)",
    transform: Arguments.seed)
  var seed: UInt64?

  @Option(
    help: """
      triangular: values near the stated one most often; uniform: each value of a range alike. \
      (default: triangular)
      """)
  var shape: DrawShape?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Plan only this part of the draws and write it to the folder of --output, for sample merge: \
      3/40 is the third of forty parts.
      """, valueName: "part/parts"),
    transform: Arguments.parsed("--shard") { text throws(Violation) in try SampleShard(text) })
  var shard: SampleShard?

  private static func draws(_ text: String) throws -> Int {
    let draws = try Arguments.iterations("--draws")(text)
    guard draws <= SampleSettings.most else {
      throw ValidationError(
        saying: "--draws is \(draws); write a number from 1 to \(SampleSettings.most)")
    }
    return draws
  }

  func validate() throws {
    guard let shard else { return }
    if options.output.output == nil {
      throw ValidationError(
        saying: "--shard makes a part for sample merge; name the folder of the parts with --output")
    }
    if shard.parts > settings.draws {
      throw ValidationError(
        saying: "--shard has more parts than there are draws; give at most \(settings.draws) parts")
    }
  }

  private var settings: SampleSettings {
    SampleSettings(draws: draws ?? 1_000, seed: seed ?? 1, shape: shape ?? .triangular)
  }

  /// What the options ask.
  ///
  /// - Throws: ``InvalidInput`` with everything that is wrong with the files that are read.
  func request() throws(InvalidInput) -> PlanRequest {
    try options.request(assumed.choices + territoryCount.choices)
  }

  /// What may end the search of a draw and changes its plan, for the fingerprint of a part.
  var limits: String {
    let planner = options.search.planner
    return "\(planner.work.map(String.init) ?? "-") \(planner.gap)"
  }

  @MainActor func run() async throws {
    try await reportingProblems(options.question) {
      let request = try request()
      let part = try shard.map { shard throws(InvalidInput) in
        try SamplePartFile(shard, in: options.output)
      }
      let output = try part == nil ? SampleOutput(options, request.region) : nil
      let answer = try await options.answer {
        $0.sample(request, settings, shard: shard ?? .whole)
      }
      switch answer {
      case .noPlan(let found):
        try Results.write(
          PrintedResult(
            found.result, found.planCase, solver: solverName, isWhole: false, numbersPlans: false),
          as: options.region.results.format)
        throw ExitCode(found.result.outcome)
      case .sample(let sample):
        if let part {
          try part.write(sample, limits: limits)
          try Results.write(
            PrintedResult(sample, partIn: part.path), as: options.region.results.format)
        } else {
          try Results.write(PrintedResult(sample), as: options.region.results.format) {
            () throws(InvalidInput) in try output?.write(sample)
          }
        }
        if !sample.isProven { throw ExitCode.stoppedAtLimit }
      }
    }
  }
}

extension DrawShape: ExpressibleByArgument {}

/// The folder that a sample is written to, with what it needs besides the sample.
struct SampleOutput {
  private let folder: OutputFolder
  private let outlines: RegionOutlines?

  /// Everything that may be wrong with it is told before the work begins.
  ///
  /// - Returns: nil where no folder is asked for.
  /// - Throws: ``InvalidInput`` where the folder can't be written to, or the region's outlines can't be
  ///   drawn.
  init?(_ options: PlanOptions, _ region: Region) throws(InvalidInput) {
    try self.init(options.output, outlinesOf: options.region.region, region)
  }

  /// - Parameter path: of the region folder.
  init?(_ output: OutputOptions, outlinesOf path: String, _ region: Region) throws(InvalidInput) {
    guard let folder = try output.folder() else { return nil }
    self.folder = folder
    outlines = try RegionFolder(path).outlines.map { path throws(InvalidInput) in
      try RegionOutlines(reading: path, for: region)
    }
  }

  /// - Throws: ``InvalidInput`` where the files can't be written; everything is as it was then.
  func write(_ sample: Sample) throws(InvalidInput) {
    let printed = PrintedResult(sample)
    var files: [String: FileContent] = [
      "sample.json": .text(printed.json), "pairs.csv": .text(pairCSV(sample)),
    ]
    if let csv = printed.csv { files["draws.csv"] = .text(csv) }
    let map = RegionMap(sample.planCase.region, outlines: outlines)
    if let drawing = BorderMap(sample, on: map) { files["borders.svg"] = .text(drawing.svg) }
    try folder.writeResults(files)
  }
}

/// The file of a part of the draws, in a folder that other parts may be written to at the same time.
private struct SamplePartFile {
  let path: String
  private let name: String
  private let folder: String
  private let replaces: Bool

  /// - Throws: ``InvalidInput`` where the file is there already, or the folder can't be made.
  init(_ shard: SampleShard, in output: OutputOptions) throws(InvalidInput) {
    folder = output.output ?? "."
    replaces = output.force
    let digits = String(shard.parts).count
    let part = String(shard.part)
    name =
      "draws-\(String(repeating: "0", count: digits - part.count))\(part)-of-\(shard.parts).json"
    path = "\(folder)/\(name)"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw InvalidInput([
        InputProblem(
          place: "--output", what: "the folder \(folder) can't be made",
          remedy: "name a folder that you may write to")
      ])
    }
    if !replaces { _ = try OutputFile(path, option: "--output") }
  }

  /// - Throws: ``InvalidInput`` where it can't be written.
  func write(_ sample: Sample, limits: String) throws(InvalidInput) {
    let question = QuestionFingerprint(sample.planCase, sample.assumptions, limits: limits)
    let text = RecordedDraws(
      sample, question: question, version: PlanTerritories.configuration.version,
      making: ReportMaking(
        solver: solverName, arguments: Array(CommandLine.arguments.dropFirst()).asTyped)
    ).text
    if replaces {
      try OutputFolder(folder, replacing: true).write([name: .text(text)])
    } else {
      try OutputFile(path, option: "--output").write(text)
    }
  }
}
