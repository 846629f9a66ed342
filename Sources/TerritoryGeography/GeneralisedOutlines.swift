import TerritoryModel

/// Outlines with fewer points, and how coarse they are.
public struct GeneralisedOutlines: Sendable {
  /// No line moved by more metres than this.
  public let tolerance: Double
  /// Points of all outlines before and after; one that several outlines share counts once in each.
  public let verticesBefore: Int
  public let verticesAfter: Int
  /// Islands left out, each smaller than ``smallestIsland``.
  public let islandsLeftOut: Int
  /// Square kilometres from which on every island is drawn.
  public let smallestIsland: Double
  /// Change of the total area as a share: 0.001 is 0.1 % more.
  public let areaChange: Double
  let outlines: [MunicipalOutline]
  let faces: [Face]
  let attribution: String?
}
