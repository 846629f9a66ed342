/// How a service works in practice, which a plan of yearly figures does not look at and a simulation
/// can. Nothing of it is assumed: what is nil is off.
public struct Practice: Sendable {
  /// New clients that a full-time coach begins with in a month at most, above 0.
  public var intake: Assumption<Double>?
  /// Share of the time that a coach is away: leave, sickness, training; 0 ..< 1.
  public var absence: Assumption<Double>?
  /// Share of the coaches who leave within a year, 0 ..< 1.
  public var leaving: Assumption<Double>?
  /// Months until somebody new fills the post of a coach who left, above 0.
  public var vacancyMonths: Assumption<Double>?
  /// Mean months of searching for work, above 0; in place of one duration of coaching.
  public var searchMonths: Assumption<Double>?
  /// Share of those who search who drop out before they find work, 0...1.
  public var searchDropOut: Assumption<Double>?
  /// Mean months of support after work was found, above 0.
  public var supportMonths: Assumption<Double>?
  /// Share of those who are supported who drop out before the support is over, 0...1.
  public var supportDropOut: Assumption<Double>?
  /// Mean months after which somebody who waits gives up, above 0.
  public var patienceMonths: Assumption<Double>?

  /// All off.
  public init() {}

  /// Whether nothing is given, so that nothing is to be shown.
  public var isOff: Bool {
    [
      intake, absence, leaving, vacancyMonths, searchMonths, searchDropOut, supportMonths,
      supportDropOut, patienceMonths,
    ].allSatisfy { $0 == nil }
  }

  /// Refuses what says nothing by itself, and shares of everybody.
  ///
  /// - Throws: ``InvalidInput`` with each of them, where it was given.
  public func validate() throws(InvalidInput) {
    var problems: [InputProblem] = []
    func need(
      _ one: Assumption<Double>?, _ other: Assumption<Double>?, _ key: AssumptionKey,
      _ meaning: Wording
    ) {
      guard let one, one.value > 0, other == nil else { return }
      problems.append(
        Violation(
          what: "says nothing without \(key.parameter)",
          remedy: "give \(key.parameter), \(meaning), or leave this out"
        ).at(one.origin))
    }
    func refuseWhole(_ share: Assumption<Double>?, _ what: Wording) {
      guard let share, share.value >= 1 else { return }
      problems.append(
        Violation(what: what, remedy: "give a share below 1, such as 0.1 or 10%").at(share.origin))
    }
    need(
      leaving, vacancyMonths, .vacancy, "the months until the post of who left is filled again")
    need(vacancyMonths, leaving, .leaving, "the share of coaches who leave within a year")
    need(searchDropOut, searchMonths, .searchMonths, "the mean months of searching for work")
    need(supportMonths, searchMonths, .searchMonths, "the mean months of searching for work")
    need(
      supportDropOut, supportMonths, .supportMonths,
      "the mean months of support after work was found")
    refuseWhole(absence, "no coach is ever there")
    refuseWhole(leaving, "every coach leaves at once")
    if !problems.isEmpty { throw InvalidInput(problems) }
  }
}
