import Foundation
import TerritoryGeography
import TerritoryLanguages
import TerritoryModel
import TerritoryReport

/// A region folder made of some of the municipalities of another one: rows, outlines, requirements and
/// plans as far as they concern them, sources and all snapshots of the statistics.
package struct RegionExcerpt {
  private let request: ExcerptRequest
  private let region: Region
  /// Positions in the region, ascending.
  let members: [Int]
  private let area: EmploymentArea?
  /// What is not as it was in the source, in whole sentences.
  private var notes: [String] = []

  /// - Throws: ``InvalidInput`` where the source can't be read, or nothing in it is what is asked for.
  package init(_ request: ExcerptRequest) throws(InvalidInput) {
    self.request = request
    let region = try RegionFolder(request.source).read()
    var log = ProblemLog()
    let area = request.employmentArea.flatMap { EmploymentArea($0, in: region, log: &log) }
    let chosen = request.selection.positions(in: region, log: &log)
    try log.throwIfAny()
    members = region.municipalities.indices.filter {
      chosen.contains($0) && area?.members.contains($0) != false
    }
    (self.region, self.area) = (region, area)
    guard !members.isEmpty else {
      throw InvalidInput([
        InputProblem(
          place: "--municipalities", what: "no municipality meets all that is asked for",
          remedy: "name some that do, or leave out --where or --employment-area")
      ])
    }
  }

  /// Checks and writes the folder.
  ///
  /// - Parameter dryRun: whether the folder is only checked.
  /// - Returns: what was made, for a terminal.
  /// - Throws: ``InvalidInput`` with everything that is wrong; nothing is written then.
  package mutating func run(dryRun: Bool) throws(InvalidInput) -> String {
    let folder = try NewRegionFolder(request.folder)
    let files = try files()
    try folder.write(files, dryRun: dryRun)
    let (count, all) = (members.count, region.count)
    let names = files.keys.sorted().joined(separator: ", ")
    let lines =
      [
        phrase(
          """
          \(RegionFolder(request.folder).id): \(count) of \(all) municipalities of \
          \(region.settings.names.shown), statistics \
          \(region.snapshots.map(\.id).joined(separator: ", ")).
          """)
          + (dryRun ? " " + phrase("Only a look: nothing is written.") : "")
      ] + notes.map { "- \(sourceWords($0))" }
      + [dryRun ? phrase("Would be written: \(names).") : phrase("Written: \(names).")]
    return lines.map { paragraph($0) }.joined()
  }

  private mutating func files() throws(InvalidInput) -> [String: String] {
    var files: [String: String] = [:]
    for (name, columns) in [
      ("municipalities.csv", ["code"]), ("borders.csv", ["from", "to"]),
      ("distances.csv", ["from", "to"]),
    ] {
      files[name] = try rows(of: name, columns)
    }
    var log = ProblemLog()
    if let table = RegionFolder(request.source).table(.surveys, log: &log) {
      let surveys = try rows(
        of: URL(fileURLWithPath: table).lastPathComponent, ["municipality"],
        headings: Surveys.headings)
      if surveys.split(separator: "\n").count > 1 { files["surveys.csv"] = surveys }
    }
    for name in names(in: "statistics") {
      let file = "statistics/\(name)"
      files[file] =
        name.hasSuffix(".csv") ? try rows(of: file, ["municipality"]) : try text(of: file)
    }
    if region.staff != nil {
      notes.append(
        phrase(
          asNote:
            "The list of coaches is the whole region's, so it is left out: give the part its own."))
    }
    if let partners = partners { files["partners.csv"] = partners }
    for name in names(in: "plans") where name.hasSuffix(".csv") {
      files["plans/\(name)"] = try plan("plans/\(name)")
    }
    if let outlines = RegionFolder(request.source).outlines {
      files["outlines.geojson"] = try self.outlines(outlines)
    }
    var settings = SettingsExcerpt(
      region: region, members: members, text: try text(of: "region.yaml"),
      place: path("region.yaml"), plans: Set(files.keys), links: linkParts())
    try settings.cut(naming: names)
    files["region.yaml"] = settings.text
    notes += settings.notes
    files["sources.txt"] = try sources()
    return files
  }

  private var manager: FileManager { .default }

  private func path(_ file: String) -> String { "\(request.source)/\(file)" }

  private func names(in folder: String) -> [String] {
    let names = (try? manager.contentsOfDirectory(atPath: path(folder))) ?? []
    return names.filter { !$0.hasPrefix(".") && ($0.hasSuffix(".csv") || $0.hasSuffix(".txt")) }
      .sorted()
  }

  private var names: RegionSettings.Names {
    let finnish = request.nameFinnish ?? area?.names.finnish ?? RegionFolder(request.folder).id
    return RegionSettings.Names(
      finnish: finnish,
      swedish: request.nameSwedish ?? (request.nameFinnish == nil ? area?.names.swedish : nil)
        ?? finnish,
      english: request.nameEnglish ?? (request.nameFinnish == nil ? area?.names.english : nil)
        ?? finnish)
  }
}

extension RegionExcerpt {
  private func text(of file: String) throws(InvalidInput) -> String {
    var log = ProblemLog()
    let text = TextFile(path(file), orWindows1252: true, log: &log)
    try log.throwIfAny()
    guard let text else { preconditionFailure("a file that can't be read has a problem noted") }
    return text.text
  }

  /// A table with the rows whose municipalities are all members, each row as it is.
  ///
  /// - Parameters:
  ///   - columns: those that name municipalities.
  ///   - headings: columns by what people call them besides, in lower case.
  private func rows(
    of file: String, _ columns: [String], headings: [String: String] = [:]
  ) throws(InvalidInput) -> String {
    var log = ProblemLog()
    let own = Set(members)
    guard let source = TableSource(path(file), orWindows1252: true, log: &log),
      let table = source.table(
        log: &log,
        { lines, log in
          let known = lines.columns(headings: headings)
          for column in columns where !known.contains(column) {
            log.add(lines.place, "the column \(column) is missing", mend: "add it")
          }
          return columns.allSatisfy(known.contains) ? lines : nil
        }),
      let header = table.written.first
    else { throw InvalidInput(log.problems) }
    let names = table.columns(headings: headings)
    let positions = columns.compactMap { names.firstIndex(of: $0) }
    let kept = table.written.dropFirst().filter { row in
      positions.allSatisfy { column in
        row.cells.indices.contains(column)
          && region.directory.position(of: row.cells[column]).map(own.contains) == true
      }
    }
    guard let text = source.text else {
      var cells = ResultTable(header.cells.map { .key($0) })
      for row in kept where row.cells.count == header.cells.count {
        cells.add(row.cells.map { .text($0) })
      }
      return cells.csv(.plain)
    }
    let lines = text.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    // DelimitedText counts lines in the same way.
    return ([header.line] + kept.map(\.line)).map { "\(lines[$0 - 1])\n" }.joined()
  }

  /// The shortest ways that join parts of the region between which all roads lead outside: Kruskal's
  /// tree over the parts. Each is noted.
  private mutating func linkParts() -> [MunicipalPair] {
    var graph = region.borders
    for request in region.settings.requirements where request.kind == .addBorder {
      let ends = request.texts.compactMap(region.directory.position)
      // A municipality that is named twice, by its name and its code say, borders on nothing more.
      if ends.count == 2, ends[0] != ends[1], !graph.borders(ends[0], ends[1]) {
        graph = graph.adding(ends[0], ends[1])
      }
    }
    var links: [MunicipalPair] = []
    while true {
      let parts = graph.parts(of: members)
      guard parts.count > 1 else { return links }
      let ways = parts[0].flatMap { one in
        parts.dropFirst().joined().map { (km: region.distances[one, $0], MunicipalPair(one, $0)) }
      }
      let (km, link) = ways.min { ($0.km, $0.1) < ($1.km, $1.1) }!
      links.append(link)
      graph = graph.adding(link.first, link.second)
      let ends = [link.first, link.second].map { region.municipalities[$0].name }
      notes.append(
        phrase(
          asNote: """
            Linked since all roads between the parts lead outside: \(ends.joined(separator: "-")), \
            \(shortest(km)) km. It is an assumption: take it out of add_border in region.yaml and give \
            another where that is wrong.
            """))
    }
  }

  /// `partners.csv` of the pairs that lie inside; nil where there is none.
  private var partners: String? {
    let inside = (region.partnerships ?? []).filter {
      members.contains($0.first) && members.contains($0.second)
    }
    guard !inside.isEmpty else { return nil }
    var table = ResultTable(["from", "to", "weight"].map { .key($0) })
    for pair in inside {
      table.add(
        .text(code(pair.first)), .text(code(pair.second)), .published(pair.weight.written))
    }
    return table.csv(.plain)
  }

  private func code(_ position: Int) -> String { region.municipalities[position].code.digits }

  /// A plan as far as it concerns the members; nil where none of them is in a territory of it.
  private mutating func plan(_ file: String) throws(InvalidInput) -> String? {
    let grouping = try PlanFile(reading: path(file), for: region).grouping
    let parts = grouping.territories.map { territory in
      (territory, inside: territory.municipalities.filter(members.contains))
    }.filter { !$0.inside.isEmpty }
    guard !parts.isEmpty else { return nil }
    // What is said of a whole territory's staff says nothing of a part of it.
    let cut = parts.filter { $0.inside.count < $0.0.municipalities.count }.map(\.0.name)
    if !cut.isEmpty,
      grouping.territories.contains(where: { $0.coaches != nil || $0.leaders != nil })
    {
      notes.append(
        phrase(
          asNote: """
            \(file): of \(cut.joined(separator: ", ")) only a part is in the region, so the plan's \
            staff is left out
            """))
    }
    let staff = cut.isEmpty ? ["coaches", "leaders"] : []
    var table = ResultTable((["municipality", "territory"] + staff + ["base"]).map { .key($0) })
    for (territory, inside) in parts {
      let base = territory.base.flatMap { inside.contains($0) ? code($0) : nil } ?? ""
      let counts = [
        territory.coaches?.description ?? "", territory.leaders.map(String.init) ?? "",
      ]
      for municipality in inside {
        table.add(
          [.text(code(municipality)), .text(territory.name)]
            + (cut.isEmpty ? counts.map { .published($0) } : []) + [.text(base)])
      }
    }
    for municipality in grouping.shared where members.contains(municipality) {
      table.add(
        [.text(code(municipality)), .text(Grouping.sharedMark)]
          + Array(repeating: .empty, count: staff.count + 1))
    }
    return table.csv(.plain)
  }

  /// The members' outlines, their lines as they are.
  private func outlines(_ path: String) throws(InvalidInput) -> String? {
    let codes = Set(members.map { region.municipalities[$0].code })
    let file = try BoundaryFile(reading: path).merging(region.settings.mergers)
    guard file.municipalities.contains(where: { codes.contains($0.code) }) else { return nil }
    return try Boundaries(file, only: codes).generalised(tolerance: 0).geoJSON()
  }

  private func sources() throws(InvalidInput) -> String {
    let counts = [members.count, region.count].map { String($0) }
    let head = phrase(
      asNote: """
        Cut out of the region folder \(region.id): \(counts[0]) of its \(counts[1]) municipalities; \
        what follows is said of all of them
        """)
    let text = manager.fileExists(atPath: path("sources.txt")) ? try text(of: "sources.txt") : ""
    return ([head] + notes + ["", text]).joined(separator: "\n")
  }
}
