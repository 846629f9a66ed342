import TerritoryGeography
import TerritoryModel

/// A region's municipalities as shapes for a page that draws its own maps: the land of the report's
/// large map.
package struct RegionShapes: Encodable, Sendable {
  /// Of the `viewBox` attribute: `0 0 960 700`.
  package let viewBox: String
  package let outlines: [Outline]
  /// Whether the lines are made up from the municipal centres, since there are no real ones.
  package let isSchematic: Bool
  /// Who asks to be named where the outlines are shown.
  package let attribution: String?

  package struct Outline: Encodable, Sendable {
    package let code: String
    /// Data of a path element.
    package let path: String
    /// A place inside, far from the edges.
    package let label: Label?
  }

  package struct Label: Encodable, Sendable {
    package let x: Double
    package let y: Double
  }

  package init(_ map: RegionMap) {
    let frame = map.frame(.large)
    viewBox = "0 0 \(SVGText.number(frame.width)) \(SVGText.number(frame.height))"
    isSchematic = map.outlines.isSchematic
    attribution = map.outlines.attribution
    let areas = Dictionary(grouping: map.land[.large]!.areas, by: \.owner)
    outlines = map.region.municipalities.indices.compactMap { position in
      guard let areas = areas[position] else { return nil }
      var path = MapPath()
      for area in areas {
        for ring in area.rings { path.addRing(ring.map(frame.pixel)) }
      }
      let label = map.outlines.pointsInside[position].map(frame.pixel).map {
        Label(x: ($0.x * 10).rounded() / 10, y: ($0.y * 10).rounded() / 10)
      }
      return Outline(
        code: map.region.municipalities[position].code.digits, path: path.text, label: label)
    }
  }
}
