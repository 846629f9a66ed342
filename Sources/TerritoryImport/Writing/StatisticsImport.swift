import TerritoryModel

/// Reads files of statistics into snapshots of a region's municipalities.
struct StatisticsImport {
  let request: ImportRequest
  let register: MunicipalRegister
  let municipalities: [Municipality]
  /// Whether the register has municipalities of other regions too.
  let knowsOthers: Bool

  /// The snapshots, and how the areas of each file fit the region.
  func run(
    log: inout ProblemLog
  ) -> (snapshots: [SnapshotDraft], areas: [ImportReport.AreaCount]) {
    let files = request.statistics.compactMap { place -> MunicipalFigures? in
      guard let table = StatisticalTable(reading: place, log: &log),
        let recognition = DimensionRecognition(table, register, log: &log)
      else { return nil }
      return recognition.figures(log: &log)
    }
    guard files.count == request.statistics.count, !files.isEmpty else {
      if request.statistics.isEmpty {
        log.add(
          "--statistics", "no statistics are given",
          mend: "give a file: JSON or CSV of PxWeb, or JSON-stat 2.0")
      }
      return ([], [])
    }
    let assembly = SnapshotAssembly(
      files: files, municipalities: municipalities, choices: request.columns,
      splits: request.splits)
    let snapshots = assembly.drafts(of: request.periods, log: &log)
    return (snapshots, files.map { areas($0, snapshots) })
  }

  private func areas(
    _ file: MunicipalFigures, _ snapshots: [SnapshotDraft]
  ) -> ImportReport.AreaCount {
    let own = Set(municipalities.map(\.code)).intersection(file.municipalities).count
    let sources = snapshots.flatMap(\.sources).filter { $0.place == file.place }
    let used = Set(sources.map(\.title))
    let periods = Set(sources.compactMap(\.period))
    // A region folder knows no municipalities but its own; others are told by their codes.
    let others = knowsOthers ? [] : file.otherAreas.filter { MunicipalRegister.code($0) != nil }
    return ImportReport.AreaCount(
      place: file.place, region: own, others: file.municipalities.count - own + others.count,
      skipped: file.otherAreas.filter { !others.contains($0) },
      unused: file.figures.filter { !used.contains($0.shown) }.map(\.code),
      otherPeriods: file.periods.filter { !periods.contains($0) })
  }
}
