import Foundation

/// A folder in the region format (Documentation/RegionFormat.md).
public struct RegionFolder: Sendable {
  /// The path as the user gave it, without a slash at its end.
  public let path: String

  public init(_ path: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  /// The folder's own name, which is the region's id.
  public var id: String {
    URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
  }

  /// Reads the region: everything but its plans.
  ///
  /// - Throws: ``InvalidInput`` with every problem of the files read.
  public func read() throws(InvalidInput) -> Region {
    var log = ProblemLog()
    let region = readFiles(log: &log)?.region
    try log.throwIfAny()
    guard let region else { preconditionFailure("a region that can't be read has a problem noted") }
    return region
  }

  /// Reads the region and all of its plans.
  ///
  /// - Returns: every problem of the folder; none where it is sound.
  public func check() -> [InputProblem] {
    var log = ProblemLog()
    guard let files = readFiles(log: &log) else { return log.problems }
    checkDefaultDemand(files, log: &log)
    checkScenarios(files, log: &log)
    checkRequirements(files, log: &log)
    for plan in tables(in: "plans") { _ = PlanFile(reading: plan, files.directory, log: &log) }
    return log.problems
  }

  /// What could be read, some of it perhaps damaged.
  private struct Files {
    let directory: MunicipalityDirectory
    let settings: RegionSettings?
    let asked: RegionSettings.Asked
    /// The borders, where nothing is damaged of them.
    let soundBorders: BorderGraph?
    let snapshots: [StatisticsSnapshot]
    /// The region, where nothing is damaged.
    let region: Region?
  }

  private func readFiles(log: inout ProblemLog) -> Files? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else {
      log.add(
        path.isEmpty ? "REGION" : path, "there is no such region folder",
        mend: "give the path of a folder of regions/")
      return nil
    }
    noteLinks(log: &log)
    guard log.isEmpty else { return nil }
    let directory = MunicipalityDirectory(reading: "\(path)/municipalities.csv", log: &log)
    let file = TextFile("\(path)/region.yaml", limit: 1, log: &log)
    let root = file.flatMap { YAMLMapping($0, log: &log) }
    var asked = root.map { RegionSettings.asked($0, log: &log) } ?? RegionSettings.Asked()
    let known = log.count
    noteReference(asked.reference, log: &log)
    if log.count > known { asked.reference = nil }
    var settings = root.flatMap {
      RegionSettings(reading: $0, directory, asked: asked, log: &log)
    }
    readSurveys(directory, into: &settings, log: &log)
    let before = log.count
    let borders = readBorders(directory, settings, log: &log)
    let bordersAreSound = directory.isComplete && log.count == before
    let distances = DistanceTable(reading: "\(path)/distances.csv", directory, log: &log)
    let partnerships = table(.partners, log: &log).map { place in
      Partnership.read(place, directory, log: &log)
    }
    let staff = table(.staff, log: &log).flatMap { place in
      StaffList.read(
        place, file: URL(fileURLWithPath: place).lastPathComponent, directory, log: &log)
    }
    let snapshots = tables(in: "statistics").compactMap {
      StatisticsSnapshot(reading: $0, directory, log: &log)
    }
    noteTwins(of: snapshots, log: &log)
    if tables(in: "statistics").isEmpty {
      log.add(
        "\(path)/statistics", "there are no statistics", mend: "add a file such as 2026-06.csv")
    }
    if let settings { checkSnapshots(of: settings, log: &log) }
    var region: Region?
    if log.isEmpty, let settings, let borders, let distances {
      region = Region(
        id: id, settings: settings, directory: directory, borders: borders, distances: distances,
        snapshots: snapshots, partnerships: partnerships, staff: staff)
    }
    return Files(
      directory: directory, settings: settings, asked: asked,
      soundBorders: bordersAreSound ? borders : nil, snapshots: snapshots, region: region)
  }

  /// Adds the answers of the survey's table, where there is one, to those of the settings.
  private func readSurveys(
    _ directory: MunicipalityDirectory, into settings: inout RegionSettings?, log: inout ProblemLog
  ) {
    guard let table = table(.surveys, log: &log) else { return }
    var surveys = settings?.chain.surveys ?? [:]
    surveys.add(
      table: table, directory,
      hasShares: settings?.chain.steps.isEmpty != true, log: &log)
    settings?.chain.surveys = surveys
  }

  private func readBorders(
    _ directory: MunicipalityDirectory, _ settings: RegionSettings?, log: inout ProblemLog
  ) -> BorderGraph? {
    let place = "\(path)/borders.csv"
    let before = log.count
    let addsBorders = settings?.requirements.contains { $0.kind == .addBorder } == true
    let borders = BorderGraph(reading: place, mayBeEmpty: addsBorders, directory, log: &log)
    // A row or setting that could not be read may be the missing link.
    if log.count == before, let borders, let settings {
      borders.adding(settings.requirements, directory)
        .noteDisconnection(place, directory, log: &log)
    }
    return borders
  }

  /// Snapshots are told apart by their names.
  private func noteTwins(of snapshots: [StatisticsSnapshot], log: inout ProblemLog) {
    var known: Set<String> = []
    for snapshot in snapshots where !known.insert(snapshot.id).inserted {
      log.add(
        "\(path)/statistics",
        "two files are called \(snapshot.id).csv: their names differ only in how letters are stored",
        mend: "rename or delete one of them")
    }
  }

  /// The snapshots that the region and its scenarios name must be there.
  private func checkSnapshots(of settings: RegionSettings, log: inout ProblemLog) {
    let names = tables(in: "statistics").map(Self.stem)
    let choices = settings.scenarios.flatMap(\.choices).compactMap { choice in
      if choice.value.key == .statistics, case .word(let id) = choice.value.value {
        (id, choice.origin)
      } else {
        nil
      }
    }
    for (id, origin) in [(settings.statistics.value, settings.statistics.origin)] + choices {
      guard !names.isEmpty, !names.contains(id), case .regionFile(let line) = origin else {
        continue
      }
      log.add(
        "\(path)/region.yaml", line: line, "there is no snapshot \(quoted(id)) in statistics",
        mend: "name one of \(names.joined(separator: ", "))")
    }
  }

  /// A snapshot may lack a column that nobody counts from, but the default one is there to be used.
  private func checkDefaultDemand(_ files: Files, log: inout ProblemLog) {
    guard let settings = files.settings,
      let snapshot = files.snapshots.first(where: { $0.id == settings.statistics.value })
    else { return }
    do throws(InvalidInput) {
      _ = try settings.chain.demand(of: snapshot, directory: files.directory)
    } catch {
      log.add(error.problems)
    }
  }

  /// Each scenario is there to be compared, so its snapshot must have the counts.
  private func checkScenarios(_ files: Files, log: inout ProblemLog) {
    guard let region = files.region else { return }
    for scenario in region.settings.scenarios {
      do throws(InvalidInput) {
        _ = try PlanRequest(region).choosing(scenario.choices).demandCase()
      } catch {
        log.add(error.problems)
      }
    }
  }

  /// What the region asks of every plan must be there and not contradict itself.
  private func checkRequirements(_ files: Files, log: inout ProblemLog) {
    var requests = files.asked.requirements
    var reference: Grouping?
    if let path = files.asked.reference {
      // The plan's own faults are told with the other plans', where it lies among them.
      var plan = ProblemLog()
      reference =
        PlanFile(reading: "\(self.path)/\(path.value)", files.directory, log: &plan)?.grouping
      if case .regionFile(let line) = path.origin, !plan.isEmpty {
        log.add(
          "\(self.path)/region.yaml", line: line,
          "the reference plan \(quoted(path.value)) can't be used: \(plan.problems[0].what)",
          mend: "name a sound plan of this folder, such as plans/NAME.csv")
      }
      // Without the plan nothing can be said of its territories.
      if reference == nil { requests.removeAll { $0.kind == .unchanged } }
    }
    do throws(InvalidInput) {
      // The mean load differs from question to question, so limits are not compared by it here.
      _ = try ResolvedRequirements(
        requests, files.directory, files.soundBorders, meanLoad: 1, reference: reference)
    } catch {
      log.add(error.problems)
    }
  }

  /// A table that a region may go without, and that people have as a workbook as often as as CSV.
  package enum OptionalTable: String {
    case surveys, partners, staff
  }

  /// The path of a table: a CSV file, or a workbook of Excel or LibreOffice.
  ///
  /// - Returns: nil where there is none, or more than one, which `log` then says.
  package func table(_ table: OptionalTable, log: inout ProblemLog) -> String? {
    let names = Self.tableKinds.map { "\(table.rawValue)\($0)" }.filter {
      FileManager.default.fileExists(atPath: "\(path)/\($0)")
    }
    guard names.count > 1 else { return names.first.map { "\(path)/\($0)" } }
    log.add(
      "\(path)/\(names[1])", "\(names[0]) is there too, and only one of them can be meant",
      mend: "rename or delete one of them")
    return nil
  }

  /// How the names of files end that a table may stand in.
  package static let tableKinds = [".csv", ".xlsx", ".xlsm", ".ods"]

  /// What the region is called, for a list of many: nothing else of the folder is read. Nil where
  /// `region.yaml` does not say.
  package var names: RegionSettings.Names? {
    var log = ProblemLog()
    return TextFile("\(path)/region.yaml", limit: 1, log: &log)
      .flatMap { YAMLMapping($0, log: &log) }
      .flatMap { RegionSettings.names($0, log: &log) }
  }

  /// The CSV files of a subfolder, by name.
  private func tables(in folder: String) -> [String] {
    Self.names(in: "\(path)/\(folder)", endingWith: ".csv").map { "\(path)/\(folder)/\($0)" }
  }

  /// The files of a folder that end like this, in the order of their bytes: texts that look the same
  /// have no order of their own. Files that the system hides are none of the user's.
  static func names(in folder: String, endingWith end: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(end) && !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package static func stem(_ path: String) -> String {
    URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }
}

/// What a region folder tells of where its figures come from, in the words of its files.
public struct RegionProvenance: Sendable, Hashable {
  /// `sources.txt`: who the figures and boundaries are from, and their licence; nil where the folder
  /// has none.
  public let sources: String?
  /// `statistics/NAME.txt` by the snapshot's name: publisher and date of its counts.
  public let statistics: [String: String]

  public init(sources: String? = nil, statistics: [String: String] = [:]) {
    self.sources = sources
    self.statistics = statistics
  }
}

extension RegionFolder {
  /// Bytes of a note.
  private static let longestNote = 100_000

  /// The path of the outlines for maps, in GeoJSON; nil where the folder has none.
  public var outlines: String? {
    let file = "\(path)/outlines.geojson"
    return FileManager.default.fileExists(atPath: file) ? file : nil
  }

  /// What the folder says of its sources. Nobody has to keep these notes, so a missing one is no
  /// problem.
  public var provenance: RegionProvenance {
    let notes = Self.names(in: "\(path)/statistics", endingWith: ".txt").compactMap { name in
      note("\(path)/statistics/\(name)").map { (Self.stem(name), $0) }
    }
    // Names that look the same may be stored differently, such as ä as one character or as two.
    return RegionProvenance(
      sources: note("\(path)/sources.txt"),
      statistics: Dictionary(notes, uniquingKeysWith: { first, _ in first }))
  }

  /// A note, or the start of one that is longer than anybody reads.
  private func note(_ file: String) -> String? {
    guard holds(file) == true, let data = Data(startOf: file, most: Self.longestNote) else {
      return nil
    }
    let text = String(decoding: data, as: UTF8.self)
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }
}
