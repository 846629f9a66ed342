// Plans four municipalities in a row from numbers in memory: swift run PlanNumbers
import TerritoryModel
import TerritoryPlanning

let names = ["Alpha", "Beta", "Gamma", "Delta"]
let brief = try PlanBrief(
  demand: [50, 25, 15, 10],
  borders: BorderGraph(count: 4, pairs: [(0, 1), (1, 2), (2, 3)]),
  distances: DistanceTable(rows: [
    [0, 10, 20, 30], [10, 0, 10, 20], [20, 10, 0, 10], [30, 20, 10, 0],
  ]),
  annualClientsPerCoach: 27.4, leaderShare: 0.5, team: Team(coaches: 4, leaders: 0),
  territories: 2...2, reachKm: 25)

switch try await Planner().plan(brief).answer {
case .optimal(let solution), .feasible(let solution):
  for territory in solution.plan.territories {
    let members = territory.municipalities.map { names[$0] }.joined(separator: ", ")
    print("\(names[territory.base]): \(territory.coaches) coaches for \(members)")
  }
case .infeasible, .unknown:
  print("There is no plan.")
}
