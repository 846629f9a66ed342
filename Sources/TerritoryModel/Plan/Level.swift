/// A level of the optimisation: what is minimised, and how much of it later levels may give away.
public struct Level: Hashable, Sendable, CustomStringConvertible {
  public let objective: Objective
  /// Share of the level's optimum that later levels may add to it, 0 or more: 0.05 is 5 %.
  public let tolerance: Double

  public init(_ objective: Objective, tolerance: Double = 0) {
    precondition(tolerance >= 0 && tolerance.isFinite)
    self.objective = objective
    self.tolerance = tolerance
  }

  /// `travel`, or `travel:5%`.
  public var description: String {
    tolerance == 0 ? objective.rawValue : "\(objective.rawValue):\(shortest(tolerance * 100))%"
  }

  /// What is solved where nothing else is asked for.
  public static let defaultPriority = [
    Level(.waiting), Level(.fairness), Level(.travel), Level(.balance),
  ]

  /// Reads the levels in their order: `waiting`, `travel:5%`, `travel:0.05`.
  ///
  /// - Throws: ``Violation`` where a name is unknown, given twice, or none is given, or a tolerance
  ///   is no share.
  public static func priority(_ texts: [String]) throws(Violation) -> [Level] {
    var levels: [Level] = []
    for text in texts {
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      guard let objective = parts.first.flatMap(Objective.init(rawValue:)),
        Objective.levels.contains(objective)
      else {
        throw Violation(
          what: "\(quoted(text)) is no level of the optimisation",
          remedy: "choose from \(Objective.names)")
      }
      guard !levels.contains(where: { $0.objective == objective }) else {
        throw Violation(
          what: "the level \(objective.rawValue) is given twice", remedy: "name each level once")
      }
      levels.append(Level(objective, tolerance: parts.count > 1 ? try share(parts[1]) : 0))
    }
    guard !levels.isEmpty else {
      throw Violation(what: "no level is given", remedy: "choose from \(Objective.names)")
    }
    return levels
  }

  private static func share(_ text: String) throws(Violation) -> Double {
    let isPercent = text.hasSuffix("%")
    let number = try StrictNumber.parse(isPercent ? String(text.dropLast()) : text)
    guard isPercent else {
      try Quantity.share.validate(number, name: "the tolerance of a level")
      return number
    }
    guard (0...100).contains(number) else {
      throw Violation(
        what: "the tolerance of a level is \(text)", remedy: "write a percentage from 0% to 100%")
    }
    return number / 100
  }
}
