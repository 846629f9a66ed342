import TerritoryModel

/// Which dimension of a table holds the areas, which the periods, and which tell what is counted:
/// by their values, never by their titles.
struct DimensionRecognition {
  private let table: StatisticalTable
  private let register: MunicipalRegister
  /// The dimension of areas.
  private let area: Int
  /// The municipality of each of its values; nil where it is none.
  private let areas: [MunicipalRegister.Found?]
  /// The dimensions of periods: of a CSV file also the one of its columns.
  private let periods: [Int]
  /// The dimensions that tell what is counted.
  private let contents: [Int]

  /// - Returns: nil where the table names no municipality, which `log` then says.
  init?(_ table: StatisticalTable, _ register: MunicipalRegister, log: inout ProblemLog) {
    let found = table.dimensions.map { Self.municipalities($0, register) }
    let matches = found.map(Self.count)
    guard let most = matches.max(), most > 0, let area = matches.firstIndex(of: most) else {
      let values = table.dimensions.max { $0.count < $1.count } ?? []
      let shown = values.prefix(3).map { quoted($0.label) }.joined(separator: ", ")
      log.add(
        table.place,
        "the table names no municipality that is known\(shown.isEmpty ? "" : "; it has \(shown)" as Wording)",
        mend: "choose municipalities as areas, by code (KU179) or name")
      return nil
    }
    // Names and codes side by side name as many, and the same; the first of them is taken.
    for other in table.dimensions.indices where other > area && matches[other] == most {
      let pairs = table.cells.lazy.map { cell in
        (cell, found[area][cell.coordinates[area]], found[other][cell.coordinates[other]])
      }
      guard let (cell, one, two) = pairs.first(where: { $1 != nil && $2 != nil && $1 != $2 }) else {
        continue
      }
      let names = [one!.named, two!.named].map { "\($0)" }.joined(separator: ", ")
      log.add(
        table.place, line: cell.line,
        "two columns name different municipalities, here \(names): it is not clear whose figures"
          + " these are", mend: "keep the column of the municipalities that the figures are of")
      return nil
    }
    let others = table.dimensions.indices.filter { $0 != area }
    periods = others.filter { Self.arePeriods(table.dimensions[$0]) }
    contents = others.filter { [periods] dimension in
      let values = table.dimensions[dimension]
      return !periods.contains(dimension) && values.contains { !$0.code.isEmpty }
        && (values.count == 1 || !Self.isSettled(dimension, by: area, table))
    }
    self.table = table
    self.register = register
    self.area = area
    areas = found[area]
  }

  /// The municipalities that the values of a dimension name, by their codes or else by their names.
  /// Not by both: the name of a larger area may be that of its main town.
  private static func municipalities(
    _ values: [StatisticalTable.Value], _ register: MunicipalRegister
  ) -> [MunicipalRegister.Found?] {
    let byCode = values.map { register.find($0.code) }
    let byName = values.map { register.find($0.label) }
    return count(byName) > count(byCode) ? byName : byCode
  }

  /// How many municipalities there are among values.
  private static func count(_ found: [MunicipalRegister.Found?]) -> Int {
    Set(found.compactMap { $0?.code }).count
  }

  private static func arePeriods(_ values: [StatisticalTable.Value]) -> Bool {
    let named = values.filter { !$0.code.isEmpty }
    return !named.isEmpty && named.allSatisfy { Period($0.code) != nil }
  }

  /// Whether a dimension only describes the areas further, such as their county: each area has a
  /// single value.
  private static func isSettled(
    _ dimension: Int, by area: Int, _ table: StatisticalTable
  ) -> Bool {
    var values: [Int: Int] = [:]
    return table.cells.allSatisfy { cell in
      let value = cell.coordinates[dimension]
      return values.updateValue(value, forKey: cell.coordinates[area]).map { $0 == value } ?? true
    }
  }

  /// The table by municipality.
  ///
  /// - Returns: nil where a cell stands twice, which `log` then says.
  func figures(log: inout ProblemLog) -> MunicipalFigures? {
    let before = log.count
    var entries: [MunicipalFigures.Key: [MunicipalFigures.Entry]] = [:]
    var figures: [MunicipalFigures.Figure] = []
    var known: Set<MunicipalFigures.Figure> = []
    var names: [[Int]: MunicipalFigures.Figure] = [:]
    for cell in table.cells {
      let position = contents.map { cell.coordinates[$0] }
      let figure = names[position] ?? self.figure(position)
      names[position] = figure
      if known.insert(figure).inserted { figures.append(figure) }
      guard let found = areas[cell.coordinates[area]] else { continue }
      let key = MunicipalFigures.Key(
        municipality: found.code, period: period(of: cell), figure: figure)
      if let other = entries[key]?.first(where: { $0.named == found.named }) {
        noteTwice(cell, other, found.named, log: &log)
        continue
      }
      entries[key, default: []].append(
        MunicipalFigures.Entry(named: found.named, text: cell.text, line: cell.line))
    }
    if log.count == before, !entries.values.contains(where: { $0.contains { !$0.text.isEmpty } }) {
      log.add(
        table.place, "the table has no figures of the municipalities",
        mend: "choose what is to be counted where you download it, and save it again")
    }
    guard log.count == before else { return nil }
    let seen = Set(entries.keys.compactMap(\.period))
    return MunicipalFigures(
      place: table.place, origin: table.origin, periods: seen.sorted(), figures: figures,
      otherAreas: zip(table.dimensions[area], areas).filter { $0.1 == nil }.map(\.0.label),
      entries: entries)
  }

  private func noteTwice(
    _ cell: StatisticalTable.Cell, _ other: MunicipalFigures.Entry, _ code: MunicipalityCode,
    log: inout ProblemLog
  ) {
    let name = register.directory.position(of: code.digits).map {
      register.directory.municipalities[$0].name + " "
    }
    log.add(
      table.place, line: cell.line,
      "\(name ?? "")(\(code)) stands twice\(other.line.map { ", also in line \($0)" as Wording } ?? "")",
      mend: "keep one of them; where one is a larger area of the same name, export codes too")
  }

  /// The period of a cell: of its row, else of its column.
  private func period(of cell: StatisticalTable.Cell) -> Period? {
    periods.lazy.compactMap { Period(table.dimensions[$0][cell.coordinates[$0]].code) }.first
  }

  /// What a cell counts: the values that tell it from other cells, without totals of a breakdown.
  private func figure(_ position: [Int]) -> MunicipalFigures.Figure {
    let values = zip(contents, position).map { table.dimensions[$0][$1] }
    let telling = zip(contents, values).filter {
      // Where all rows are of men, that tells no rows apart, but what they count.
      (table.dimensions[$0].count > 1 || PartOfPeople.isOne($1.label)) && !Self.isTotal($1)
    }.map(\.1)
    let named = values.filter { !Self.isTotal($0) }
    let shown = telling.isEmpty ? (named.isEmpty ? values : named) : telling
    return MunicipalFigures.Figure(
      code: shown.map(\.code).joined(separator: " "),
      label: shown.map(\.label).joined(separator: " "))
  }

  private static func isTotal(_ value: StatisticalTable.Value) -> Bool {
    value.code == "SSS"
      || ["yhteensä", "samtliga", "totalt", "sammanlagt", "total"].contains(
        value.label.lowercased())
  }
}

/// A count that plans use, and how Statistics Finland calls it.
struct CountRole {
  /// The column's name in a snapshot.
  let column: String
  /// Codes of contents in StatFin and Paavo, upper case.
  let codes: Set<String>
  /// Names of contents, folded.
  let names: Set<String>

  /// In the order in which a snapshot has them.
  static let all = [
    CountRole(
      column: "population", codes: ["VAESTO", "VAERAK-VAESTO", "HE_VAKIY"],
      names: ["väestö", "väestö 31.12.", "väkiluku", "population", "folkmängd"]),
    CountRole(
      column: "labour_force", codes: ["TYOVOIMATK", "PT_TYOVY"],
      names: [
        "tk:n työssäkäyntitilaston työvoima", "työvoima", "labour force", "arbetskraft",
      ]),
    CountRole(
      column: "unemployed", codes: ["TYOTTOMATLOPUSSA", "PT_TYOTT"],
      names: [
        "työttömät työnhakijat laskentapäivänä", "työttömät työnhakijat", "työttömät",
        "unemployed jobseekers on calculation date", "unemployed jobseekers", "unemployed",
        "arbetslösa arbetssökande", "arbetslösa",
      ]),
    CountRole(
      column: "long_term_unemployed", codes: ["PITKAAIKAISTYOTTOMAT"],
      names: [
        "pitkäaikaistyöttömät", "long-term unemployed", "long term unemployed",
        "långtidsarbetslösa",
      ]),
    CountRole(
      column: "disabled_or_long_term_ill", codes: ["TYOTTOMATSAIR"],
      names: [
        "vamm./pitkäaik.sair. työttömät työnhakijat", "disabled or long-term ill",
        "disabled or long term ill",
      ]),
  ]

  /// Whether the figures of a table are this count.
  func matches(_ figure: MunicipalFigures.Figure) -> Bool {
    codes.contains(figure.code.uppercased()) || names.contains(Self.fold(figure.label))
      || names.contains(Self.fold(figure.code))
  }

  /// Units of a count, as titles have them in brackets. Anything else there, such as `(%)` or
  /// `(miehet)`, makes another figure of it.
  private static let units: Set<String> = [
    "lkm", "lkm.", "kpl", "hlö", "hlöä", "henkilöä", "henkeä", "henkilöt", "antal", "personer",
    "st", "st.", "number", "number of persons", "persons", "people", "count",
  ]

  /// A title without its unit, in lower case and with single spaces: `Pitkäaikaistyöttömät (lkm.)`
  /// and `pitkäaikaistyöttömät` are the same.
  static func fold(_ title: String) -> String {
    var text = title.lowercased().replacing("_", with: " ")[...]
    if text.hasSuffix(")"), let start = text.lastIndex(of: "("),
      units.contains(String(text[start...].dropFirst().dropLast()).trimmingWhitespace())
    {
      text = text[..<start]
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
