import TerritoryModel

/// An employment area, as the columns of municipalities.csv have it: the bodies that organise
/// employment services in Finland since 2025.
struct EmploymentArea {
  let names: RegionSettings.Names
  let members: Set<Int>

  static let column = "employment_area"

  init?(_ name: String, in region: Region, log: inout ProblemLog) {
    let columns = [Self.column, "\(Self.column)_sv", "\(Self.column)_en"]
    func texts(_ municipality: Municipality) -> [String] {
      columns.map { municipality.texts[$0] ?? "" }
    }
    let known = region.municipalities.flatMap(texts).filter { !$0.isEmpty }
    guard !known.isEmpty else {
      log.add(
        "--employment-area", "municipalities.csv of \(region.id) has no column \(Self.column)",
        mend: "cut the area out of regions/finland, which has one, or choose municipalities with"
          + " --municipalities or --where")
      return nil
    }
    let wanted = name.lowercased()
    let members = region.municipalities.indices.filter {
      texts(region.municipalities[$0]).contains { $0.lowercased() == wanted }
    }
    guard let first = members.first else {
      let near =
        Wording.suggesting(nearestSpelling(of: name, among: known))
      let all = Set(region.municipalities.compactMap { $0.texts[Self.column] }).sorted()
      log.add(
        "--employment-area", "there is no employment area \(quoted(name))",
        mend: "\(near)There are \(all.filter { !$0.isEmpty }.joined(separator: ", "))")
      return nil
    }
    self.members = Set(members)
    let own = texts(region.municipalities[first])
    names = RegionSettings.Names(
      finnish: own[0], swedish: own[1].isEmpty ? own[0] : own[1],
      english: own[2].isEmpty ? own[0] : own[2])
  }
}
