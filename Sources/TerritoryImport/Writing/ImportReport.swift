/// What an import wrote or would write, and what of its sources did not match.
package struct ImportReport {
  /// A file of statistics, and how its areas fit the region.
  struct AreaCount {
    let place: String
    /// Municipalities of the region.
    let region: Int
    /// Municipalities that are known, of other regions.
    let others: Int
    /// Areas that are no municipality that is known.
    let skipped: [String]
    /// Columns that nothing was taken from.
    let unused: [String]
    /// Months that nothing was taken of, ascending.
    let otherPeriods: [Period]
  }

  var region: String
  var municipalities: Int
  var snapshots: [SnapshotDraft] = []
  var areas: [AreaCount] = []
  /// What was taken from where, and what is not certain, in whole sentences.
  var notes: [String] = []
  /// The files, by their paths inside the folder.
  var files: [String] = []
}
