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
      switch entry.result {
      case .success(let summary):
        let names = summary.region.settings.names
        return Entry(
          folder: entry.folder,
          name: Names(fi: names.finnish, sv: names.swedish, en: names.english),
          municipalities: summary.region.count, snapshots: summary.region.snapshots.map(\.id),
          statistics: summary.headcount.demand.snapshot,
          count: summary.headcount.demand.people, demand: summary.headcount.demand.total,
          coaches: summary.headcount.needed.team.coaches,
          leaders: summary.headcount.needed.team.leaders, problem: nil)
      case .failure(let error):
        return Entry(
          folder: entry.folder, name: nil, municipalities: nil, snapshots: nil, statistics: nil,
          count: nil,
          demand: nil, coaches: nil, leaders: nil, problem: error.problems[0].withOptions.oneLine)
      }
    }
  }
}

extension InputProblem {
  /// Place, what is wrong and how to mend it, without a line break.
  var oneLine: String { "\(place)\(line.map { ":\($0)" } ?? ""): \(what); mend: \(remedy)" }
}
