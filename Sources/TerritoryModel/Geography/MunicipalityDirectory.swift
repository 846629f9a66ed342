/// Finds a municipality of a region by code or by name in any of the region's languages.
public struct MunicipalityDirectory: Sendable {
  /// The region's municipalities in the order of their codes. Those that share a name bear their code
  /// behind it, so that nobody takes one for the other: `Alava (005)`.
  public let municipalities: [Municipality]
  private let codes: [MunicipalityCode: Int]
  /// By name, and by code without leading zeros: those that may be meant.
  private let positions: [String: [Int]]
  /// Whether every row of `municipalities.csv` could be read.
  let isComplete: Bool

  /// - Parameter municipalities: with codes that differ; sorted by code here.
  public init(_ municipalities: [Municipality]) {
    self.init(municipalities, isComplete: true)
  }

  /// - Parameter isComplete: false where further municipalities could not be read, so that a name
  ///   that is not found here may still be sound.
  init(_ municipalities: [Municipality], isComplete: Bool) {
    self.isComplete = isComplete
    let sorted = municipalities.sorted { $0.code < $1.code }
    let apart = Self.toldApart(sorted)
    var positions: [String: [Int]] = [:]
    for (position, municipality) in sorted.enumerated() {
      let names = [municipality, apart[position]].flatMap { [$0.nameFinnish, $0.nameSwedish] }
      let keys = names.filter { !$0.isEmpty }.map(Self.fold)
      for key in Set(keys + [Self.withoutZeros(municipality.code.digits)].compactMap { $0 }) {
        positions[key, default: []].append(position)
      }
    }
    self.municipalities = apart
    self.positions = positions
    codes = Dictionary(
      sorted.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The position in ``municipalities`` of a code (`005`, `5`, `KU005`) or a name. A code that Excel
  /// took the leading zeros from (`1200` for `01200`) is found where no other is meant by it.
  public func position(of text: String) -> Int? {
    if let code = MunicipalityCode(text), let position = codes[code] { return position }
    guard let found = positions[Self.fold(text)], found.count == 1 else { return nil }
    return found[0]
  }

  /// The same municipalities, with their codes behind names that several have in a language.
  private static func toldApart(_ municipalities: [Municipality]) -> [Municipality] {
    func shared(_ name: (Municipality) -> String) -> Set<String> {
      let groups = Dictionary(grouping: municipalities.map { fold(name($0)) }) { $0 }
      return Set(groups.filter { $0.value.count > 1 }.keys)
    }
    let (finnish, swedish) = (shared(\.nameFinnish), shared(\.nameSwedish))
    return municipalities.map { municipality in
      func told(_ name: String, _ shared: Set<String>) -> String {
        shared.contains(fold(name)) ? "\(name) (\(municipality.code))" : name
      }
      return municipality.named(
        told(municipality.nameFinnish, finnish), told(municipality.nameSwedish, swedish))
    }
  }

  /// A number without its leading zeros; nil where there are none, or it is one that is recognised
  /// anyway.
  private static func withoutZeros(_ code: String) -> String? {
    guard code.count > 3, code.first == "0", code.allSatisfy(\.isNumber) else { return nil }
    return String(code.drop { $0 == "0" })
  }

  /// The name of a municipality that nearly equals `text`, for a hint in an error message.
  public func suggestion(for text: String) -> String? {
    nearestSpelling(of: text, among: municipalities.flatMap { [$0.nameFinnish, $0.nameSwedish] })
  }

  /// What to say of a text that names none of the municipalities; nil where none could be read, since
  /// nothing can be said then.
  ///
  /// - Parameter suggests: whether to look for a name that may be meant, which takes its time.
  func unknown(_ text: String, suggests: Bool = true) -> Violation? {
    guard !municipalities.isEmpty || isComplete else { return nil }
    if let several = positions[Self.fold(text)] {
      let codes = several.map { municipalities[$0].code.digits }.joined(separator: ", ")
      return Violation(
        what: "\(quoted(text)) is the name of several: \(codes)", remedy: "write a code")
    }
    let what: Wording = "\(quoted(text)) is no municipality of the region"
    guard isComplete else {
      return Violation(
        what: what,
        remedy: "mend municipalities.csv first, which may be why it is not known;"
          + " else write a code or name that stands there")
    }
    let hint = Wording.suggestingBehind(suggests ? suggestion(for: text) : nil)
    return Violation(
      what: what, remedy: "write a code or name that stands in municipalities.csv\(hint)")
  }

  private static func fold(_ name: String) -> String { name.lowercased() }
}

extension MunicipalityDirectory {
  /// Reads `municipalities.csv`. What can't be read of it, `log` says; the directory then holds the
  /// rest, so that the other files can still be checked.
  init(reading place: String, log: inout ProblemLog) {
    self.init(found: Self.municipalities(place, log: &log))
  }

  private init(found: (municipalities: [Municipality], isComplete: Bool)) {
    self.init(found.municipalities, isComplete: found.isComplete)
  }

  /// Municipalities of a region: distances between all of them are held in memory, several numbers for
  /// each pair.
  package static let most = 5000

  private static func municipalities(
    _ place: String, log: inout ProblemLog
  ) -> (municipalities: [Municipality], isComplete: Bool) {
    let required = ["code", "name_fi", "name_sv", "latitude", "longitude"]
    guard
      let table = CSVTable(
        place, required: required, optional: ["care_teams", "area"], log: &log)
    else { return ([], false) }
    let count = table.rows.count + table.brokenRows.count
    guard count <= most else {
      log.add(
        place, "the table has \(count) rows; a region has at most \(most) municipalities",
        mend: "take larger areas, or fewer of them")
      return ([], false)
    }
    var lines: [MunicipalityCode: Int] = [:]
    var found: [Municipality] = []
    for row in table.rows {
      guard let municipality = Municipality(reading: row, of: table, log: &log) else { continue }
      if let first = lines[municipality.code] {
        log.add(
          place, line: row.line, "the code \(municipality.code) stands in line \(first) already",
          mend: "delete one of the rows or correct its code")
        continue
      }
      lines[municipality.code] = row.line
      found.append(municipality)
    }
    // What a broken row tells is enough to know the municipality where other files name it.
    var unheard = ProblemLog()
    for row in table.brokenRows {
      guard let municipality = Municipality(reading: row, of: table, log: &unheard),
        lines.updateValue(row.line, forKey: municipality.code) == nil
      else { continue }
      found.append(municipality)
    }
    return (found, found.count == table.rows.count + table.brokenRows.count)
  }
}

extension Municipality {
  /// Reads a row; nil where its code is none. Other faults of the row are noted and passed over, so
  /// that the files that name the municipality can still be checked.
  fileprivate init?(reading row: CSVTable.Row, of table: CSVTable, log: inout ProblemLog) {
    guard let code = MunicipalityCode(row["code"]) else {
      log.add(
        table.place, line: row.line, "\(quoted(row["code"])) is no municipality code",
        mend: MunicipalityCode.form)
      return nil
    }
    if row["name_fi"].isEmpty {
      log.add(table.place, line: row.line, "name_fi is empty", mend: "write the Finnish name")
    }
    let latitude = table.number(row, "latitude", in: -90...90, log: &log)
    let longitude = table.number(row, "longitude", in: -180...180, log: &log)
    let careTeams =
      row["care_teams"].isEmpty
      ? nil : table.number(row, "care_teams", as: .count, in: 0...1000, log: &log)
    self.init(
      code: code, nameFinnish: row["name_fi"],
      nameSwedish: row["name_sv"].isEmpty ? row["name_fi"] : row["name_sv"],
      latitude: latitude ?? 0, longitude: longitude ?? 0, careTeams: careTeams.map { Int($0) },
      texts: row.cells)
  }
}
