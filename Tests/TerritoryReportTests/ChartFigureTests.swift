import Foundation
import TestSupport
import Testing

@testable import TerritoryReport

@Suite struct ChartFigureTests {
  private func chart(_ name: String = "mean") -> Chart {
    Chart(
      horizontal: Chart.Axis(label: "Month", isWhole: true), vertical: Chart.Axis(label: "Clients"),
      bands: [
        Chart.Band(name: "5 to 95 %", points: [(1, 0, 4), (2, 1, 6), (3, 2, 9)])
      ],
      series: [
        Chart.Series(
          name: name, shape: .line,
          points: [.init(x: 1, y: 2), .init(x: 2, y: 3.5), .init(x: 3, y: 5)]),
        Chart.Series(
          name: "staff", shape: .steps,
          points: [.init(x: 1, y: 2), .init(x: 2, y: 1), .init(x: 3, y: 1)]),
      ],
      markers: [Chart.MarkerGroup(name: "change", markers: [.init(x: 2, label: "new coach")])])
  }

  private func figure(_ chart: Chart, title: String = "A queue") -> ChartFigure {
    ChartFigure(title: title, description: "It grows.", charts: [chart], idPrefix: "queue")
  }

  @Test func isReadAloudByTitleAndDescription() throws {
    let elements = try XMLElements(figure(chart()).svg)
    let root = try #require(elements.all.first)
    #expect(root.name == "svg" && root.attributes["role"] == "img")
    #expect(root.attributes["aria-labelledby"] == "queue-title queue-desc")
    let titles = elements.named("title")
    #expect(titles.map(\.text) == ["A queue"] && titles[0].attributes["id"] == "queue-title")
    let texts = elements.named("desc")
    #expect(texts.map(\.text) == ["It grows."] && texts[0].attributes["id"] == "queue-desc")
    let ids = elements.all.compactMap { $0.attributes["id"] }
    #expect(ids.allSatisfy { $0.hasPrefix("queue-") } && Set(ids).count == ids.count)
  }

  @Test func namesEverythingThatIsDrawn() throws {
    let texts = try XMLElements(figure(chart()).svg).texts("text")
    for text in [
      "Clients", "Month", "5 to 95 %", "mean", "staff", "change", "new coach", "2", "10",
    ] {
      #expect(texts.contains(text), "\(text)")
    }
  }

  @Test func linesDifferWithoutColour() throws {
    let paths = try XMLElements(figure(chart()).svg).named("path")
    let strokes = Set(
      paths.compactMap { path in path.attributes["stroke-dasharray"] }.filter { $0 != "none" })
    #expect(strokes.count == 2)
    let styles = ChartStyle.series + ChartStyle.markers
    #expect(Set(styles.map(\.dashes)).count == styles.count)
  }

  @Test func stepsKeepTheirValueUpToTheNext() throws {
    let steps = try XMLElements(figure(chart()).svg).named("path")
      .compactMap { $0.attributes["d"] }.filter { $0.contains("H") }
    #expect(steps.count == 1)
    #expect(steps[0].wholeMatch(of: /M[0-9.]+ [0-9.]+H[0-9.]+V[0-9.]+H[0-9.]+V[0-9.]+/) != nil)
  }

  @Test func textIsNeverMarkup() throws {
    let name = "<b>\"R&D\"</b> 'x' \u{1} ]]>"
    let svg = figure(chart(name), title: name).svg
    #expect(!svg.contains("<b>") && !svg.contains("\u{1}"))
    let elements = try XMLElements(svg)
    #expect(elements.texts("title") == ["<b>\"R&D\"</b> 'x'   ]]>"])
    #expect(elements.texts("text").contains("<b>\"R&D\"</b> 'x'   ]]>"))
  }

  @Test func needsNothingFromElsewhere() throws {
    let svg = figure(chart()).svg
    for word in ["href", "url(", "<script", "<style", "@import", "<image", "NaN", "inf"] {
      #expect(!svg.contains(word), "\(word)")
    }
    #expect(svg == figure(chart()).svg)
    let first = try #require(try XMLElements(svg).named("rect").first)
    #expect(first.attributes["fill"] == "#FFFFFF")
  }

  @Test func nothingButZeroesHasAChart() throws {
    let flat = Chart(
      horizontal: Chart.Axis(label: "x"), vertical: Chart.Axis(label: "y"),
      series: [Chart.Series(name: "none", shape: .line, points: [.init(x: 0, y: 0)])])
    let svg = figure(flat).svg
    #expect(!svg.contains("nan") && !svg.contains("inf"))
    // One name needs no legend.
    #expect(try !XMLElements(svg).texts("text").contains("none"))
  }

  /// Contrast as WCAG 2.1 defines it.
  @Test func coloursStandOutFromTheBackground() throws {
    func luminance(_ colour: String) throws -> Double {
      let value = try #require(UInt32(colour.dropFirst(), radix: 16))
      let parts = [16, 8, 0].map { shift -> Double in
        let part = Double((value >> UInt32(shift)) & 255) / 255
        return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    func contrast(_ colour: String) throws -> Double {
      try (luminance(ChartStyle.background) + 0.05) / (luminance(colour) + 0.05)
    }
    for stroke in ChartStyle.series + ChartStyle.markers {
      #expect(try contrast(stroke.colour) >= 3, "\(stroke.colour)")
    }
    #expect(try contrast(ChartStyle.axis) >= 3)
    #expect(try contrast(ChartStyle.text) >= 4.5)
    #expect(abs(try contrast("#000000") - 21) < 1e-9)
  }
}
