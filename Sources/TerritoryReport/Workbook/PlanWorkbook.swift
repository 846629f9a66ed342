import Foundation

/// The workbook of a report, in the language that is current when it is made.
struct PlanWorkbook {
  let sheets: [Sheet]
  private let title: String
  private let created: Date

  /// The day of a workbook that nobody dated: Excel wants one, and today's would make other bytes
  /// of the same results. Its archive says 1 January 1980 of each part anyway.
  private static let undated = Date(timeIntervalSince1970: 315_532_800)

  init(_ content: ReportContent) {
    sheets = [
      content.territorySheet, content.municipalitySheet, content.scenarioSheet,
      content.assumptionSheet, content.proofSheet,
    ]
    title = content.planCase.shownRegion
    created = content.making.date ?? Self.undated
  }

  func write(to path: String) throws(FileFailure) {
    try WorkbookFile.write(sheets, title: title, created: created, to: path)
  }
}
