import Foundation
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
      return "what is asked for leaves no more room than rounding does"
    }
    if first.condition == .difference { return "no other plan differs enough from those before" }
    let all = conflict.map { $0.condition.words(planCase) }
    let sentence = needs ?? (all.count > 1 ? "\(list(all)) contradict each other" : nil)
    return (sentence ?? "no plan has \(all[0])")
      + (diagnosis.isMinimal ? "" : "; whether all of it matters was not found in time")
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
      guard case .count(let below, let above) = part.relaxation,
        let nearest = below == nil || above == nil ? below ?? above : nil
      else { continue }
      let limit = above == nil ? "at most" : "at least"
      let others = diagnosis.conflict.filter { $0 != part }.map { $0.condition.words(planCase) }
      switch part.condition {
      case .coaches(let count):
        let needed = counted(nearest...nearest, "coach", "coaches")
        return "\(need(others)) \(limit) \(needed); \(given) \(count)"
      case .territories(let asked):
        let needed = counted(nearest...nearest, "territory", "territories")
        return "\(need(others)) \(limit) \(needed); you asked for \(asked.shown)"
      default: continue
      }
    }
    return nil
  }

  private func need(_ subjects: [String]) -> String {
    let singular = ["a ", "1 ", "no ", "every "]
    let isOne = subjects.count == 1 && singular.contains { subjects[0].hasPrefix($0) }
    return "\(list(subjects)) \(isOne ? "needs" : "need")"
  }

  /// Whether the planner gave the coaches, or the headcount did.
  private var given: String {
    switch planCase.coaches.origin {
    case .option, .regionFile: "you gave"
    case .builtIn, .plan, .computed, .regionTable: "there are"
    }
  }

  private func remedy(_ part: Diagnosis.Part) -> String {
    let also = part.isEnough ? "" : "; then other conditions still contradict each other"
    if case .enough(let value) = part.relaxation {
      let proven = Diagnosis.Part(part.condition, .value(value), isEnough: part.isEnough)
      return remedy(proven) + "; less may do, that was not found in time"
    }
    guard part.relaxation != .notFoundInTime else {
      return "\(part.condition.words(planCase))\(place(part)): how far it has to give way was not"
        + " found in time"
    }
    return change(part) + place(part) + also
  }

  private func change(_ part: Diagnosis.Part) -> String {
    switch (part.condition, part.relaxation) {
    case (.coaches, .count(let below, let above)):
      "give --coaches \(numbers(below, above))"
    case (.territories, .count(let below, let above)):
      "ask for --territories \(numbers(below, above))"
    case (.leaders, .count(let below, _)): "give --leaders \(below ?? 0)"
    case (.reach, .value(let km)): "give a --reach of \(shortest(km)) or more"
    case (.connected, _): "add a border where a road or ferry could join the parts"
    case (.placedCoaches, _): "leave the coaches out of the plan"
    case (.difference, _): "ask for fewer plans, or a smaller difference"
    case (.requirement(let requirement), .value(let value)): asking(requirement.relaxed(to: value))
    case (.requirement(let requirement), .count(let below?, _)):
      asking(requirement.relaxed(to: Double(below)))
    default: "leave out: \(part.condition.words(planCase))"
    }
  }

  private func asking(_ requirement: Requirement) -> String {
    "ask for \(requirement.description(planCase.region.directory))"
  }

  private func numbers(_ below: Int?, _ above: Int?) -> String {
    [below, above].compactMap { $0.map(String.init) }.joined(separator: " or ")
  }

  /// The line or option that holds the condition, where the remedy does not name it already.
  private func place(_ part: Diagnosis.Part) -> String {
    guard let origin = part.condition.origin(planCase) else { return "" }
    switch (part.condition, origin) {
    case (.requirement, _), (_, .regionFile): return " (\(origin))"
    default: return ""
    }
  }

  private func list(_ items: [String]) -> String {
    guard items.count > 2 else { return items.joined(separator: " and ") }
    return items.dropLast().joined(separator: "; ") + "; and \(items.last!)"
  }
}
