import TerritoryModel

/// A municipality's outline after repair.
public struct MunicipalOutline: Sendable {
  public let code: MunicipalityCode
  public let nameFinnish: String
  /// The Finnish name where the source gives no Swedish one.
  public let nameSwedish: String
  /// Square kilometres inside the outline, water included where the outline includes it.
  public let area: Double
  /// A point inside the largest part, far from its edges.
  public let pointInside: MapPoint
}
