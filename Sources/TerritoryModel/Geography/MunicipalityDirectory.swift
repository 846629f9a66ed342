/// Finds a municipality of a region by code or by name in any of the region's languages.
public struct MunicipalityDirectory: Sendable {
  /// The region's municipalities in the order of their codes.
  public let municipalities: [Municipality]
  private let positions: [String: Int]
  /// Whether every row of `municipalities.csv` could be read.
  let isComplete: Bool

  /// - Parameter municipalities: with codes that differ; sorted by code here.
  public init(_ municipalities: [Municipality]) {
    self.init(municipalities, isComplete: true)
  }

  /// - Parameter isComplete: false where further municipalities could not be read, so that a name
  ///   that is not found here may still be sound.
  init(_ municipalities: [Municipality], isComplete: Bool) {
    self.isComplete = isComplete
    let sorted = municipalities.sorted { $0.code < $1.code }
    var positions: [String: Int] = [:]
    for (position, municipality) in sorted.enumerated() {
      for key in [municipality.nameFinnish, municipality.nameSwedish] where !key.isEmpty {
        // Two municipalities may share a name in one language; then only the code is unambiguous.
        let folded = Self.fold(key)
        if let other = positions[folded], other != position {
          positions[folded] = -1
        } else {
          positions[folded] = position
        }
      }
    }
    for (position, municipality) in sorted.enumerated() {
      positions[municipality.code.digits] = position
    }
    self.municipalities = sorted
    self.positions = positions
  }

  /// The position in ``municipalities`` of a code (`005`, `5`, `KU005`) or a name.
  public func position(of text: String) -> Int? {
    let key = MunicipalityCode(text)?.digits ?? Self.fold(text)
    guard let position = positions[key], position >= 0 else { return nil }
    return position
  }

  /// The name of a municipality that nearly equals `text`, for a hint in an error message.
  public func suggestion(for text: String) -> String? {
    nearestSpelling(of: text, among: municipalities.flatMap { [$0.nameFinnish, $0.nameSwedish] })
  }

  /// What to say of a text that names none of the municipalities; nil where none could be read, since
  /// nothing can be said then.
  func unknown(_ text: String) -> Violation? {
    guard !municipalities.isEmpty || isComplete else { return nil }
    let what: Wording = "\(quoted(text)) is no municipality of the region"
    guard isComplete else {
      return Violation(
        what: what,
        remedy: "mend municipalities.csv first, which may be why it is not known;"
          + " else write a code or name that stands there")
    }
    let hint = suggestion(for: text).map { "; did you mean \($0)?" } ?? ""
    return Violation(
      what: what, remedy: "write a code or name that stands in municipalities.csv\(hint)")
  }

  private static func fold(_ name: String) -> String { name.lowercased() }
}
