/// Some municipalities of a region of at most 64, by their positions: a set that costs nothing to
/// compare and to keep by the hundred thousand.
struct MunicipalitySet: OptionSet, Hashable {
  let rawValue: UInt64

  /// The most municipalities that a region can have for its sets to be written so.
  static let mostMunicipalities = UInt64.bitWidth

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// One municipality.
  init(_ position: Int) { rawValue = 1 << UInt64(position) }

  init(positions: some Sequence<Int>) {
    self = positions.reduce(into: []) { $0.formUnion(MunicipalitySet($1)) }
  }

  var count: Int { rawValue.nonzeroBitCount }

  /// The least position; 64 in the empty set.
  var first: Int { rawValue.trailingZeroBitCount }
}

extension MunicipalitySet {
  /// The positions, ascending.
  struct Positions: Sequence, IteratorProtocol {
    fileprivate var rest: UInt64

    mutating func next() -> Int? {
      guard rest != 0 else { return nil }
      defer { rest &= rest - 1 }
      return rest.trailingZeroBitCount
    }
  }

  var positions: Positions { Positions(rest: rawValue) }
}
