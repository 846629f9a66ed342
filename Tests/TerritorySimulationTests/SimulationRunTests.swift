import Testing

@testable import TerritorySimulation

/// Cases worked out by hand.
@Suite struct SimulationRunTests {
  /// N candidates at the start, c places and coachings of L months: who waits after t months is
  /// max(0, N − c·(⌊t/L⌋ + 1)), and the k-th candidate waits L·⌊k/c⌋.
  @Test(arguments: [(10, 3, 2.0), (7, 7, 1), (40, 8, 5), (5, 9, 3), (12, 1, 1)])
  func everybodyAtTheStart(people: Int, places: Int, duration: Double) {
    let all = candidates((0..<people).map { _ in (0, 0, duration) })
    let run = SimulationRun(.single(places: places), all, months: 24)
    for (month, counts) in run.counts.enumerated() {
      let waves = Int((Double(month) / duration).rounded(.down))
      #expect(counts.waiting == [max(0, people - places * (waves + 1))])
      #expect(counts.taken[0] == min(places, max(0, people - places * waves)))
    }
    for (index, start) in run.starts.enumerated() {
      let wait = duration * Double(index / places)
      #expect(start == (wait <= 24 ? wait : nil))
    }
  }

  /// One place and coachings of two months. Somebody comes each month: the n-th waits n months.
  @Test func aQueueGrows() {
    let all = candidates((0..<10).map { (Double($0), 0, 2) })
    let run = SimulationRun(.single(places: 1), all, months: 9)
    #expect(run.starts == [0, 2, 4, 6, 8, nil, nil, nil, nil, nil])
    #expect(run.counts.map { $0.waiting[0] } == [0, 1, 1, 2, 2, 3, 3, 4, 4, 5])
    #expect(run.counts.map { $0.finished[0] } == [0, 0, 1, 0, 1, 0, 1, 0, 1, 0])
    #expect(run.counts.allSatisfy { $0.arrived == [1] && $0.taken == [1] })
    let record = RunRecord(run, .single(places: 1), months: 9)
    #expect(record.waits[0].map(\.months) == [0, 1, 2, 3, 4, 4, 3, 2, 1, 0])
    #expect(record.waits[0].map(\.isOver) == (0..<10).map { $0 < 5 })
    // Taken the whole time.
    #expect(record.placeMonths == [9])
  }

  @Test func aPlaceThatFreesWhenSomebodyComesIsTheirs() {
    let run = SimulationRun(.single(places: 1), candidates([(0, 0, 3), (3, 0, 1)]), months: 5)
    #expect(run.starts == [0, 3])
  }

  @Test func nobodyComes() {
    let run = SimulationRun(.single(places: 2), [], months: 3)
    #expect(run.counts.count == 4 && run.counts.allSatisfy { $0.waiting == [0] })
  }

  /// Two territories with a place each. The second helps the first's municipality.
  private let helped = ServiceNetwork(
    places: [1, 1], groups: [0, 1], own: [[0], [1]], helping: [[1], []])

  @Test func whoComesTakesThePlaceOfTheOwnTerritoryFirst() {
    let run = SimulationRun(
      helped, candidates([(0, 0, 9), (1, 0, 9), (2, 1, 9), (3, 0, 9)]), months: 8)
    #expect(run.servers == [0, 1, nil, nil])
  }

  @Test func whoIsNotHelpedWaits() {
    // The first territory does not help the second's municipality.
    let run = SimulationRun(helped, candidates([(0, 1, 5), (1, 1, 1)]), months: 8)
    #expect(run.servers == [1, 1] && run.starts == [0, 5])
    #expect(run.counts[4].waiting == [0, 1] && run.counts[4].taken == [0, 1])
  }

  @Test func aPlaceThatFreesGoesToTheOwnFirst() {
    // When the second territory's place frees after 4 months, one of the first has waited longer.
    let run = SimulationRun(
      helped, candidates([(0, 0, 20), (0, 1, 4), (1, 0, 1), (2, 1, 3), (3, 0, 1)]), months: 12)
    #expect(run.servers == [0, 1, 1, 1, 1])
    // The own one from month 4 to 7, then the two who are helped, the longest waiting first.
    #expect(run.starts == [0, 0, 7, 4, 8])
  }

  @Test func ownCandidatesOfTheStartComeBeforeThoseWhoAreHelped() {
    // Whatever order was drawn: nobody is helped before the own ones have a place.
    let run = SimulationRun(helped, candidates([(0, 0, 9), (0, 0, 9), (0, 1, 9)]), months: 1)
    #expect(run.servers == [0, nil, 1])
  }

  @Test func theNearestHelps() {
    // The first municipality is helped by the third territory before the second.
    let network = ServiceNetwork(
      places: [1, 1, 1], groups: [0, 1, 2], own: [[0], [1], [2]], helping: [[2, 1], [], []])
    let run = SimulationRun(
      network, candidates([(0, 0, 9), (1, 0, 9), (2, 0, 9), (3, 0, 9)]), months: 4)
    #expect(run.servers == [0, 2, 1, nil])
  }

  /// A shared municipality is every territory's own: its candidates wait in one line with theirs.
  @Test func sharedMunicipality() {
    let network = ServiceNetwork(
      places: [1, 1], groups: [0, 1, 2], own: [[0], [1], [1, 0]], helping: [[], [], []])
    let run = SimulationRun(
      network,
      candidates([(0, 2, 6), (1, 2, 4), (2, 0, 2), (3, 2, 1), (4, 0, 1), (4.5, 1, 1)]),
      months: 12)
    // The nearest takes the first, the other the second; at 5 the first territory's place goes to
    // its own, who came first; the second's place at 6 to the shared one, at 7 to its own.
    #expect(run.servers == [1, 0, 0, 1, 0, 1])
    #expect(run.starts == [0, 1, 5, 6, 7, 7])
    #expect(run.counts[4].waiting == [2, 0, 1])
  }
}
