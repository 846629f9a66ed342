import TerritoryGeography
import TerritoryModel

/// What a planner asks to be imported.
package struct ImportRequest: Sendable {
  /// The region folder, new or there already.
  package var folder: String
  /// A file of municipal boundaries, and what it doesn't say itself.
  package var boundaries: String?
  package var reading = BoundaryFile.Reading()
  /// Table of municipalities with centres, names and columns to choose by.
  package var places: String?
  package var selection = Selection()
  /// Table of pairs with road crossings.
  package var borders: String?
  /// Table of kilometres, in pairs or square, or a routing service's answer.
  package var distances: String?
  /// Road distance divided by great-circle distance, where no other distance is known.
  package var detour: Double?
  package var links: [Link] = []
  /// Whether a way is assumed from each part that no road leads to, to the nearest land.
  package var linksIslands = false
  /// Files of statistics in any format.
  package var statistics: [String] = []
  /// The snapshots to make; the newest where empty.
  package var periods: [Period] = []
  package var columns: [ColumnChoice] = []
  package var splits: [SplitTotal] = []
  package var mergers = MunicipalMergers.none
  /// Names of the region; the folder's own where nil.
  package var nameFinnish: String?
  package var nameSwedish: String?
  package var nameEnglish: String?
  /// The column that demand is counted from.
  package var count = CountColumn.longTermUnemployed
  /// A `region.yaml` to take instead of the usual one.
  package var settings: String?
  /// Whether `region.yaml` is to use the newest snapshot that is made.
  package var asDefault = false

  package init(folder: String) { self.folder = RegionFolder(folder).path }
}
