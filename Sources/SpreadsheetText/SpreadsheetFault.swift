/// Why a workbook, or a sheet of it, can't be read.
package struct SpreadsheetFault: Error, Hashable {
  /// The row of the sheet, from 1; nil where more is meant.
  package let row: Int?
  package let what: String
  /// How to mend it.
  package let remedy: String

  init(row: Int? = nil, _ what: String, mend remedy: String) {
    self.row = row
    self.what = what
    self.remedy = remedy
  }

  static func damaged(_ part: String) -> SpreadsheetFault {
    SpreadsheetFault(
      "\(part) of the workbook is damaged or cut off", mend: "save or download the workbook again")
  }

  static let password = SpreadsheetFault(
    "the workbook is protected by a password",
    mend: "save it without one (in Excel: File, Info, Protect Workbook)")

  static let tooLarge = SpreadsheetFault(
    "the workbook is far larger than a table of a region needs",
    mend: "copy the rows and columns that you need into a new workbook")
}
