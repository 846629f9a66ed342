import ArgumentParser
import Foundation

/// A file to draw into.
struct PlotPath {
  let path: String

  /// - Throws: `ValidationError` where the suffix is not that of a drawing.
  init(_ text: String) throws {
    guard URL(fileURLWithPath: text).pathExtension.lowercased() == "svg" else {
      throw ValidationError(
        "--plot is \"\(text)\"; name a file that ends in .svg, such as queue.svg")
    }
    path = text
  }
}
