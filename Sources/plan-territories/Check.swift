import ArgumentParser
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
      let problems = folder.check()
      if !problems.isEmpty { throw InvalidInput(problems) }
      let sound = try folder.read()
      let answer = phrase(
        """
        \(folder.path) is sound: \(sound.count) municipalities, statistics \
        \(sound.snapshots.map(\.id).joined(separator: ", ")).
        """)
      try Results.write(answer + "\n")
    }
  }
}
