import TerritoryModel

/// A border that two municipalities share.
public struct SharedBorder: Hashable, Sendable {
  /// The smaller code of the two.
  public let from: MunicipalityCode
  public let to: MunicipalityCode
  /// Length in kilometres, above 0.
  public let kilometres: Double
}
