/// Colours and strokes of maps.
///
/// Territories have the colours of Paul Tol's scheme "light", which people with colour blindness can
/// tell apart and on which black text reads well. A map has its own white background, so it reads
/// the same on light and dark pages.
enum MapStyle {
  /// In Tol's order, which begins with those that differ most.
  static let territories = [
    "#77AADD", "#EE8866", "#EEDD88", "#FFAABB", "#99DDFF", "#44BB99", "#BBCC33", "#AAAA00",
  ]
  /// Pairs of places in the list above that look alike.
  static let similar: Set<Set<Int>> = [[0, 4], [6, 7], [5, 7], [5, 6], [1, 3], [2, 6]]
  static let background = "#FFFFFF"
  static let text = "#000000"
  /// The land of shared municipalities, and the lines that hatch it.
  static let sharedLand = "#DDDDDD"
  static let hatching = "#666666"
  /// The lines across the land of municipalities that get no service.
  static let unserved = "#111111"
  /// Arrows, leader lines, signs.
  static let ink = "#000000"
  static let font = "Helvetica, Arial, sans-serif"
  static let labelSize = 13.0
  static let chipSize = 12.0
  static let legendSize = 13.0
  static let titleSize = 18.0
}

extension BorderLines.Line.Kind {
  var colour: String {
    switch self {
    case .municipal: "#444444"
    case .outer, .territory: "#111111"
    }
  }

  /// Pixels across.
  func width(_ size: RegionMap.Size) -> Double {
    switch (self, size) {
    case (.municipal, .large): 0.8
    case (.outer, .large): 1.3
    case (.territory, .large): 3.2
    case (.municipal, .medium): 0.5
    case (.outer, .medium): 0.9
    case (.territory, .medium): 2.2
    case (.municipal, .small): 0.4
    case (.outer, .small): 0.7
    case (.territory, .small): 1.8
    }
  }
}
