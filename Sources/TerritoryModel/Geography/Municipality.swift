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

  /// The same under other names.
  func named(_ finnish: String, _ swedish: String) -> Municipality {
    Municipality(
      code: code, nameFinnish: finnish, nameSwedish: swedish, latitude: latitude,
      longitude: longitude, careTeams: careTeams, texts: texts)
  }

  /// The name that tables show.
  public var name: String { nameFinnish }
}

/// The code of a municipality or another area: letters, digits, `-` and `_`, up to 20 characters.
///
/// Codes are compared as text. Those of Finnish municipalities are recognised in all their spellings:
/// `5`, `005` and `KU005` name the same municipality, and `005` is written.
public struct MunicipalityCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// As it is written; a number of one to three digits with leading zeros, `001` to `999`.
  public let digits: String

  /// What a code may be, for messages.
  package static let form: Wording =
    "write letters, digits, - and _, at most 20 and none but a letter or digit first, such as 005"
    + " or SE0180"

  /// - Returns: nil where the text holds anything else, nothing, or is zero.
  public init?(_ text: String) {
    var rest = Substring(text)
    if rest.uppercased().hasPrefix("KU") { rest = rest.dropFirst(2) }
    guard (1...3).contains(rest.count), rest.allSatisfy(Self.isDigit) else {
      guard (1...20).contains(text.count),
        text.allSatisfy({ $0.isLetter || Self.isDigit($0) || $0 == "-" || $0 == "_" }),
        text.first.map({ $0.isLetter || Self.isDigit($0) }) == true
      else { return nil }
      digits = text
      return
    }
    let padded = String(repeating: "0", count: 3 - rest.count) + rest
    guard padded != "000" else { return nil }
    digits = padded
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  public var description: String { digits }

  public static func < (left: Self, right: Self) -> Bool { left.digits < right.digits }
}
