/// One or several charts under a title, as one SVG element: a file of its own, or a part of a page.
///
/// It has its own white background, so it reads the same on light and dark pages; it needs no
/// fonts, scripts, styles or other files. A page that is narrower says `max-width: 100%; height: auto`
/// for its drawings. The same charts give the same bytes.
struct ChartFigure {
  let title: String
  /// What the charts show in words, with the figures that matter, for those who do not see them.
  let description: String
  /// From top to bottom, with their plots' ends below each other.
  let charts: [Chart]
  /// Begins every id, so that several figures can stand in one page: a letter, then letters, digits
  /// and hyphens.
  let idPrefix: String

  private static let titleSize = 18.0

  var svg: String {
    let (left, right) = ChartLayout.plotEnds(charts)
    // So many letters of the title's size fit, unless most of them are capitals.
    let titleLines = title.wrapped(to: 72)
    var top = ChartLayout.padding + Double(titleLines.count) * 24 + 8
    let layouts = charts.map { chart in
      let layout = ChartLayout(chart, left: left, right: right, top: top)
      top = layout.bottom + 22
      return layout
    }
    let height = SVGText.number((layouts.last?.bottom ?? top) + ChartLayout.padding)
    let width = SVGText.number(ChartLayout.width)
    var svg = SVGText()
    svg.add(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(height)",
        "width": width, "height": height, "role": "img",
        "aria-labelledby": "\(idPrefix)-title \(idPrefix)-desc",
        "font-family": "Helvetica, Arial, sans-serif",
      ]
    ) { svg in
      svg.add("title", ["id": "\(idPrefix)-title"], holding: title)
      svg.add("desc", ["id": "\(idPrefix)-desc"], holding: description)
      svg.add("rect", ["width": width, "height": height, "fill": ChartStyle.background])
      for (index, line) in titleLines.enumerated() {
        svg.addText(
          line, x: ChartLayout.padding, y: ChartLayout.padding + 16 + Double(index) * 24,
          size: Self.titleSize, isBold: true)
      }
      for (chart, layout) in zip(charts, layouts) { svg.add(chart, layout) }
    }
    return svg.text
  }
}
