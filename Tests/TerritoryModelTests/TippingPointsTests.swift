import TestSupport
import Testing

@testable import TerritoryModel

@Suite struct TippingPointsTests {
  private func centralFinland(_ change: (inout Assumptions) -> Void = { _ in }) throws -> Headcount
  {
    let planCase = try shippedCase("central-finland", coaches: 10)
    var assumptions = planCase.assumptions
    change(&assumptions)
    return Headcount(demand: planCase.demand, assumptions: assumptions)
  }

  /// 302.25 / 20 = 15.1125 caseloads; over n + 0.5 and less 1, by hand.
  @Test func ratesOfCentralFinland() throws {
    let tipping = try centralFinland().tippingPoints(.employmentRate)
    let expected = [
      (8, 0.777_941_176), (9, 0.590_789_474), (10, 0.439_285_714), (11, 0.314_130_435),
      (12, 0.209), (13, 0.119_444_444), (14, 0.042_241_379),
    ]
    let points = tipping.points(1...100)
    #expect(points.map(\.coaches) == expected.map(\.0))
    for (point, value) in zip(points, expected.map(\.1)) {
      #expect(abs(point.value - value) < 1e-9)
    }
    #expect(tipping.now == 0.37 && tipping.idle == nil)
    #expect(tipping.enough(7) == .never && tipping.enough(15) == .always)
    let headcount = try centralFinland()
    for (rate, coaches) in [(0.37, 11), (0.62, 9), (0.216, 12), (0.47, 10), (0.318, 11)] {
      #expect(headcount.atEmploymentRate(rate).needed.team.coaches.count == coaches)
    }
  }

  /// 27.4 × 11.5 = 315.1 clients, of 3,022.5 with partial work capacity.
  @Test func sharesAndClientsOfCentralFinland() throws {
    let headcount = try centralFinland()
    guard case .limit(let share) = headcount.tippingPoints(.lastShare).enough(11),
      case .limit(let clients) = headcount.tippingPoints(.clients).enough(11)
    else { throw Unexpected() }
    #expect(abs(clients - 315.1) < 1e-9)
    #expect(abs(share - 315.1 / 3022.5) < 1e-9)
  }

  @Test func otherTurnoverKnowsNoRate() throws {
    for model in [Turnover.Model.meanDuration, .observed] {
      let tipping = try centralFinland().using(model).tippingPoints(.employmentRate)
      #expect(tipping.idle == .turnover(model) && tipping.points(1...100).isEmpty)
    }
  }

  @Test func nobodyToServe() throws {
    let headcount = try centralFinland {
      $0.serviceLevel = .given(0, as: "test")
    }
    for quantity in TippingPoints.Quantity.allCases {
      let tipping = headcount.tippingPoints(quantity)
      #expect(tipping.idle == .noService && tipping.points(1...100).isEmpty)
      #expect(tipping.enough(2) == .always && tipping.enough(1) == .never)
    }
  }

  struct Unexpected: Error {}
}

/// Random demands and assumptions against the headcount itself.
@Suite struct TippingPointOracleTests {
  /// A random question, with the headcount at any value of a quantity reckoned from the start.
  private struct Question {
    let directory: MunicipalityDirectory
    private var counts: [Double]
    private var chain: DemandChain
    let assumptions: Assumptions

    init(_ directory: MunicipalityDirectory, using generator: inout SeededGenerator) {
      self.directory = directory
      let scale = [0, 10, 1_000, 40_000].randomElement(using: &generator)!
      counts = directory.municipalities.map { _ in
        scale == 0 ? 0 : Double.random(in: 0...Double(scale), using: &generator).rounded()
      }
      let steps = (0..<Int.random(in: 0...3, using: &generator)).map { index in
        DemandChain.Step(
          name: "share \(index)", share: Double.random(in: 0...1, using: &generator),
          source: "test", origin: .builtIn)
      }
      var surveys: [Int: Assumption<SurveyAnswer>] = [:]
      for position in counts.indices
      where !steps.isEmpty && Double.random(in: 0...1, using: &generator) < 0.3 {
        let part = Double.random(in: 0...1, using: &generator)
        let answer: SurveyAnswer = part < 0.5 ? .share(part) : .clients(part * 20)
        surveys[position] = Assumption(answer, source: "test", origin: .builtIn)
      }
      chain = DemandChain(
        count: Assumption(.unemployed, source: "test", origin: .builtIn), steps: steps,
        surveys: surveys)
      assumptions = Self.assumptions(using: &generator)
    }

    private static func assumptions(using generator: inout SeededGenerator) -> Assumptions {
      var all = Assumptions.builtIn
      func set<Value>(_ path: WritableKeyPath<Assumptions, Assumption<Value>>, _ value: Value) {
        all[keyPath: path] = .given(value, as: "test")
      }
      set(\.caseloadCap, Double.random(in: 5...40, using: &generator).rounded())
      set(\.turnoverModel, Turnover.Model.allCases.randomElement(using: &generator)!)
      set(\.employmentRate, Double.random(in: 0...1, using: &generator))
      set(\.serviceLevel, [0, 0.5, 0.95, 1, 1].randomElement(using: &generator)!)
      set(\.leaderShare, [0, 0.5, 1].randomElement(using: &generator)!)
      set(\.leaders, Int.random(in: 0...2, using: &generator))
      set(\.minimumTeam, Int.random(in: 1...6, using: &generator))
      return all
    }

    private func headcount(scaledBy factor: Double = 1, lastShare: Double? = nil) throws
      -> Headcount
    {
      var chain = chain
      if let lastShare, let last = chain.steps.popLast() {
        chain.steps.append(
          DemandChain.Step(
            name: last.name, share: lastShare, source: last.source, origin: last.origin))
      }
      let snapshot = StatisticsSnapshot(
        id: "test", columns: [.unemployed], counts: [.unemployed: counts.map { $0 * factor }],
        estimated: Array(repeating: [], count: counts.count))
      return Headcount(
        demand: try chain.demand(of: snapshot, directory: directory), assumptions: assumptions)
    }

    var now: Headcount { get throws { try headcount() } }

    /// Coaches with the quantity at a value and all else alike.
    func coaches(_ quantity: TippingPoints.Quantity, at value: Double) throws -> Int {
      switch quantity {
      case .employmentRate:
        var changed = assumptions
        changed.employmentRate = .given(value, as: "test")
        return Headcount(demand: try now.demand, assumptions: changed).needed.team.coaches.count
      case .lastShare: return try headcount(lastShare: value).needed.team.coaches.count
      case .clients:
        // Clients that somebody counted don't follow the counts of people, so all are counted.
        var counted = self
        counted.chain = DemandChain(count: chain.count, steps: [])
        counted.counts = counts.indices.map { $0 == 0 ? value : 0 }
        return try counted.now.needed.team.coaches.count
      }
    }
  }

  private static let seeds = 0..<150

  @Test(arguments: seeds) func closedFormIsWhereTheHeadcountChanges(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let question = Question(try RegionFixture().read().directory, using: &generator)
    let headcount = try question.now
    for quantity in TippingPoints.Quantity.allCases {
      let tipping = headcount.tippingPoints(quantity)
      if tipping.idle != nil || headcount.demand.total == 0 {
        try hasNoInfluence(tipping, question, headcount)
        continue
      }
      let range = 0...(quantity == .clients ? 3 * headcount.demand.total : 1)
      try gridAgrees(tipping, question, range)
      // Some of the many points of large demands.
      for point in tipping.points(1...100_000).shuffled(using: &generator).prefix(20)
      where range.contains(point.value) {
        try tips(point, quantity, question, range)
      }
    }
  }

  /// The least number that is enough by the closed form is the headcount's, at values all over.
  private func gridAgrees(
    _ tipping: TippingPoints, _ question: Question, _ range: ClosedRange<Double>
  ) throws {
    for index in 0...60 {
      let value = range.upperBound * Double(index) / 60
      let coaches = try question.coaches(tipping.quantity, at: value)
      #expect(tipping.isEnough(coaches, at: value), "\(tipping.quantity) \(value)")
      #expect(
        coaches == question.assumptions.minimumTeam.value
          || !tipping.isEnough(coaches - 1, at: value), "\(tipping.quantity) \(value)")
    }
  }

  /// Bisection with the headcount as oracle finds the same value, at which it gives the point's
  /// coaches, and one more just beyond.
  private func tips(
    _ point: TippingPoints.Point, _ quantity: TippingPoints.Quantity, _ question: Question,
    _ range: ClosedRange<Double>
  ) throws {
    let isRate = quantity == .employmentRate
    var (enough, tooFew) =
      isRate ? (range.upperBound, range.lowerBound) : (range.lowerBound, range.upperBound)
    // Beyond the grid's end of clients no more are needed than here.
    guard try question.coaches(quantity, at: tooFew) > point.coaches else { return }
    for _ in 0..<60 {
      let middle = (enough + tooFew) / 2
      if try question.coaches(quantity, at: middle) <= point.coaches {
        enough = middle
      } else {
        tooFew = middle
      }
    }
    let scale = max(1, range.upperBound)
    #expect(abs(enough - point.value) < 1e-7 * scale, "\(quantity) \(point)")
    #expect(try question.coaches(quantity, at: point.value) == point.coaches)
    let beyond = point.value + (isRate ? -1e-7 : 1e-7) * scale
    if range.contains(beyond) {
      #expect(try question.coaches(quantity, at: beyond) == point.coaches + 1)
    }
  }

  private func hasNoInfluence(
    _ tipping: TippingPoints, _ question: Question, _ headcount: Headcount
  ) throws {
    guard tipping.quantity != .clients else { return }
    for value in [0, 0.25, 0.5, 1] {
      #expect(
        try question.coaches(tipping.quantity, at: value) == headcount.needed.team.coaches.count)
    }
  }
}

extension TippingPoints {
  fileprivate func isEnough(_ coaches: Int, at value: Double) -> Bool {
    switch enough(coaches) {
    case .always: true
    case .never: false
    case .limit(let limit) where quantity == .employmentRate: value >= limit - 1e-12
    case .limit(let limit): value <= limit * (1 + 1e-12)
    }
  }
}
