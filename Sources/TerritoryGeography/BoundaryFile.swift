import Foundation
import TerritoryModel

/// A GeoJSON file of municipal boundaries: what it names and draws, before the lines are compared.
public struct BoundaryFile: Sendable {
  /// The path as the user can open it, for messages.
  public let place: String
  /// The coordinates that the file is written in.
  public let coordinateSystem: CoordinateSystem
  /// The municipalities that the file names, in the order of their codes.
  public let municipalities: [NamedMunicipality]
  /// Who asks to be named where the boundaries are shown; nil where the file doesn't say.
  public let attribution: String?
  /// What the file left open or what was put together, in whole sentences.
  public let notes: [String]

  /// A municipality as the file names it.
  public struct NamedMunicipality: Hashable, Sendable {
    public let code: MunicipalityCode
    public let nameFinnish: String
    /// The Finnish name where the file gives no Swedish one.
    public let nameSwedish: String
  }

  /// Reads a file of at most 256 MB.
  ///
  /// - Throws: ``InvalidInput`` with everything that is wrong with it.
  public init(reading place: String) throws(InvalidInput) {
    try self.init("", place: place)
  }

  /// Reads the text of a file.
  ///
  /// - Parameter place: what messages call it.
  /// - Throws: ``InvalidInput`` with everything that is wrong with it.
  public init(_ text: String, place: String) throws(InvalidInput) {
    throw InvalidInput([
      InputProblem(place: place, what: "boundaries can't be read yet", remedy: "wait")
    ])
  }
}
