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

  /// Looks before the work begins whether the first level's file can be made.
  ///
  /// - Throws: ``InvalidInput`` where it stands already, or its folder is missing.
  func look() throws(InvalidInput) {
    _ = try OutputFile(path, option: "--write-model")
  }

  /// Writes the programmes of a result: the first level to the path itself, each later one beside it
  /// under a name with its number. Where there is no plan, the first level alone.
  ///
  /// - Throws: ``InvalidInput`` where one of the files stands already or can't be written.
  func write(_ result: PlanResult, codes: [String]) throws(InvalidInput) {
    let brief = result.brief
    let programs =
      result.outcome.solution.map { CompactFormulation.all(of: $0, for: brief, codes: codes) }
      ?? [CompactFormulation(brief, codes: codes)]
    let files = try programs.enumerated().map { index, program throws(InvalidInput) in
      (try OutputFile(path(of: program, number: index + 1), option: "--write-model"), program)
    }
    for (file, program) in files { try file.write { program.write(to: $0, as: format) } }
  }

  /// model.mps, model-2-fairness.mps and so on.
  private func path(of program: CompactFormulation, number: Int) -> String {
    guard number > 1 else { return path }
    let url = URL(fileURLWithPath: path)
    let stem = String(path.dropLast(url.pathExtension.count + 1))
    return "\(stem)-\(number)-\(program.level.rawValue).\(url.pathExtension)"
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
