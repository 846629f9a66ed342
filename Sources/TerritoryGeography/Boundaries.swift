import TerritoryModel

/// Municipal boundaries without gaps or overlaps: neighbours share the very same lines.
///
/// All lengths and areas are measured on the plane of EPSG:3067, whose scale differs from 1 by less
/// than 0.1 % in Finland.
public struct Boundaries: Sendable {
  /// In the order of their codes.
  public let outlines: [MunicipalOutline]
  /// Each pair that shares a border once, in the order of codes; a shared point is no border.
  public let borders: [SharedBorder]
  /// What was repaired and what was taken for what, in whole sentences, each with its place.
  public let notes: [String]

  /// Repairs rings that cross themselves and joins neighbours whose lines differ by metres.
  ///
  /// - Parameters:
  ///   - file: the boundaries as they were read.
  ///   - codes: the municipalities that matter; all of the file where nil. Codes that the file
  ///     doesn't have are passed over.
  /// - Throws: ``InvalidInput`` where municipalities overlap by more than inaccurate lines explain,
  ///   or an outline encloses no area.
  public init(_ file: BoundaryFile, only codes: Set<MunicipalityCode>? = nil)
    throws(InvalidInput)
  {
    outlines = []
    borders = []
    notes = []
  }

  /// Outlines with fewer points, for drawing.
  ///
  /// No line moves by more than the tolerance, none crosses another, and neighbours keep sharing
  /// theirs. Islands that are too small to see are left out where a municipality has a larger part.
  ///
  /// - Parameter tolerance: metres, 0 or more. It is halved until the total area changes by less
  ///   than 0.5 %.
  public func generalised(tolerance: Double = 100) -> GeneralisedOutlines {
    GeneralisedOutlines(
      tolerance: tolerance, verticesBefore: 0, verticesAfter: 0, islandsLeftOut: 0,
      smallestIsland: 0, areaChange: 0)
  }
}
