import TerritoryLanguages
import TerritoryModel

/// A number by which scenarios are compared.
struct ComparisonFigure {
  /// The column in CSV.
  let key: String
  let title: String
  /// Decimals that people read; 0 for whole numbers.
  let digits: Int
  /// The level whose value it is; nil where it is none.
  var objective: Objective?
  /// nil where the scenario has no such number.
  let value: (Comparison.Entry) -> Double?
}

extension Comparison {
  /// All numbers that scenarios are compared by, in the order of results.
  var figures: [ComparisonFigure] {
    teamFigures + serviceFigures + levelFigures + costFigures + restFigures
  }

  var teamFigures: [ComparisonFigure] {
    [
      ComparisonFigure(key: "clients", title: phrase("clients a year"), digits: 2) {
        $0.planCase.demand.total
      },
      ComparisonFigure(
        key: "annual_clients_per_coach", title: phrase("clients a year per coach"), digits: 2
      ) { $0.planCase.assumptions.annualClientsPerCoach },
      ComparisonFigure(key: "fte", title: phrase("full-time coaches' work"), digits: 2) {
        $0.headcount.fullTimeEquivalents
      },
      ComparisonFigure(key: "coaches_needed", title: phrase("coaches needed"), digits: 0) {
        Double($0.headcount.needed.team.coaches)
      },
      ComparisonFigure(key: "coaches", title: phrase("coaches"), digits: 0) {
        Double($0.planCase.team.coaches)
      },
      ComparisonFigure(key: "leaders", title: phrase("leaders"), digits: 0) {
        Double($0.planCase.team.leaders)
      },
      ComparisonFigure(key: "territories", title: phrase("territories"), digits: 0) {
        $0.solution.map { Double($0.plan.territories.count) }
      },
    ]
  }

  /// Who goes without.
  var serviceFigures: [ComparisonFigure] {
    [
      ComparisonFigure(
        key: "unserved_municipalities", title: phrase("municipalities without any service"),
        digits: 0
      ) { entry in
        entry.solution.map { Double($0.plan.unserved(entry.planCase.demand.clients).count) }
      }
    ]
  }

  /// The standard objectives, and others that were asked for.
  var levelFigures: [ComparisonFigure] {
    let asked = base.planCase.assumptions.priority.value.map(\.objective)
    let all = Objective.standard + asked.filter { !Objective.standard.contains($0) }
    return all.map { objective in
      ComparisonFigure(
        key: objective.rawValue, title: "\(objective.words), \(objective.unitWords)", digits: 2,
        objective: objective
      ) { $0.value(of: objective) }
    }
  }

  var costFigures: [ComparisonFigure] {
    let parts: [(String, String, (Cost) -> Double?)] = [
      ("cost_total", phrase("cost, EUR/year"), { $0.total }),
      ("cost_per_served", phrase("per client served, EUR"), { $0.perServed }),
      ("cost_per_employed", phrase("per employed client, EUR"), { $0.perEmployed }),
      ("savings", phrase("saved by the employed, EUR/year"), { $0.savings }),
    ]
    return parts.map { key, title, part in
      ComparisonFigure(key: key, title: title, digits: 0) { $0.cost.flatMap(part) }
    }
  }

  var restFigures: [ComparisonFigure] {
    [
      ComparisonFigure(key: "criteria_met", title: phrase("quality criteria met"), digits: 0) {
        entry in
        entry.criteria.map { Double($0.met.count) }
      },
      ComparisonFigure(key: "moves", title: phrase("municipalities that move"), digits: 0) {
        entry in
        entry.solution != nil && base.solution != nil ? Double(entry.moves.count) : nil
      },
    ]
  }

  /// The numbers that differences are shown of: moves are differences already.
  var differenceFigures: [ComparisonFigure] { figures.filter { $0.key != "moves" } }

  /// How much more a scenario has than the baseline; nil where one of the two has no such number.
  func difference(_ figure: ComparisonFigure, _ entry: Entry) -> Double? {
    guard let value = figure.value(entry), let own = figure.value(base) else { return nil }
    return value - own
  }
}

extension Comparison.Entry {
  /// What the plan costs; nil where there is none, or no figure is given.
  var cost: Cost? { solution.flatMap { planCase.cost(of: $0.plan) } }

  /// The quality criteria of the plan that could be judged; nil where there is no plan.
  var criteria: (met: [QualityCriterion], missed: [QualityCriterion])? {
    solution.map { solution in
      let all = planCase.criteria(of: solution.plan)
      return (
        all.filter { if case .judged(_, true) = $0.finding { true } else { false } },
        all.filter { if case .judged(_, false) = $0.finding { true } else { false } }
      )
    }
  }

  /// Why there is no plan, on one line; nil where there is one.
  var reason: String? {
    switch answer {
    case .contradictory(let problems): problems.map(\.withOptions.what).joined(separator: "; ")
    case .result(let result):
      switch result.outcome {
      case .infeasible(let diagnosis): DiagnosisWords(diagnosis, planCase).reason
      case .unknown: phrase("no plan was found before the search stopped")
      case .optimal, .feasible: nil
      }
    }
  }
}
