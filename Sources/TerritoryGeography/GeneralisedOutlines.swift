import TerritoryModel

/// Outlines with fewer points, and how coarse they are.
public struct GeneralisedOutlines: Sendable {
  /// No line moved by more metres than this.
  public let tolerance: Double
  /// Points of all outlines before and after; one that several outlines share counts once in each.
  public let verticesBefore: Int
  public let verticesAfter: Int
  /// Islands left out, each smaller than ``smallestIsland`` square kilometres.
  public let islandsLeftOut: Int
  public let smallestIsland: Double
  /// Change of the total area as a share: 0.001 is 0.1 % more.
  public let areaChange: Double

  /// The outlines as `outlines.geojson`: EPSG:3067 in whole metres, municipalities in the order of
  /// their codes, the same bytes for the same outlines.
  public func geoJSON() -> String { "" }
}
