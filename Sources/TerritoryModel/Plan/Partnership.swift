/// Two municipalities that would rather be in one territory, as a survey says.
public struct Partnership: Sendable, Hashable {
  /// Positions of the municipalities.
  public let first: Int
  public let second: Int
  /// How much it counts that a border parts them, above zero.
  public let weight: Double

  public init(_ first: Int, _ second: Int, weight: Double) {
    precondition(first != second && weight > 0)
    self.first = first
    self.second = second
    self.weight = weight
  }
}

/// How many of the wishes for natural partners a plan meets.
public struct PartnerWishes: Sendable, Hashable {
  /// Pairs of municipalities of which one or both named the other, shared ones left out.
  public let pairs: Int
  /// Those of them that are in one territory.
  public let pairsMet: Int
  /// Weight of all these wishes, and of those that are met.
  public let weight: Double
  public let weightMet: Double

  /// The part of the weight that is met, 0...1.
  public var share: Double { weightMet / weight }

  /// - Returns: nil where nobody wishes for anything.
  public init?(_ plan: Plan, _ brief: PlanBrief) {
    guard !brief.partnerships.isEmpty else { return nil }
    let met = brief.partnerships.filter { plan.owner(of: $0.first) == plan.owner(of: $0.second) }
    pairs = brief.partnerships.count
    pairsMet = met.count
    weight = brief.partnerships.reduce(0) { $0 + $1.weight }
    weightMet = met.reduce(0) { $0 + $1.weight }
  }
}

extension Partnership {
  /// Reads `partners.csv`, or a workbook of that name: pairs (`from,to[,weight]`), or a survey as ``PartnerSurvey`` has it. Wishes
  /// of both for each other add up.
  static func read(
    _ place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) -> [Partnership] {
    let isWanted = { (lines: TableLines) in
      lines.written.contains { $0.cells.contains { directory.position(of: $0) != nil } }
    }
    guard let source = TableSource(place, orWindows1252: true, log: &log),
      let lines = source.table(
        delimiter: TableLines.usualDelimiter, log: &log, isWanted: isWanted, { lines, _ in lines })
    else { return [] }
    guard let header = lines.header else {
      lines.noteEmpty(log: &log)
      return []
    }
    let wishes =
      header.contains("from") && header.contains("to")
      ? pairs(place, directory, log: &log)
      : PartnerSurvey(lines, place, directory, log: &log).wishes
    var weights: [PairTable.Pair: Double] = [:]
    var order: [PairTable.Pair] = []
    for (pair, weight) in wishes {
      let ordered = PairTable.Pair(from: min(pair.from, pair.to), to: max(pair.from, pair.to))
      if weights[ordered] == nil { order.append(ordered) }
      weights[ordered, default: 0] += weight
    }
    // Both ways of reading refuse a municipality's wish for itself, and weights of 0.
    return order.map { Partnership($0.from, $0.to, weight: weights[$0]!) }
  }

  private static func pairs(
    _ place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) -> [(PairTable.Pair, Double)] {
    guard
      let table = PairTable(
        place, values: [PairTable.Value(column: "weight", quantity: .positive, isOptional: true)],
        bothDirections: true, directory, log: &log)
    else { return [] }
    return table.rows.compactMap { row in
      guard row.pair.from != row.pair.to else {
        log.add(
          place, line: row.line, "a municipality is its own partner", mend: "delete the row")
        return nil
      }
      return (row.pair, row.values["weight"] ?? 1)
    }
  }
}

/// Answers on natural partners as a survey exports them: a row for each municipality that answered,
/// its partners in any number of further columns, by name, or ticked under a partner's name.
///
/// Each wish weighs 1, however often a municipality names the partner. Columns in which nothing names
/// a municipality, such as times and comments, are passed over.
struct PartnerSurvey {
  private(set) var wishes: [(PairTable.Pair, Double)] = []

  private typealias Row = (line: Int, cells: [String])

  init(
    _ lines: TableLines, _ place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) {
    // A title stands in one cell. What has no headings starts with a municipality.
    var rows = lines.written.drop { $0.cells.count { !$0.isEmpty } < 2 }
    let isHeadless = rows.first?.cells.first.flatMap(directory.position) != nil
    let header = isHeadless ? [] : rows.popFirst()?.cells ?? []
    let texts = Self.texts(of: rows)
    guard let asker = Self.column(of: texts, directory) else {
      log.add(
        place, line: rows.first?.line, "no column says which municipality answers",
        mend: "write from,to,weight for pairs, or a municipality's code or name and those of its"
          + " partners in one row")
      return
    }
    guard Self.haveOneMeaning(header, asker.index, texts, place, directory, log: &log) else {
      return
    }
    let options = texts.indices.map { column in
      header.indices.contains(column) ? Self.option(header[column], directory) : nil
    }
    let named = texts.map { texts in
      texts.lazy.flatMap(Self.names).contains {
        Self.isKnown($0, directory, byName: asker.hasNames)
      }
    }
    let before = log.count
    var seen: Set<PairTable.Pair> = []
    for row in rows {
      var answers: [Int] = []
      // No row has more cells than there are columns of texts.
      for (column, cell) in row.cells.enumerated() where column != asker.index {
        answers += Self.partners(
          cell, options[column], isNames: named[column], place, row.line, directory, log: &log)
      }
      let name = row.cells.indices.contains(asker.index) ? row.cells[asker.index] : ""
      guard !answers.isEmpty,
        let from = Self.asker(name, place, row.line, directory, log: &log)
      else { continue }
      for to in answers {
        guard from != to else {
          log.add(
            place, line: row.line, "a municipality is its own partner", mend: "empty the cell")
          continue
        }
        let pair = PairTable.Pair(from: from, to: to)
        if seen.insert(pair).inserted { wishes.append((pair, 1)) }
      }
    }
    guard wishes.isEmpty, log.count == before else { return }
    log.add(
      place, "no municipality names a partner",
      mend: "write partners' codes or names into the cells beside a municipality, or 1 under the"
        + " name of a partner")
  }

  /// Words of a heading that asks whom a municipality does not want.
  private static let refusals: Set<String> = [
    "ei", "ette", "emme", "eivät", "välttää", "vältettävä", "inte", "undvika", "not", "avoid",
    "don't", "wouldn't",
  ]
  /// How words of a heading start that asks who answers.
  private static let asks = [
    "vastaaja", "vastaat", "kuntanne", "kuntasi", "svarar", "svarande", "respondent", "answering",
  ]

  /// Whether headings leave no doubt which column answers, and that the others have wishes.
  private static func haveOneMeaning(
    _ header: [String], _ asker: Int, _ texts: [[String]], _ place: String,
    _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) -> Bool {
    let before = log.count
    for (index, heading) in header.enumerated() where index != asker {
      let words = heading.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
      let hasNames =
        texts.indices.contains(index)
        && texts[index].lazy.flatMap(names).contains { isKnown($0, directory, byName: true) }
      guard hasNames || option(heading, directory) != nil else { continue }
      if !refusals.isDisjoint(with: words) {
        log.add(
          place, "\(quoted(heading)) seems to ask which partners are not wanted",
          mend: "delete the column, or word its heading as a wish")
      } else if hasNames, option(heading, directory) == nil, header.indices.contains(asker),
        words.contains(where: { word in asks.contains { word.hasPrefix($0) } })
      {
        log.add(
          place,
          "\(quoted(header[asker])) and \(quoted(heading)) may both say which municipality"
            + " answers",
          mend: "delete the one that does not")
      }
    }
    return log.count == before
  }

  /// The municipality that answers in a row; nil where that is not said, which `log` then says.
  private static func asker(
    _ name: String, _ place: String, _ line: Int, _ directory: MunicipalityDirectory,
    log: inout ProblemLog
  ) -> Int? {
    if let position = directory.position(of: name) { return position }
    let fault = name.isEmpty ? nil : log.unknown(name, directory)
    log.add(
      place, line: line, fault?.what ?? "nothing says who answers in this row",
      mend: fault?.remedy ?? "write the municipality's code or name")
    return nil
  }

  /// The first column of which more than half name a municipality each, by names rather than by codes:
  /// running numbers may be codes by chance.
  private static func column(
    of texts: [[String]], _ directory: MunicipalityDirectory
  ) -> (index: Int, hasNames: Bool)? {
    for hasNames in [true, false] {
      for (index, texts) in texts.enumerated() {
        let known = texts.count { isKnown($0, directory, byName: hasNames) }
        if known * 2 > texts.count { return (index, hasNames) }
      }
    }
    return nil
  }

  /// The texts of each column. A row has cells as far as it goes: one of them may be very long.
  private static func texts(of rows: ArraySlice<Row>) -> [[String]] {
    var texts: [[String]] = Array(repeating: [], count: rows.map(\.cells.count).max() ?? 0)
    for row in rows {
      for (column, cell) in row.cells.enumerated() where !cell.isEmpty {
        texts[column].append(cell)
      }
    }
    return texts
  }

  private static func isKnown(
    _ text: String, _ directory: MunicipalityDirectory, byName: Bool
  ) -> Bool {
    directory.position(of: text) != nil && (!byName || text.contains(where: \.isLetter))
  }

  /// The municipality whose column a heading says it is: `Tervo`, `5. Partners: Tervo`, `Who? [Tervo]`.
  private static func option(_ heading: String, _ directory: MunicipalityDirectory) -> Int? {
    let ends = heading.split { ":[](){}".contains($0) }.map { String($0).trimmingWhitespace() }
    return ends.last.flatMap(directory.position)
  }

  /// The names in a cell: several have commas, semicolons, slashes or line ends between them, or a word
  /// for "and".
  private static func names(_ cell: String) -> [String] {
    var text = cell
    for word in [" ja ", " och ", " and ", " & "] { text.replace(word, with: ",") }
    return text.split { ",;/|\n".contains($0) }.map { String($0).trimmingWhitespace() }
      .filter { !$0.isEmpty && $0 != "-" }
  }

  private static let ticks: Set<String> = [
    "1", "x", "✓", "✔", "kyllä", "ja", "yes", "valittu", "vald", "selected",
  ]
  private static let blanks: Set<String> = ["", "0", "-", "–", "ei", "nej", "no"]

  /// The partners that a cell names or ticks.
  ///
  /// - Parameters:
  ///   - option: the municipality that its column is about.
  ///   - isNames: whether any cell of the column names one.
  private static func partners(
    _ cell: String, _ option: Int?, isNames: Bool, _ place: String, _ line: Int,
    _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) -> [Int] {
    let word = cell.lowercased()
    if let option {
      if blanks.contains(word) { return [] }
      if ticks.contains(word) || directory.position(of: cell) == option { return [option] }
      log.add(
        place, line: line,
        "\(quoted(cell)) says neither yes nor no to \(directory.municipalities[option].name)",
        mend: "write 1 for a partner, and leave the cell empty for others")
      return []
    }
    guard isNames, !blanks.contains(word) else { return [] }
    return names(cell).compactMap { name in
      if let position = directory.position(of: name) { return position }
      if let fault = log.unknown(name, directory) {
        log.add(
          place, line: line, fault.what,
          mend: "\(fault.remedy); empty the cell where the partner is none of the region's")
      }
      return nil
    }
  }
}
