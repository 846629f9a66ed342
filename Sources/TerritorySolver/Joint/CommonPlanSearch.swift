import Foundation
import TerritoryModel

extension PlanSolver {
  /// One plan for several scenarios, which differ in demand and in what a coach can do, beside the best
  /// plan of each.
  ///
  /// - Parameter briefs: they agree in everything else.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func commonPlan(
    _ briefs: [PlanBrief], _ criterion: CommonPlan.Criterion
  ) throws(SolverFailure) -> CommonPlanFound {
    let start = ContinuousClock.now
    let alone = try results(briefs)
    let own = alone.compactMap(\.outcome.solution)
    guard own.count == briefs.count else {
      // What one scenario alone does not allow, all of them don't.
      let isImpossible = alone.contains { if case .infeasible = $0.outcome { true } else { false } }
      return CommonPlanFound(
        CommonPlan(criterion, [], alone: alone, isProven: false), nil,
        isImpossible: isImpossible)
    }
    var search = JointPlanSearch(
      JointQuestion(
        briefs: briefs, weights: criterion.weights(of: briefs.count),
        figures: CommonPlan.figures(briefs[0].priority, criterion), isGrowing: false),
      own, limits, progress)
    var found = JointPlanSearch.Found()
    var solutions: [Solution]?
    do throws(SolverFailure) {
      found = try search.run(startingFrom: own.map { [IntegerSolution($0.plan)] })
      solutions = try found.solutions(search.question, since: start)
    } catch {
      // Numbers lie too far apart for GLPK: nothing is known.
    }
    guard let solutions else {
      return CommonPlanFound(
        CommonPlan(criterion, [], alone: alone, isProven: false), nil,
        isImpossible: found.isImpossible)
    }
    let results = found.results(of: solutions.map(\.plan), search.question)
    let isProven = found.isComplete && results.allSatisfy(\.isProven)
    return CommonPlanFound(
      CommonPlan(criterion, results, alone: alone, isProven: isProven), solutions,
      isImpossible: false)
  }
}

/// What came of the search for one plan for several scenarios.
public struct CommonPlanFound: Sendable {
  public let common: CommonPlan
  /// The plan in each scenario: territories, bases and staff are the same. Nil where there is none.
  public let solutions: [Solution]?
  /// Whether no plan meets what is asked in all scenarios; without a plan otherwise a limit came first.
  public let isImpossible: Bool

  init(_ common: CommonPlan, _ solutions: [Solution]?, isImpossible: Bool) {
    self.common = common
    self.solutions = solutions
    self.isImpossible = isImpossible
  }
}
