import Foundation
import TerritoryModel
import Testing

@testable import TerritorySimulation

/// A service in practice against exact results: people who give up (Erlang A), posts that stand empty
/// (renewal), intake (Lindley), search and support (M/G/∞), absence (Erlang C).
@Suite struct PracticeTests {
  /// Runs of one territory in which candidates come evenly.
  private func runs(
    _ network: ServiceNetwork, rate: Double, _ settings: SimulationSettings
  ) -> [SimulationRun] {
    let simulation = Simulation(network, demand: [12 * rate], settings)
    return (0..<settings.runs).map { simulation.simulated(.evenly, run: $0) }
  }

  /// The mean over the months after a warm-up, in each run.
  private func steady(
    _ runs: [SimulationRun], after warmUp: Int, _ count: (MonthCounts) -> Int
  ) -> [Double] {
    runs.map { run in
      let months = run.counts.dropFirst(warmUp + 1)
      return Double(months.reduce(0) { $0 + count($1) }) / Double(months.count)
    }
  }

  /// M/M/c+M, Erlang A: with n in the system at births λ and deaths min(n, c)/L + max(0, n − c)/θ the
  /// mean queue is Σ max(0, n − c)·p(n), the share who give up that times 1/(θ·λ).
  @Test(arguments: [(10, 11.0, 0.5), (20, 18.0, 1.0)])
  func givingUp(places: Int, load: Double, patience: Double) {
    let duration = 0.5
    let rate = load / duration
    var weights = [1.0]
    for people in 1..<2_000 {
      let deaths =
        Double(min(people, places)) / duration + Double(max(0, people - places)) / patience
      weights.append(weights[people - 1] * rate / deaths)
    }
    let total = weights.reduce(0, +)
    let queue = weights.enumerated().reduce(0) { $0 + Double(max(0, $1.0 - places)) * $1.1 } / total
    let runs = runs(
      .single(places: places), rate: rate,
      settings(
        [.evenly], .exponential, mean: duration, months: 260, runs: ExactCheck.runs,
        practice: Practice([.patience: patience])))
    ExactCheck.expect(steady(runs, after: 20) { $0.waiting[0] }, queue, "mean queue")
    let share = queue / patience / rate
    let gaveUp = steady(runs, after: 20) { $0.gaveUp[0] }
    ExactCheck.expect(gaveUp.map { $0 / rate }, share, "share who give up")
  }

  /// Of N posts that each stand empty V months after a mean stay m = −12/ln(1 − p), the vacant ones
  /// are binomial with the share v = V/(m + V) in the long run: mean N·v, variance N·v·(1 − v).
  @Test func postsStandEmpty() {
    let (posts, leaving, vacancy) = (11, 0.45, 4.0)
    let stay = -12 / log(1 - leaving)
    #expect(abs(StaffTurnover(leaving: leaving, vacancy: vacancy).meanStay - stay) < 1e-9)
    let share = vacancy / (stay + vacancy)
    let runs = runs(
      .single(coaches: posts, each: 2), rate: 1,
      settings(
        [.evenly], months: 1_500, runs: ExactCheck.runs,
        practice: Practice([.leaving: leaving, .vacancy: vacancy])))
    let vacant = steady(runs, after: 100) { posts - $0.coaches[0] }
    ExactCheck.expect(vacant, Double(posts) * share, "vacant posts")
    let squares = steady(runs, after: 100) { (posts - $0.coaches[0]) * (posts - $0.coaches[0]) }
    let exact = Double(posts) * share * (1 - share) + pow(Double(posts) * share, 2)
    ExactCheck.expect(squares, exact, "squares of vacant posts")
    // Each post is left once in every stay and vacancy.
    let left = steady(runs, after: 100) { $0.left[0] }
    ExactCheck.expect(left, Double(posts) / (stay + vacancy), "coaches who leave in a month")
  }

  /// What the option says: of those who are there, so many have left a year later.
  @Test func leavingIsTheShareOfAYear() {
    let (posts, leaving) = (400, 0.45)
    let runs = runs(
      .single(coaches: posts, each: 1), rate: 1,
      settings(
        [.evenly], months: 12, runs: ExactCheck.runs,
        practice: Practice([.leaving: leaving, .vacancy: 20])))
    let left = runs.map { Double(posts - $0.counts[12].coaches[0]) / Double(posts) }
    ExactCheck.expect(left, leaving, "share who left")
  }

  /// With places for all and K new clients a month the queue at the end of a month is Lindley's:
  /// Q' = max(0, Q + A − K), A Poisson. Its distribution is iterated to the exact mean.
  @Test(arguments: [(2, 4.0, 7.0), (1, 6.0, 5.2)])
  func intake(coaches: Int, each: Double, rate: Double) {
    let most = Int(Double(coaches) * each)
    var poisson = [exp(-rate)]
    for count in 1..<60 { poisson.append(poisson[count - 1] * rate / Double(count)) }
    let states = 400
    var queue = Array(repeating: 0.0, count: states)
    queue[0] = 1
    for _ in 0..<3_000 {
      var next = Array(repeating: 0.0, count: states)
      for (waiting, weight) in queue.enumerated() where weight > 1e-16 {
        for (arrived, chance) in poisson.enumerated() {
          next[min(states - 1, max(0, waiting + arrived - most))] += weight * chance
        }
      }
      queue = next
    }
    let exact = queue.enumerated().reduce(0) { $0 + Double($1.0) * $1.1 }
    let runs = runs(
      .single(coaches: coaches, each: 1_000), rate: rate,
      settings(
        [.evenly], months: 1_200, runs: ExactCheck.runs, practice: Practice([.intake: each])))
    ExactCheck.expect(steady(runs, after: 200) { $0.waiting[0] }, exact, "queue at month ends")
    #expect(runs.allSatisfy { $0.counts.allSatisfy { $0.started[0] <= most } })
  }

  /// Fractions of new clients are kept for later months: 1.5 a month are 1, 2, 1, 2, …
  @Test func fractionsOfIntakeAreKept() {
    let all = candidates((0..<40).map { _ in (0, 0, 50) })
    let run = SimulationRun(
      .single(coaches: 1, each: 100), all, months: 6,
      staff: .full(ServiceNetwork.single(coaches: 1, each: 100).posts, months: 6), intake: 1.5)
    #expect(run.counts.map { $0.started[0] } == [1, 0, 2, 1, 2, 1, 2])
  }

  /// M/G/∞ in the long run: λ times the mean months in a place are in coaching; a share (1 − q) of
  /// those who begin finds work, and q + (1 − q)·r drops out.
  @Test(arguments: [CoachingDuration.Shape.exponential, .fixed, .publishedRange])
  func searchAndSupport(shape: CoachingDuration.Shape) {
    let (rate, search, support, q, r) = (25.0, 4.0, 6.0, 0.4, 0.25)
    let settings = settings(
      [.evenly], shape, months: 200, runs: ExactCheck.runs,
      practice: Practice([
        .searchMonths: search, .searchDropOut: q, .supportMonths: support, .supportDropOut: r,
        .absence: 0.1,
      ]))
    let mean = (search * (1 - q / 2) + (1 - q) * support * (1 - r / 2)) / 0.9
    #expect(abs(settings.course.meanMonths - mean) < 1e-12)
    let runs = runs(.single(places: 10_000), rate: rate, settings)
    ExactCheck.expect(steady(runs, after: 60) { $0.taken[0] }, rate * mean, "in coaching")
    ExactCheck.expect(steady(runs, after: 60) { $0.foundWork[0] }, rate * (1 - q), "found work")
    ExactCheck.expect(
      steady(runs, after: 60) { $0.droppedOut[0] }, rate * (q + (1 - q) * r), "dropped out")
  }

  /// Absence a makes M/M/c one of durations L/(1 − a): Erlang C at the load λ·L/(1 − a).
  @Test func absence() {
    let (places, duration, absence) = (10, 0.5, 0.2)
    let load = 8.0
    let rate = load * (1 - absence) / duration
    let runs = runs(
      .single(places: places), rate: rate,
      settings(
        [.evenly], .exponential, mean: duration, months: 300, runs: ExactCheck.runs,
        practice: Practice([.absence: absence])))
    let exact = erlangC(places: places, load: load) * load / (Double(places) - load)
    ExactCheck.expect(steady(runs, after: 100) { $0.waiting[0] }, exact, "mean queue")
  }

  /// By hand: 40 people at the opening, coachings of 30 months. One coach of ten places from the
  /// opening, two more from month 3 on, four new clients a month each.
  @Test func staffComesByItsDates() throws {
    let network = ServiceNetwork.single(coaches: 3, each: 10)
    let result = try Simulation(
      network, demand: [40],
      settings(
        [.start], .fixed, mean: 30, months: 8, runs: 2, stages: "2027-01:1,2027-04:3",
        practice: Practice([.intake: 4]))
    ).run(threads: 1)
    let months = result.patterns[0].region.months
    // 4 at the opening and on the first day of the second month, 2 on that of the third, for which
    // there are places; from the fourth on twelve, eight of them, as places allow 20 more.
    #expect(months.map(\.started.mean) == [4, 0, 4, 2, 12, 8, 0, 0, 0])
    #expect(months.map(\.queue.mean) == [36, 36, 32, 30, 18, 10, 10, 10, 10])
    #expect(months.map { $0.practice?.coaches?.mean } == [1, 1, 1, 1, 3, 3, 3, 3, 3])
    #expect(months.map { $0.practice?.coached?.mean } == [4, 4, 8, 10, 22, 30, 30, 30, 30])
    let whole = try #require(result.patterns[0].region.practice)
    #expect(whole.left == nil && whole.gaveUp == nil && whole.foundWork == nil)
    #expect(whole.coaches?.mean == 3)
  }

  /// Whoever is coached stays so when the coach leaves; nobody new begins until there is room again.
  @Test func colleaguesStandIn() {
    let network = ServiceNetwork.single(coaches: 2, each: 2)
    let post = network.posts[0][0]
    let all = candidates([(0, 0, 5), (0, 0, 9), (0, 0, 9), (2, 0, 9), (3, 0, 9), (3.5, 0, 9)])
    var generator = SeededGenerator(seed: 1)
    var staff = StaffTimeline(network.posts, months: 12, using: &generator)
    staff = StaffTimeline(
      firstDays: staff.firstDays,
      changes: [
        .init(time: 1, territory: 0, post: post, comes: false),
        .init(time: 7, territory: 0, post: post, comes: true),
      ])
    let run = SimulationRun(network, all, months: 12, staff: staff)
    // At 5 three clients become two, who fill the one coach's places; at 7 there is room for two.
    #expect(run.starts == [0, 0, 0, 7, 7, 9])
    #expect(run.counts.map { $0.coaches[0] } == [2, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2])
    #expect(run.counts.reduce(0) { $0 + $1.left[0] } == 1)
  }

  /// Who gives up leaves the line wherever he stands in it, and counts as one who never began.
  @Test func whoGivesUpLeavesTheLine() {
    var all = candidates([(0, 0, 6), (1, 0, 1), (2, 0, 1), (3, 0, 1)])
    all[1].patience = 4
    all[2].patience = 2
    let run = SimulationRun(.single(places: 1), all, months: 8)
    #expect(run.gaveUp == [false, true, true, false] && run.starts == [0, nil, nil, 6])
    #expect(run.counts.map { $0.gaveUp[0] } == [0, 0, 0, 0, 1, 1, 0, 0, 0])
    #expect(run.counts.map { $0.waiting[0] } == [0, 1, 2, 3, 2, 1, 0, 0, 0])
    let record = RunRecord(run, .single(places: 1), months: 8)
    #expect(record.waits[0].map(\.months) == [0, 4, 2, 3])
    #expect(record.waits[0].map(\.isOver) == [true, false, false, true])
  }

  /// Giving up and leaving change neither who comes nor for how long.
  @Test func chanceOfTheRestStays() {
    let demand = [30.0]
    let plain = Simulation(.single(places: 9), demand: demand, settings())
    let practised = Simulation(
      .single(places: 9), demand: demand,
      settings(practice: Practice([.patience: 2, .leaving: 0.5, .vacancy: 3])))
    for pattern in ArrivalPattern.allCases {
      let (one, other) = (plain.simulated(pattern, run: 3), practised.simulated(pattern, run: 3))
      #expect(one.candidates.map(\.arrival) == other.candidates.map(\.arrival))
      #expect(one.candidates.map(\.duration) == other.candidates.map(\.duration))
      #expect(one.starts != other.starts)
    }
  }

  /// Everybody who came waits, gave up, is coached or has finished, whatever is on.
  @Test(arguments: 0..<40) func people(seed: UInt64) {
    let network = ServiceNetwork(
      posts: [
        [
          StaffPost(places: 4, share: 1, isCoach: true),
          StaffPost(places: 4, share: 1, isCoach: true),
          StaffPost(places: 2, share: 0.5, isCoach: false),
        ], [StaffPost(places: 3, share: 1, isCoach: true)],
      ], groups: [0, 0, 1, 2], own: [[0], [0], [1], [1, 0]], helping: [[1], [], [0], []])
    let settings = settings(
      mean: 4, seed: seed, stages: "2027-01:1,2027-05:2,2028-01:3",
      practice: Practice([
        .patience: 3, .leaving: 0.6, .vacancy: 2, .intake: 1.5, .absence: 0.1, .searchMonths: 3,
        .searchDropOut: 0.3, .supportMonths: 2, .supportDropOut: 0.1,
      ]))
    let simulation = Simulation(network, demand: [12, 3, 9, 4], settings)
    for pattern in ArrivalPattern.allCases {
      let run = simulation.simulated(pattern, run: 0)
      var (arrived, started, finished, gaveUp) = (0, 0, 0, 0)
      for counts in run.counts {
        arrived += counts.arrived.reduce(0, +)
        started += counts.started.reduce(0, +)
        finished += counts.finished.reduce(0, +)
        gaveUp += counts.gaveUp.reduce(0, +)
        #expect(counts.waiting.reduce(0, +) == arrived - started - gaveUp)
        #expect(counts.taken.reduce(0, +) == started - finished)
        #expect(zip(counts.coaches, [2, 1]).allSatisfy { (0...$1).contains($0) })
      }
      #expect(run.gaveUp.count { $0 } == gaveUp)
      for (index, candidate) in run.candidates.enumerated() {
        guard let start = run.starts[index] else { continue }
        #expect(start >= candidate.arrival && start <= candidate.arrival + candidate.patience)
      }
      // The second territory's coach comes with the second stage, since fewer clients live there.
      #expect(run.counts.prefix(5).allSatisfy { $0.coaches[1] == 0 })
      #expect(run.counts.map { $0.started[1] }.prefix(5).allSatisfy { $0 <= 2 })
    }
  }
}
