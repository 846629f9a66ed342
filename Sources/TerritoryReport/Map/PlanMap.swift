import TerritoryGeography
import TerritoryLanguages
import TerritoryModel

/// A plan drawn on the map of its region.
///
/// Scripts of a page find in the drawing:
/// - `g.municipality`: a municipality's land, with `data-municipality` (its code) and `data-territory`
///   (the territory's name; empty where it is shared). Its attribute `fill` is the territory's colour.
/// - `path.border`: the line between two municipalities, with `data-between` (their codes, separated by
///   a blank), or between one and what lies outside the region, with its code alone. Its second class
///   is `territory-border` where it divides territories, `municipal-border` inside a territory and
///   `outer-border` around the region; each class has a group of its own, which says how it is drawn.
/// - `path.unserved`: lines across the land of a municipality that gets no service.
/// - `g.label`, with `data-municipality`; `g.help`, with `data-from` and `data-to`, in large maps.
public struct PlanMap {
  let plan: Plan
  let planCase: PlanCase
  let map: RegionMap
  let colours: TerritoryColours

  /// - Parameters:
  ///   - plan: a plan of the case.
  ///   - map: the land of the case's region.
  ///   - colours: made of this plan, alone or with others of the same region.
  public init(
    _ plan: Plan, _ planCase: PlanCase, on map: RegionMap, colours: TerritoryColours
  ) {
    self.plan = plan
    self.planCase = planCase
    self.map = map
    self.colours = colours
  }

  /// The drawing as an SVG element: the same bytes for the same plan and language.
  ///
  /// It has a white background of its own, so it reads the same on light and dark pages, and needs no
  /// fonts, scripts, styles or other files. A page that is narrower says
  /// `max-width: 100%; height: auto` for it.
  ///
  /// - Parameters:
  ///   - size: large with labels and legend, medium with names of bases, or small.
  ///   - idPrefix: begins every id, so that several drawings can stand in one page: a letter, then
  ///     letters, digits and hyphens.
  ///   - standalone: whether it is a file of its own, which says its title visibly.
  public func svg(size: RegionMap.Size, idPrefix: String, standalone: Bool) -> String {
    let words = MapWords(plan: plan, planCase: planCase, map: map)
    switch size {
    case .large:
      let drawing = LargeMap(self, words, idPrefix, isTitled: standalone)
      return (standalone ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "") + drawing.svg
    case .medium: return mediumSVG(words, idPrefix)
    case .small: return smallSVG(words, idPrefix)
    }
  }

  /// Bases and who gets nothing, by name. The land grows until the names find room.
  private func mediumSVG(_ words: MapWords, _ idPrefix: String) -> String {
    let unserved = plan.unserved(planCase.demand.clients)
    let labels = MapLabel.all(plan, planCase, map).filter {
      $0.isBase || unserved.contains($0.municipality)
    }.map(\.withoutWaiting)
    func placement(_ scale: Double) -> (frame: MapFrame, labels: LabelPlacement) {
      let frame = map.frame(.medium, scale: scale)
      let anchors = map.outlines.pointsInside.map { $0.map(frame.pixel) }
      return (
        frame,
        LabelPlacement(labels, anchors: anchors, links: [], on: map.land[.medium]!, frame)
      )
    }
    let layouts = [1, 1.25, 1.5].lazy.map(placement)
    let (frame, placed) = layouts.first { $0.labels.unplaced.isEmpty } ?? layouts.last!
    var svg = SVGText()
    svg.addDrawing(words, idPrefix, width: frame.width, height: frame.height) { svg in
      svg.addLand(self, .medium, frame, idPrefix)
      for label in placed.placed where label.isApart { svg.addLeaderLine(label) }
      for label in placed.placed { svg.addLabel(label, planCase) }
    }
    return svg.text
  }

  private func smallSVG(_ words: MapWords, _ idPrefix: String) -> String {
    let frame = map.frame(.small)
    var svg = SVGText()
    svg.addDrawing(words, idPrefix, width: frame.width, height: frame.height) { svg in
      svg.addLand(self, .small, frame, idPrefix)
      svg.add("g", ["class": "bases", "fill": MapStyle.ink, "stroke": MapStyle.background]) {
        svg in
        for territory in plan.territories {
          guard let place = map.outlines.pointsInside[territory.base] else { continue }
          let box = MapBox(middle: frame.pixel(place), width: 8, height: 8)
          svg.addBox(box, ["data-base": planCase.code(territory.base)])
        }
      }
    }
    return svg.text
  }
}
