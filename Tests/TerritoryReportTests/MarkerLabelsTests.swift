import TestSupport
import Testing

@testable import TerritoryReport

@Suite struct MarkerLabelsTests {
  private func group(_ values: [Double], _ label: (Double) -> String) -> Chart.MarkerGroup {
    Chart.MarkerGroup(
      name: "group", markers: values.map { Chart.Marker(x: $0, label: label($0)) })
  }

  /// What a reader could not read: a label over another one, or a line through a label.
  private func collisions(_ labels: MarkerLabels) -> Int {
    var found = 0
    for (index, label) in labels.placed.enumerated() {
      let end = label.x + MarkerLabels.width(of: label.label)
      for (other, line) in labels.placed.enumerated() where other != index {
        // A line passes the rows below its label's; those at one place are one line.
        if line.x > label.x, line.x < end, line.row >= label.row { found += 1 }
        if line.x == label.x, line.row == label.row { found += 1 }
      }
    }
    return found
  }

  @Test func nothingCollides() {
    var generator = SeededGenerator(seed: 31_8)
    for _ in 0..<500 {
      let first = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        Double.random(in: 0...800, using: &generator).rounded()
      }
      let second = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        Double.random(in: 0...800, using: &generator).rounded()
      }
      let labels = MarkerLabels(
        [group(first) { "a published rate \(Int($0))" }, group(second) { "\($0) %" }]
      ) { $0 }
      #expect(collisions(labels) == 0)
      #expect(labels.rows <= MarkerLabels.mostRows)
      // Labels that have room alone are not given up for others.
      #expect(labels.placed.count { $0.group == 0 } == first.count)
    }
  }

  @Test func equalValuesStandAboveEachOther() {
    let labels = MarkerLabels([group([100, 100, 100]) { "\($0)" }]) { $0 }
    #expect(labels.placed.map(\.row).sorted() == [0, 1, 2])
    #expect(collisions(labels) == 0)
  }

  @Test func laterLabelsGiveWay() {
    let many = (0..<200).map(Double.init)
    let labels = MarkerLabels([group([50]) { _ in "kept" }, group(many) { "\($0) %" }]) { $0 }
    #expect(labels.placed.contains { $0.label == "kept" })
    #expect(labels.placed.count < 50 && labels.rows == MarkerLabels.mostRows)
  }
}
