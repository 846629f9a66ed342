/// Finds a municipality of a region by code or by name in any of the region's languages.
public struct MunicipalityDirectory: Sendable {
  /// The region's municipalities in the order of their codes.
  public let municipalities: [Municipality]
  private let positions: [String: Int]

  /// - Parameter municipalities: with codes that differ; sorted by code here.
  public init(_ municipalities: [Municipality]) {
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

  private static func fold(_ name: String) -> String { name.lowercased() }
}
