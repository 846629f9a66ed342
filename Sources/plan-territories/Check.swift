import ArgumentParser
import TerritoryGeography
import TerritoryLanguages
import TerritoryModel

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: phrase("Everything wrong with a region folder, at once."),
    discussion: "Example: plan-territories check regions/central-finland")

  @Argument(help: "A region folder, such as regions/central-finland.")
  var region: String

  @OptionGroup var language: LanguageOption

  @MainActor func run() async throws {
    try await reportingProblems(resultsIn: language) {
      let folder = RegionFolder(region)
      let known = folder.check()
      // A link or a pipe, which is told already, is not even opened.
      let isRefused = known.contains { $0.place == folder.outlines }
      let problems = known + (isRefused ? [] : Self.problemsOfOutlines(in: folder))
      if !problems.isEmpty { throw InvalidInput(problems) }
      let sound = try folder.read()
      let answer = phrase(
        """
        \(folder.path) is sound: \(sound.count) {municipality|municipalities}, \
        statistics \(sound.snapshots.map(\.id).joined(separator: ", ")).
        """)
      let settings = sound.settings
      let demand = try settings.chain.demand(
        of: try sound.snapshot(settings.statistics.value), directory: sound.directory)
      let doubts = sound.snapshots.flatMap(\.doubts) + demand.doubts(in: sound)
      let look =
        doubts.isEmpty
        ? "" : "\n" + phrase("Look at these figures:") + "\n" + InvalidInput(doubts).shown + "\n"
      try Results.write(answer + "\n" + look)
    }
  }

  /// What is wrong with the folder's map: where the region can't be read, with the file alone.
  private static func problemsOfOutlines(in folder: RegionFolder) -> [InputProblem] {
    guard let path = folder.outlines else { return [] }
    do throws(InvalidInput) {
      let file = try BoundaryFile(reading: path)
      if let region = try? folder.read() { _ = try RegionOutlines(file, for: region) }
      return []
    } catch {
      return error.problems
    }
  }
}
