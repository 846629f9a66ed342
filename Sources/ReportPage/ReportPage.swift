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

  package static var styles: Part {
    Part(PackageResources.report_css, digest: "7D8JY2+JFzFYXmHmUh0Dl9RfThr+zzQ8nfMTkjxIco0=")
  }

  /// What the page does besides lying there, in the order in which it runs.
  package static var scripts: [Part] {
    [
      Part(PackageResources.report_js, digest: "W0HZAm+WersinGjZo9A1Lp9FRH0BCWeca+qo/06B2oI="),
      Part(PackageResources.service_js, digest: "AptA/LJFjLpqYcqdkWl5PF6OOBocow6MASvk3JlECII="),
      Part(PackageResources.what_if_map_js, digest: "P3kLPCmI1w8Ib7zi5vK3GJjbwnB4XS7K1j6508aXssk="),
      Part(PackageResources.what_if_js, digest: "jGL479znZyaccxx3j4mDr8U0dXSbRxtmzQQoSntHpq0="),
    ]
  }

  /// Styles or a script, with the digest by which the page names it as its own.
  package struct Part {
    package let text: String
    /// SHA-256 in base64. A test says what it has to be when the file has changed.
    package let digest: String

    fileprivate init(_ bytes: [UInt8], digest: String) {
      text = ReportPage.text(bytes)
      self.digest = digest
    }
  }

  fileprivate static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
