import Foundation

/// What a page may load and run: itself, and nothing else.
///
/// The rule forbids every request, and every style and script but those that are named by their
/// digests, so that a name in somebody's data could not bring in another, whatever it is.
enum PagePolicy {
  static func text(styles: [String], scripts: [String]) -> String {
    [
      "default-src 'none'", "style-src \(sources(styles))", "script-src \(sources(scripts))",
      "img-src data:", "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")
  }

  private static func sources(_ texts: [String]) -> String {
    texts.map { "'sha256-\(Data(SHA256.digest(of: $0.utf8)).base64EncodedString())'" }
      .joined(separator: " ")
  }
}
