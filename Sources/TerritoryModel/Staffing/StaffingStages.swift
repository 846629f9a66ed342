/// How many coaches there are from which month on, while a service grows to its full team.
///
/// Stages are in order of their months, and each has more coaches than the one before. The first one's
/// month is the opening.
public struct StaffingStages: Hashable, Sendable, CustomStringConvertible {
  /// The coaches from the beginning of a month on.
  public struct Stage: Hashable, Sendable, CustomStringConvertible {
    public let month: CalendarMonth
    /// Full-time coaches there are from then on, 1 or more; not those who are hired then.
    public let coaches: Int

    public init(_ month: CalendarMonth, coaches: Int) {
      self.month = month
      self.coaches = coaches
    }

    public var description: String { "\(month):\(coaches)" }
  }

  /// One or more.
  public let stages: [Stage]

  /// - Throws: ``Violation`` where there is no stage, where months are out of order, or where a stage
  ///   has no more coaches than the one before.
  public init(_ stages: [Stage]) throws(Violation) {
    guard !stages.isEmpty else {
      throw Violation(what: "there is no stage", remedy: "write month and coaches: 2027-01:4")
    }
    for (before, stage) in zip(stages, stages.dropFirst()) {
      guard before.month != stage.month else {
        throw Violation(
          what: "\(stage.month) stands twice", remedy: "give each month one number of coaches")
      }
      guard before.month < stage.month else {
        throw Violation(
          what: "\(stage.month) stands after \(before.month)",
          remedy: "write the stages in the order of their months")
      }
      guard stage.coaches > before.coaches else {
        throw Violation(
          what: stage.coaches == before.coaches
            ? "from \(stage.month) on there are \(stage.coaches) coaches, as many as before"
            : "from \(stage.month) on there are \(stage.coaches) coaches, fewer than the"
              + " \(before.coaches) before",
          remedy: "give all coaches there are from a month on, more in each stage")
      }
    }
    self.stages = stages
  }

  /// Reads `2027-01:4,2028-01:8,2029-01:11`: from each month on so many coaches in all.
  ///
  /// - Throws: ``Violation`` where the text is no such list, or its stages are none.
  public init(_ text: String) throws(Violation) {
    var stages: [Stage] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: ":", omittingEmptySubsequences: false)
        .map { String($0).trimmingWhitespace() }
      guard sides.count == 2 else {
        throw Violation(
          what: "\(quoted(String(part))) is no stage",
          remedy: "write month and coaches with a colon between them, and a comma between stages:"
            + " 2027-01:4,2028-01:8")
      }
      let month = try CalendarMonth(sides[0])
      let coaches = try Quantity.atLeastOne.read(sides[1], name: "\(month)")
      stages.append(Stage(month, coaches: Int(coaches)))
    }
    try self.init(stages)
  }

  /// The month in which the service opens.
  public var opening: CalendarMonth { stages[0].month }

  /// The coaches of the last stage: the full team.
  public var fullTeam: Int { stages[stages.count - 1].coaches }

  /// Months from the opening to each stage.
  public var monthsFromOpening: [Int] { stages.map { $0.month.months(since: opening) } }

  public var description: String { stages.map(\.description).joined(separator: ",") }
}

extension StaffingStages {
  /// When each coach of each territory comes, stage by stage; the same for every plan with so many
  /// coaches.
  ///
  /// Each further coach goes to the territory that has the most clients a year for each of its coaches
  /// so far, and never above what the plan gives it: so one goes to every territory first, to those
  /// with the most clients before others, and the rest where most clients fall on a coach. Of equal
  /// ones the first in the plan comes first.
  ///
  /// - Parameters:
  ///   - coaches: of each territory of the plan, as many together as ``fullTeam``.
  ///   - clients: a year, of each territory.
  /// - Returns: for each territory the months from the opening to each of its coaches' first day,
  ///   ascending.
  public func arrivals(coaches: [Int], clients: [Double]) -> [[Int]] {
    precondition(coaches.count == clients.count && coaches.reduce(0, +) == fullTeam)
    var arrivals = coaches.map { _ in [Int]() }
    func load(_ territory: Int) -> (without: Bool, clients: Double) {
      let present = arrivals[territory].count
      return (present == 0, clients[territory] / Double(max(1, present)))
    }
    for (stage, month) in zip(stages, monthsFromOpening) {
      while arrivals.reduce(0, { $0 + $1.count }) < stage.coaches {
        var next: Int?
        for territory in coaches.indices where arrivals[territory].count < coaches[territory] {
          guard let best = next else {
            next = territory
            continue
          }
          let (one, other) = (load(territory), load(best))
          let isBetter =
            one.without == other.without ? one.clients > other.clients : one.without
          if isBetter { next = territory }
        }
        // No stage has more coaches than all territories together, so one of them has room.
        arrivals[next!].append(month)
      }
    }
    return arrivals
  }
}
