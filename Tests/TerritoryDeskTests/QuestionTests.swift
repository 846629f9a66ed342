import Testing

@testable import TerritoryDesk

/// What a page may ask, and how the command line says it.
@Suite struct QuestionTests {
  private static func isRefused(_ arguments: [String], _ command: Question.Command = .propose)
    -> Bool
  {
    (try? Question(command, "kainuu", arguments)) == nil
  }

  @Test(arguments: [
    [], ["--coaches", "10", "--territories", "8"], ["--together", "A,B", "--together", "C,D"],
    ["--no-neighbour-help", "--sources"], ["--employment-rate", "37 %"], ["--coaches", "-5"],
    ["--reference", "tried:0123456789abcdef"],
  ]) func whatPagesAsk(arguments: [String]) throws {
    #expect(try Question(.propose, "kainuu", arguments).arguments == arguments)
  }

  @Test(arguments: [
    ["--output", "x"], ["--write-model", "x.lp"], ["--events", "3"], ["--format", "csv"], ["-h"],
    ["--help"], ["--coaches"], ["--coaches", "--force"], ["--coaches", "-x"], ["--coaches=3"],
    ["regions/lapland"], ["--"], [""], ["--together", "A\u{0}B"], ["--together", "A\nB"],
    ["--together", String(repeating: "x", count: 2001)],
    Array(repeating: "--sources", count: 401),
  ]) func whatNoPageMayAsk(arguments: [String]) {
    #expect(Self.isRefused(arguments))
  }

  @Test func otherCommandsGetWhatTheyKnow() throws {
    let state = [
      "--coaches", "9", "--no-neighbour-help", "--between", "coaches,waiting", "--alternatives",
      "3",
    ]
    func asked(_ command: Question.Command) throws -> [String] {
      try Question(command, "kainuu", outOf: state).arguments
    }
    #expect(try asked(.sensitivity) == ["--coaches", "9"])
    #expect(try asked(.headcount) == ["--coaches", "9", "--no-neighbour-help"])
    #expect(try asked(.tradeoff) == Array(state.prefix(5)))
    #expect((try? Question(.headcount, "kainuu", outOf: ["--output", "x"])) == nil)
  }

  /// A page's state has what is asked besides: stages have coaches of their own, and no plan a promise.
  @Test func stagesAndPromisesGoWhereTheyBelong() throws {
    let state = [
      "--coaches", "9", "--staff-month", "2027-01", "--reach", "90", "--stages",
      "2027-01:4,2028-01:8", "--promise", "90%:30", "--forwards",
    ]
    func asked(_ command: Question.Command) throws -> [String] {
      try Question(command, "kainuu", outOf: state).arguments
    }
    #expect(
      try asked(.rollout) == ["--reach", "90", "--stages", "2027-01:4,2028-01:8", "--forwards"])
    #expect(try asked(.propose) == Array(state.prefix(6)))
    #expect(try asked(.headcount) == Array(state.prefix(6)) + ["--promise", "90%:30"])
    #expect(Self.isRefused(["--stages", "2027-01:4"]) && Self.isRefused(["--forwards"]))
    #expect(Self.isRefused(["--coaches", "9", "--stages", "2027-01:4"], .rollout))
    #expect(Self.isRefused(["--stages"], .rollout))
  }

  @Test func theCommandIsShownAsShellsReadIt() {
    let text = CommandLineText(
      .propose, path: "regions/my region",
      arguments: ["--together", "Äänekoski,Laukaa", "--most-waiting", "30 %"])
    #expect(
      text.shown
        == "plan-territories propose 'regions/my region' --together Äänekoski,Laukaa --most-waiting '30 %'"
    )
    #expect(
      text.child.prefix(6) == [
        "propose", "regions/my region", "--together", "Äänekoski,Laukaa", "--most-waiting", "30 %",
      ])
    #expect(text.child.contains("json"))
  }

  @Test func aPathIsNeverAnOption() {
    let text = CommandLineText(.evaluate, path: "-r", files: ["-p.csv"], arguments: [])
    #expect(text.child.prefix(3) == ["evaluate", "./-r", "./-p.csv"])
  }
}
