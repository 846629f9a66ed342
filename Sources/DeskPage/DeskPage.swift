/// The files of the desk's page, compiled into the program so that it runs from anywhere.
package enum DeskPage {
  /// The Mustache templates by name.
  package static var templates: [String: String] {
    ["index": text(PackageResources.index_mustache)]
  }

  /// Styles and scripts by the name under which the page asks for them.
  package static var assets: [String: [UInt8]] {
    [
      "desk.css": PackageResources.desk_css,
      "desk.js": PackageResources.desk_js,
    ]
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
