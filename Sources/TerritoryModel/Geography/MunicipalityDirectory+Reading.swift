extension MunicipalityDirectory {
  /// Reads `municipalities.csv`. What can't be read of it, `log` says; the directory then holds the
  /// rest, so that the other files can still be checked.
  init(reading place: String, log: inout ProblemLog) {
    self.init(found: Self.municipalities(place, log: &log))
  }

  private init(found: (municipalities: [Municipality], isComplete: Bool)) {
    self.init(found.municipalities, isComplete: found.isComplete)
  }

  private static func municipalities(
    _ place: String, log: inout ProblemLog
  ) -> (municipalities: [Municipality], isComplete: Bool) {
    let required = ["code", "name_fi", "name_sv", "latitude", "longitude"]
    guard
      let table = CSVTable(
        place, required: required, optional: ["care_teams", "area"], log: &log)
    else { return ([], false) }
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
        mend: "write Statistics Finland's code, one to three digits such as 005 or 179")
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
