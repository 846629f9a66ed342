import Foundation
import TerritoryModel
import TerritoryReport

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
      guard let table = StatisticalTable(reading: place, register, log: &log),
        let recognition = DimensionRecognition(table, register, log: &log)
      else { return nil }
      return recognition.figures(log: &log)
    }
    guard files.count == request.statistics.count, !files.isEmpty else {
      if request.statistics.isEmpty {
        log.add(
          "--statistics", "no statistics are given",
          mend: "give a file: JSON, Excel or CSV of PxWeb, or JSON-stat 2.0")
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
    let others = Set(knowsOthers ? [] : file.otherAreas.filter(register.looksLikeOther))
    return ImportReport.AreaCount(
      place: file.place, region: own, others: file.municipalities.count - own + others.count,
      skipped: file.otherAreas.filter { !others.contains($0) },
      unused: file.figures.filter { !used.contains($0.shown) }.map(\.code),
      otherPeriods: file.periods.filter { !periods.contains($0) })
  }
}

/// Adds a snapshot of the statistics to a region folder. What the folder has stays.
package struct SnapshotImport {
  private let request: ImportRequest
  private let region: Region
  private let mergers: MunicipalMergers

  /// - Throws: ``InvalidInput`` where the folder can't be read.
  package init(_ request: ImportRequest) throws(InvalidInput) {
    self.request = request
    region = try RegionFolder(request.folder).read()
    do throws(Violation) {
      mergers = try region.settings.mergers.adding(request.mergers)
    } catch {
      throw InvalidInput([error.at("--merged")])
    }
  }

  /// Reads the statistics, checks the folder with them, and writes them.
  ///
  /// - Parameter dryRun: whether they are only checked.
  /// - Returns: what was written, and how the newest snapshot differs from the one before it; nil
  ///   where there is none, or demand can't be counted from it.
  /// - Throws: ``InvalidInput`` with everything that is wrong; nothing is written then.
  package func run(
    dryRun: Bool
  ) throws(InvalidInput) -> (report: ImportReport, difference: SnapshotDifference?) {
    var log = ProblemLog()
    let statistics = StatisticsImport(
      request: request, register: MunicipalRegister(region.directory, mergers: mergers),
      municipalities: region.municipalities, knowsOthers: false
    ).run(log: &log)
    for snapshot in statistics.snapshots
    where region.snapshots.contains(where: { $0.id == snapshot.period.name }) {
      log.add(
        "\(request.folder)/statistics/\(snapshot.period).csv", "the snapshot is there already",
        mend: "older snapshots stay as they are: rename or delete it first, if it is to be replaced"
      )
    }
    try log.throwIfAny()
    var report = ImportReport(region: region.id, municipalities: region.count)
    report.snapshots = statistics.snapshots
    report.areas = statistics.areas
    var files: [String: String] = [:]
    for snapshot in statistics.snapshots {
      files["statistics/\(snapshot.period).csv"] = RegionFiles.statistics(
        snapshot, region.municipalities.map(\.code))
      files["statistics/\(snapshot.period).txt"] = RegionFiles.origins(
        snapshot, statistics.areas, mergers)
    }
    // There is one for each period, or the log has said why not.
    let newest = statistics.snapshots.last!.period
    let settings = request.asDefault ? try settings(naming: newest.name) : nil
    report.files = files.keys.sorted() + (settings == nil ? [] : ["region.yaml"])
    let addition = FolderAddition(folder: request.folder, files: files, settings: settings)
    let difference = difference(in: try addition.check(), to: newest, &report)
    if settings != nil {
      report.notes.append(
        "region.yaml has a new month, and the source of its count as it was: correct it if it names another"
          + " month.")
    }
    if !dryRun { try addition.write() }
    return (report, difference)
  }

  /// `region.yaml` with another default snapshot, all else to the letter.
  private func settings(naming snapshot: String) throws(InvalidInput) -> String {
    let place = "\(request.folder)/region.yaml"
    let old = region.settings.statistics
    guard case .regionFile(let line) = old.origin,
      let text = try? String(contentsOfFile: place, encoding: .utf8)
    else { preconditionFailure("a region that was read has its default snapshot in region.yaml") }
    var yaml = YAMLText(text)
    guard yaml.replace(old.value, with: snapshot, line: line) else {
      throw InvalidInput([
        InputProblem(
          place: place, line: line,
          what: "the default snapshot doesn't stand on the line of its key",
          remedy: "write it as statistics: \"\(old.value)\"")
      ])
    }
    return yaml.text
  }

  private func difference(
    in grown: Region, to newest: Period, _ report: inout ImportReport
  ) -> SnapshotDifference? {
    // Snapshots that were named by hand, without a period, are none that anything is newer than.
    let periods = region.snapshots.compactMap { Period($0.id) }
    guard let older = periods.filter({ $0 < newest }).max()?.name else { return nil }
    do throws(InvalidInput) {
      return try SnapshotDifference(of: grown, from: older, to: newest.name)
    } catch {
      let problem = error.problems[0]
      report.notes.append(
        "\(older) and \(newest) can't be compared: \(fileName(problem.place)): \(problem.what).")
      return nil
    }
  }
}

extension ImportRequest {
  /// Whether the folder is there already, so that only its statistics can be added to.
  package var isRefresh: Bool { FileManager.default.fileExists(atPath: folder) }
}
