/// One run of the simulation, event by event.
///
/// At each moment at which something happens, the coachings that end free their places first, then
/// coaches leave and come, those whose patience is over give up, and those who come join the queue of
/// their municipality. Then free places are filled: first by candidates of the territory's own (and
/// shared) municipalities, those who have waited longest first, then by those whom the territory
/// helps, again the longest waiting first. A candidate whom several territories could take goes to the
/// nearest base. So a place is never free while somebody waits whom it is open to, unless its
/// territory has begun with as many new clients as it may in that month.
///
/// Where a coach leaves, colleagues stand in for those whose coaching has begun; nobody new begins
/// until the territory has fewer clients than its staff has places.
struct SimulationRun {
  private let network: ServiceNetwork
  /// In the order in which they come.
  let candidates: [Candidate]
  private let staff: StaffTimeline

  /// When each candidate's coaching began; nil where it had not by the end.
  private(set) var starts: [Double?]
  /// The territory whose staff coaches each candidate; nil where nobody does yet.
  private(set) var servers: [Int?]
  /// Whether each candidate gave up waiting.
  private(set) var gaveUp: [Bool]
  /// What was counted at the end of each month, from the opening (month 0) on.
  private(set) var counts: [MonthCounts] = []

  private var room: StaffRoom
  private var queues: [WaitingLine]
  private var waitingTotal = 0
  private var endings = EndingQueue()
  private var givingUp = EndingQueue()
  private var nextToCome = 0
  private var nextChange = 0
  private var month: MonthCounts

  /// - Parameters:
  ///   - months: when the run ends, 1 or more; what happens at that very moment still counts.
  ///   - staff: who is there when; nil for all from the opening on.
  ///   - intake: new clients that a full-time coach begins with in a month at most; nil for any.
  init(
    _ network: ServiceNetwork, _ candidates: [Candidate], months: Int,
    staff: StaffTimeline? = nil, intake: Double? = nil
  ) {
    self.network = network
    self.candidates = candidates
    self.staff = staff ?? .full(network.posts, months: months)
    starts = Array(repeating: nil, count: candidates.count)
    servers = Array(repeating: nil, count: candidates.count)
    gaveUp = Array(repeating: false, count: candidates.count)
    room = StaffRoom(territories: network.posts.count, intake: intake)
    queues = Array(repeating: WaitingLine(), count: network.groups.count)
    month = MonthCounts(groups: network.groupCount, territories: network.posts.count)
    beginMonth(0)
    run(through: 0)
    for month in 1...months {
      if month > 1 { beginMonth(month - 1) }
      run(through: Double(month))
    }
    countOutcomes()
  }

  /// The first day of a month: staff comes, and everybody may begin with new clients again.
  private mutating func beginMonth(_ index: Int) {
    for (territory, post) in staff.firstDays[index] {
      come(territory, post, isFirstDay: true)
    }
    room.beginMonth()
    fill(at: Double(index))
  }

  /// Lets everything happen up to and including the end of a month, and notes its counts.
  private mutating func run(through end: Double) {
    while let time = nextTime, time <= end {
      endCoachings(at: time)
      changeStaff(at: time)
      giveUp(at: time)
      admit(at: time)
      fill(at: time)
    }
    counts.append(month)
    month.startNext()
  }

  /// When something happens next; nil where nothing will.
  private var nextTime: Double? {
    var next = Double.infinity
    if nextToCome < candidates.count { next = candidates[nextToCome].arrival }
    if nextChange < staff.changes.count { next = min(next, staff.changes[nextChange].time) }
    if let ending = endings.next { next = min(next, ending.time) }
    if let end = givingUp.next { next = min(next, end.time) }
    return next.isFinite ? next : nil
  }

  private mutating func endCoachings(at time: Double) {
    while let next = endings.next, next.time <= time {
      let candidate = endings.removeNext().candidate
      // begin(_:_:at:) set it before the ending was put in.
      let server = servers[candidate]!
      room.add(places: 1, to: server)
      month.taken[server] -= 1
      month.finished[network.groups[candidates[candidate].municipality]] += 1
    }
  }

  private mutating func changeStaff(at time: Double) {
    while nextChange < staff.changes.count, staff.changes[nextChange].time <= time {
      let change = staff.changes[nextChange]
      nextChange += 1
      if change.comes {
        come(change.territory, change.post, isFirstDay: false)
      } else {
        room.leave(change.territory, change.post)
        month.coaches[change.territory] -= 1
        month.left[change.territory] += 1
      }
    }
  }

  private mutating func come(_ territory: Int, _ post: StaffPost, isFirstDay: Bool) {
    room.come(territory, post, isFirstDay: isFirstDay)
    if post.isCoach { month.coaches[territory] += 1 }
  }

  private mutating func giveUp(at time: Double) {
    while let next = givingUp.next, next.time <= time {
      let candidate = givingUp.removeNext().candidate
      guard starts[candidate] == nil else { continue }
      let municipality = candidates[candidate].municipality
      gaveUp[candidate] = true
      queues[municipality].passOver { gaveUp[$0] }
      waitingTotal -= 1
      month.waiting[network.groups[municipality]] -= 1
      month.gaveUp[network.groups[municipality]] += 1
    }
  }

  private mutating func admit(at time: Double) {
    while nextToCome < candidates.count, candidates[nextToCome].arrival <= time {
      let candidate = candidates[nextToCome]
      let municipality = candidate.municipality
      queues[municipality].join(nextToCome)
      if candidate.patience.isFinite {
        givingUp.insert(.init(time: candidate.arrival + candidate.patience, candidate: nextToCome))
      }
      waitingTotal += 1
      month.arrived[network.groups[municipality]] += 1
      month.waiting[network.groups[municipality]] += 1
      nextToCome += 1
    }
  }

  private mutating func fill(at time: Double) {
    fill(from: network.own, at: time)
    fill(from: network.helping, at: time)
  }

  /// Fills free places with those who wait, the longest waiting first.
  ///
  /// - Parameter servers: for each municipality the territories that may take its candidates here.
  private mutating func fill(from servers: [[Int]], at time: Double) {
    while waitingTotal > 0, room.openCount > 0 {
      var longest: (candidate: Int, server: Int)?
      for municipality in queues.indices {
        guard let first = queues[municipality].first, first < longest?.candidate ?? .max,
          let server = servers[municipality].first(where: { room.isOpen[$0] })
        else { continue }
        longest = (first, server)
      }
      guard let (candidate, server) = longest else { return }
      begin(candidate, server, at: time)
    }
  }

  private mutating func begin(_ candidate: Int, _ server: Int, at time: Double) {
    let municipality = candidates[candidate].municipality
    starts[candidate] = time
    servers[candidate] = server
    queues[municipality].leave { gaveUp[$0] }
    waitingTotal -= 1
    room.begin(server)
    endings.insert(.init(time: time + candidates[candidate].duration, candidate: candidate))
    month.taken[server] += 1
    month.waiting[network.groups[municipality]] -= 1
    month.started[network.groups[municipality]] += 1
  }

  /// Counts who found work and who dropped out in which month.
  private mutating func countOutcomes() {
    for (index, candidate) in candidates.enumerated() {
      guard let start = starts[index] else { continue }
      let group = network.groups[candidate.municipality]
      func count(_ time: Double, _ what: WritableKeyPath<MonthCounts, [Int]>) {
        // Coaching may last far beyond any number of months.
        let month = Int(min(time, 1e9).rounded(.up))
        if month < counts.count { counts[month][keyPath: what][group] += 1 }
      }
      if let work = candidate.course.workAfter { count(start + work, \.foundWork) }
      if candidate.course.dropsOut { count(start + candidate.duration, \.droppedOut) }
    }
  }
}
