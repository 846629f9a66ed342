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
    Part(
      PackageResources.look_css + PackageResources.report_css,
      digest: "PqlVfhOFDt6o8ygo2KY7bDujaVXMoy1KvLjmsK8QLyQ=")
  }

  /// What the planner's desk has in common with the report, by the name under which it asks for it.
  package static var shared: [String: [UInt8]] {
    [
      "look.css": PackageResources.look_css,
      "page-parts.js": PackageResources.page_parts_js,
      "map-marks.js": PackageResources.map_marks_js,
    ]
  }

  /// What the page does besides lying there, in the order in which it runs.
  package static var scripts: [Part] {
    [
      Part(PackageResources.report_js, digest: "W0HZAm+WersinGjZo9A1Lp9FRH0BCWeca+qo/06B2oI="),
      Part(PackageResources.page_parts_js, digest: "yovxX3+JoPOGtwIaf2ZD7hkaVAZ8d8kV9dbQc5ZVkiI="),
      Part(PackageResources.map_marks_js, digest: "ALxx+oK3TksEmK/iW0XxboLO91Zbcd3DObVsATA1+I4="),
      Part(PackageResources.service_js, digest: "AptA/LJFjLpqYcqdkWl5PF6OOBocow6MASvk3JlECII="),
      Part(PackageResources.what_if_map_js, digest: "LQDaBCTihsaT586f2P8CN97sjGggRjSqht3iWVYuWUE="),
      Part(PackageResources.what_if_js, digest: "TUv6P9MNGZjGF4c3jaEqCNgs1yOkk3dClX9B4NByyTA="),
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
