import TerritoryLanguages
import TerritoryModel
import Testing

@testable import TerritoryReport

/// What results begin with: the decision, its figures, and what serving alike costs.
struct DecisionTests {
  /// A plan of the fixture that serves a part of each municipality's clients.
  ///
  /// - Parameters:
  ///   - level: what its value is proven of.
  ///   - bound: of the value, 1 where it is proven.
  private func answer(
    _ shares: [Double], coaches: Int, proving level: Level = Level(.waiting), bound: Double = 1
  ) throws -> Evaluation.Answer {
    let fixture = try PlanFixture(coaches: coaches)
    let brief = fixture.brief
    let plan = Plan(territories: [
      Plan.Territory(
        base: 0, municipalities: [0, 1, 2, 3], coaches: Coaches(fullTime: coaches),
        leaders: 1,
        services: shares.enumerated().filter { $0.element > 0 }.map {
          Plan.Service(municipality: $0.offset, clients: $0.element * brief.demand[$0.offset])
        })
    ])
    let value = plan.value(of: level.objective, for: brief)
    let proven = LevelResult(level, value: value, bound: bound * value, in: brief)
    return Evaluation.Answer(
      brief: brief, outcome: .optimal(Solution(plan: plan, levels: [proven], seconds: 0)))
  }

  private func decision(
    _ own: Evaluation.Answer, against all: Evaluation.Answer? = nil,
    oneMore: Evaluation.Answer? = nil, price: PriceOfFairness? = nil
  ) throws -> (Decision, PlanCase) {
    let planCase = try PlanFixture(coaches: own.brief.team.coaches.count).planCase
    let result = PlanResult(
      brief: own.brief, outcome: own.outcome,
      basis: DecisionBasis(price: price, oneMore: oneMore, servingAll: all))
    return (Decision(result, planCase), planCase)
  }

  private let alike = [0.5, 0.5, 0.5, 0.5]
  private let unequal = [1.0, 0, 0, 0]
  private let all = [1.0, 1, 1, 1]

  @Test(arguments: [
    (
      Language.english,
      "R: decide on 3 or 5 job coaches.\nWith 3, 3 municipalities get no service at all"
    ),
    (
      .finnish,
      "R: päätettävänä 3 vai 5 työhönvalmentajaa.\n3 valmentajalla 3 kuntaa jää kokonaan ilman palvelua"
    ),
    (
      .swedish,
      "R: att besluta om är 3 eller 5 arbetstränare.\nMed 3 blir 3 kommuner helt utan service"
    ),
  ])
  func whoGetsNothingIsAHeadline(language: Language, sentence: String) throws {
    let (own, other) = (try answer(unequal, coaches: 3), try answer(all, coaches: 5))
    try Language.$current.withValue(language) {
      let (decision, planCase) = try decision(own, against: other)
      #expect(decision.sentence("R", needed: planCase.headcount().needed.team) == sentence)
    }
  }

  @Test func whoIsServedInPartWaits() throws {
    let (decision, planCase) = try decision(
      answer(alike, coaches: 3), against: answer(all, coaches: 5))
    let needed = planCase.headcount().needed.team
    #expect(
      decision.sentence("R", needed: needed)
        == "R: decide on 3 or 5 job coaches.\nWith 3, 50 % of the clients wait; with 5, nobody")
    #expect(
      decision.figures.map(\.title) == [
        "Coaches and cost a year", "Clients served a year", "Who goes without",
      ])
    #expect(decision.figures[0].note == "No figures of cost were given.")
    #expect(decision.figures[1].values.map(\.value) == ["50 of 100", "100 of 100"])
    #expect(decision.figures[2].values.map(\.value) == ["50 clients", "Nobody"])
    #expect(
      decision.figures.map(\.difference) == [
        "2 coaches more", "50 more", "50 fewer clients go without",
      ])
    #expect(!decisionTable(decision).contains("wait"))
  }

  /// "Needs" is said of the number alone with which nobody has to wait.
  @Test func onlyWhoServesEverybodyIsNeeded() throws {
    let own = try answer(all, coaches: 3)
    let (alone, _) = try decision(own)
    let team = own.brief.team
    #expect(
      alone.sentence("R", needed: team) == "R needs 3 job coaches; then nobody has to wait")
    let other = Team(coaches: 2, leaders: team.leaders)
    #expect(alone.sentence("R", needed: other) == "R: with 3 job coaches nobody has to wait")
    let (fewer, _) = try decision(own, against: answer(all, coaches: 2))
    #expect(
      fewer.sentence("R", needed: other)
        == "R: decide on 2 or 3 job coaches.\nAlready with 2, nobody has to wait")
    let (short, _) = try decision(answer(alike, coaches: 3))
    #expect(
      short.sentence("R", needed: team)
        == "R: 3 job coaches in 1 territory can serve 50 % of the clients")
    // Where travel comes first, more may wait than have to, or the search was stopped, nobody knows
    // whether they could serve more.
    for other in try [
      answer(alike, coaches: 3, proving: Level(.travel)),
      answer(alike, coaches: 3, proving: Level(.waiting, tolerance: 0.5)),
      answer(alike, coaches: 3, bound: 0.9),
    ] {
      #expect(
        try decision(other).0.sentence("R", needed: team)
          == "R: in this plan, 3 job coaches serve 50 % of the clients")
    }
  }

  @Test func fairnessHasItsPrice() throws {
    let (fair, cheap) = (try answer(alike, coaches: 3), try answer(unequal, coaches: 3))
    let price = PriceOfFairness(alike: fair, cheapest: cheap)
    #expect(price.travel > 0)
    let (served, _) = try decision(
      fair, oneMore: answer([0.6, 0.6, 0.6, 0.6], coaches: 4), price: price)
    #expect(served.notes.count == 2)
    #expect(served.notes[0].hasPrefix("Serving everybody alike costs "))
    #expect(
      served.notes[0].hasSuffix(
        "The cheapest plan would save them and leave Beta, Gamma and Delta without any service."))
    #expect(
      served.notes[1]
        == "With one coach more (4), 40 clients a year are not served instead of 50.")
    let (cheapest, _) = try decision(cheap, price: price)
    #expect(
      cheapest.notes[0].hasPrefix(
        "This is the cheapest plan; it leaves Beta, Gamma and Delta without any service."))
  }

  @Test func peopleAreCountedWhole() {
    #expect(Figures.people(191.35) == "191" && Figures.people(9.96) == "10")
    #expect(Figures.people(4.25) == "4.2" && Figures.people(0) == "0")
    #expect(Figures.people(0.01) == "0.01")
    // Served and waiting of 90, as sums come to them.
    #expect(Figures.people(68.5) == "68" && Figures.people(21.499_999_999_97) == "22")
  }
}
