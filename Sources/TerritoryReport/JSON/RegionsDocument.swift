import TerritoryModel

/// `plan-territories/regions/1`.
public struct RegionsDocument: Encodable {
  let schema = "plan-territories/regions/1"
  let regions: [Entry]

  struct Names: Encodable {
    let fi: String
    let sv: String
    let en: String
  }

  struct Entry: Encodable {
    let folder: String
    let name: Names?
    let municipalities: Int?
    let snapshots: [String]?
    /// The snapshot that people are counted from.
    let statistics: String?
    /// People counted.
    let count: Double?
    let demand: Double?
    let coaches: Int?
    let leaders: Int?
    /// Why the folder can't be read; absent where it can.
    let problem: String?
  }

  public init(_ collection: RegionCollection) {
    regions = collection.entries.map { entry in
      let summary = try? entry.result.get()
      let headcount = summary?.headcount
      let problem: String? =
        if case .failure(let error) = entry.result { error.problems[0].withOptions.oneLine } else {
          nil
        }
      return Entry(
        folder: entry.folder,
        name: (summary?.region.settings.names).map {
          Names(fi: $0.finnish, sv: $0.swedish, en: $0.english)
        },
        municipalities: summary?.region.count, snapshots: summary?.region.snapshots.map(\.id),
        statistics: headcount?.demand.snapshot, count: headcount?.demand.people,
        demand: headcount?.demand.total, coaches: headcount?.needed.team.coaches,
        leaders: headcount?.needed.team.leaders, problem: problem)
    }
  }
}

extension InputProblem {
  /// Place, what is wrong and how to mend it, without a line break.
  var oneLine: String { "\(place)\(line.map { ":\($0)" } ?? ""): \(what); mend: \(remedy)" }
}
