import ArgumentParser
import Foundation
import TerritoryGeography
import TerritoryLanguages
import TerritoryModel
import TerritoryReport
import TerritorySolver

/// The folder that results are written to.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the results as files to this new folder too: report, workbook, tables, map.",
      valueName: "folder"))
  var output: String?

  @Flag(
    help: "Write to a folder that is there already: results in it are replaced, all else stays.")
  var force = false

  @Option(
    help: ArgumentHelp(
      """
      Coordinates of plan.geojson: epsg3067, as Finnish maps have them, wgs84, as web maps do, or \
      another by its number. (default: epsg3067 in Finland, else wgs84)
      """,
      valueName: "system"), transform: Arguments.parsed("--crs", CoordinateSystem.init(named:)))
  var crs: CoordinateSystem?

  func validate() throws {
    if force, output == nil {
      throw ValidationError(saying: "--force is for --output; name the folder to write to")
    }
  }

  /// The folder, looked at before the work begins; nil where none is asked for.
  ///
  /// - Throws: ``InvalidInput`` where it can't be written to.
  func folder() throws(InvalidInput) -> OutputFolder? {
    guard let output else { return nil }
    let folder = try OutputFolder(output, replacing: force)
    folder.tellCompletion()
    return folder
  }
}

extension OutputFolder {
  /// Says where the folder had what an earlier run had not finished.
  func tellCompletion() {
    guard completesEarlierRun else { return }
    Messages.write(
      phrase("\(path): an earlier run was ended while it replaced files; that is completed."))
  }

  /// Writes files, and says which results of earlier runs lie beside them.
  ///
  /// - Throws: ``InvalidInput`` where they can't be written; everything is as it was then.
  func writeResults(_ files: [String: FileContent]) throws(InvalidInput) {
    try write(files)
    for name in leftovers(besides: Array(files.keys)) {
      Messages.write(
        phrase("\(path)/\(name) is from an earlier run and stays; delete it if you don't need it."))
    }
  }
}

/// Where a plan's report goes, and what it needs besides the plan.
struct ReportOutput {
  private let folder: OutputFolder
  private let outlines: RegionOutlines?
  private let system: CoordinateSystem
  private let making: ReportMaking

  /// Everything that may be wrong with it is told before the work begins.
  ///
  /// - Throws: ``InvalidInput`` where the folder can't be written to, the region's outlines can't be
  ///   drawn, or the environment asks for a date that is none.
  init?(_ options: PlanOptions, _ region: Region) throws(InvalidInput) {
    guard let folder = try options.output.folder() else { return nil }
    let source = RegionFolder(options.region.region)
    self.folder = folder
    let outlines = try source.outlines.map { path throws(InvalidInput) in
      try RegionOutlines(reading: path, for: region)
    }
    self.outlines = outlines
    system = options.output.crs ?? (outlines?.plane ?? region.plane).usualSystem
    making = ReportMaking(
      solver: solverName, arguments: Array(CommandLine.arguments.dropFirst()).asTyped,
      provenance: source.provenance,
      date: try ReportMaking.date(environment: ProcessInfo.processInfo.environment))
  }

  /// Writes the files of every report and the command's own; nothing where there is no plan.
  ///
  /// - Throws: ``InvalidInput`` where they can't be written; everything is as it was then.
  func write(
    besides own: [String: FileContent], _ content: (ReportMaking) -> ReportContent
  ) throws(InvalidInput) {
    let files = ReportFiles(content(making), outlines: outlines, in: system).all
    if !files.isEmpty { try folder.writeResults(files.merging(own) { $1 }) }
  }
}

/// How much a table tells.
struct SourcesOption: ParsableArguments {
  @Flag(
    name: .customLong("sources"),
    help: """
      After the result also what it rests on: proof, quality criteria, cost, assumptions and their \
      sources. JSON and the files of --output always have them.
      """)
  var isWhole = false
}

/// How a result is written, on standard output and, of CSV, in files.
struct ResultOptions: ParsableArguments {
  @Option(help: "Format of the result: \(ResultFormat.names).")
  var format: ResultFormat = .table

  @Option(
    help: """
      CSV as Excel opens it in Finland (excel: semicolons, decimal commas) or as programs read it \
      (plain: commas, decimal points).
      """)
  var csvStyle: CSVStyle = .excel

  @OptionGroup var language: LanguageOption
}

extension ResultFormat: ExpressibleByArgument {
  /// `table, json or csv`.
  fileprivate static var names: String {
    let names = allCases.map(\.rawValue)
    return "\(names.dropLast().joined(separator: ", ")) or \(names.last!)"
  }
}

extension CSVStyle: ExpressibleByArgument {}

/// The language of results that people read; JSON and CSV are the same in all.
struct LanguageOption: ParsableArguments {
  @Option(
    help: "Language of texts, tables and drawings: fi, sv or en. (default: the environment's)")
  var lang: Language?

  var language: Language {
    lang ?? Language(environment: ProcessInfo.processInfo.environment)
  }
}

extension Language: ExpressibleByArgument {}
