/// Two municipalities by position, the smaller first.
struct MunicipalPair: Hashable, Comparable {
  let first: Int
  let second: Int

  /// - Precondition: they differ.
  init(_ a: Int, _ b: Int) {
    precondition(a != b)
    (first, second) = (min(a, b), max(a, b))
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }

  /// All pairs of so many municipalities, ascending.
  static func all(of count: Int) -> [MunicipalPair] {
    (0..<count).flatMap { first in (first + 1..<max(first + 1, count)).map { Self(first, $0) } }
  }
}
