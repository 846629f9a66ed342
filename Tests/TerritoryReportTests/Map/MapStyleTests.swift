import Foundation
import Testing

@testable import TerritoryReport

/// Contrast by the formula of WCAG 2.1 (relative luminance of sRGB).
@Suite struct MapStyleTests {
  private static func luminance(_ colour: String) -> Double {
    let value = Int(colour.dropFirst(), radix: 16)!
    let parts = [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { part in
      let share = Double(part) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  static func contrast(_ a: String, _ b: String) -> Double {
    let (first, second) = (luminance(a), luminance(b))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private let lands = MapStyle.territories + [MapStyle.sharedLand, MapStyle.background]

  @Test func contrastIsThatOfTheStandard() {
    // Examples from the standard's own techniques: black on white, and #777777 on white.
    #expect(Self.contrast("#000000", "#FFFFFF") == 21)
    #expect(abs(Self.contrast("#777777", "#FFFFFF") - 4.48) < 0.01)
  }

  @Test func textReadsWellOnAllLand() {
    for land in lands { #expect(Self.contrast(MapStyle.text, land) >= 4.5) }
  }

  @Test(arguments: BorderLines.Line.Kind.allCases)
  func bordersShowOnAllLand(kind: BorderLines.Line.Kind) {
    for land in lands { #expect(Self.contrast(kind.colour, land) >= 3) }
  }

  @Test func hatchingShows() {
    #expect(Self.contrast(MapStyle.hatching, MapStyle.sharedLand) >= 3)
  }
}
