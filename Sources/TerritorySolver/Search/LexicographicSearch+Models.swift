import TerritoryModel

/// The programmes of the levels.
extension LexicographicSearch {
  /// The ways that were measured to be fastest (Documentation/Performance.md).
  func strategy(for level: Objective, _ kept: [KeptLevel]) -> LevelSearch.Strategy {
    guard kept.isEmpty else { return .standard }
    return switch level {
    case .waiting where !brief.neighbourHelp: LevelSearch.Strategy(staffFirst: false)
    default: .standard
    }
  }

  /// - Parameters:
  ///   - kept: the levels before.
  ///   - bases: those that are opened; nil where they are to be chosen.
  func model(
    for level: Objective, keeping kept: [KeptLevel], bases: [Int]? = nil
  ) -> GroupingModel {
    let measures = Set(kept.map(\.level.objective) + [level])
    var model = GroupingModel(
      brief, reach: reach, measures: measures, bases: bases, basesAreFixed: bases != nil)
    for level in kept { model.keep(level.level.objective, atMost: level.ceiling) }
    return model
  }

  /// The model, with plans left out that are as good as others in all levels so far.
  func symmetricModel(for level: Objective, keeping kept: [KeptLevel]) -> GroupingModel {
    var model = model(for: level, keeping: kept)
    let ceilings = brief.difference?.ceilings.keys.map { $0 } ?? []
    let levels = kept.map(\.level.objective) + [level] + ceilings
    if brief.basesAreFree(for: levels) {
      let isServed = levels.contains {
        [.waiting, .fairness, .beyondEvenShare, .help].contains($0)
      }
      model.requireFirstBase(
        servesOutside: isServed && (brief.neighbourHelp || !brief.shared.isEmpty))
    }
    return model
  }
}
