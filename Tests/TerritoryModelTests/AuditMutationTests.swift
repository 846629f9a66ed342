import TestSupport
import Testing

@testable import TerritoryModel

/// Every kind of broken plan is caught: a sound plan of seven municipalities, and one fault at a time.
///
/// `swift test --filter AuditMutationTests` tries them all.
@Suite struct AuditMutationTests {
  /// A chain 0 – 1 – 2 – 3 – 4 – 5 of 10 km each, with a shared municipality 6 beside 3.
  static func brief(
    requirements: [Requirement] = [], help: Bool = true, reach: Double = 25,
    territories: ClosedRange<Int> = 2...2, membership: Membership = .served,
    difference: Difference? = nil, grouping: Grouping? = nil, coaches: Coaches = 3
  ) throws -> PlanBrief {
    let places = [0.0, 10, 20, 30, 40, 50, 32]
    var brief = try PlanBrief(
      demand: [30, 10, 8, 6, 20, 4, 5],
      borders: BorderGraph(count: 7, pairs: [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (3, 6)]),
      distances: DistanceTable(rows: places.map { one in places.map { abs(one - $0) } }),
      annualClientsPerCoach: 20, leaderShare: 0.5, team: Team(coaches: coaches, leaders: 1),
      territories: territories, reachKm: reach, neighbourHelp: help, membership: membership,
      priority: [
        Level(.waiting), Level(.fairness), Level(.travel), Level(.balance), Level(.partners),
        Level(.help), Level(.resilience), Level(.change),
      ], shared: grouping == nil ? [6] : [], requirements: requirements,
      partnerships: [Partnership(0, 1, weight: 2), Partnership(2, 3, weight: 1)],
      reference: Grouping(territories: [
        .init(name: "West", municipalities: [0, 1]),
        .init(name: "East", municipalities: [2, 3, 4, 5]),
      ]), grouping: grouping)
    if let difference {
      brief = brief.differing(
        by: PlanBrief.Difference(
          from: difference.groupings, municipalities: difference.municipalities, ceilings: [:]))
    }
    return brief
  }

  typealias Difference = (groupings: [Grouping], municipalities: Int)

  /// What is audited: a plan as it is said to be.
  struct Said {
    var territories: [Territory]
    var shared = [6]
    /// What is said of each level, in place of what the plan has.
    var values: [Objective: Double] = [:]
    var bounds: [Objective: Double] = [:]
    var order: [Objective]?

    struct Territory {
      var base: Int
      var municipalities: [Int]
      var coaches: Int
      /// Coaches of whom some work part-time, in place of so many who don't.
      var staff: Coaches?
      var leaders: Int
      var served: [(Int, Double)]

      var plan: Plan.Territory {
        Plan.Territory(
          base: base, municipalities: municipalities,
          coaches: staff ?? Coaches(fullTime: max(0, coaches)), leaders: leaders,
          services: served.map { .init(municipality: $0.0, clients: $0.1) })
      }
    }

    /// West has 0, 1 and 2 and helps 3; East has the rest and serves the shared municipality.
    static var sound: Said {
      Said(territories: [
        Territory(
          base: 0, municipalities: [0, 1, 2], coaches: 2, leaders: 1,
          served: [(0, 30), (1, 10), (2, 8)]),
        Territory(
          base: 4, municipalities: [3, 4, 5], coaches: 1, leaders: 0,
          served: [(3, 4), (4, 12), (5, 2), (6, 2)]),
      ])
    }

    var plan: Plan { Plan(territories: territories.map(\.plan), shared: shared) }

    func findings(_ brief: PlanBrief) -> [String] {
      let plan = plan
      let levels = (order ?? brief.priority.map(\.objective)).map { objective in
        // A plan in which a municipality stands twice has no territories that could be compared.
        let value =
          values[objective]
          ?? (objective == .change ? 2 : plan.value(of: objective, for: brief))
        let second = plan.value(of: .beyondEvenShare, for: brief)
        let said = values[.beyondEvenShare] ?? second
        return LevelResult(
          Level(objective), value: value, bound: bounds[objective] ?? value,
          beyondEvenShare: objective == .fairness
            ? (said, bounds[.beyondEvenShare] ?? said, 0) : nil, in: brief)
      }
      return PlanAudit(Solution(plan: plan, levels: levels, seconds: 0), for: brief).findings
        .map(\.description)
    }
  }

  private typealias Fault = (name: String, brief: PlanBrief, said: Said)

  private static func fault(
    _ name: String, _ brief: PlanBrief? = nil, _ change: (inout Said) -> Void = { _ in }
  ) throws -> Fault {
    var said = Said.sound
    change(&said)
    return (name, try brief ?? self.brief(), said)
  }

  private static func faults() throws -> [Fault] {
    try membershipFaults() + staffFaults() + partTimeFaults() + serviceFaults() + levelFaults()
      + requirementFaults() + otherFaults()
  }

  private static func membershipFaults() throws -> [Fault] {
    [
      try fault("a municipality is nowhere") { $0.territories[0].municipalities = [0, 1] },
      try fault("a municipality is in both") { $0.territories[1].municipalities = [2, 3, 4, 5] },
      try fault("a municipality is twice in one") {
        $0.territories[0].municipalities = [0, 1, 2, 2]
      },
      try fault("the base is elsewhere") { $0.territories[0].base = 3 },
      try fault("the shared municipality is a member") {
        $0.territories[1].municipalities = [3, 4, 5, 6]
        $0.shared = []
      },
      try fault("the shared municipality is a member too") {
        $0.territories[1].municipalities = [3, 4, 5, 6]
      },
      try fault("nothing is shared") { $0.shared = [] },
      try fault("another municipality is shared too") {
        $0.territories[1].municipalities = [3, 4]
        $0.territories[1].served.remove(at: 2)
        $0.shared = [5, 6]
      },
      try fault("a member is out of reach", brief(reach: 15)) {
        $0.territories[0].served.removeLast()
      },
      try fault("a territory is torn") {
        $0.territories[0].municipalities = [0, 2]
        $0.territories[1].municipalities = [1, 3, 4, 5]
      },
      try fault("a territory hangs together by the shared municipality alone") {
        $0.territories[0].municipalities = [0, 1, 2, 4, 5]
        $0.territories[1].municipalities = [3]
        $0.territories[1].base = 3
      },
      try fault("one territory of two") {
        $0.territories[0].municipalities = [0, 1, 2, 3, 4, 5]
        $0.territories[0].coaches = 3
        $0.territories.removeLast()
      },
      try fault("more territories than asked for", brief(territories: 1...1)),
      try fault("no territory at all") { $0.territories = [] },
    ]
  }

  private static func staffFaults() throws -> [Fault] {
    [
      try fault("a coach too many") { $0.territories[0].coaches = 3 },
      try fault("a coach too few") { $0.territories[0].coaches = 1 },
      try fault("a territory without coaches") {
        $0.territories[0].coaches = 3
        $0.territories[1].coaches = 0
        $0.territories[1].served = []
      },
      try fault("coaches below zero") {
        $0.territories[0].coaches = 4
        $0.territories[1].coaches = -1
        $0.territories[1].served = []
      },
      try fault("no leader") { $0.territories[0].leaders = 0 },
      try fault("a leader too many") { $0.territories[1].leaders = 1 },
      try fault("two leaders in one, less one elsewhere") {
        $0.territories[0].leaders = 2
        $0.territories[1].leaders = -1
      },
    ]
  }

  /// Two full-time coaches in the west, 60 and 40 % in the east.
  private static let partTime = Coaches(fullTime: 2, partTime: [0.6, 0.4])

  private static func partTimeFaults() throws -> [Fault] {
    func staffed(_ name: String, west: Coaches = 2, east: Coaches) throws -> Fault {
      try fault(name, brief(coaches: partTime)) {
        $0.territories[0].staff = west
        $0.territories[1].staff = east
      }
    }
    return [
      try staffed("one full-time coach for two part-time ones", east: 1),
      try staffed("a coach with more than the own share", east: Coaches(shares: [0.6, 0.5])),
      try staffed("a coach with another share", east: Coaches(shares: [0.7, 0.3])),
      try staffed("a part-time coach is nowhere", east: Coaches(shares: [0.6])),
      try staffed(
        "a part-time coach in two places", west: Coaches(shares: [1, 1, 0.4]),
        east: Coaches(shares: [0.6, 0.4])),
      try staffed(
        "a part-time coach serves as a full-time one", west: Coaches(shares: [1, 0.6]),
        east: Coaches(shares: [1, 0.4])),
      try staffed(
        "nobody in a territory", west: Coaches(shares: [1, 1, 0.6, 0.4]), east: Coaches(shares: [])),
    ]
  }

  private static func serviceFaults() throws -> [Fault] {
    func served(_ name: String, _ change: (inout [(Int, Double)]) -> Void) throws -> Fault {
      try fault(name) { change(&$0.territories[1].served) }
    }
    return [
      try served("more than the capacity") { $0[1].1 = 20 },
      try served("more than the clients") { $0[0].1 = 6.001 },
      try served("more than the clients, with help") { $0.append((2, 0.01)) },
      try served("a service of nobody") { $0[2].1 = 0 },
      try served("a service below zero") { $0[2].1 = -1 },
      try served("a service that is no number") { $0[2].1 = .nan },
      try served("a service without end") { $0[2].1 = .infinity },
      try served("a municipality that is far from any neighbour") { $0[2] = (0, 0.5) },
      try served("a municipality out of reach") { $0[2] = (1, 0.5) },
      try served("a service in two parts beyond the clients") {
        $0.append((5, 1.5))
        $0.append((5, 1))
      },
      try fault("help, where nobody helps", brief(help: false)) {
        $0.territories[0].served[2].1 = 7
        $0.territories[1].served.append((2, 1))
      },
      try fault("the shared municipality out of reach", brief(reach: 20)) {
        $0.territories[0].served.append((6, 1))
      },
      try fault("another territory serves more than the own") {
        $0.territories[0].served[2].1 = 3
        $0.territories[1].served = [(3, 4), (4, 10), (2, 4)]
      },
      try fault("only another territory serves") {
        $0.territories[0].served.removeLast()
        $0.territories[1].served = [(3, 4), (4, 10), (2, 4)]
      },
    ]
  }

  private static func levelFaults() throws -> [Fault] {
    try Objective.allCases.flatMap { objective -> [Fault] in
      let plan = Said.sound
      let value = try value(of: objective, plan)
      return [
        try fault("\(objective.rawValue) above the plan's") {
          $0.values[objective] = value + 1
          $0.bounds[objective] = value
        },
        try fault("\(objective.rawValue) below the plan's") { $0.values[objective] = value - 0.01 },
        try fault("\(objective.rawValue) is no number") { $0.values[objective] = .nan },
        try fault("the bound of \(objective.rawValue) above its value") {
          $0.bounds[objective] = value + 0.5
        },
        try fault("the bound of \(objective.rawValue) is no number") {
          $0.bounds[objective] = .nan
        },
      ]
    } + [
      try fault("two levels the other way round") {
        $0.order = [.fairness, .waiting, .travel, .balance, .partners, .help, .resilience, .change]
      },
      try fault("a level in the middle is missing") { $0.order = [.waiting, .travel] },
      try fault("a level twice") { $0.order = [.waiting, .waiting] },
      try fault("the last level first") { $0.order = [.change] },
      try fault("a level more than asked for") {
        $0.order = [
          .waiting, .fairness, .travel, .balance, .partners, .help, .resilience, .change, .change,
        ]
      },
    ]
  }

  private static func value(of objective: Objective, _ said: Said) throws -> Double {
    said.plan.value(of: objective, for: try brief())
  }

  private static func requirementFaults() throws -> [Fault] {
    let kinds: [(String, Requirement.Kind)] = [
      ("together", .together([2, 3])), ("together, in three", .together([0, 1, 3])),
      ("apart", .apart([0, 1])),
      ("apart, two of three", .apart([0, 3, 5])), ("a base", .base(1)),
      ("never a base", .neverBase(4)), ("a territory", .territory([0, 1])),
      ("a territory that is larger", .territory([3, 4, 5, 2])),
      ("inside areas", .insideAreas(["a", "a", "b", "b", "b", "b", "b"])),
      ("least clients", .leastClients(24.1)), ("most clients", .mostClients(29.9)),
      ("most kilometres", .mostKilometres(19)), ("least coaches", .leastCoaches(2)),
      ("most care teams", .mostCareTeams(2.9, teams: [1, 1, 1, 1, 1, 1, 1])),
      ("most waiting", .mostWaiting(share: 0.5)),
    ]
    return try kinds.map { name, kind in
      try fault(name, brief(requirements: [Requirement(kind, origin: .given("test"))]))
    }
  }

  private static func otherFaults() throws -> [Fault] {
    let plan = Grouping(
      territories: [
        .init(name: "", municipalities: [0, 1, 2]), .init(name: "", municipalities: [3, 4, 5]),
      ], shared: [6])
    let near = Grouping(
      territories: [
        .init(name: "", municipalities: [0, 1]), .init(name: "", municipalities: [2, 3, 4, 5]),
      ], shared: [6])
    func given(_ west: Grouping.Territory) throws -> PlanBrief {
      try brief(
        grouping: Grouping(territories: [west, .init(name: "E", municipalities: [3, 4, 5, 6])]))
    }
    let withShared: (inout Said) -> Void = {
      $0.territories[1].municipalities = [3, 4, 5, 6]
      $0.shared = []
    }
    return [
      try fault("the same plan again", brief(difference: ([plan], 1))),
      try fault("too near to another plan", brief(difference: ([near], 2))),
      try fault(
        "other borders than given", given(.init(name: "W", municipalities: [0, 1])), withShared),
      try fault(
        "other coaches than given",
        given(.init(name: "W", municipalities: [0, 1, 2], coaches: 1)), withShared),
      try fault(
        "other leaders than given",
        given(.init(name: "W", municipalities: [0, 1, 2], leaders: 0)), withShared),
      try fault(
        "another base than given",
        given(.init(name: "W", municipalities: [0, 1, 2], base: 1)), withShared),
    ]
  }

  @Test func theSoundPlanPasses() throws {
    #expect(Said.sound.findings(try Self.brief()) == [])
    var partTime = Said.sound
    partTime.territories[1].staff = Coaches(shares: [0.6, 0.4])
    #expect(partTime.findings(try Self.brief(coaches: Self.partTime)) == [])
    // What the requirements ask that are broken below, in a form that the plan keeps.
    let kept: [Requirement.Kind] = [
      .together([0, 2]), .apart([0, 3]), .base(4),
      .neverBase(1), .territory([5, 4, 3]), .insideAreas(["a", "a", "a", "b", "b", "b", "c"]),
      .leastClients(24), .mostClients(30), .mostKilometres(20), .leastCoaches(1),
      .mostCareTeams(3, teams: [1, 1, 1, 1, 1, 1, 1]), .mostWaiting(share: 0.6),
    ]
    for kind in kept {
      let brief = try Self.brief(requirements: [Requirement(kind, origin: .given("test"))])
      #expect(Said.sound.findings(brief) == [], "\(kind)")
    }
  }

  @Test func everyFaultIsCaught() throws {
    let faults = try Self.faults()
    #expect(faults.count >= 60 && Set(faults.map(\.name)).count == faults.count)
    for fault in faults {
      #expect(!fault.said.findings(fault.brief).isEmpty, "\(fault.name)")
    }
  }
}
