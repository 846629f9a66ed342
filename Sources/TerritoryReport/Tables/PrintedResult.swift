import TerritoryLanguages
import TerritoryModel

/// How commands print results.
package enum ResultFormat: String, CaseIterable, Sendable {
  case table, json, csv
}

/// What a command prints, in any format: the one place that knows the formats of results.
package struct PrintedResult {
  private let makeText: () -> String
  private let document: any Encodable
  private let makeTable: () -> ResultTable?

  /// - Parameters:
  ///   - document: the result for programs.
  ///   - text: the result for people, in the current language.
  ///   - table: its rows; nil where there is nothing to list, which the text says.
  package init(
    _ document: any Encodable, text: @escaping @autoclosure () -> String,
    table: @escaping @autoclosure () -> ResultTable?
  ) {
    self.document = document
    makeText = text
    makeTable = table
  }

  /// The result for people, in the current language.
  package var text: String { makeText() }
  /// The result as JSON.
  package var json: String { jsonText(document) }
  /// The result's rows as CSV; nil where there is nothing to list.
  package var csv: String? { Language.forPrograms { makeTable() }?.csv() }

  /// The result in a format; nil where that has nothing to list.
  package func text(as format: ResultFormat) -> String? {
    switch format {
    case .table: text
    case .json: json
    case .csv: csv
    }
  }
}

/// A document as JSON: keys sorted, so that the same result gives the same bytes; numbers as the
/// shortest decimals that are right to 10⁻⁹.
public func jsonText(_ document: some Encodable) -> String {
  writtenJSON(document, isPretty: true) + "\n"
}
