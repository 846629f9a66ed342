/// A count that the statistics keep secret because it is small: an interval, and the point of it
/// that plans use.
public struct SuppressedCount: Sendable, Hashable {
  /// Fewest people, zero or more.
  public let least: Double
  /// Most people.
  public let most: Double
  /// The people that plans count, `least` to `most`.
  public let point: Double

  /// - Throws: ``Violation`` where not 0 ≤ least ≤ point ≤ most.
  public init(least: Double, most: Double, point: Double) throws(Violation) {
    guard least >= 0, least <= most, most.isFinite else {
      throw Violation(
        what: "suppressed counts lie between least \(shortest(least)) and most \(shortest(most)),"
          + " which is no interval",
        remedy: "write least of 0 or more and most of at least that, such as 1 and 4")
    }
    guard point >= least, point <= most else {
      throw Violation(
        what: "the point \(shortest(point)) of suppressed counts lies outside"
          + " \(shortest(least)) to \(shortest(most))",
        remedy: "write a point from least to most, such as \(shortest((least + most) / 2))")
    }
    self.least = least
    self.most = most
    self.point = point
  }

  /// 1 to 4, used as 2.5: table 12r5 publishes 0, and 5 or more.
  public static let builtIn = Assumption(
    try! SuppressedCount(least: 1, most: 4, point: 2.5),
    source: "StatFin table 12r5 publishes 0, and 5 or more, so dots stand for 1 to 4; the middle",
    origin: .builtIn)

  /// Whether a cell of the statistics says that its count is suppressed: `...`, `..` or `…`.
  package static func isMark(_ text: String) -> Bool { ["...", "..", "…"].contains(text) }
}

extension SuppressedCount {
  /// Reads `suppressed` under `demand` of `region.yaml`: least, most, point and source. The built-in
  /// interval where it is absent, or can't be used, which `log` then says.
  static func read(
    from demand: YAMLMapping, log: inout ProblemLog
  ) -> Assumption<SuppressedCount> {
    guard let entry = demand["suppressed"],
      let mapping = YAMLMapping(entry.node, demand.place, "suppressed", log: &log)
    else { return builtIn }
    mapping.refuseOthers(than: ["least", "most", "point", "source"], log: &log)
    let least = mapping.number("least", as: .amount, log: &log)
    let most = mapping.number("most", as: .amount, log: &log)
    let point = mapping.number("point", as: .amount, log: &log)
    let source = mapping.text("source", log: &log)
    guard let least, let most, let point, let source else { return builtIn }
    let interval = log.noting(demand.place, line: entry.line) { () throws(Violation) in
      try SuppressedCount(least: least, most: most, point: point)
    }
    return interval.map {
      Assumption($0, source: source, origin: .regionFile(line: entry.line))
    } ?? builtIn
  }
}
