import TerritoryLanguages
import TerritoryModel

/// Why no plan is possible: in words, and condition by condition with exact values.
struct DiagnosisDocument: Encodable {
  let reason: String
  let remedy: String
  let conflict: [Part]
  let minimal: Bool

  /// A condition of the contradiction, and the nearest values for which there is a plan: numbers
  /// `below` and `above`, or a `value`; none of them where it can only be left out. `proven` is false
  /// where a limit ended the search for them: then there may be a nearer value.
  struct Part: Encodable {
    let condition: String
    let text: String
    let origin: String?
    let below: Double?
    let above: Double?
    /// The share of full time of each coach of `below` and `above`, where more than one works part-time;
    /// absent otherwise.
    let belowShares: [Double]?
    let aboveShares: [Double]?
    let value: Double?
    let enough: Bool
    let proven: Bool
    /// Whether `below` and `above` go by other conditions too than those of the contradiction; absent
    /// where they don't.
    let beyondConflict: Bool?
  }

  init(_ diagnosis: Diagnosis, _ planCase: PlanCase) {
    (reason, remedy) = Language.forPrograms {
      let words = DiagnosisWords(diagnosis, planCase)
      return (words.reason, words.remedies.joined(separator: "; or "))
    }
    conflict = diagnosis.conflict.map { Part($0, planCase) }
    minimal = diagnosis.isMinimal
  }
}

extension DiagnosisDocument.Part {
  fileprivate init(_ part: Diagnosis.Part, _ planCase: PlanCase) {
    condition = part.condition.name
    text = Language.forPrograms { part.condition.words(planCase) }
    origin = part.condition.origin(planCase)?.place
    enough = part.isEnough
    beyondConflict = part.ofConflict == nil ? nil : true
    if case .coaches(let below, let above) = part.relaxation {
      belowShares = below.flatMap(\.untoldShares)
      aboveShares = above.flatMap(\.untoldShares)
    } else {
      (belowShares, aboveShares) = (nil, nil)
    }
    switch part.relaxation {
    case .count(let below, let above):
      (self.below, self.above, value) = (below.map(Double.init), above.map(Double.init), nil)
    case .coaches(let below, let above):
      (self.below, self.above, value) = (below?.equivalents, above?.equivalents, nil)
    case .value(let value), .enough(let value): (below, above, self.value) = (nil, nil, value)
    case .drop, .notFoundInTime: (below, above, value) = (nil, nil, nil)
    }
    proven =
      switch part.relaxation {
      case .count, .coaches, .value, .drop: true
      case .enough, .notFoundInTime: false
      }
  }
}

extension Coaches {
  fileprivate var untoldShares: [Double]? { areToldByNumber ? nil : shares }
}
