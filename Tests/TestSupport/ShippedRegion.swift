import Foundation
import TerritoryModel

/// The repository's own folder, found from this file's place in it.
public let repositoryRoot = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The path of a region that is shipped.
public func shippedRegionPath(_ id: String) -> String { "\(repositoryRoot)/regions/\(id)" }

/// The names of the region folders of all counties that are shipped; the whole country is none.
public let shippedCounties: [String] = {
  let names = try? FileManager.default.contentsOfDirectory(atPath: "\(repositoryRoot)/regions")
  return (names ?? []).filter { !$0.contains(".") && $0 != "finland" }.sorted()
}()

/// A shipped region at its own assumptions, with a number of coaches and, where given, territories,
/// another snapshot, membership or order of the levels.
public func shippedCase(
  _ id: String, coaches: Int, territories: ClosedRange<Int>? = nil, statistics: String? = nil,
  membership: Membership? = nil, priority: [Level]? = nil
) throws -> PlanCase {
  let region = try RegionFolder(shippedRegionPath(id)).read()
  var assumptions = region.settings.assumptions
  if let membership {
    assumptions.membership = Assumption(
      membership, source: "test", origin: .given("membership"))
  }
  if let priority {
    assumptions.priority = Assumption(priority, source: "test", origin: .given("priority"))
  }
  let snapshot = try region.snapshot(statistics ?? region.settings.statistics.value)
  let demand = try region.settings.chain.demand(of: snapshot, directory: region.directory)
  return PlanCase(
    region: region, demand: demand,
    assumptions: assumptions,
    coaches: Assumption(Coaches(fullTime: coaches), source: "test", origin: .given("coaches")),
    territories: territories.map {
      Assumption($0, source: "test", origin: .given("territories"))
    },
    // What the region asks for itself, such as a border over a ferry.
    requirements: try ResolvedRequirements(
      region.settings.requirements, region: region, meanLoad: demand.total / Double(coaches),
      reference: nil))
}
