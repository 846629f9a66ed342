import ArgumentParser
import Foundation
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

  func validate() throws {
    if force, output == nil {
      throw ValidationError("--force is for --output; name the folder to write to")
    }
  }

  /// The folder, looked at before the work begins; nil where none is asked for.
  ///
  /// - Throws: ``InvalidInput`` where it can't be written to.
  func folder() throws(InvalidInput) -> OutputFolder? {
    guard let output else { return nil }
    return try OutputFolder(output, replacing: force)
  }
}

extension OutputFolder {
  /// Writes files, and says which results of earlier runs lie beside them.
  ///
  /// - Throws: ``InvalidInput`` where they can't be written; everything is as it was then.
  func writeResults(_ files: [String: FileContent]) throws(InvalidInput) {
    try write(files)
    for name in leftovers(besides: Array(files.keys)) {
      Messages.write(
        "\(path)/\(name) is from an earlier run and stays; delete it if you don't need it.")
    }
  }
}

extension PlanOptions {
  /// How the reports of this run come about.
  ///
  /// - Throws: ``InvalidInput`` where the environment asks for a date that is none.
  func making() throws(InvalidInput) -> ReportMaking {
    let folder = RegionFolder(region.region)
    return ReportMaking(
      solver: solverName, arguments: Array(CommandLine.arguments.dropFirst()),
      outlines: folder.outlines, provenance: folder.provenance,
      date: try ReportMaking.date(environment: ProcessInfo.processInfo.environment))
  }
}
