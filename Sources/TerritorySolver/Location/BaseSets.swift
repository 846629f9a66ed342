/// Bases with their staff: what is chosen before any municipality is put to a base.
struct StaffedBases: Hashable {
  struct Base: Hashable {
    /// Place in the problem's bases.
    let place: Int
    /// Place in the problem's staffs.
    let staff: Int
  }

  /// Ascending by place.
  var bases: [Base]
}

/// All sets of staffed bases by what territories come to at given prices.
///
/// Bases are decided in their order; a table tells the least that the rest can add for every number
/// of territories, coaches and leaders that are left, so that no step leads astray.
struct BaseSets {
  private let values: BaseValues
  private let problem: LocationProblem
  private let isForced: [Bool]
  /// Least further value by place of the next base, territories, coaches and leaders left.
  private var least: [Double]
  private let coaches: Int
  private let leaders: Int

  init(_ values: BaseValues) {
    self.values = values
    let problem = values.problem
    self.problem = problem
    coaches = problem.brief.team.coaches.count
    leaders = problem.brief.team.leaders
    isForced = problem.bases.map { problem.mustBeBases.contains($0) }
    let size = (problem.territories + 1) * (coaches + 1) * (leaders + 1)
    least = Array(repeating: .infinity, count: (problem.bases.count + 1) * size)
    least[index(problem.bases.count, Left(territories: 0, coaches: 0, leaders: 0))] = 0
    for place in problem.bases.indices.reversed() {
      for territories in 0...problem.territories {
        for coaches in 0...coaches {
          for leaders in 0...leaders {
            let left = Left(territories: territories, coaches: coaches, leaders: leaders)
            least[index(place, left)] = leastValue(from: place, left)
          }
        }
      }
    }
  }

  /// Elementary steps to find the values and the table.
  var steps: Int { values.steps + least.count * problem.staffs.count }

  /// After so many steps of the search the limits are looked at.
  private static let visitsBetweenLooks = 4096

  /// What is still to be placed.
  private struct Left {
    var territories: Int
    var coaches: Int
    var leaders: Int

    /// What is left after one more territory; nil where there is not enough.
    func after(_ staff: LocationProblem.Staff) -> Left? {
      guard territories > 0, staff.coaches <= coaches, staff.leaders <= leaders else { return nil }
      return Left(
        territories: territories - 1, coaches: coaches - staff.coaches,
        leaders: leaders - staff.leaders)
    }
  }

  private func leastValue(from place: Int, _ left: Left) -> Double {
    let without = isForced[place] ? .infinity : least[index(place + 1, left)]
    return problem.staffs.enumerated().reduce(without) { best, staff in
      guard let next = left.after(staff.element) else { return best }
      return min(best, values[place, staff.offset] + least[index(place + 1, next)])
    }
  }

  private func index(_ place: Int, _ left: Left) -> Int {
    ((place * (problem.territories + 1) + left.territories) * (coaches + 1) + left.coaches)
      * (leaders + 1) + left.leaders
  }

  private var all: Left {
    Left(territories: problem.territories, coaches: coaches, leaders: leaders)
  }

  /// No plan costs less; infinite where there is none.
  var bound: Double { values.worth + least[index(0, all)] }

  /// The set that the bound comes from; nil where there is none.
  var best: StaffedBases? {
    guard bound.isFinite else { return nil }
    var left = all
    var bases: [StaffedBases.Base] = []
    for place in problem.bases.indices where left.territories > 0 {
      let least = least[index(place, left)]
      let staff = problem.staffs.indices.first { staff in
        left.after(problem.staffs[staff]).map {
          values[place, staff] + self.least[index(place + 1, $0)] == least
        } ?? false
      }
      guard let staff else { continue }
      bases.append(StaffedBases.Base(place: place, staff: staff))
      left = left.after(problem.staffs[staff])!
    }
    return StaffedBases(bases: bases)
  }

  /// All sets that may cost no more than `ceiling`, with their bounds; nil where there are more than
  /// `most`, or a limit comes first.
  ///
  /// - Parameter others: the same at other prices, which rule out sets of their own.
  func sets(
    upTo ceiling: Double, and others: [BaseSets] = [], atMost most: Int, _ limits: SearchLimits
  ) -> [(set: StaffedBases, bound: Double)]? {
    var listing = Listing(prices: [self] + others, ceiling: ceiling, most: most, limits: limits)
    guard listing.isOpen(0, all) else { return [] }
    return listing.visit(0, all) ? listing.found : nil
  }

  /// A search through all sets, base by base, that leaves a branch as soon as it costs too much at any of
  /// some prices.
  private struct Listing {
    let prices: [BaseSets]
    let ceiling: Double
    let most: Int
    let limits: SearchLimits
    private(set) var found: [(set: StaffedBases, bound: Double)] = []
    private var chosen: [StaffedBases.Base] = []
    /// What the chosen bases come to at each prices, one after the other for each number of them.
    private var sums: [Double]
    private var visits = 0

    init(prices: [BaseSets], ceiling: Double, most: Int, limits: SearchLimits) {
      self.prices = prices
      self.ceiling = ceiling
      self.most = most
      self.limits = limits
      sums = prices.map(\.values.worth)
    }

    private var problem: LocationProblem { prices[0].problem }
    /// Where the sums of the chosen bases start.
    private var first: Int { chosen.count * prices.count }

    /// Whether a set that goes on so may cost as little as the ceiling.
    func isOpen(_ place: Int, _ left: Left) -> Bool {
      let index = prices[0].index(place, left)
      return prices.indices.allSatisfy {
        let bound = sums[first + $0] + prices[$0].least[index]
        return bound <= ceiling && bound < .infinity
      }
    }

    /// - Returns: whether there are not too many.
    mutating func visit(_ place: Int, _ left: Left) -> Bool {
      visits += 1
      if visits.isMultiple(of: BaseSets.visitsBetweenLooks) {
        limits.spend(steps: BaseSets.visitsBetweenLooks * prices.count)
        if limits.isReached { return false }
      }
      guard place < problem.bases.count else {
        // There is at least one set of prices.
        found.append((StaffedBases(bases: chosen), sums[first...].max()!))
        return found.count <= most
      }
      for (staff, kind) in problem.staffs.enumerated() {
        guard let next = left.after(kind) else { continue }
        choose(place, staff)
        guard !isOpen(place + 1, next) || visit(place + 1, next) else { return false }
        chosen.removeLast()
        sums.removeLast(prices.count)
      }
      guard !prices[0].isForced[place], isOpen(place + 1, left) else { return true }
      return visit(place + 1, left)
    }

    private mutating func choose(_ place: Int, _ staff: Int) {
      for index in prices.indices {
        sums.append(sums[first + index] + prices[index].values[place, staff])
      }
      chosen.append(StaffedBases.Base(place: place, staff: staff))
    }
  }
}
