/// The endings of coachings under way, the next first: a binary heap.
struct EndingQueue {
  /// The end of a candidate's coaching.
  struct Ending {
    /// Months from the start of the service.
    let time: Double
    /// The candidate's number in the run.
    let candidate: Int

    /// Endings at the same time follow the candidates' order.
    func isBefore(_ other: Ending) -> Bool {
      (time, candidate) < (other.time, other.candidate)
    }
  }

  private var heap: [Ending] = []

  /// The next ending; nil where nobody is coached.
  var next: Ending? { heap.first }

  mutating func insert(_ ending: Ending) {
    heap.append(ending)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].isBefore(heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// - Precondition: somebody is coached.
  mutating func removeNext() -> Ending {
    let first = heap[0]
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      sink()
    }
    return first
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].isBefore(heap[least]) { least = child }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
