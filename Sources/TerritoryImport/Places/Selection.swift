import TerritoryModel

/// Which municipalities the region has: all that are known, a list, or those with a value in a column.
package struct Selection: Sendable {
  /// Codes or names; all where empty.
  let list: [String]
  /// Columns of the file of municipalities, with the value that a municipality has to have there.
  let conditions: [Condition]

  package struct Condition: Hashable, Sendable {
    let column: String
    let value: String

    /// Reads `wellbeing_county=Keski-Suomen hyvinvointialue`.
    package init(_ text: String) throws(Violation) {
      let sides = text.split(separator: "=", maxSplits: 1).map { String($0).trimmingWhitespace() }
      guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }) else {
        throw Violation(
          what: "\(quoted(text)) gives no column and value",
          remedy: "write COLUMN=VALUE, such as \"hyvinvointialue=Keski-Suomen hyvinvointialue\"")
      }
      (column, value) = (sides[0], sides[1])
    }
  }

  package init(list: [String] = [], conditions: [Condition] = []) {
    self.list = list
    self.conditions = conditions
  }

  /// The codes of the municipalities that are chosen.
  ///
  /// - Parameters:
  ///   - directory: all that are known.
  ///   - places: the file whose columns conditions speak of.
  func codes(
    _ directory: MunicipalityDirectory, _ places: PlaceFile?, log: inout ProblemLog
  ) -> Set<MunicipalityCode> {
    var chosen = Set(directory.municipalities.map(\.code))
    if !list.isEmpty { chosen.formIntersection(listed(directory, log: &log)) }
    for condition in conditions {
      guard let places else {
        log.add(
          "--where", "there is no file of municipalities that has columns",
          mend: "give it with --centres, or name the municipalities with --municipalities")
        continue
      }
      chosen.formIntersection(meeting(condition, places, log: &log))
    }
    return chosen
  }

  func listed(
    _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) -> Set<MunicipalityCode> {
    Set(
      list.compactMap { text in
        if let position = directory.position(of: text) {
          return directory.municipalities[position].code
        }
        let near = Wording.suggesting(directory.suggestion(for: text))
        log.add(
          "--municipalities", "\(quoted(text)) is no municipality that is known",
          mend: "\(near)Write codes or names that the boundaries have")
        return nil
      })
  }

  private func meeting(
    _ condition: Condition, _ places: PlaceFile, log: inout ProblemLog
  ) -> Set<MunicipalityCode> {
    let file = places.file
    guard let column = file.header.firstIndex(of: condition.column) else {
      noteUnknown(condition, file.place, file.header, log: &log)
      return []
    }
    let found = places.rows.filter { $0.cells[column] == condition.value }
    if found.isEmpty { noteAbsent(condition, Set(places.rows.map { $0.cells[column] }), log: &log) }
    return Set(found.map(\.municipality.code))
  }

  /// Notes that a table has no such column.
  func noteUnknown(
    _ condition: Condition, _ place: String, _ columns: [String], log: inout ProblemLog
  ) {
    let near = nearestSpelling(of: condition.column, among: columns)
    log.add(
      "--where", "\(place) has no column \(quoted(condition.column))",
      mend:
        "\(Wording.suggesting(near))There are \(columns.joined(separator: ", "))"
    )
  }

  /// Notes that nothing has the value.
  func noteAbsent(_ condition: Condition, _ values: Set<String>, log: inout ProblemLog) {
    let near = nearestSpelling(of: condition.value, among: values.sorted())
    log.add(
      "--where", "no municipality has \(quoted(condition.value)) in \(condition.column)",
      mend: near.map { "did you mean \($0)?" as Wording }
        ?? "write one of \(values.sorted().prefix(25).joined(separator: ", "))")
  }
}
