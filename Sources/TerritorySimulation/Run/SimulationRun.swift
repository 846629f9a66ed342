/// One run of the simulation, event by event.
///
/// At each moment at which something happens, the coachings that end free their places first, then
/// those who come join the queue of their municipality. Then free places are filled: first by
/// candidates of the territory's own (and shared) municipalities, those who have waited longest
/// first, then by those whom the territory helps, again the longest waiting first. A candidate whom
/// several territories could take goes to the nearest base. So a place is never free while somebody
/// waits whom it is open to.
struct SimulationRun {
  private let network: ServiceNetwork
  /// In the order in which they come.
  let candidates: [Candidate]
  private let months: Int

  /// When each candidate's coaching began; nil where it had not by the end.
  private(set) var starts: [Double?]
  /// The territory whose staff coaches each candidate; nil where nobody does yet.
  private(set) var servers: [Int?]
  /// What was counted at the end of each month, from the opening (month 0) on.
  private(set) var counts: [MonthCounts] = []

  private var free: [Int]
  private var freeTotal: Int
  private var queues: [WaitingLine]
  private var waitingTotal = 0
  private var endings = EndingQueue()
  private var nextToCome = 0
  private var month: MonthCounts

  /// - Parameter months: when the run ends; what happens at that very moment still counts.
  init(_ network: ServiceNetwork, _ candidates: [Candidate], months: Int) {
    self.network = network
    self.candidates = candidates
    self.months = months
    starts = Array(repeating: nil, count: candidates.count)
    servers = Array(repeating: nil, count: candidates.count)
    free = network.places
    freeTotal = network.places.reduce(0, +)
    queues = Array(repeating: WaitingLine(), count: network.groups.count)
    month = MonthCounts(groups: network.groupCount, territories: network.places.count)
    for month in 0...months { run(through: Double(month)) }
  }

  /// Lets everything happen up to and including the end of a month, and notes its counts.
  private mutating func run(through end: Double) {
    while let time = nextTime, time <= end {
      endCoachings(at: time)
      admit(at: time)
      fill(from: network.own, at: time)
      fill(from: network.helping, at: time)
    }
    counts.append(month)
    month.startNext()
  }

  /// When something happens next; nil where nothing will.
  private var nextTime: Double? {
    let coming = nextToCome < candidates.count ? candidates[nextToCome].arrival : nil
    guard let ending = endings.next?.time else { return coming }
    return min(ending, coming ?? ending)
  }

  private mutating func endCoachings(at time: Double) {
    while let next = endings.next, next.time <= time {
      let candidate = endings.removeNext().candidate
      let server = servers[candidate]!
      free[server] += 1
      freeTotal += 1
      month.taken[server] -= 1
      month.finished[network.groups[candidates[candidate].municipality]] += 1
    }
  }

  private mutating func admit(at time: Double) {
    while nextToCome < candidates.count, candidates[nextToCome].arrival <= time {
      let municipality = candidates[nextToCome].municipality
      queues[municipality].join(nextToCome)
      waitingTotal += 1
      month.arrived[network.groups[municipality]] += 1
      month.waiting[network.groups[municipality]] += 1
      nextToCome += 1
    }
  }

  /// Fills free places with those who wait, the longest waiting first.
  ///
  /// - Parameter servers: for each municipality the territories that may take its candidates here.
  private mutating func fill(from servers: [[Int]], at time: Double) {
    while waitingTotal > 0, freeTotal > 0 {
      var longest: (candidate: Int, server: Int)?
      for municipality in queues.indices {
        guard let first = queues[municipality].first, first < longest?.candidate ?? .max,
          let server = servers[municipality].first(where: { free[$0] > 0 })
        else { continue }
        longest = (first, server)
      }
      guard let (candidate, server) = longest else { return }
      begin(candidate, server, at: time)
    }
  }

  private mutating func begin(_ candidate: Int, _ server: Int, at time: Double) {
    let municipality = candidates[candidate].municipality
    queues[municipality].leave()
    waitingTotal -= 1
    free[server] -= 1
    freeTotal -= 1
    starts[candidate] = time
    servers[candidate] = server
    endings.insert(.init(time: time + candidates[candidate].duration, candidate: candidate))
    month.taken[server] += 1
    month.waiting[network.groups[municipality]] -= 1
    month.started[network.groups[municipality]] += 1
  }
}

/// Those who wait in a municipality, by their numbers in the run: who came first leaves first.
private struct WaitingLine {
  private var members: [Int] = []
  private var head = 0

  var first: Int? { head < members.count ? members[head] : nil }

  mutating func join(_ candidate: Int) { members.append(candidate) }

  mutating func leave() { head += 1 }
}
