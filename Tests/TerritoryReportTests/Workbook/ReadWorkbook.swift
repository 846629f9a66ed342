import Foundation
import TestSupport

/// A workbook as openpyxl, another program, reads it.
struct ReadWorkbook: Decodable {
  struct Sheet: Decodable {
    let name: String
    let frozen: String
    let filter: String
    let orientation: String
    let paper: Int
    let fits: Bool
    let repeated: String
    let widths: [Double]
    let ignored: [String]
    let formulas: Int
    let links: Int
    let cells: [[Cell]]

    var header: [String] { cells[0].compactMap(\.value?.text) }

    /// The cells below a header.
    func column(_ title: String) -> [Cell] {
      guard let index = header.firstIndex(of: title) else { return [] }
      return cells.dropFirst().map { $0[index] }
    }
  }

  struct Cell: Decodable {
    let value: Value?
    /// n for numbers (and empty cells), s for texts.
    let type: String
    let format: String
  }

  enum Value: Decodable, Hashable {
    case number(Double)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }
  }

  let title: String
  let created: String
  let modified: String
  let sheets: [Sheet]

  struct Unreadable: Error {
    let message: String
  }

  /// The Python that scripts/test gives openpyxl to.
  private static let python = "\(repositoryRoot)/.build-python/bin/python"

  init(_ path: String) throws {
    guard FileManager.default.isExecutableFile(atPath: Self.python) else {
      throw Unreadable(
        message: "\(Self.python) is missing; run scripts/test, which makes it with openpyxl")
    }
    let script =
      "\(repositoryRoot)/Tests/TerritoryReportTests/Workbook/read_workbook.py"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python)
    process.arguments = [script, path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Unreadable(message: "openpyxl can't read \(path)")
    }
    self = try JSONDecoder().decode(ReadWorkbook.self, from: data)
  }
}
