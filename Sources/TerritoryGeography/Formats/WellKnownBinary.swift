/// How a geometry in well-known binary is put together (OGC 06-103r4, section 8; with the dimensions of
/// ISO 13249-3 and the flags of PostGIS).
///
/// GEOS reads a collection inside another by calling itself, so a file of a megabyte could use up the
/// stack. Here nothing calls itself.
struct WellKnownBinary {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// Whether collections lie in each other more often than any that people make. What is damaged is for
  /// GEOS to tell.
  static func isNestedTooDeeply(_ bytes: ArraySlice<UInt8>) -> Bool {
    var binary = WellKnownBinary(bytes)
    // Parts that are still to come of each collection that the place is in.
    var open: [UInt32] = [1]
    while let parts = open.last {
      guard parts > 0 else {
        open.removeLast()
        continue
      }
      open[open.count - 1] -= 1
      guard let inside = binary.readGeometry() else { return false }
      if inside > 0 { open.append(inside) }
      if open.count > mostNested { return true }
    }
    return false
  }

  /// A collection of polygons with holes, in a collection, is two deep.
  private static let mostNested = 100

  /// Reads a geometry, or how a collection begins.
  ///
  /// - Returns: the parts of a collection, which follow; 0 for anything else; nil where it ends too soon
  ///   or is of a kind that GEOS does not read.
  private mutating func readGeometry() -> UInt32? {
    guard let order = next(1)?.first, order <= 1 else { return nil }
    func number(_ binary: inout WellKnownBinary) -> UInt32? {
      guard let four = binary.next(4) else { return nil }
      let bytes = order == 1 ? Array(four.reversed()) : Array(four)
      return bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }
    guard let type = number(&self) else { return nil }
    let (hasReference, kind) = (type & 0x2000_0000 != 0, type & 0xFFFF)
    if hasReference, next(4) == nil { return nil }
    let hasHeight = type & 0x8000_0000 != 0 || [1, 3].contains(kind / 1000)
    let hasMeasure = type & 0x4000_0000 != 0 || [2, 3].contains(kind / 1000)
    let point = 8 * (2 + (hasHeight ? 1 : 0) + (hasMeasure ? 1 : 0))
    switch kind % 1000 {
    case 1: return next(point) == nil ? nil : 0
    case 2:
      guard let points = number(&self), next(Int(points) * point) != nil else { return nil }
      return 0
    case 3:
      guard let rings = number(&self) else { return nil }
      for _ in 0..<rings {
        guard let points = number(&self), next(Int(points) * point) != nil else { return nil }
      }
      return 0
    case 4...7: return number(&self)
    default: return nil
    }
  }

  /// So many bytes; nil where there are fewer.
  private mutating func next(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= bytes.endIndex - place else { return nil }
    defer { place += count }
    return bytes[place..<place + count]
  }
}
