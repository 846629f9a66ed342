import Synchronization
import TerritoryModel
import TerritorySimulation
import TerritorySolver

extension Planner {
  /// How sure an answer is: the assumptions drawn from their published ranges, independently of each
  /// other, each draw planned exactly with the team that is asked for, or else the one of the plan at the
  /// stated values; and beside it how many coaches each draw needs.
  ///
  /// The answer is the same on any number of cores. Draws of the same values are planned once. A search
  /// that ends early has the draws that were done.
  ///
  /// - Parameter shard: which of the draws are wanted here; together, the draws of all parts are those
  ///   of the whole.
  public func sample(
    _ request: PlanRequest, _ settings: SampleSettings, shard: SampleShard = .whole
  ) -> Search<SampleAnswer> {
    Search(self) { run in
      let asked = try request.planCase()
      let assumptions = try DrawnAssumptions(of: asked, settings.shape)
      let stated = try run.solve(staffing: asked)
      let team = stated.planCase.team
      if case .infeasible = stated.outcome {
        return .noPlan(
          Answer(stated.planCase, PlanResult(brief: stated.brief, outcome: stated.outcome)))
      }
      let search = DrawSearch(
        request: request, assumptions: assumptions, coaches: stated.planCase.coaches,
        mostWork: work == nil ? DrawSearch.usualWork : .max, run: run)
      let statedDraw = try search.stated(
        stated.planCase, stated.brief, stated.outcome, asked)
      return .sample(
        Sample(
          settings, shard, asked, team: team, assumptions, stated: statedDraw,
          draws: try search.draws(settings, shard)))
    }
  }
}

/// What drawing the assumptions comes to.
public enum SampleAnswer: Sendable {
  case sample(Sample)
  /// There is no plan at the stated values.
  case noPlan(Answer<PlanResult>)
}

/// Plans draws.
private struct DrawSearch: Sendable {
  let request: PlanRequest
  let assumptions: DrawnAssumptions
  /// Of all draws.
  let coaches: Assumption<Coaches>
  /// Work that a draw may take.
  let mostWork: Int
  let run: SearchRun

  /// Work that a draw may take where nobody set a limit, the same on every machine: the hardest of a
  /// thousand mostly takes a twentieth of it, and one that takes more might go on for hours.
  static let usualWork = 200_000

  /// What came of the stated values.
  func stated(
    _ planCase: PlanCase, _ brief: PlanBrief, _ outcome: Outcome, _ asked: PlanCase
  ) throws -> Draw {
    let byDistance = try planCase.byDistance ?? run.solver.coachesByDistance(for: asked)
    return draw(
      0, assumptions.drawn.map(\.stated), planCase.staffed(by: nil, byDistance: byDistance),
      brief, outcome)
  }

  func draws(_ settings: SampleSettings, _ shard: SampleShard) throws -> [Draw] {
    let numbers = Array(shard.numbers(of: settings.draws))
    let values = numbers.map { number in
      var chance = SeededGenerator(seed: settings.seed, run: number, for: .assumptions)
      return assumptions.values(DrawnAssumptions.all.map { _ in chance.uniform() })
    }
    // The first draw of each values.
    var firsts: [[Double]: Int] = [:]
    for (number, values) in zip(numbers, values) where firsts[values] == nil {
      firsts[values] = number
    }
    let questions = zip(numbers, values).filter { firsts[$1] == $0 }.map { Question($0, $1) }
    let done = Counter()
    run.tell(.sampling(done: 0, of: questions.count))
    // Some of all draws, so no more than these.
    let found = try run.solver.answers(
      to: questions, ofAll: settings.draws, mostWork: mostWork
    ) { solver, question in
      let draw = try draw(question, solver)
      run.tell(.sampling(done: done.next(), of: questions.count))
      return draw
    }
    // One question for each values: that of their first draw.
    let known = Dictionary(uniqueKeysWithValues: zip(questions.map(\.values), found))
    return zip(numbers, values).compactMap { number, values in
      (known[values] ?? nil)?.numbered(number)
    }
  }

  private struct Question: Sendable {
    let number: Int
    let values: [Double]

    init(_ number: Int, _ values: [Double]) {
      self.number = number
      self.values = values
    }
  }

  private final class Counter: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
  }

  private func draw(_ question: Question, _ solver: PlanSolver) throws -> Draw {
    let asked = try request.choosing(assumptions.choices(question.values)).planCase()
    let need = asked.staffed(by: nil, byDistance: try solver.coachesByDistance(for: asked))
    guard let brief = try? asked.staffed(by: coaches).brief() else {
      return draw(question.number, question.values, need, nil, nil)
    }
    let outcome = try solver.plainOutcome(brief)
    if let solution = outcome?.solution { try run.audit(solution, for: brief) }
    return draw(question.number, question.values, need, brief, outcome)
  }

  /// - Parameters:
  ///   - need: the case with as many coaches as it needs.
  ///   - brief: nil where what is asked contradicts itself.
  ///   - outcome: nil where no plan is possible.
  private func draw(
    _ number: Int, _ values: [Double], _ need: PlanCase, _ brief: PlanBrief?, _ outcome: Outcome?
  ) -> Draw {
    let drawn: Draw.Outcome =
      switch outcome {
      case .optimal: .optimal
      case .feasible: .feasible
      case .unknown: .unknown
      case .infeasible: .infeasible
      case nil: brief == nil ? .contradictory : .infeasible
      }
    return Draw(
      number: number, values: values, clients: need.demand.total,
      annualClientsPerCoach: need.assumptions.annualClientsPerCoach,
      need: Draw.Need(need.headcount()), outcome: drawn,
      plan: brief.flatMap { brief in
        outcome?.solution.map { DrawnPlan($0.plan, for: brief) }
      })
  }
}
