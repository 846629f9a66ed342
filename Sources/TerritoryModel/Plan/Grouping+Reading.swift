extension Grouping {
  /// The word in the column `territory` that makes a municipality everybody's.
  public static let sharedMark = "shared"

  /// Reads a plan: `municipality,territory[,coaches]`; further columns are passed over, so that
  /// the tool's own plan.csv can be read.
  ///
  /// - Throws: ``InvalidInput`` with everything that is wrong with it.
  public static func read(_ path: String, for region: Region) throws(InvalidInput) -> Grouping {
    var log = ProblemLog()
    let grouping = Grouping(reading: path, region.directory, log: &log)
    try log.throwIfAny()
    guard let grouping else { preconditionFailure("a plan that can't be read has a problem noted") }
    return grouping
  }

  init?(reading place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog) {
    guard
      let table = CSVTable(
        place, required: ["municipality", "territory"], optional: ["coaches"], log: &log)
    else { return nil }
    let problemsBefore = log.problems.count
    var members: [(name: String, municipalities: [Int], coaches: (count: Int, line: Int)?)] = []
    var shared: [Int] = []
    var lines: [Int: Int] = [:]
    for row in table.rows {
      guard let position = table.municipality(row, "municipality", directory, log: &log) else {
        continue
      }
      if let first = lines[position] {
        log.add(
          place, line: row.line,
          "\(directory.municipalities[position].name) stands in line \(first) already",
          mend: "keep it in one territory")
        continue
      }
      lines[position] = row.line
      let name = row["territory"]
      if name == Self.sharedMark {
        shared.append(position)
        continue
      }
      guard !name.isEmpty else {
        log.add(
          place, line: row.line, "territory is empty",
          mend: "write the territory's name, or \(Self.sharedMark) for everybody's")
        continue
      }
      let index = members.firstIndex { $0.name == name } ?? members.endIndex
      if index == members.endIndex { members.append((name, [], nil)) }
      members[index].municipalities.append(position)
      guard !row["coaches"].isEmpty,
        let number = table.number(row, "coaches", as: .count, in: 0...10_000, log: &log)
      else { continue }
      if let other = members[index].coaches, other.count != Int(number) {
        log.add(
          place, line: row.line,
          "\(name) has \(Int(number)) coaches here, \(other.count) in"
            + " line \(other.line)", mend: "write the same number in each row of a territory")
      } else {
        members[index].coaches = (Int(number), row.line)
      }
    }
    if !table.rows.isEmpty {
      Self.noteAbsent(lines, place, directory, log: &log)
      Self.notePartlyGiven(members.map { ($0.name, $0.coaches?.count) }, place, log: &log)
    }
    guard log.problems.count == problemsBefore, !members.isEmpty else {
      if members.isEmpty, log.problems.count == problemsBefore {
        log.add(place, "no territory is named", mend: "put at least one municipality into one")
      }
      return nil
    }
    self.init(
      territories: members.map {
        Territory(name: $0.name, municipalities: $0.municipalities, coaches: $0.coaches?.count)
      },
      shared: shared)
  }

  private static func noteAbsent(
    _ lines: [Int: Int], _ place: String, _ directory: MunicipalityDirectory,
    log: inout ProblemLog
  ) {
    for (position, municipality) in directory.municipalities.enumerated()
    where lines[position] == nil {
      log.add(
        place, "\(municipality.name) is missing", mend: "add a row for \(municipality.code)")
    }
  }

  private static func notePartlyGiven(
    _ coaches: [(name: String, count: Int?)], _ place: String, log: inout ProblemLog
  ) {
    let without = coaches.filter { $0.count == nil }.map(\.name)
    if !without.isEmpty, without.count < coaches.count {
      log.add(
        place,
        "coaches are given for some territories but not for \(without.joined(separator: ", "))",
        mend: "write coaches for every territory or for none")
    }
    for (name, count) in coaches where count == 0 {
      log.add(place, "\(name) has no coach", mend: "give every territory at least one coach")
    }
  }
}
