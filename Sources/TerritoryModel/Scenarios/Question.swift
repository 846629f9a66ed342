/// Everything that is assumed for one question about a region, before anything is computed from it.
public struct Question: Sendable {
  /// The snapshot, by name.
  public private(set) var statistics: Assumption<String>
  public private(set) var chain: DemandChain
  public var assumptions: Assumptions
  /// Coaches; nil for as many as the headcount needs.
  public private(set) var coaches: Assumption<Int>?
  /// Least and most territories; nil where their number is free.
  public private(set) var territories: Assumption<ClosedRange<Int>>?

  /// The region's own assumptions with others in their place; a later choice beats an earlier one.
  ///
  /// Who names a figure of a turnover model wants that model used, unless a model is named too.
  ///
  /// - Throws: ``InvalidInput`` where a share is chosen that the region's demand does not have, or
  ///   where it is left open which turnover model is meant.
  public init(
    _ settings: RegionSettings, _ choices: [Assumption<Choice>] = []
  ) throws(InvalidInput) {
    statistics = settings.statistics
    chain = settings.chain
    assumptions = settings.assumptions
    if let conflict = choices.turnoverConflict() {
      throw InvalidInput([conflict.at(choices.last { $0.value.key.model != nil }!.origin)])
    }
    for choice in choices {
      if let model = choice.value.key.model, assumptions.turnoverModel.value != model {
        assumptions.turnoverModel = choice.map { _ in model }
      }
    }
    for choice in choices { try apply(choice) }
  }

  private mutating func apply(_ choice: Assumption<Choice>) throws(InvalidInput) {
    switch (choice.value.key, choice.value.value) {
    case (.statistics, .word(let id)): statistics = choice.map { _ in id }
    case (.count, .word(let column)): chain.count = choice.map { _ in CountColumn(column) }
    case (.lastShare, .number(let share)):
      try replaceShare(choice.value.share, choice.map { _ in share })
    case (.coaches, .count(let count)): coaches = choice.map { _ in count }
    case (.territories, .counts(let range)): territories = choice.map { _ in range }
    case (let key, _): assumptions[key] = choice.map(\.value)
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

  /// The clients a year that follow.
  ///
  /// - Throws: ``InvalidInput`` where the region has no such snapshot, or that lacks the counts.
  public func demand(in region: Region) throws(InvalidInput) -> Demand {
    let snapshot: StatisticsSnapshot
    do throws(Violation) {
      snapshot = try region.snapshot(statistics.value)
    } catch {
      throw InvalidInput([error.at(statistics.origin)])
    }
    return try chain.demand(of: snapshot, directory: region.directory)
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
    let hint = nearestSpelling(of: name, among: names).map { "did you mean \($0)? " } ?? ""
    throw Violation(
      what: "the demand has no share \(quoted(name))",
      remedy: "\(hint)Known here: \(names.joined(separator: ", "))")
  }
}

extension Violation {
  /// The same, where the value comes from.
  func at(_ origin: Origin) -> InputProblem {
    guard case .regionFile(let line) = origin else { return at(origin.description) }
    return at("region.yaml", line: line)
  }
}
