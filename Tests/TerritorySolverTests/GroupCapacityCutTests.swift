import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Group capacity cuts hold for every plan, and their separation is exact.
@Suite struct GroupCapacityCutTests {
  static let seeds: Range<UInt64> = sample(0..<300, inDebug: 8)

  /// What a group serves of a set is at most its clients and at most the group's capacity, whatever
  /// the plan; the least of the left side over all of that is no less than the right side.
  @Test(arguments: seeds) func holdsForAnyStaff(seed: UInt64) throws {
    var draw = SeededGenerator(seed: seed)
    let (brief, point) = try #require(Self.relaxed(&draw))
    let known = Set(
      (0..<brief.team.leaders).map { _ in Int.random(in: 0..<brief.count, using: &draw) })
    for places in [nil, known] where places == nil || places!.count == brief.team.leaders {
      let columns = ServiceModel(brief, Reach(brief), .waiting, keeping: []).columns
      for cut in GroupCapacityCuts(brief, columns, leaderPlaces: places).broken(by: point) {
        let clients = cut.municipalities.reduce(0) { $0 + brief.demand[$1] }
        let leaders =
          places.map { all in
            let inside = cut.bases.count { all.contains($0) }
            return inside...inside
          } ?? 0...min(brief.team.leaders, cut.bases.count)
        for staff in 0...brief.team.coaches.count {
          for led in leaders {
            let served = min(clients, brief.capacity(Coaches(fullTime: staff), leaders: led))
            let left = clients - served + cut.form.beside(brief) * Double(led)
            let units =
              cut.form.weights.coach * Double(staff) + cut.form.weights.leader * Double(led)
            let (rest, most) = try #require(
              GroupCapacityCut.residual(
                of: clients - cut.form.taken(brief), unit: cut.form.unit(brief)))
            #expect(left >= rest * (most - units) - 1e-9 * clients, "seed \(seed): \(cut)")
          }
        }
      }
    }
  }

  /// Every plan of a region keeps the rows of the cuts that fractional points break: all bases, staff
  /// and leaders of small regions, with service drawn at random within rights and capacity.
  @Test(arguments: seeds) func noPlanBreaksARow(seed: UInt64) throws {
    var draw = SeededGenerator(seed: 1_000 + seed)
    let (brief, point) = try #require(Self.relaxed(&draw))
    let model = ServiceModel(brief, Reach(brief), .waiting, keeping: [])
    let columns = model.columns
    let rows = GroupCapacityCuts(brief, columns).broken(by: point)
      .compactMap { $0.constraint(columns, brief)?.row }
    guard !rows.isEmpty else { return }
    for _ in 0..<50 {
      var plan = Array(repeating: 0.0, count: model.program.columns.count)
      var capacity = Array(repeating: 0.0, count: brief.count)
      for _ in 0..<brief.team.coaches.count {
        let base = columns.bases.randomElement(using: &draw)!
        plan[columns.coaches[base]!.index] += 1
        capacity[base] += brief.annualClientsPerCoach
      }
      let leaders = columns.bases.filter { capacity[$0] > 0 }.shuffled(using: &draw)
        .prefix(brief.team.leaders)
      for base in leaders {
        plan[columns.leaders[base]!.index] = 1
        capacity[base] += brief.annualClientsPerCoach * brief.leaderShare
      }
      for m in (0..<brief.count).shuffled(using: &draw) {
        var left = brief.demand[m]
        for base in columns.bases.shuffled(using: &draw) {
          guard let share = columns.service[base]?[m] else { continue }
          let served = min(left, capacity[base])
          plan[share.index] = served / brief.demand[m]
          left -= served
          capacity[base] -= served
        }
      }
      for row in rows {
        let sum = row.terms.reduce(0) { $0 + $1.coefficient * plan[$1.variable.index] }
        #expect(sum <= row.upper + 1e-9 * brief.totalDemand, "seed \(seed): \(row)")
      }
    }
  }

  /// No grouping whose territories keep their limit of clients breaks the rows about membership that a
  /// fractional point breaks: bases, coaches and members drawn at random.
  @Test func noGroupingBreaksARowOfLoads() throws {
    var (rowsSeen, groupingsSeen) = (0, 0)
    for seed in Self.seeds {
      var draw = SeededGenerator(seed: 3_000 + seed)
      let (relaxed, _) = try #require(Self.relaxed(&draw))
      let mean = relaxed.totalDemand / Double(relaxed.team.coaches.count)
      let most = mean * Double.random(in: 1.02...1.4, using: &draw)
      let brief = try PlanBrief(
        demand: relaxed.demand, borders: relaxed.borders, distances: relaxed.distances,
        annualClientsPerCoach: relaxed.annualClientsPerCoach, leaderShare: 0.5,
        team: relaxed.team, reachKm: 1000,
        requirements: [
          Requirement(.mostClients(most), shareOfMean: most / mean, origin: .given("test"))
        ])
      let model = DistrictingModel(brief, reach: Reach(brief), measures: [.waiting, .travel])
      guard model.isPossible else { continue }
      let cuts = try #require(model.capacityCuts().last)
      let rows = withProblem { (problem: inout Problem) -> [LinearProgram.Row] in
        problem.load(model.program)
        problem.setObjective(model.objective(.travel))
        guard problem.solveRelaxation(.none) == .optimal else { return [] }
        return cuts.rows(brokenBy: problem.relaxationPoint, .none)
      }
      rowsSeen += rows.count
      for _ in 0..<200 where !rows.isEmpty {
        let count = Int.random(in: 1...brief.team.coaches.count, using: &draw)
        let bases = Array((0..<brief.count).shuffled(using: &draw).prefix(count))
        var point = Array(repeating: 0.0, count: model.program.columns.count)
        var load = Array(repeating: 0.0, count: brief.count)
        for m in 0..<brief.count {
          let base = bases.contains(m) ? m : bases.randomElement(using: &draw)!
          let column = m == base ? model.opening[base] : model.memberships[base]?[m]
          guard let column else { continue }
          point[column.index] = 1
          load[base] += brief.demand[m]
        }
        var left = brief.team.coaches.count - count
        for base in bases {
          let more = Int.random(in: 0...left, using: &draw)
          left -= more
          point[model.coaches[base]!.index] = Double(1 + more)
        }
        guard bases.allSatisfy({ load[$0] <= most * point[model.coaches[$0]!.index] }) else {
          continue
        }
        groupingsSeen += 1
        for row in rows {
          let sum = row.terms.reduce(0) { $0 + $1.coefficient * point[$1.variable.index] }
          #expect(sum <= row.upper + 1e-9 * brief.totalDemand, "seed \(seed): \(row)")
        }
      }
    }
    #expect(rowsSeen > 0 && groupingsSeen > 0)
  }

  /// The one pass finds the deepest cut of all sets of municipalities.
  @Test(arguments: seeds) func separationIsExact(seed: UInt64) throws {
    var draw = SeededGenerator(seed: 2_000 + seed)
    let (brief, point) = try #require(Self.relaxed(&draw))
    for _ in 0..<10 {
      var group = BaseGroup(point)
      let size = Int.random(in: 1...3, using: &draw)
      for base in (0..<brief.count).shuffled(using: &draw).prefix(size) { group.add(base, point) }
      var forms: [GroupCapacityCut.Form] = [.served, .asCoaches, .inHalves]
      // Only where the point has as many leaders as are known to be there: else it breaks capacity.
      for count in 0...1 where abs(group.leaders - Double(count)) < 1e-9 {
        forms.append(.known(count))
      }
      for form in forms {
        let best = Self.deepest(group, form, brief)
        let found = GroupSeparation.violation(group, form, brief) ?? 0
        #expect(abs(max(0, best) - found) <= 1e-7 * brief.totalDemand, "seed \(seed): \(form)")
        if found > 1e-7 {
          let cut = GroupSeparation.cut(group, form)
          let own = Self.violation(group, cut.municipalities, form, brief)
          #expect(abs(own - found) <= 1e-7 * brief.totalDemand, "seed \(seed): \(cut)")
        }
      }
    }
  }

  /// The largest violation over all sets, tried one by one.
  private static func deepest(
    _ group: BaseGroup, _ form: GroupCapacityCut.Form, _ brief: PlanBrief
  ) -> Double {
    (1..<(1 << brief.count)).map { bits in
      violation(group, (0..<brief.count).filter { bits >> $0 & 1 == 1 }, form, brief)
    }.max()!
  }

  private static func violation(
    _ group: BaseGroup, _ municipalities: [Int], _ form: GroupCapacityCut.Form,
    _ brief: PlanBrief
  ) -> Double {
    let clients = municipalities.reduce(0) { $0 + brief.demand[$1] }
    guard
      let (rest, units) = GroupCapacityCut.residual(
        of: clients - form.taken(brief), unit: form.unit(brief))
    else { return 0 }
    let staff = form.weights.coach * group.coaches + form.weights.leader * group.leaders
    let waiting = municipalities.reduce(0) { $0 + brief.demand[$1] * (1 - group.served[$1]) }
    return rest * (units - staff) - waiting - form.beside(brief) * group.leaders
  }

  /// A small brief and a point of its relaxation that shares staff out.
  private static func relaxed(
    _ draw: inout SeededGenerator
  ) -> (brief: PlanBrief, point: CapacityPoint)? {
    let count = Int.random(in: 4...8, using: &draw)
    let land = RandomGeography(count: count, wholeNumbers: false, using: &draw)
    let coaches = Int.random(in: 2...5, using: &draw)
    let tightness = Double.random(in: 0.7...1.2, using: &draw)
    let total = land.demand.reduce(0, +)
    guard
      let brief = try? PlanBrief(
        demand: land.demand, borders: land.borders, distances: land.distances,
        annualClientsPerCoach: total * tightness / (Double(coaches) + 0.5), leaderShare: 0.5,
        team: Team(coaches: coaches, leaders: Int.random(in: 0...1, using: &draw)), reachKm: 1000)
    else { return nil }
    let model = ServiceModel(brief, Reach(brief), .waiting, keeping: [])
    let floor = max(
      0, brief.totalDemand - brief.capacity(Coaches(fullTime: coaches), leaders: brief.team.leaders)
    )
    let kept = ServiceModel(
      brief, Reach(brief), .travel, keeping: [KeptLevel(level: Level(.waiting), ceiling: floor)])
    let values = withProblem { (problem: inout Problem) -> [Double]? in
      problem.load(kept.program)
      problem.setObjective(kept.objective)
      guard problem.solveRelaxation(.none) == .optimal else { return nil }
      return problem.relaxationPoint
    }
    return values.map { (brief, CapacityPoint($0, model.columns, brief)) }
  }
}
