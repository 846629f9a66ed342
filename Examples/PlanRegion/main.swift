// Plans a region folder: swift run PlanRegion regions/kainuu
import TerritoryModel
import TerritoryPlanning

let folder = RegionFolder(CommandLine.arguments.dropFirst().first ?? "regions/central-finland")
let asked = try PlanRequest(folder, [.territories(1...8), .reach(km: 90)]).planCase()

let search = Planner(seconds: 60).propose(asked)
for await step in search.progress {
  if case .level(let progress) = step { print("… \(progress.level)") }
}
let proposal = try await search.answer

if let solution = proposal.result.outcome.solution {
  for territory in solution.plan.territories {
    let names = territory.municipalities.map { asked.name($0) }.joined(separator: ", ")
    print("\(asked.name(of: territory)): \(territory.coaches) coaches for \(names)")
  }
} else {
  print("\(proposal.result.outcome.name)")
}
