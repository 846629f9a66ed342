import TerritoryLanguages
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
  /// The periods of the values of each of them.
  private let periodsOfValues: [[Period?]]
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
    guard Self.haveOneMeaning(table, area, found[area], register, log: &log) else { return nil }
    let others = table.dimensions.indices.filter { $0 != area }
    periods = others.filter { Self.arePeriods(table.dimensions[$0]) }
    periodsOfValues = periods.map { table.dimensions[$0].map { Period($0.code) } }
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

  /// Whether no area has the code of one municipality and the name of another, as where a column was
  /// sorted without the other. Else `log` says which.
  private static func haveOneMeaning(
    _ table: StatisticalTable, _ area: Int, _ found: [MunicipalRegister.Found?],
    _ register: MunicipalRegister, log: inout ProblemLog
  ) -> Bool {
    let before = log.count
    for (position, value) in table.dimensions[area].enumerated() {
      // A column that was sorted has all wrong, and nobody reads more of them.
      guard log.count < before + 20, let own = found[position],
        let other = register.contradiction(value.code, value.label, own)
      else { continue }
      let name = register.directory.position(of: own.code.digits).map {
        register.directory.municipalities[$0].name
      }
      log.add(
        table.place, line: table.cells.first { $0.coordinates[area] == position }?.line,
        "the code \(own.named.digits) is that of \(name ?? own.code.digits), but beside it stands"
          + " \(other.name) (\(other.code.digits))",
        mend: "write the code and the name of the same municipality: it is not clear whose figures"
          + " these are")
    }
    return log.count == before
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

  /// Most things that a table may count, and most bytes of their names: names are made of those of
  /// several dimensions, so that a small file may stand for gigabytes of them.
  private static let most = (figures: 100_000, bytes: 50_000_000)

  /// The table by municipality.
  ///
  /// - Returns: nil where a cell stands twice or far too much is counted, which `log` then says.
  func figures(log: inout ProblemLog) -> MunicipalFigures? {
    let before = log.count
    var entries: [MunicipalFigures.Key: [MunicipalFigures.Entry]] = [:]
    var figures: [MunicipalFigures.Figure] = []
    var known: Set<MunicipalFigures.Figure> = []
    var names: [[Int]: MunicipalFigures.Figure] = [:]
    var bytes = 0
    for cell in table.cells {
      let position = contents.map { cell.coordinates[$0] }
      let figure = names[position] ?? self.figure(position)
      if names.updateValue(figure, forKey: position) == nil {
        bytes += figure.code.utf8.count + figure.label.utf8.count
        guard names.count <= Self.most.figures, bytes <= Self.most.bytes else {
          log.add(
            table.place, "the table counts far more different things than a region needs",
            mend: "choose fewer areas, months or columns where you download it")
          return nil
        }
      }
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
      cautions: cautions(), entries: entries)
  }

  /// What the file says of all its figures that may make them others than counts of everybody.
  private func cautions() -> [String] {
    let file = fileName(table.place)
    let traits = commonTraits()
    let parts = PartOfPeople.named(in: table.origin)
    var cautions: [String] = []
    if !traits.isEmpty {
      let shown = traits.prefix(5).joined(separator: ", ")
      cautions.append(
        phrase(
          asNote: "All figures of \(file) are of \(shown): make sure that they count everybody."))
    }
    if !parts.isEmpty {
      let shown = parts.joined(separator: ", ")
      cautions.append(
        phrase(
          asNote:
            "The title of \(file) speaks of \(shown): make sure that its figures count everybody."))
    }
    if PartOfPeople.speaksOfThousands(table.origin)
      || PartOfPeople.speaksOfThousands(table.notes)
    {
      cautions.append(
        phrase(
          asNote:
            "\(file) speaks of thousands: make sure that its figures are people, not thousands."))
    }
    return cautions
  }

  /// What all rows of municipalities have in common and may make their figures those of a class of
  /// people alone: `Kansalaisuus: Ulkomaat`.
  private func commonTraits() -> [String] {
    let own = table.cells.lazy.filter { areas[$0.coordinates[area]] != nil }
    guard let first = own.first else { return [] }
    return table.dimensions.indices.compactMap { dimension -> String? in
      let value = table.dimensions[dimension][first.coordinates[dimension]]
      guard dimension != area, !periods.contains(dimension), let title = table.titles[dimension],
        mayBeClass(value, of: dimension, title),
        own.allSatisfy({ $0.coordinates[dimension] == first.coordinates[dimension] })
      else { return nil }
      let shown = String(value.label.prefix(60))
      return title.isEmpty ? shown : "\(title): \(shown)"
    }
  }

  /// Whether a value may be that of a class of people: no area, month, count, unit or total.
  private func mayBeClass(
    _ value: StatisticalTable.Value, of dimension: Int, _ title: String
  ) -> Bool {
    // Where all rows are of men, what they count says so already.
    let isTold = table.dimensions[dimension].count == 1 && PartOfPeople.isOne(value.label)
    if value.code.isEmpty || isTold || Self.isTotal(value) || CountRole.isUnit(value.label) {
      return false
    }
    let figure = MunicipalFigures.Figure(code: value.code, label: value.label)
    let isCount = CountRole.all.contains { $0.matches(figure) }
    let isMonth = Period(value.code) != nil
    // The code 3 is rather that of a class than the municipality 003.
    let namesArea =
      value.label.utf8.count > 2
      && (register.find(value.label) != nil || register.looksLikeOther(value.label))
    return !isCount && !isMonth && !namesArea
      && !Self.titlesOfLargerAreas.contains(title.lowercased())
  }

  /// Titles in lower case of columns that say where the areas lie.
  private static let titlesOfLargerAreas: Set<String> = [
    "kunta", "kommun", "municipality", "maakunta", "seutukunta", "hyvinvointialue", "ely-keskus",
    "ely", "avi", "lääni", "maa", "landskap", "ekonomisk region", "välfärdsområde", "län", "fylke",
    "land", "region", "county", "sub-region", "wellbeing services county", "state", "province",
    "country",
  ]

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
    periods.indices.lazy.compactMap { periodsOfValues[$0][cell.coordinates[periods[$0]]] }.first
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

  /// Whether a text is a unit of a count, and says no more.
  static func isUnit(_ text: String) -> Bool {
    units.contains(text.lowercased().trimmingWhitespace())
  }

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
