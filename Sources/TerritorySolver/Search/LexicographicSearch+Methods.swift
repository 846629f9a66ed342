import TerritoryModel

/// The methods, in the order in which they are tried.
extension LexicographicSearch {
  /// One way to prove levels.
  struct Method: Sendable {
    let name: ExactMethod
    /// Why it suits the next level; nil where it does not.
    let reason:
      @Sendable (_ search: LexicographicSearch, _ level: Level, _ proven: [ProvenLevel]) -> String?
    let prove:
      @Sendable (
        _ search: LexicographicSearch, _ level: Level, _ proven: [ProvenLevel], _ hint: inout Hint
      ) throws(SolverFailure) -> Step
  }

  /// What does much at once and is soon given up comes first; the last one answers everything.
  static let methods: [Method] = [
    territories(
      mostSets: 20_000, "nobody is served from outside, and there are few sets of municipalities"),
    location(isLast: false),
    territories(mostSets: mostSets, "nobody is served from outside"),
    location(isLast: true),
    Method(name: .largeNeighbourhoods) { search, _, proven in
      proven.isEmpty && LargeRegionSearch.suits(search.brief, search.reach)
        ? "a tree over so large a region would take hours" : nil
    } prove: { search, _, _, _ throws(SolverFailure) in
      .ended(
        try LargeRegionSearch(search.brief, search.reach, search.search.limits, search.progress)
          .run())
    },
    Method(name: .waitingBound) { search, level, proven in
      search.mustServeAll && proven.isEmpty || level == Level(.waiting)
        ? "capacity or service alone bounds waiting, and a plan mostly reaches that" : nil
    } prove: { search, _, proven, hint throws(SolverFailure) in
      if search.mustServeAll, proven.isEmpty {
        let nobodyWaits = [KeptLevel(level: Level(.waiting), ceiling: 0)]
        return try search.prove(floors: nobodyWaits, after: []) ?? .infeasible
      }
      return try search.proveByBound(after: proven, &hint) ?? .undecided
    },
    Method(name: .serviceFirst) { _, level, _ in
      level == Level(.fairness)
        ? "service alone bounds fairness, and a plan mostly reaches that" : nil
    } prove: { search, _, proven, _ throws(SolverFailure) in
      try search.proveFairnessByBound(after: proven) ?? .undecided
    },
    Method(name: .baseSets) { _, level, proven in
      level.objective == .balance && !proven.isEmpty
        ? "the levels before balance leave few sets of bases" : nil
    } prove: { search, level, proven, _ throws(SolverFailure) in
      try search.proveBalance(level, after: proven, from: proven.last!) ?? .undecided
    },
    Method(name: .columns) { search, level, proven in
      search.isHelpAfterWaiting(level, proven.map(\.kept))
        ? "what would wait without help bounds it" : nil
    } prove: { search, level, proven, hint throws(SolverFailure) in
      // Waiting comes before, or the method would not suit.
      let start = hint.incumbent?.selection ?? proven[0].selection
      let found = try search.proveByDivisions(level, keeping: proven[0].kept, from: start)
      hint.floor = max(hint.floor, found.bound)
      return found.levels.isEmpty ? .undecided : .proven(found.levels)
    },
    Method(name: .counting) { search, level, _ in
      search.brief.isWhole(level.objective) ? "the level has whole numbers" : nil
    } prove: { search, level, proven, _ throws(SolverFailure) in
      try search.proveByCounting(level, proven.map(\.kept)).map { .proven([$0]) } ?? .undecided
    },
    Method(name: .branchAndCut) { _, _, _ in
      "it answers every level"
    } prove: { search, level, proven, hint throws(SolverFailure) in
      try search.proveBySearch(level, after: proven, hint)
    },
  ]

  private static let mostSets = 600_000

  /// - Parameter isLast: whether it is asked once more, where whole territories have no answer either.
  private static func location(isLast: Bool) -> Method {
    Method(name: .location) { search, _, proven in
      proven.isEmpty && search.suitsLocation
        ? "territories serve all of their own, and their number is given" : nil
    } prove: { search, _, _, _ throws(SolverFailure) in
      let (brief, reach) = (search.brief, search.reach)
      let found = try LocationSearch.levels(
        brief, reach, search.search.limits.proving, search.progress
      ) {
        // Whether everybody can be served is what whole territories tell sooner.
        isLast || !SetPartitioning.suits(brief)
          || TerritoryCandidates(brief, reach, StaffTotals(brief.team), mostSets: mostSets) == nil
      }
      return found.map { .ended($0) } ?? .undecided
    }
  }

  private static func territories(mostSets: Int, _ reason: String) -> Method {
    Method(name: .columns) { search, _, proven in
      proven.isEmpty && SetPartitioning.provable(search.stages) > 0
        && SetPartitioning.suits(search.brief) ? reason : nil
    } prove: { search, _, _, _ throws(SolverFailure) in
      try search.proveByColumns(mostSets: mostSets)
    }
  }

  /// Another method answers for what a plan has to differ from or is drawn for a part of a region.
  private var suitsLocation: Bool {
    reach.outside.isEmpty && LocationProblem(brief, reach) != nil
  }
}

extension LexicographicSearch {
  /// The first levels, proven by choosing whole territories.
  ///
  /// - Parameter mostSets: more sets of municipalities than these are too many to write down.
  func proveByColumns(mostSets: Int) throws(SolverFailure) -> Step {
    guard var columns = SetPartitioning(brief, reach, search.limits, mostSets: mostSets) else {
      return .undecided
    }
    var proven: [ProvenLevel] = []
    for level in stages.prefix(SetPartitioning.provable(stages)) {
      guard let best = columns.minimise(level.objective) else { break }
      met.note(best.selection)
      proven.append(
        try self.proven(
          level, best.value, best.selection, proven.map(\.kept), by: .columns))
    }
    return proven.isEmpty ? .undecided : .proven(proven)
  }
}
