import Foundation
import TerritoryLanguages
import TerritoryModel

/// Why no plan is possible, in the planner's words: "8 care teams at 2 per coach need at least 4
/// coaches; you gave 3".
struct DiagnosisWords {
  private let diagnosis: Diagnosis
  private let planCase: PlanCase

  init(_ diagnosis: Diagnosis, _ planCase: PlanCase) {
    self.diagnosis = diagnosis
    self.planCase = planCase
  }

  /// What contradicts what.
  var reason: String {
    let conflict = diagnosis.conflict
    guard let first = conflict.first else {
      return phrase("what is asked for leaves no more room than rounding does")
    }
    if first.condition == .difference {
      return phrase("no other plan differs enough from those before")
    }
    if first.condition == .otherScenarios {
      return phrase("there are plans, but none that all other scenarios have too")
    }
    let all = conflict.map { $0.condition.words(planCase) }
    let sentence = needs ?? (all.count > 1 ? phrase("\(list(all)) contradict each other") : nil)
    let contradiction = sentence ?? phrase("no plan has \(all[0])")
    let reason =
      diagnosis.isOfGivenTerritories
      ? phrase("with the given territories, \(contradiction)") : contradiction
    return diagnosis.isMinimal
      ? reason : phrase("\(reason); whether all of it matters is not known")
  }

  /// Each change that resolves the contradiction, with the option or line to change. A condition of
  /// which no change was found in time is named only where none of the others is known either.
  var remedies: [String] {
    let known = diagnosis.conflict.filter { $0.relaxation != .notFoundInTime }
    return (known.isEmpty ? diagnosis.conflict : known).map(remedy)
  }

  /// What all other conditions need of a number, where they need more of it, or less.
  private var needs: String? {
    for part in diagnosis.conflict where diagnosis.conflict.count > 1 {
      let others = diagnosis.conflict.filter { $0 != part }.map(\.condition)
      switch (part.condition, part.ofConflict ?? part.relaxation) {
      case (.coaches(let coaches), .coaches(let below, let above)):
        // Whether people or their work are missing, no number of part-time coaches tells.
        guard !coaches.arePartTime, let nearest = oneSided(below, above) else { continue }
        let needed = need(others, atMost: above == nil, phrase("\(nearest) {coach|coaches}"))
        return coachesAreGiven
          ? phrase("\(needed); you gave \(coaches)") : phrase("\(needed); there are \(coaches)")
      case (.territories(let asked), .count(let below, let above)):
        guard let nearest = oneSided(below, above) else { continue }
        let needed = need(others, atMost: above == nil, territoryCount(nearest...nearest))
        return isOfPlan(part.condition)
          ? phrase("\(needed); the plan has \(asked.shown)")
          : phrase("\(needed); you asked for \(asked.shown)")
      default: continue
      }
    }
    return nil
  }

  /// The nearest number where there is one on one side only.
  private func oneSided<Number>(_ below: Number?, _ above: Number?) -> Number? {
    below == nil || above == nil ? below ?? above : nil
  }

  private func need(_ conditions: [Condition], atMost: Bool, _ needed: String) -> String {
    let subject = list(conditions.map { $0.words(planCase) })
    let isSingular = conditions.count == 1 && conditions[0].isSingular
    return switch (isSingular, atMost) {
    case (true, true): phrase("\(subject) needs at most \(needed)")
    case (true, false): phrase("\(subject) needs at least \(needed)")
    case (false, true): phrase("\(subject) need at most \(needed)")
    case (false, false): phrase("\(subject) need at least \(needed)")
    }
  }

  /// Whether it is what the plan that is scored has, which nobody asked for.
  private func isOfPlan(_ condition: Condition) -> Bool { condition.origin(planCase) == .plan }

  /// Whether the planner gave the coaches, instead of the headcount.
  private var coachesAreGiven: Bool {
    switch planCase.coaches.origin {
    case .given, .regionFile: true
    case .builtIn, .plan, .computed, .regionTable: false
    }
  }

  private func remedy(_ part: Diagnosis.Part) -> String {
    if case .enough(let value) = part.relaxation {
      let proven = Diagnosis.Part(part.condition, .value(value), isEnough: part.isEnough)
      return phrase("\(remedy(proven)); less may do, that was not found in time")
    }
    guard part.relaxation != .notFoundInTime else {
      let condition = part.condition.words(planCase) + place(part)
      return phrase("\(condition): how far it has to give way was not found in time")
    }
    let change = withTeam(part, change(part) + place(part))
    return part.isEnough
      ? change : phrase("\(change); then other conditions still contradict each other")
  }

  /// Where nobody gave the coaches, and distances or another scenario decide their number, another reach or
  /// requirement would ask for another team than the change was found for.
  private func withTeam(_ part: Diagnosis.Part, _ change: String) -> String {
    let (team, headcount) = (planCase.coaches, planCase.headcount())
    let ownTeams = [headcount.byWorkload, headcount.needed].map(\.team.coaches.count)
    guard team.origin == .computed, ownTeams.contains(where: { $0 != team.value.count }) else {
      return change
    }
    return switch part.condition {
    case .reach, .requirement: phrase("\(change), with --coaches \(team.value)")
    default: change
    }
  }

  private func change(_ part: Diagnosis.Part) -> String {
    switch (part.condition, part.relaxation) {
    case (.coaches, .coaches(let below, let above)):
      coachesRemedy([below, above].compactMap(\.self))
    case (.territories, .count(let below, let above)):
      territoriesRemedy(numbers([below, above].compactMap { $0?.description }), part)
    case (.leaders, .count(let below, _)): phrase("give --leaders \(String(below ?? 0))")
    case (.reach, .value(let km)): phrase("give a --reach of \(shortest(km)) or more")
    case (.connected, _):
      phrase("add a border where a road or ferry could join the parts")
    case (.placedCoaches, _): phrase("leave the coaches out of the plan")
    case (.difference, _): phrase("ask for fewer plans, or a smaller difference")
    case (.otherScenarios, _):
      phrase("leave out the scenario that has no plan of its own, or ask for less")
    case (.requirement(let requirement), .value(let value)): asking(requirement.relaxed(to: value))
    case (.requirement(let requirement), .count(let below, let above)):
      (below ?? above).map { asking(requirement.relaxed(to: Double($0))) } ?? leavingOut(part)
    default: leavingOut(part)
    }
  }

  private func territoriesRemedy(_ numbers: String, _ part: Diagnosis.Part) -> String {
    isOfPlan(part.condition)
      ? phrase("score a plan of \(numbers) territories")
      : phrase("ask for --territories \(numbers)")
  }

  /// - Parameter teams: any of which would do, one or two.
  private func coachesRemedy(_ teams: [Coaches]) -> String {
    // A number stands for one part-time coach at most.
    let areNumbers = teams.allSatisfy(\.areToldByNumber)
    let either = numbers(
      teams.map { areNumbers ? $0.description : $0.shares.map(shortest).joined(separator: ",") })
    // No option takes them where a plan is scored.
    let inWords = numbers(
      teams.map { areNumbers ? Figures.coaches($0) : $0.shares.map(Figures.exact).listedFigures })
    return switch planCase.coaches.origin {
    // The coaches of a roll-out are those of its stages.
    case .given(.stages):
      phrase("give the stage \(either) coaches (--stages), and more in each stage after it")
    // Another number would do away with the places of the coaches who are listed.
    case .regionTable(let list):
      areNumbers
        ? phrase("let \(list) list coaches who come to \(either)")
        : phrase("let \(list) list coaches with the shares \(either)")
    case .plan: phrase("score a plan with \(inWords) coaches")
    case .given, .regionFile, .builtIn, .computed:
      areNumbers ? phrase("give --coaches \(either)") : phrase("give --staff \(either)")
    }
  }

  private func leavingOut(_ part: Diagnosis.Part) -> String {
    let condition = part.condition.words(planCase)
    // Nobody asked for it who could leave it out.
    return part.condition.origin(planCase) == .given(.stages)
      ? phrase(
        """
        plan the stages in another order or all at once (--forwards, --all-at-once): the one that was planned before \
        asks for \(condition)
        """)
      : phrase("leave out: \(condition)")
  }

  private func asking(_ requirement: Requirement) -> String {
    phrase("ask for \(requirement.words(planCase))")
  }

  /// Values for an option, as they are typed.
  private func numbers(_ values: [String]) -> String {
    values.count == 2 ? phrase("\(values[0]) or \(values[1])") : values.joined()
  }

  /// The line or option that holds the condition, where the remedy does not name it already.
  private func place(_ part: Diagnosis.Part) -> String {
    guard let origin = part.condition.origin(planCase) else { return "" }
    switch (part.condition, origin) {
    case (.requirement, _), (_, .regionFile): return " (\(origin.place))"
    default: return ""
    }
  }

  private func list(_ items: [String]) -> String {
    guard items.count > 2 else { return items.listed }
    return phrase("\(items.dropLast().joined(separator: "; ")); and \(items.last!)")
  }
}

extension Condition {
  /// The condition as the subject of a sentence: `8 care teams at 2 per coach`.
  func words(_ planCase: PlanCase) -> String {
    switch self {
    case .connected: phrase("territories connected by road borders")
    case .leaders(let count): phrase("\(count) {leader|leaders}")
    case .territories(let asked): territoryCount(asked)
    case .coaches(let coaches): phrase("\(coaches) {coach|coaches}")
    case .reach(let km): phrase("a reach of \(Figures.short(km)) km")
    case .placedCoaches(let coaches): phrase("the \(coaches) {coach|coaches} of the plan")
    case .difference: phrase("a plan that differs enough from those found before")
    case .otherScenarios: phrase("a plan that all other scenarios have too")
    case .requirement(let requirement): requirement.subject(planCase)
    }
  }

  /// Whether English has a verb in the singular after the condition's words.
  var isSingular: Bool {
    switch self {
    case .reach, .difference, .otherScenarios: true
    case .connected, .placedCoaches: false
    case .leaders(let count): count == 1
    case .coaches(let coaches): coaches == 1
    case .territories(let asked): asked == 1...1
    case .requirement(let requirement): requirement.isSingular
    }
  }

  /// The word for the condition in documents.
  var name: String {
    switch self {
    case .connected: "connected"
    case .leaders: "leaders"
    case .territories: "territories"
    case .coaches: "coaches"
    case .reach: "reach"
    case .placedCoaches: "placed_coaches"
    case .difference: "difference"
    case .otherScenarios: "other_scenarios"
    case .requirement: "requirement"
    }
  }

  /// The option or line that asks for it; nil where nobody did.
  func origin(_ planCase: PlanCase) -> Origin? {
    switch self {
    case .connected, .difference, .otherScenarios: nil
    case .leaders: planCase.assumptions.leaders.origin
    case .territories: planCase.territories?.origin
    case .coaches: planCase.coaches.origin
    case .reach: planCase.assumptions.reachKm.origin
    case .placedCoaches: .plan
    case .requirement(let requirement): requirement.origin
    }
  }
}

/// `1 territory`, `6–9 territories`.
func territoryCount(_ count: ClosedRange<Int>) -> String {
  count.count == 1
    ? phrase("\(count.lowerBound) {territory|territories}") : phrase("\(count.shown) territories")
}
