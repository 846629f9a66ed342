/// The files of the report's page, compiled into the program so that it runs from anywhere.
package enum ReportPage {
  /// The Mustache templates by name: the page, and the parts that it asks for.
  package static var templates: [String: String] {
    [
      "report": text(PackageResources.report_mustache),
      "section": text(PackageResources.section_mustache),
      "block": text(PackageResources.block_mustache),
      "figure": text(PackageResources.figure_mustache),
      "table": text(PackageResources.table_mustache),
    ]
  }

  package static var styles: String { text(PackageResources.report_css) }

  /// What the page does besides lying there, in the order in which it runs.
  package static var scripts: [String] {
    [
      text(PackageResources.report_js), text(PackageResources.service_js),
      text(PackageResources.what_if_map_js), text(PackageResources.what_if_js),
    ]
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
