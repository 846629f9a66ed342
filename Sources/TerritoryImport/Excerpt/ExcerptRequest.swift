import TerritoryModel

/// What a planner asks to be cut out of a region folder.
package struct ExcerptRequest: Sendable {
  /// The folder to make.
  package var folder: String
  /// The region folder that it is cut out of.
  package var source: String
  /// An employment area by its name in any language; nil where none is asked for.
  package var employmentArea: String?
  /// Municipalities, and values of columns of municipalities.csv.
  package var selection: Selection
  /// Names of the region; those of the employment area, or the folder's, where nil.
  package var nameFinnish: String?
  package var nameSwedish: String?
  package var nameEnglish: String?

  package init(
    folder: String, source: String, employmentArea: String? = nil, selection: Selection = .init()
  ) {
    self.folder = RegionFolder(folder).path
    self.source = RegionFolder(source).path
    self.employmentArea = employmentArea
    self.selection = selection
  }
}

extension Selection {
  /// The municipalities of a region that are chosen, by columns of its municipalities.csv.
  func positions(in region: Region, log: inout ProblemLog) -> Set<Int> {
    var chosen = Set(region.municipalities.indices)
    if !list.isEmpty {
      let codes = listed(region.directory, log: &log)
      chosen = chosen.filter { codes.contains(region.municipalities[$0].code) }
    }
    let columns = Set(region.municipalities.flatMap(\.texts.keys)).sorted()
    for condition in conditions {
      guard columns.contains(condition.column) else {
        noteUnknown(condition, "municipalities.csv of \(region.id)", columns, log: &log)
        continue
      }
      let values = region.municipalities.map { $0.texts[condition.column] ?? "" }
      let found = values.indices.filter { values[$0] == condition.value }
      if found.isEmpty { noteAbsent(condition, Set(values), log: &log) }
      chosen.formIntersection(found)
    }
    return chosen
  }
}
