extension SVGText {
  /// Draws a chart in its place.
  mutating func add(_ chart: Chart, _ layout: ChartLayout) {
    addText(
      chart.vertical.label, x: ChartLayout.padding, y: layout.headingBaseline,
      size: ChartLayout.textSize, isBold: true)
    addLegend(chart, layout)
    addAxes(chart, layout)
    for (index, band) in chart.bands.enumerated() { addBand(band, index, layout) }
    for label in layout.labels.placed { addMarker(label, layout) }
    for (index, series) in chart.series.enumerated() {
      addSeries(series, ChartStyle.series(index), layout)
    }
  }

  /// Text that begins at x, unless another anchor is given.
  mutating func addText(
    _ text: String, x: Double, y: Double, size: Double, isBold: Bool = false,
    anchor: String = "start", colour: String = ChartStyle.text
  ) {
    add(
      "text",
      [
        "x": Self.number(x), "y": Self.number(y), "font-size": Self.number(size),
        "font-weight": isBold ? "bold" : "normal", "text-anchor": anchor, "fill": colour,
      ], holding: text)
  }

  private mutating func addLine(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ stroke: ChartStyle.Stroke
  ) {
    addPath("M\(Self.point(x1, y1))L\(Self.point(x2, y2))", stroke)
  }

  private mutating func addPath(_ path: String, _ stroke: ChartStyle.Stroke) {
    add(
      "path",
      [
        "d": path, "fill": "none", "stroke": stroke.colour,
        "stroke-width": Self.number(stroke.width),
        "stroke-dasharray": stroke.dashes.isEmpty ? "none" : stroke.dashes,
      ])
  }

  private static func point(_ x: Double, _ y: Double) -> String { "\(number(x)) \(number(y))" }

  private mutating func addAxes(_ chart: Chart, _ layout: ChartLayout) {
    let axis = ChartStyle.Stroke(colour: ChartStyle.axis, dashes: "", width: 1)
    let grid = ChartStyle.Stroke(colour: ChartStyle.grid, dashes: "", width: 1)
    for value in layout.vertical.values {
      let y = layout.y(value)
      addLine(layout.left, y, layout.right, y, grid)
      addText(
        chart.vertical.show(value), x: layout.left - 8, y: y + 4, size: ChartLayout.tickSize,
        anchor: "end")
    }
    addLine(layout.left, layout.plotTop, layout.left, layout.plotBottom, axis)
    addLine(layout.left, layout.plotBottom, layout.right, layout.plotBottom, axis)
    for value in layout.horizontal.values {
      let x = layout.x(value)
      addLine(x, layout.plotBottom, x, layout.plotBottom + 5, axis)
      addText(
        chart.horizontal.show(value), x: x, y: layout.plotBottom + ChartLayout.row,
        size: ChartLayout.tickSize, anchor: "middle")
    }
    addText(
      chart.horizontal.label, x: (layout.left + layout.right) / 2,
      y: layout.plotBottom + 2 * ChartLayout.row + 2, size: ChartLayout.textSize, anchor: "middle")
  }

  private mutating func addLegend(_ chart: Chart, _ layout: ChartLayout) {
    guard !layout.legend.isEmpty else { return }
    let bands = chart.bands.count
    let lines = bands + chart.series.count
    let groups = chart.markers.indices.filter { !chart.markers[$0].markers.isEmpty }
    for (index, entry) in layout.legend.enumerated() {
      let middle = layout.legendTop + (Double(entry.row) + 0.5) * ChartLayout.row
      if index < bands {
        addBox(
          x: entry.x, y: middle - 6, width: 28, height: 12, ChartStyle.series(index).colour)
      } else {
        let stroke =
          index < lines
          ? ChartStyle.series(index - bands) : ChartStyle.marker(groups[index - lines])
        addLine(entry.x, middle, entry.x + 28, middle, stroke)
      }
      addText(
        entry.name, x: entry.x + ChartLayout.sampleWidth, y: middle + 4,
        size: ChartLayout.tickSize)
    }
  }

  private mutating func addBox(
    x: Double, y: Double, width: Double, height: Double, _ colour: String
  ) {
    add(
      "rect",
      [
        "x": Self.number(x), "y": Self.number(y), "width": Self.number(width),
        "height": Self.number(height), "fill": colour, "fill-opacity": ChartStyle.bandOpacity,
        "stroke": colour, "stroke-width": "1",
      ])
  }

  private mutating func addBand(_ band: Chart.Band, _ index: Int, _ layout: ChartLayout) {
    let there = band.points.map { Self.point(layout.x($0.x), layout.y($0.most)) }
    let back = band.points.reversed().map { Self.point(layout.x($0.x), layout.y($0.least)) }
    let colour = ChartStyle.series(index).colour
    add(
      "path",
      [
        "d": "M" + (there + back).joined(separator: "L") + "Z", "fill": colour,
        "fill-opacity": ChartStyle.bandOpacity, "stroke": colour, "stroke-width": "1",
      ])
  }

  private mutating func addSeries(
    _ series: Chart.Series, _ stroke: ChartStyle.Stroke, _ layout: ChartLayout
  ) {
    var path = ""
    for (index, point) in series.points.enumerated() {
      let (x, y) = (layout.x(point.x), layout.y(point.y))
      switch series.shape {
      case _ where index == 0: path += "M\(Self.point(x, y))"
      case .line: path += "L\(Self.point(x, y))"
      case .steps: path += "H\(Self.number(x))V\(Self.number(y))"
      }
    }
    addPath(path, stroke)
  }

  private mutating func addMarker(_ label: MarkerLabels.Placed, _ layout: ChartLayout) {
    let baseline = layout.baseline(ofRow: label.row)
    addLine(label.x, baseline - 10, label.x, layout.plotBottom, ChartStyle.marker(label.group))
    addText(
      label.label, x: label.x + MarkerLabels.gap, y: baseline, size: MarkerLabels.size)
  }
}
