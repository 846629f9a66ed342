import TerritoryGeography
import TerritoryModel

/// The drawing with labels, staff, help, waiting and a legend. The land grows until all find room.
struct LargeMap {
  private let drawing: PlanMap
  private let words: MapWords
  private let idPrefix: String
  private let isTitled: Bool
  let layout: Layout

  init(_ drawing: PlanMap, _ words: MapWords, _ idPrefix: String, isTitled: Bool) {
    self.drawing = drawing
    self.words = words
    self.idPrefix = idPrefix
    self.isTitled = isTitled
    layout = Self.layout(drawing)
  }

  /// How much larger than usual land may be drawn so that all arrows are clear, and how much so that
  /// all labels find room.
  private static let scales = (arrows: [1, 1.25, 1.5], labels: [2, 2.5, 3])

  /// The smallest land on which all labels find room and as many arrows as possible are clear.
  private static func layout(_ drawing: PlanMap) -> Layout {
    var best: Layout?
    for scale in scales.arrows {
      let layout = Layout(drawing, scale: scale)
      if best.map({ layout.faults < $0.faults }) ?? true { best = layout }
      if layout.faults == (0, 0) { return layout }
    }
    var layout = best!
    for scale in scales.labels where layout.faults.unplaced > 0 {
      layout = Layout(drawing, scale: scale)
    }
    return layout
  }

  /// Where labels and arrows stand on land of some scale.
  struct Layout {
    let frame: MapFrame
    let labels: LabelPlacement
    let arrows: [HelpArrow]

    init(_ drawing: PlanMap, scale: Double) {
      let (plan, planCase, map) = (drawing.plan, drawing.planCase, drawing.map)
      let frame = map.frame(.large, scale: scale)
      self.frame = frame
      let anchors = map.outlines.pointsInside.map { $0.map(frame.pixel) }
      labels = LabelPlacement(
        MapLabel.all(plan, planCase, map), anchors: anchors, links: HelpArrow.links(plan),
        on: map.land[.large]!, frame)
      arrows = HelpArrow.all(plan, planCase, beside: labels.placed)
    }

    /// Labels without room, and arrows that labels get in the way of.
    var faults: (unplaced: Int, unclear: Int) {
      (labels.unplaced.count, arrows.count { !$0.isClear })
    }
  }

  private static let padding = 16.0
  private static let row = 20.0

  var svg: String {
    let frame = layout.frame
    let room = frame.width - 2 * Self.padding
    let title = isTitled ? words.title.lines(within: room, size: MapStyle.titleSize * 1.1) : []
    let top = title.isEmpty ? 0 : Self.padding + Double(title.count) * 24
    let notes = words.notes.flatMap { $0.lines(within: room, size: MapStyle.legendSize) }
    let notesTop = top + frame.height
    let legend = MapLegend(
      drawing, words, hasHelp: layout.arrows.contains { !$0.isShared },
      hasSharedService: layout.arrows.contains(where: \.isShared),
      width: room)
    let legendTop = notesTop + Double(notes.count) * Self.row + 4
    var svg = SVGText()
    svg.addDrawing(
      words, idPrefix, width: frame.width,
      height: (legendTop + legend.height + Self.padding).rounded(.up)
    ) { svg in
      for (index, line) in title.enumerated() {
        svg.addText(
          line, x: Self.padding, y: Self.padding + 16 + Double(index) * 24,
          size: MapStyle.titleSize, isBold: true, colour: MapStyle.text)
      }
      svg.add("g", ["transform": "translate(0 \(SVGText.number(top)))"]) { svg in
        addMap(&svg)
      }
      for (index, line) in notes.enumerated() {
        svg.addText(
          line, x: Self.padding, y: notesTop + 14 + Double(index) * Self.row,
          size: MapStyle.legendSize, colour: MapStyle.text)
      }
      svg.add(
        "g",
        ["transform": "translate(\(SVGText.number(Self.padding)) \(SVGText.number(legendTop)))"]
      ) { svg in legend.draw(&svg, idPrefix) }
    }
    return svg.text
  }

  private func addMap(_ svg: inout SVGText) {
    svg.addLand(drawing, .large, layout.frame, idPrefix)
    for label in layout.labels.placed where label.isApart { svg.addLeaderLine(label) }
    for arrow in layout.arrows { svg.addCurve(arrow, drawing.planCase) }
    for label in layout.labels.placed { svg.addLabel(label, drawing.planCase) }
    for arrow in layout.arrows { svg.addNumber(arrow) }
  }
}

extension String {
  /// The words in lines that are no wider than some pixels, a longer word in a line of its own.
  func lines(within pixels: Double, size: Double) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ").map(String.init) {
      if let last = lines.last, "\(last) \(word)".width(size: size) <= pixels {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    return lines
  }
}
