/// What is asked about a region: everything that differs from what the region assumes by itself.
public struct PlanRequest: Sendable {
  public let region: Region
  /// In place of the region's own assumptions; a later one beats an earlier one.
  ///
  /// Who names a figure of a turnover model wants that model used, unless a model is named too.
  public var choices: [Assumption<Choice>]
  /// What is asked of the territories besides what the region asks of every plan.
  public var requirements: [RequirementRequest] = []
  /// The plan that changes are counted from; it has the territories of ``RequirementRequest/Kind/unchanged``.
  public var reference: PlanFile?
  /// A plan to score or to keep, which has its own number of territories and may give coaches and
  /// leaders too; nil where the best plan is asked for.
  public var plan: PlanFile?

  public init(_ region: Region, _ choices: [Choice] = []) {
    self.region = region
    self.choices = choices.map { .given($0) }
  }

  /// Asks about a region folder. Its own reference plan is the one that changes are counted from,
  /// unless another is given.
  ///
  /// - Parameter reference: the path of a plan.
  /// - Throws: ``InvalidInput`` with everything that is wrong with the folder or the reference plan.
  public init(
    _ folder: RegionFolder, _ choices: [Choice] = [], reference: String? = nil
  ) throws(InvalidInput) {
    self.init(try folder.read(), choices)
    let own = region.settings.reference.map { "\(folder.path)/\($0.value)" }
    guard let path = reference ?? own else { return }
    self.reference = try PlanFile(reading: path, for: region)
  }

  /// The same with further choices, which beat those before.
  public func choosing(_ further: [Assumption<Choice>]) -> PlanRequest {
    var request = self
    request.choices += further
    return request
  }

  /// The request with everything that follows from it: demand, assumptions, team, requirements.
  ///
  /// - Throws: ``InvalidInput`` where it contradicts itself or the region.
  public func planCase() throws(InvalidInput) -> PlanCase {
    var asked = try assumed()
    let region = try measured(asked)
    try placeLeaders(in: &asked.assumptions)
    let demand = try asked.demand(in: region)
    let listed = try listedCoaches(asked)
    let coaches = try coaches(asked.coaches ?? listed?.coaches)
    let workload = Headcount(demand: demand, assumptions: asked.assumptions).byWorkload.team
    let count = plan.map { $0.grouping.territories.count...$0.grouping.territories.count }
    return PlanCase(
      region: region, statistics: asked.statistics, demand: demand,
      assumptions: asked.assumptions, coaches: coaches,
      territories: count.map { Assumption($0, source: "the plan's", origin: .plan) }
        ?? asked.territories,
      requirements: try ResolvedRequirements(
        RequirementRequest.merged(region.settings.requirements, requirements),
        region: region, meanLoad: demand.total / (coaches?.value ?? workload.coaches).equivalents,
        placed: plan?.grouping.coaches == nil ? listed?.placed ?? [] : [],
        reference: reference?.grouping, scoring: plan),
      reference: reference, plan: plan,
      staffMonth: plan?.grouping.coaches == nil ? listed?.month : nil)
  }

  /// The case of the demand alone: what concerns territories is not looked at.
  ///
  /// - Throws: ``InvalidInput`` where a choice is none of the region's.
  public func demandCase() throws(InvalidInput) -> PlanCase {
    let asked = try assumed()
    let listed = try listedCoaches(asked)?.coaches
    return PlanCase(
      region: region, statistics: asked.statistics, demand: try asked.demand(in: region),
      assumptions: asked.assumptions,
      coaches: listed ?? asked.coaches, territories: nil)
  }

  /// The region in the measure that is asked for.
  ///
  /// - Throws: ``InvalidInput`` where minutes are not known, or a limit stands in the region's file,
  ///   which means kilometres.
  private func measured(_ asked: Assumed) throws(InvalidInput) -> Region {
    guard let measure = asked.measure, measure.value == .minutes else { return region }
    var log = ProblemLog()
    if case .given = asked.assumptions.reachKm.origin {
    } else {
      log.add(
        measure.origin.wording,
        "plans go by minutes, and the reach is \(shortest(asked.assumptions.reachKm.value)) km",
        mend: "give \(.reach) in minutes too")
    }
    let isGiven = requirements.contains { $0.kind == .mostKilometres }
    if !isGiven, region.settings.requirements.contains(where: { $0.kind == .mostKilometres }) {
      log.add(
        measure.origin.wording, "plans go by minutes, and most_km of region.yaml means kilometres",
        mend: "give \(Parameter(RequirementRequest.Kind.mostKilometres)) in minutes too")
    }
    try log.throwIfAny()
    do throws(Violation) {
      return try region.measured(in: measure.value)
    } catch {
      throw InvalidInput([error.at(measure.origin)])
    }
  }

  /// A plan that places its leaders has so many of them.
  private func placeLeaders(in assumptions: inout Assumptions) throws(InvalidInput) {
    guard let sum = plan?.grouping.leaders else { return }
    let asked = assumptions.leaders
    if case .given(let parameter) = asked.origin, asked.value != sum {
      throw InvalidInput([
        InputProblem(
          parameter, what: "is \(asked.value), but the plan places \(sum) leaders",
          remedy: "leave out \(parameter), or the plan's column leaders")
      ])
    }
    assumptions.coachesPerLeader = nil
    assumptions.leaders = Assumption(sum, source: "the plan's", origin: .plan)
  }

  /// The coaches of the region's own list; nil where the region has no list, or other coaches are asked
  /// for.
  private func listedCoaches(_ asked: Assumed) throws(InvalidInput) -> StaffList.Listed? {
    if asked.coaches == nil, let list = region.staff { return try list.listed(asked.staffMonth) }
    guard let month = asked.staffMonth else { return nil }
    let fault =
      region.staff.map { list in
        Violation(
          what: "other coaches than those of \(list.file) are asked for",
          remedy: "leave out one of them")
      }
      ?? Violation(
        what: "\(month.origin.wording) is given, but the region has no list of its coaches",
        remedy: "add staff.csv with the column share to the region folder, or leave it out")
    throw InvalidInput([fault.at(month.origin)])
  }

  /// - Returns: nil for as many as are needed.
  private func coaches(
    _ asked: Assumption<Coaches>?
  ) throws(InvalidInput) -> Assumption<Coaches>? {
    guard let sum = plan?.grouping.coaches else { return asked }
    if let asked, case .given(let parameter) = asked.origin, asked.value != sum {
      // Teams that come to the same may be of other people.
      let isNumber = asked.value.equivalents != sum.equivalents
      func shown(_ coaches: Coaches) -> String {
        isNumber
          ? coaches.description
          : "\(coaches) (\(coaches.shares.map(shortest).joined(separator: ",")))"
      }
      throw InvalidInput([
        InputProblem(
          parameter, what: "is \(shown(asked.value)), but the plan places \(shown(sum)) coaches",
          remedy: "leave out \(parameter), or the plan's column coaches")
      ])
    }
    return Assumption(sum, source: "the plan's", origin: .plan)
  }

  /// The region's own assumptions with the choices in their place.
  private struct Assumed {
    var statistics: Assumption<String>
    var chain: DemandChain
    var assumptions: Assumptions
    var coaches: Assumption<Coaches>?
    /// The month whose coaches of the region's list are meant, where one is named.
    var staffMonth: Assumption<CalendarMonth>?
    var territories: Assumption<ClosedRange<Int>>?
    var measure: Assumption<TravelMeasure>?

    func demand(in region: Region) throws(InvalidInput) -> Demand {
      let snapshot: StatisticsSnapshot
      do throws(Violation) {
        snapshot = try region.snapshot(statistics.value)
      } catch {
        throw InvalidInput([error.at(statistics.origin)])
      }
      return try chainNamingItsMonth(in: region).demand(of: snapshot, directory: region.directory)
    }

    /// The chain, with the month that its source was written for where that is another one than is asked for.
    private func chainNamingItsMonth(in region: Region) -> DemandChain {
      let own = region.settings.statistics.value
      guard statistics.value != own, !chain.count.origin.isGiven else { return chain }
      var chain = chain
      chain.count = Assumption(
        chain.count.value,
        source: "written for the statistics of \(own): \(chain.count.source)",
        origin: chain.count.origin)
      return chain
    }

    mutating func apply(_ choice: Assumption<Choice>) throws(InvalidInput) {
      switch (choice.value.key, choice.value.value) {
      case (.statistics, .word(let id)): statistics = choice.map { _ in id }
      case (.count, .word(let column)): chain.count = choice.map { _ in CountColumn(column) }
      case (.lastShare, .number(let share)):
        try replaceShare(choice.value.share, choice.map { _ in share })
      case (.cost, .word(let word)):
        measure = TravelMeasure(rawValue: word).map { value in choice.map { _ in value } }
      case (.coaches, .coaches(let value)), (.staff, .coaches(let value)):
        try setCoaches(choice.map { _ in value })
      case (.staffMonth, .word(let text)): try setStaffMonth(choice.map { _ in text })
      case (.territories, .counts(let range)): territories = choice.map { _ in range }
      case (.leaders, _):
        // A number beats the ratio that the region's file has.
        assumptions.coachesPerLeader = nil
        assumptions[.leaders] = choice.map(\.value)
      case (let key, _): assumptions[key] = choice.map(\.value)
      }
    }

    /// - Throws: ``InvalidInput`` where both their number and the coaches for each are asked for.
    func refuseLeadersTwice(_ choices: [Assumption<Choice>]) throws(InvalidInput) {
      let given = choices.filter {
        [.leaders, .coachesPerLeader].contains($0.value.key) && $0.origin.isGiven
      }
      guard let last = given.last, Set(given.map(\.value.key)).count > 1 else { return }
      throw InvalidInput([
        Violation(
          what: "says how many leaders there are, as \(given[0].origin.wording) does",
          remedy: "give one of them"
        ).at(last.origin)
      ])
    }

    /// A later choice beats an earlier one; `staff` beside `coaches` is a contradiction.
    private mutating func setCoaches(_ choice: Assumption<Coaches>) throws(InvalidInput) {
      if let coaches, case .given(let one) = coaches.origin,
        case .given(let other) = choice.origin, one.name != other.name
      {
        throw InvalidInput([
          InputProblem(other, what: "says who is there, as \(one) does", remedy: "give one of them")
        ])
      }
      coaches = choice
    }

    private mutating func setStaffMonth(_ choice: Assumption<String>) throws(InvalidInput) {
      do throws(Violation) {
        let month = try CalendarMonth(choice.value)
        staffMonth = choice.map { _ in month }
      } catch {
        throw InvalidInput([error.at(choice.origin)])
      }
    }

    private mutating func replaceShare(
      _ name: String?, _ share: Assumption<Double>
    ) throws(InvalidInput) {
      do throws(Violation) {
        chain = chain.replacingShare(at: try chain.position(ofShare: name), by: share)
      } catch {
        throw InvalidInput([error.at(share.origin)])
      }
    }
  }

  /// - Throws: ``InvalidInput`` where a share is chosen that the region's demand does not have, or
  ///   where it is left open which turnover model is meant.
  private func assumed() throws(InvalidInput) -> Assumed {
    let settings = region.settings
    var asked = Assumed(
      statistics: settings.statistics, chain: settings.chain, assumptions: settings.assumptions)
    if let conflict = choices.turnoverConflict() {
      throw InvalidInput([conflict.at(choices.last { $0.value.key.model != nil }!.origin)])
    }
    for choice in choices {
      if let model = choice.value.key.model, asked.assumptions.turnoverModel.value != model {
        asked.assumptions.turnoverModel = choice.map { _ in model }
      }
    }
    for choice in choices { try asked.apply(choice) }
    try asked.refuseLeadersTwice(choices)
    return asked
  }
}

extension DemandChain {
  /// The place of a share by its name; of the last one where no name is given.
  ///
  /// - Throws: ``Violation`` that lists the shares there are.
  func position(ofShare name: String?) throws(Violation) -> Int {
    let names = steps.map(\.name)
    guard !names.isEmpty else {
      throw Violation(
        what: "the region's demand has no share to change", remedy: "add it to demand: shares:")
    }
    guard let name else { return names.count - 1 }
    if let index = names.firstIndex(of: name) { return index }
    let hint = Wording.suggesting(nearestSpelling(of: name, among: names))
    throw Violation(
      what: "the demand has no share \(quoted(name))",
      remedy: "\(hint)Known here: \(names.joined(separator: ", "))")
  }
}
