import Testing

@testable import TerritoryModel

/// Every kind of broken plans that were found together, scenarios or stages, and of what is said of them
/// falsely, is caught: the sound plan of ``AuditMutationTests`` twice, and one fault at a time.
@Suite struct JointAuditMutationTests {
  private typealias Said = AuditMutationTests.Said
  private typealias Together = (plans: [Plan], results: [JointResult])

  /// The sound plan twice, in two scenarios or stages.
  private static func together(_ change: (inout Together) -> Void = { _ in }) throws -> Together {
    let briefs = Array(repeating: try AuditMutationTests.brief(), count: 2)
    var both: Together = (Array(repeating: Said.sound.plan, count: 2), [])
    both.results = figures.map {
      let value = $0.value(of: both.plans, briefs, [0.25, 0.75])
      return JointResult($0, value: value, bound: value)
    }
    change(&both)
    return both
  }

  private static let figures = [
    JointFigure(.waiting, .worst), JointFigure(.waiting, .mean), JointFigure(.change, .between),
    JointFigure(.travel, .mean),
  ]

  private func findings(_ both: Together, _ kinship: PlanAudit.Kinship) throws -> [String] {
    PlanAudit.findings(
      of: both.plans, kinship, Array(repeating: try AuditMutationTests.brief(), count: 2),
      weights: [0.25, 0.75],
      both.results, figures: Self.figures
    ).map(\.description)
  }

  /// The sound plan with a change.
  private static func plan(_ change: (inout Said) -> Void) -> Plan {
    var said = Said.sound
    change(&said)
    return said.plan
  }

  /// What the second plan breaks beside the first.
  private static var changesOfSecond:
    [(name: String, kinship: PlanAudit.Kinship, change: (inout Said) -> Void)]
  {
    let moved: (inout Said) -> Void = {
      $0.territories[0].municipalities = [0, 1]
      $0.territories[1].municipalities = [2, 3, 4, 5]
    }
    return [
      ("a base closes", .stages, { $0.territories[0].base = 1 }),
      ("all territories but one close", .stages, { $0.territories.removeLast() }),
      ("a municipality moves without being counted", .stages, moved),
      ("another base in the second scenario", .scenarios, { $0.territories[0].base = 1 }),
      ("other borders in the second scenario", .scenarios, moved),
      ("other coaches in the second scenario", .scenarios, { $0.territories[0].coaches = 3 }),
      ("other leaders in the second scenario", .scenarios, { $0.territories[0].leaders = 0 }),
      ("a territory less in the second scenario", .scenarios, { $0.territories.removeLast() }),
      ("nothing is shared in the second scenario", .scenarios, { $0.shared = [] }),
      (
        "more wait than is said", .scenarios, { $0.territories[1].served.removeLast() }
      ),
    ]
  }

  private static func faultsTogether() throws -> [(String, PlanAudit.Kinship, Together)] {
    let first = figures[0]
    var faults: [(String, PlanAudit.Kinship, Together)] = try changesOfSecond.map { fault in
      (fault.name, fault.kinship, try together { $0.plans[1] = plan(fault.change) })
    }
    faults += [
      ("figures the other way round", .stages, try together { $0.results.swapAt(0, 1) }),
      ("a figure in the middle is missing", .stages, try together { $0.results.remove(at: 1) }),
      ("the first figure twice", .stages, try together { $0.results[1] = $0.results[0] }),
      (
        "a figure is no number", .stages,
        try together { $0.results[0] = JointResult(first, value: .nan, bound: 0) }
      ),
    ]
    for place in figures.indices {
      let name = "\(figures[place].measure.rawValue) of \(figures[place].objective.rawValue)"
      func said(value: Double = 0, bound: Double = 0) throws -> Together {
        try together {
          let sound = $0.results[place]
          $0.results[place] = JointResult(
            sound.figure, value: sound.value + value, bound: sound.bound + bound)
        }
      }
      faults += [
        ("the \(name) above the plans'", .stages, try said(value: 1)),
        ("the \(name) below the plans'", .stages, try said(value: -0.01, bound: -0.01)),
        ("the bound of the \(name) above its value", .scenarios, try said(bound: 0.5)),
      ]
    }
    return faults
  }

  @Test func soundPlansTogetherPass() throws {
    for kinship in [PlanAudit.Kinship.scenarios, .stages] {
      #expect(try findings(Self.together(), kinship) == [])
      // As many figures as were reached.
      #expect(try findings(Self.together { $0.results.removeLast() }, kinship) == [])
    }
    let grown = Self.plan { said in
      said.territories[1].municipalities = [4, 5]
      said.territories.append(
        Said.Territory(base: 3, municipalities: [3], coaches: 1, leaders: 0, served: [(3, 4)]))
    }
    #expect(
      try findings(
        Self.together {
          $0.plans[1] = grown
          $0.results = []
        }, .stages) == [])
  }

  @Test func everyFaultTogetherIsCaught() throws {
    for (name, kinship, both) in try Self.faultsTogether() {
      #expect(try !findings(both, kinship).isEmpty, "\(name)")
    }
  }
}
