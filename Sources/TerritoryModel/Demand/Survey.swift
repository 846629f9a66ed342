import Foundation
import Yams

/// What a municipality itself answers on its clients, in place of the demand chain's last share.
public enum SurveyAnswer: Sendable, Hashable {
  /// A part of the people before the last share, 0...1.
  case share(Double)
  /// Clients a year, 0 or more.
  case clients(Double)

  /// Clients a year where so many people come before the last share.
  func clients(of people: Double) -> Double {
    switch self {
    case .share(let share): people * share
    case .clients(let clients): clients
    }
  }

  fileprivate init(_ column: String, reading text: String, name: String) throws(Violation) {
    guard column == "clients" else {
      let share = try Quantity.share.parse(text, name: name)
      // A 1 among shares is as likely one client or one of a hundred.
      guard text.hasSuffix("%") || share < 1 else {
        let shown = shortest(share)
        throw Violation(
          what: "\(name) is \(shown), which may be a share, per cent or clients",
          remedy: "write \(shown) % of the people before the last share (100 % for all of them), or"
            + " give clients a year apart: under clients in region.yaml, in the column clients of"
            + " surveys.csv")
      }
      try Quantity.share.validate(share, name: name)
      self = .share(share)
      return
    }
    self = .clients(try Quantity.amount.read(text, name: name))
  }
}

/// The answers of a region's municipalities, by position.
package typealias Surveys = [Int: Assumption<SurveyAnswer>]

extension Surveys {
  private static let source = "the municipality's own answer"

  /// Reads `surveys` under `demand` of `region.yaml`: shares by municipality, and clients a year under
  /// `clients`.
  init(reading demand: YAMLMapping, _ directory: MunicipalityDirectory, log: inout ProblemLog) {
    self = [:]
    guard let entry = demand["surveys"],
      let mapping = YAMLMapping(entry.node, demand.place, "surveys", log: &log)
    else { return }
    add("share", mapping, besides: ["clients"], directory, log: &log)
    if let clients = mapping["clients"],
      let inner = YAMLMapping(clients.node, demand.place, "clients", log: &log)
    {
      add("clients", inner, directory, log: &log)
    }
    noteIdle(demand["shares"], demand.place, line: entry.line, log: &log)
  }

  private mutating func add(
    _ column: String, _ mapping: YAMLMapping, besides others: [String] = [],
    _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) {
    for name in mapping.keys where !others.contains(name) {
      guard let (line, node) = mapping[name] else { continue }
      let answer = node.numberText(name, mapping.place, line, log: &log).flatMap { text in
        log.noting(mapping.place, line: line) { () throws(Violation) in
          try SurveyAnswer(column, reading: text, name: name)
        }
      }
      guard let position = directory.position(of: name) else {
        if let fault = log.unknown(name, directory) {
          log.add(mapping.place, line: line, fault.what, mend: fault.remedy)
        }
        continue
      }
      if self[position] != nil {
        log.add(
          mapping.place, line: line,
          "surveys name \(directory.municipalities[position].name) twice",
          mend: "keep one of the entries")
      }
      self[position] = answer.map {
        Assumption($0, source: Self.source, origin: .regionFile(line: line))
      }
    }
  }

  /// An answer replaces the last share, so it does nothing where there is none.
  private func noteIdle(
    _ shares: (line: Int, node: Node)?, _ place: String, line: Int, log: inout ProblemLog
  ) {
    guard let shares, case .sequence(let list) = shares.node, list.isEmpty, !isEmpty else { return }
    log.add(
      place, line: line, "surveys replace the last share, but there is none",
      mend: "add the share that they replace to shares, or delete surveys")
  }

  /// What people call the columns of their answers.
  package static let headings = [
    "kunta": "municipality", "kommun": "municipality", "asiakkaat": "clients",
    "asiakkaita": "clients", "asiakkaita vuodessa": "clients", "klienter": "clients",
    "klienter per år": "clients", "clients a year": "clients", "osuus": "share", "andel": "share",
  ]

  /// Adds the answers of `surveys.csv`, or of a workbook of that name: `municipality` with `clients` a
  /// year, a `share`, or both columns of which each row fills one; headings may be Finnish or Swedish
  /// too. A row with neither has not answered.
  mutating func add(
    table place: String, _ directory: MunicipalityDirectory, hasShares: Bool,
    log: inout ProblemLog
  ) {
    guard
      let table = CSVTable(
        place, required: ["municipality"], optional: ["clients", "share"], mayBeEmpty: true,
        orWindows1252: true, headings: Self.headings, log: &log)
    else { return }
    let columns = ["clients", "share"].filter { table.columns.contains($0) }
    guard !columns.isEmpty else {
      return log.add(
        place, line: 1, "neither clients nor share is a column",
        mend: "write municipality,clients for clients a year, or municipality,share")
    }
    guard hasShares else {
      return log.add(
        place, "surveys replace the last share, but there is none",
        mend: "add the share that they replace to shares in region.yaml, or delete the file")
    }
    let file = URL(fileURLWithPath: place).lastPathComponent
    var lines: [Int: Int] = [:]
    for row in table.rows {
      let given = columns.filter { !row[$0].isEmpty }
      let position = table.municipality(row, "municipality", directory, log: &log)
      guard let position, let column = given.first else { continue }
      let name = directory.municipalities[position].name
      guard given.count == 1 else {
        log.add(
          place, line: row.line, "\(name) has both clients and a share", mend: "keep one of them")
        continue
      }
      if let other = lines.updateValue(row.line, forKey: position) {
        log.add(
          place, line: row.line, "\(name) has an answer in line \(other) already",
          mend: "keep one of them")
      } else if self[position] != nil {
        log.add(
          place, line: row.line, "\(name) has an answer in region.yaml already",
          mend: "keep one of them")
      }
      let answer = log.noting(place, line: row.line) { () throws(Violation) in
        try SurveyAnswer(column, reading: row[column], name: column)
      }
      self[position] = answer.map {
        Assumption($0, source: Self.source, origin: .regionTable(file))
      }
    }
  }
}
