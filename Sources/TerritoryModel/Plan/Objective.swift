/// A level of the lexicographic optimisation.
public enum Objective: String, Sendable, CaseIterable, Hashable {
  /// Clients of the region that nobody serves: Σ w_m.
  case waiting
  /// Client-kilometres from the serving coach's base, one way: Σ d_m D_mj y_mj.
  case travel
  /// How far the territories' own clients are from an even load per coach:
  /// Σ_j |Σ_m d_m x_mj − c_j·D̄| with D̄ = Σ d / N.
  case balance

  /// The unit of the level's value.
  public var unit: String {
    switch self {
    case .waiting, .balance: "clients/year"
    case .travel: "client-km/year"
    }
  }

  /// The order that is used where none is given.
  public static let defaultPriority: [Objective] = [.waiting, .travel, .balance]

  /// Reads the levels in their order.
  ///
  /// - Throws: ``Violation`` where a name is unknown, given twice, or none is given.
  public static func priority(_ names: [String]) throws(Violation) -> [Objective] {
    let known = allCases.map(\.rawValue).joined(separator: ", ")
    var levels: [Objective] = []
    for name in names {
      guard let level = Objective(rawValue: name) else {
        throw Violation(
          what: "\(quoted(name)) is no level of the optimisation", remedy: "choose from \(known)")
      }
      guard !levels.contains(level) else {
        throw Violation(what: "the level \(name) is given twice", remedy: "name each level once")
      }
      levels.append(level)
    }
    guard !levels.isEmpty else {
      throw Violation(what: "no level is given", remedy: "choose from \(known)")
    }
    return levels
  }
}
