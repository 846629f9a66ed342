import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// The requirement that in no municipality more than a share of the clients wait.
struct MostWaitingTests {
  /// It can be met from the least largest share on, which another programme minimises; it is kept to
  /// the audit's own arithmetic; and waiting is the least of the plans whose largest share is no more.
  @Test(arguments: seeds(0..<300, inDebug: 15))
  func isPossibleFromTheLeastLargestShareOn(seed: UInt64) throws {
    guard let random = RandomBrief(seed: seed, isRich: seed.isMultiple(of: 3)) else { return }
    let plain = random.brief
    guard let fairest = try PlanSolver().solve(plain.asking([Level(.fairness)])).solution else {
      return
    }
    let least = fairest.levels[0].value / 100
    let enough = plain.asking(atMost: least + 0.01)
    let solution = try #require(try PlanSolver().solve(enough).solution, "\(random)")
    #expect(PlanAudit(solution, for: enough).findings.isEmpty, "\(random)")
    #expect(solution.plan.value(of: .fairness, for: plain) <= 100 * least + 1 + 1e-3, "\(random)")
    let waiting = try waiting(enough)
    let other = try self.waiting(plain.keeping([.fairness: 100 * (least + 0.01)]))
    let rounding = 1e-4 * max(1, plain.totalDemand)
    #expect(abs(waiting - other) <= rounding, "\(random)")
    guard least > 0.02 else { return }
    let tooLittle = plain.asking(atMost: least - 0.01)
    guard case .infeasible(let diagnosis) = try PlanSolver().solve(tooLittle) else {
      Issue.record("\(random): possible below \(least)")
      return
    }
    for part in diagnosis.conflict where part.isEnough {
      guard case .requirement(let requirement) = part.condition,
        requirement.kind == .mostWaiting(share: least - 0.01)
      else { continue }
      guard case .value(let share) = part.relaxation else {
        Issue.record("\(random): \(part.relaxation)")
        continue
      }
      #expect(abs(share - least) < 1e-4, "\(random): \(share), not \(least)")
    }
  }

  @Test func nobodyWaitsOnlyWithCoachesEnough() throws {
    let brief = try shippedCase("kainuu", coaches: 1).brief().asking(atMost: 0)
    guard case .infeasible(let diagnosis) = try PlanSolver().solve(brief) else {
      Issue.record("one coach serves everybody")
      return
    }
    let coaches = diagnosis.conflict.first {
      if case .coaches = $0.condition { true } else { false }
    }
    #expect(coaches?.relaxation == .coaches(below: nil, above: 2))
    #expect(coaches?.isEnough == true)
    #expect(diagnosis.isMinimal)
  }

  @Test func saysWhatItCosts() throws {
    let plain = try shippedCase("north-savo", coaches: 9).brief()
      .asking([Level(.waiting), Level(.travel)])
    let free = try #require(try PlanSolver().solve(plain).solution)
    #expect(free.plan.value(of: .fairness, for: plain) > 30)
    let brief = plain.asking(atMost: 0.3)
    let solution = try #require(try PlanSolver().solve(brief).solution)
    #expect(PlanAudit(solution, for: brief).findings.isEmpty)
    let finding = try #require(try PlanSolver().findings(solution, for: brief).first)
    #expect(finding.isMet && finding.isProven && finding.cost?.objective == .travel)
    #expect(abs(try #require(finding.cost?.without) - free.levels[1].value) < 1e-3)
    #expect(!brief.requirements[0].isMet(by: free.plan, brief))
    #expect(!PlanAudit(free, for: brief).findings.isEmpty)
  }

  private func waiting(_ brief: PlanBrief) throws -> Double {
    let solution = try PlanSolver().solve(brief.asking([Level(.waiting)])).solution
    return try #require(solution).levels[0].value
  }
}

extension PlanBrief {
  /// The same brief with a most share waiting beside its requirements.
  fileprivate func asking(atMost share: Double) -> PlanBrief {
    replacing(
      requirements: requirements
        + [Requirement(.mostWaiting(share: share), origin: .given("most waiting"))])
  }
}
