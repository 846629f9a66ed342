import TerritoryModel

/// Chooses the groups of bases whose capacity cuts a point breaks.
///
/// A relaxation shares coaches out among neighbours, so the groups are a base and those around it:
/// each base with a fractional number of coaches alone, with each of its 8 nearest open bases, with
/// its 1, 2, … 25 nearest ones, and grown to 9 by whichever of the nearest makes the violation largest.
struct GroupCapacityCuts {
  let brief: PlanBrief
  let columns: CapacityColumns
  /// The most clients a year of a territory for each of its coaches, where cuts are about that; nil
  /// where they are about service.
  private let mostForCoach: Double?
  /// The others, nearest first, for each municipality.
  private let nearest: [[Int]]
  /// Where the one leader may be in every plan that the cuts are meant for; nil where that is open.
  private let leaderPlaces: Set<Int>?

  private static let mostPartners = 8
  private static let mostNearest = 25
  private static let mostGrown = 9
  private static let mostInRound = 200
  private static let mostForBase = 4
  /// Part of a coach's clients that a point must break a cut by for the cut to be worth its row.
  private static let worthwhile = 1e-3

  /// - Parameters:
  ///   - columns: of the model whose points are looked at.
  ///   - leaderPlaces: where the one leader may be; nil where that is open.
  ///   - mostForCoach: the most clients a year of a territory for each of its coaches, with columns of
  ///     membership in place of service; nil for cuts of service.
  init(
    _ brief: PlanBrief, _ columns: CapacityColumns, leaderPlaces: Set<Int>? = nil,
    mostForCoach: Double? = nil
  ) {
    self.brief = brief
    self.columns = columns
    self.mostForCoach = mostForCoach
    self.leaderPlaces = leaderPlaces
    nearest = (0..<brief.count).map { base in
      (0..<brief.count).filter { $0 != base }
        .sorted { (brief.distances[$0, base], $0) < (brief.distances[$1, base], $1) }
    }
  }

  /// Rows of the cuts that a point breaks by most, the most broken first.
  ///
  /// - Parameter values: of all columns of the model's programme.
  func rows(brokenBy values: [Double], _ limits: SearchLimits) -> [LinearProgram.Row] {
    let point = CapacityPoint(values, columns, brief)
    limits.spend(steps: steps(point))
    return broken(by: point).compactMap { $0.constraint(columns, brief)?.row }
      .filter { !$0.terms.isEmpty }
  }

  /// Gives a subproblem the cuts that it breaks.
  ///
  /// - Returns: whether there were any.
  func add(to subproblem: borrowing Subproblem, _ limits: SearchLimits) -> Bool {
    let rows = rows(brokenBy: subproblem.values, limits)
    for row in rows { subproblem.add(row) }
    return !rows.isEmpty
  }

  /// The cuts that a point breaks by most, the most broken first.
  func broken(by point: CapacityPoint) -> [GroupCapacityCut] {
    var found: [(violation: Double, cut: GroupCapacityCut)] = []
    for base in 0..<brief.count where isFractional(point.coaches[base]) {
      var own: [(violation: Double, group: BaseGroup, form: GroupCapacityCut.Form)] = []
      for group in groups(around: base, point) {
        if let (violation, form) = deepest(group) { own.append((violation, group, form)) }
      }
      own.sort { $0.violation > $1.violation }
      found += own.prefix(Self.mostForBase)
        .map { ($0.violation, GroupSeparation.cut($0.group, $0.form)) }
    }
    // Of equally broken ones the first base's comes first on every run.
    let ordered = found.enumerated()
      .sorted { ($1.element.violation, $0.offset) < ($0.element.violation, $1.offset) }
    var seen: Set<GroupCapacityCut> = []
    return Array(
      ordered.map(\.element.cut).filter { seen.insert($0).inserted }.prefix(Self.mostInRound))
  }

  /// About how many sums and comparisons it takes to look at a point.
  private func steps(_ point: CapacityPoint) -> Int {
    let fractional = (0..<brief.count).count { isFractional(point.coaches[$0]) }
    return fractional * brief.count * (Self.mostPartners + Self.mostNearest)
  }

  private func isFractional(_ value: Double) -> Bool { abs(value - value.rounded()) > 1e-6 }

  private func groups(around base: Int, _ point: CapacityPoint) -> [BaseGroup] {
    let others = nearest[base].filter { point.coaches[$0] > 1e-6 || point.opening[$0] > 1e-6 }
    var alone = BaseGroup(point)
    alone.add(base, point)
    var groups = [alone]
    for other in others.prefix(Self.mostPartners) {
      var pair = alone
      pair.add(other, point)
      groups.append(pair)
    }
    var around = alone
    for other in others.prefix(Self.mostNearest) {
      around.add(other, point)
      groups.append(around)
    }
    return groups + grown(from: alone, others.prefix(Self.mostNearest), point)
  }

  /// The group that grows by the base that makes the violation largest, at each of its sizes.
  private func grown(
    from group: BaseGroup, _ others: ArraySlice<Int>, _ point: CapacityPoint
  ) -> [BaseGroup] {
    var group = group
    var left = Array(others)
    var groups: [BaseGroup] = []
    while group.bases.count < Self.mostGrown {
      var best: (violation: Double, place: Int, group: BaseGroup)?
      for (place, other) in left.enumerated() {
        var larger = group
        larger.add(other, point)
        if let (violation, _) = deepest(larger), violation > best?.violation ?? 0 {
          best = (violation, place, larger)
        }
      }
      guard let best else { break }
      left.remove(at: best.place)
      group = best.group
      groups.append(group)
    }
    return groups
  }

  private func deepest(
    _ group: BaseGroup
  ) -> (violation: Double, form: GroupCapacityCut.Form)? {
    var best: (violation: Double, form: GroupCapacityCut.Form)?
    for form in forms(group) {
      if let violation = GroupSeparation.violation(group, form, brief),
        violation > best?.violation ?? Self.worthwhile
          * (mostForCoach ?? brief.annualClientsPerCoach)
      {
        best = (violation, form)
      }
    }
    return best
  }

  private func forms(_ group: BaseGroup) -> [GroupCapacityCut.Form] {
    if let mostForCoach { return [.members(mostForCoach: mostForCoach)] }
    if let leaderPlaces {
      let inside = group.bases.count { leaderPlaces.contains($0) }
      if inside == 0 { return [.known(0)] }
      if inside == leaderPlaces.count { return [.known(1)] }
    }
    if brief.team.leaders == 0 || brief.leaderShare == 0 { return [.served] }
    let whole: [GroupCapacityCut.Form] = brief.leaderShare <= 1 ? [.asCoaches] : []
    return [.served] + whole + (brief.leaderShare == 0.5 ? [.inHalves] : [])
  }
}
