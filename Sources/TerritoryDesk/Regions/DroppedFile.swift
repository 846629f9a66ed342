import Foundation
import SpreadsheetText
import TerritoryLanguages

/// A file that was dropped on the page. It is tried on the region first; nothing is written before the
/// planner says so.
struct DroppedFile: Sendable {
  enum Kind: String, Sendable {
    case statistics, plan, survey, partners

    /// The table of a region folder that it becomes; nil where the program takes it in.
    fileprivate var table: String? {
      switch self {
      case .statistics, .plan: nil
      case .survey: "surveys.csv"
      case .partners: "partners.csv"
      }
    }
  }

  let kind: Kind
  private let bytes: [UInt8]
  /// As the planner knows it.
  private let name: String
  /// Where it lies for the moment.
  private let path: String
  private let folder: MomentaryFolder

  /// - Parameter name: that of the planner's file, whose ending says what it is; nothing else of it
  ///   becomes a part of a path.
  /// - Throws: ``Refusal`` where it can't be put down.
  init(
    _ kind: Kind, _ bytes: [UInt8], name: String?, in folder: MomentaryFolder
  ) throws(Refusal) {
    self.kind = kind
    self.bytes = bytes
    self.folder = folder
    self.name = name.flatMap(TriedPlan.shortened) ?? kind.rawValue
    let ending = self.name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let known =
      ["csv", "json", "px", "txt", "xlsx", "ods", "tsv"].contains(ending) ? ending : "csv"
    path = "\(folder.path)/file.\(known)"
    try WholeFile.write(bytes, to: "file.\(known)", in: folder.path)
  }

  /// Tries it, or takes it in.
  ///
  /// - Parameters:
  ///   - arguments: what the planner says besides: of an import, or of the plan's question.
  ///   - onlyTrying: whether nothing is to be written.
  /// - Throws: ``Refusal``, `CancellationError`.
  func take(
    into region: RegionShelf.Entry, _ arguments: [String], _ planner: Office.Planner,
    onlyTrying: Bool, _ errands: Errands
  ) async throws -> Errands.Outcome {
    let outcome: Errands.Outcome
    switch kind {
    case .statistics:
      try Self.check(arguments)
      outcome = try await errands.run(
        ["import", CommandLineText.operand(region.path), "--statistics", path] + arguments
          + (onlyTrying ? ["--dry-run"] : []) + ["--lang", Language.current.rawValue])
    case .plan:
      let question = try Question(.evaluate, region.name, outOf: arguments)
      let resolved = try await CommandLineText.resolved(question.arguments, region, planner)
      outcome = try await errands.run(
        CommandLineText(.evaluate, path: region.path, files: [path], arguments: resolved).child)
    case .survey, .partners:
      outcome = try await takeTable(
        kind.table ?? "", into: region, onlyTrying: onlyTrying, errands)
    }
    return outcome.replacing(path, with: name)
  }

  /// Options with a value that an import on the page may have.
  private static let options: Set = ["--period", "--column", "--split", "--merged"]

  private static func check(_ arguments: [String]) throws(Refusal) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      if option == "--as-default" { continue }
      guard options.contains(option), arguments.count <= Question.mostArguments else {
        throw Question.unknown(option)
      }
      guard let value = rest.popFirst(), Question.isValue(value) else {
        throw Question.wrongValue(option)
      }
    }
  }

  /// A table of the folder is tried in a copy of the folder, and takes its place whole.
  private func takeTable(
    _ table: String, into region: RegionShelf.Entry, onlyTrying: Bool, _ errands: Errands
  ) async throws -> Errands.Outcome {
    let text = try csv
    let copy = "\(folder.path)/\(region.name)"
    do {
      try FileManager.default.copyItem(atPath: region.path, toPath: copy)
    } catch {
      throw Refusal(404, phrase("There is no such region at this desk."))
    }
    try WholeFile.write(text, to: table, in: copy)
    let outcome = try await errands.run(["check", copy, "--lang", Language.current.rawValue])
    if outcome.status == 0, !onlyTrying {
      try WholeFile.write(text, to: table, in: region.path)
    }
    return outcome.replacing("\(copy)/\(table)", with: name).replacing(copy, with: region.path)
  }

  /// The table as region folders have it; workbooks are read as text.
  private var csv: [UInt8] {
    get throws(Refusal) {
      guard path.hasSuffix(".xlsx") || path.hasSuffix(".ods") else { return bytes }
      do {
        let workbook = try Spreadsheet(path)
        guard let sheet = workbook.sheets.first(where: { !$0.isHidden }) else { return [] }
        let lines = try workbook.rows(of: sheet).map { _, cells in
          cells.map(Self.quoted).joined(separator: ",")
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
      } catch {
        throw Refusal(422, "\(name): \(error)")
      }
    }
  }

  private static func quoted(_ cell: String) -> String {
    "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
