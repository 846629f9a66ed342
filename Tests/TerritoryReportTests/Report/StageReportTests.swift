import Foundation
import TerritoryLanguages
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryReport

/// The report of a service that grows: stages, never scenarios.
struct StageReportTests {
  /// Two coaches serve Alpha, and Beta to Delta; from the next year on three serve Alpha with Beta, and
  /// Gamma with Delta, with the best plan of each stage alone beside it.
  private func rollout(alone west: Int = 1) throws -> Rollout {
    func stage(_ month: String, _ coaches: Int, west: Int, alone: Int) throws -> Rollout.Stage {
      let fixture = try PlanFixture(coaches: coaches)
      return Rollout.Stage(
        try CalendarMonth(month), fixture.planCase, fixture.result(west: west),
        alone: fixture.result(west: alone))
    }
    return Rollout(
      .backwards,
      [
        try stage("2027-01", 2, west: 1, alone: west),
        try stage("2028-01", 3, west: 2, alone: 2),
      ], asked: 2)
  }

  /// Three stages, of which the first has no plan.
  private func rollout(firstWithout outcome: Outcome) throws -> Rollout {
    let known = try rollout().stages
    return Rollout(
      .backwards,
      [
        Rollout.Stage(
          known[0].month, known[0].planCase,
          PlanResult(brief: known[0].result.brief, outcome: outcome), alone: nil),
        known[1],
        Rollout.Stage(
          try CalendarMonth("2029-01"), known[1].planCase, known[1].result, alone: known[1].alone),
      ], asked: 3)
  }

  private func content(_ rollout: Rollout) -> ReportContent {
    ReportContent(rollout, ReportMaking(solver: "GLPK 5.0", arguments: ["rollout", "koe"]))
  }

  private func page(_ content: ReportContent) -> String {
    reportHTML(content, map: RegionMap(content.planCase.region, outlines: nil))
  }

  /// What people and scripts read, without tags, styles and what scripts call things.
  private func words(_ page: String) -> String {
    page.replacing(/<style>[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>/, with: "")
      .replacing(/<(?!script)[^>]*>/, with: " ")
  }

  @Test(arguments: [
    (Language.english, "cenario", "2027-01, 2 coaches", "Stage to show", "Who changes coach"),
    (
      .finnish, "kenaario", "2027-01, 2 valmentajaa", "Näytettävä vaihe", "Kenen valmentaja vaihtuu"
    ),
    (.swedish, "cenari", "2027-01, 2 tränare", "Skede som visas", "Vem som byter tränare"),
  ])
  func stagesAreNoScenarios(
    language: Language, scenario: String, stage: String, picker: String, changes: String
  ) throws {
    try Language.$current.withValue(language) {
      let words = words(page(content(try rollout())))
      // The data for the scripts has keys of its own.
      let text = words.replacing(/"scenario":|"scenarios":/, with: "")
      #expect(!text.contains(scenario), "\(text.ranges(of: scenario).count)")
      for part in [stage, picker, changes] { #expect(text.contains(part), "\(part)") }
    }
  }

  @Test func whoChangesCoachIsTold() throws {
    let section = try #require(coachChangeSection(try rollout()))
    let table = try #require(section.blocks.compactMap(\.table).first)
    #expect(table.columns.map(\.title) == ["Municipality", "2027-01", "2028-01"])
    let rows = table.groups.flatMap(\.rows).map { [$0.head.text] + $0.cells.map(\.text) }
    #expect(
      rows == [
        ["Beta", "Beta", "→ Alpha"], ["Gamma", "Beta", "→ Gamma"], ["Delta", "Beta", "→ Gamma"],
      ])
  }

  @Test func whatGrowingCostsIsTold() throws {
    // Alone, the first stage had its territories otherwise and other ways with them.
    let dear = try #require(try rollout(alone: 3).priceWords)
    let rows = StageRow.all(of: try rollout(alone: 3))
    let own = rows[0].travel(rows[0].plan)
    let alone = rows[0].travel(try #require(rows[0].stage.alone?.outcome.solution?.plan))
    #expect(own != alone)
    let km = Figures.short(abs(Figures.wholeDifference(own, from: alone)), digits: 0)
    #expect(dear.contains("\(km) client-kilometres \(own > alone ? "more" : "fewer")."))
    #expect(!dear.contains("2028-01"))
    #expect(try rollout().priceWords?.contains("costs nothing") == true)
  }

  /// A stage that has no plan beside the others may cost just that, and is the beginning that was asked for.
  @Test func aStageWithoutAPlanIsNotPassedOver() throws {
    let missing = try rollout(firstWithout: .infeasible(.otherScenarios))
    #expect(missing.priceWords == nil)
    let sentence = ReportAnswer(content(missing)).sentence
    #expect(sentence.hasSuffix("No plan for the stage from 2027-01 on"), "\(sentence)")
    #expect(!sentence.contains("At the beginning"))
  }

  /// That no plan is possible is said only where that is known, and of other stages only where something
  /// would mend it.
  @Test func aStageWhosePlanIsOpenIsNotCalledImpossible() throws {
    let anew = "the other stages are planned anew"
    let impossible = words(page(content(try rollout(firstWithout: .infeasible(.otherScenarios)))))
    #expect(impossible.contains("No plan is possible: 2027-01") && impossible.contains(anew))
    let open = words(page(content(try rollout(firstWithout: .unknown))))
    #expect(open.contains("Without a plan: 2027-01"))
    #expect(!open.contains("No plan is possible") && !open.contains(anew))
  }

  /// A stage whose plan alone was not found is not said to cost nothing.
  @Test func whatIsNotKnownOfAStageIsSaid() throws {
    let known = try rollout()
    func stage(_ place: Int, _ outcome: Outcome) -> Rollout.Stage {
      let stage = known.stages[place]
      return Rollout.Stage(
        stage.month, stage.planCase, stage.result,
        alone: PlanResult(brief: stage.result.brief, outcome: outcome))
    }
    let open = Rollout(
      .backwards, [stage(0, .unknown), stage(1, known.stages[1].alone!.outcome)], asked: 2)
    #expect(
      open.priceWords
        == "What it costs is not known of 2027-01, since its plan or the best one of it alone is not proven."
    )
    // A stage whose own plan is not proven may cost less than that plan.
    let ownIsOpen = Rollout(
      .backwards,
      known.stages.map { stage in
        Rollout.Stage(
          stage.month, stage.planCase,
          PlanResult(
            brief: stage.result.brief, outcome: .feasible(stage.result.outcome.solution!)),
          alone: stage.alone)
      }, asked: 2)
    #expect(ownIsOpen.priceWords?.contains("not known of 2027-01 and 2028-01") == true)
  }

  @Test func theAnswerTellsBeginningAndEnd() throws {
    let answer = ReportAnswer(content(try rollout()))
    #expect(
      answer.sentence
        == """
        Test: 2 job coaches from 2027-01 on, 3 from 2028-01 on.
        At the beginning, 50 clients a year are not served, at the end 50
        """)
    #expect(answer.lead.contains { $0.contains("Bases that are open stay open.") })
    #expect(answer.lead.contains { $0.contains("given the stage planned before it") })
  }

  @Test func theWorkbookHasStages() throws {
    try inNewFolder { folder in
      try PlanWorkbook(content(try rollout())).write(to: "\(folder)/plan.xlsx")
      let book = try ReadWorkbook("\(folder)/plan.xlsx")
      let sheet = try #require(book.sheets.first { $0.name == "Stages" })
      #expect(sheet.header == ["Figure", "2027-01, 2 coaches", "2028-01, 3 coaches"])
      let figures = sheet.column("Figure").compactMap { $0.value?.text }
      #expect(figures.contains("Difference from the last stage: coaches"))
      #expect(!figures.contains { $0.contains("aseline") })
      #expect(book.sheets[0].header.first == "Stage")
    }
  }
}
