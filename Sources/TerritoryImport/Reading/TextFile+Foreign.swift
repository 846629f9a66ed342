import TerritoryModel

extension TextFile {
  /// Reads a file from elsewhere: UTF-8 or windows-1252, at most 100 MB.
  init?(foreign place: String, log: inout ProblemLog) {
    self.init(
      place, orWindows1252: true, ifMissing: "check its name and folder", limit: 100, log: &log)
  }
}
