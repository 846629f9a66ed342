/// The files of the folder `words`, compiled into the program so that it runs from anywhere.
enum PhraseFiles {
  static var all: [(name: String, text: String)] {
    [
      ("plan.csv", PackageResources.plan_csv),
      ("what-if.csv", PackageResources.what_if_csv),
      ("workbook.csv", PackageResources.workbook_csv),
    ].map { ($0, String(decoding: $1, as: UTF8.self)) }
  }
}
