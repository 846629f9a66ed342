extension String {
  /// The name as a drawing writes it: without control characters, and without those that turn the
  /// direction of what follows.
  var drawable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.filter { scalar in
          !(scalar.properties.generalCategory == .control
            || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            || [0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF].contains(scalar.value))
        }))
  }

  /// The most characters of a name on a map; the whole name stands in the title of its land.
  private static var mostOnMap: Int { 24 }

  /// The name as a label of the map.
  var mapLabel: String { drawable.shortened(to: Self.mostOnMap) }
}
