import ArgumentParser
import Foundation
import TerritoryModel
import TerritoryReport
import TerritorySolver

/// A file to write a programme to, its format told by its suffix.
struct ModelPath {
  let path: String
  let format: ModelFormat

  /// - Throws: `ValidationError` where the suffix is that of no format.
  init(_ text: String) throws {
    let suffix = URL(fileURLWithPath: text).pathExtension.lowercased()
    guard let format = ModelFormat(rawValue: suffix) else {
      throw ValidationError(
        saying:
          "--write-model is \"\(text)\"; name a file that ends in .mps or .lp, such as model.mps")
    }
    self.path = text
    self.format = format
  }

  /// Writes the first level of a brief.
  ///
  /// - Throws: ``InvalidInput`` where the file stands already or can't be written.
  func write(_ brief: PlanBrief, codes: [String]) throws(InvalidInput) {
    let file = try OutputFile(path, option: "--write-model")
    let program = CompactFormulation(brief, codes: codes)
    try file.write { program.write(to: $0, as: format) }
  }
}

/// A file to draw into.
struct PlotPath {
  let path: String

  /// - Throws: `ValidationError` where the suffix is not that of a drawing.
  init(_ text: String) throws {
    guard URL(fileURLWithPath: text).pathExtension.lowercased() == "svg" else {
      throw ValidationError(
        saying: "--plot is \"\(text)\"; name a file that ends in .svg, such as queue.svg")
    }
    path = text
  }
}
