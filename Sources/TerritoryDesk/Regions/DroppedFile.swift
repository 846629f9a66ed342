import Foundation
import TerritoryLanguages
import TerritoryModel

/// A file that was dropped on the page. It is tried on the region first; nothing is written before the
/// planner says so.
struct DroppedFile: Sendable {
  enum Kind: String, Sendable {
    case statistics, plan, survey, partners, staff

    /// The table of a region folder that it becomes; nil where the program takes it in.
    fileprivate var table: RegionFolder.OptionalTable? {
      switch self {
      case .statistics, .plan: nil
      case .survey: .surveys
      case .partners: .partners
      case .staff: .staff
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

  /// - Parameter name: that of the planner's file, whose ending says what it is. It lies under this name
  ///   for the moment, without what paths and terminals read in other ways, so that what is said of it
  ///   names it.
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
      ["csv", "json", "px", "txt", "xlsx", "xlsm", "ods", "tsv"].contains(ending) ? ending : "csv"
    let file = "\(Self.plain(self.name)).\(known)"
    path = "\(folder.path)/\(file)"
    try WholeFile.write(bytes, to: file, in: folder.path)
  }

  /// The part of a name before its ending, with hyphens for all but letters, digits, `.`, `_` and `-`.
  static func plain(_ name: String) -> String {
    let ending = name.lastIndex(of: ".") ?? name.endIndex
    let kept = name[..<ending].prefix(60).map { letter in
      letter.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "._-".unicodeScalars.contains($0)
      } && letter.utf8.count <= 4 ? letter : "-"
    }
    let text = String(kept).drop { "-.".contains($0) }
    return text.isEmpty ? "file" : String(text)
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
    switch (kind, kind.table) {
    case (_, let table?):
      outcome = try await take(table, into: region, onlyTrying: onlyTrying, errands)
    case (.plan, nil):
      let question = try Question(.evaluate, region.name, outOf: arguments)
      let resolved = try await CommandLineText.resolved(question.arguments, region, planner)
      outcome = try await errands.run(
        CommandLineText(.evaluate, path: region.path, files: [path], arguments: resolved).child)
    case (_, nil):
      try Self.check(arguments)
      outcome = try await errands.run(
        ["import", CommandLineText.operand(region.path), "--statistics", path] + arguments
          + (onlyTrying ? ["--dry-run"] : []) + ["--lang", Language.current.rawValue])
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

  /// A table of the folder is tried in a copy of the folder, and takes its place whole, as the CSV file
  /// or workbook that it is.
  private func take(
    _ table: RegionFolder.OptionalTable, into region: RegionShelf.Entry, onlyTrying: Bool,
    _ errands: Errands
  ) async throws -> Errands.Outcome {
    let copy = "\(folder.path)/\(region.name)"
    do {
      try FileManager.default.copyItem(atPath: region.path, toPath: copy)
    } catch {
      throw Refusal(404, phrase("There is no such region at this desk."))
    }
    let file = table.rawValue + (RegionFolder.tableKinds.first(where: path.hasSuffix) ?? ".csv")
    try put(file, of: table, in: copy)
    let outcome = try await errands.run(["check", copy, "--lang", Language.current.rawValue])
    if outcome.status == 0, !onlyTrying { try put(file, of: table, in: region.path) }
    return outcome.replacing("\(copy)/\(file)", with: name).replacing(copy, with: region.path)
  }

  /// Writes the table, and takes away what it stands for: one of another kind.
  private func put(
    _ file: String, of table: RegionFolder.OptionalTable, in region: String
  ) throws(Refusal) {
    try WholeFile.write(bytes, to: file, in: region, mode: 0o666)
    for kind in RegionFolder.tableKinds where table.rawValue + kind != file {
      try? FileManager.default.removeItem(atPath: "\(region)/\(table.rawValue)\(kind)")
    }
  }
}
