/// A municipality as `municipalities.csv` describes it.
public struct Municipality: Hashable, Sendable {
  public let code: MunicipalityCode
  public let nameFinnish: String
  public let nameSwedish: String
  /// Degrees north of the municipal centre, WGS 84.
  public let latitude: Double
  /// Degrees east of the municipal centre, WGS 84.
  public let longitude: Double
  /// Care teams that coaches can attach to; nil where not known.
  public let careTeams: Int?
  /// The cells of all columns of the municipality's row, such as the larger area it belongs to.
  public let texts: [String: String]

  public init(
    code: MunicipalityCode, nameFinnish: String, nameSwedish: String, latitude: Double,
    longitude: Double, careTeams: Int? = nil, texts: [String: String] = [:]
  ) {
    self.code = code
    self.nameFinnish = nameFinnish
    self.nameSwedish = nameSwedish
    self.latitude = latitude
    self.longitude = longitude
    self.careTeams = careTeams
    self.texts = texts
  }

  /// The name that tables show.
  public var name: String { nameFinnish }
}

/// The three-digit code of a Finnish municipality in Statistics Finland's classification.
///
/// Codes are text. `5`, `005` and `KU005` name the same municipality; `005` is written.
public struct MunicipalityCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Three digits with leading zeros, `001` to `999`.
  public let digits: String

  /// Reads a code with or without leading zeros and with or without the prefix `KU`.
  ///
  /// - Returns: nil where the text is no code of one to three digits, or is zero.
  public init?(_ text: String) {
    var rest = Substring(text)
    if rest.uppercased().hasPrefix("KU") { rest = rest.dropFirst(2) }
    guard (1...3).contains(rest.count), rest.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    let padded = String(repeating: "0", count: 3 - rest.count) + rest
    guard padded != "000" else { return nil }
    digits = padded
  }

  public var description: String { digits }

  public static func < (left: Self, right: Self) -> Bool { left.digits < right.digits }
}
