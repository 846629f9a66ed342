import TerritoryLanguages
import TerritoryModel

/// A way between two municipalities that no road map has, such as a ferry:
/// `Hailuoto,Oulu,50,ferry`.
package struct Link: Hashable, Sendable {
  /// Codes or names.
  let ends: [String]
  /// Kilometres between the two municipal centres, the crossing included.
  let kilometres: Double
  /// Why there is one.
  let reason: String

  package init(_ text: String) throws(Violation) {
    let parts = text.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false).map {
      String($0).trimmingWhitespace()
    }
    guard parts.count == 4, parts.allSatisfy({ !$0.isEmpty }) else {
      throw Violation(
        what: "\(quoted(text)) doesn't give two municipalities, kilometres and a reason",
        remedy: "write A,B,KILOMETRES,REASON, such as \"Hailuoto,Oulu,50,ferry\"")
    }
    let number = try StrictNumber.parse(parts[2])
    try Quantity.positive.validate(number, name: "the length of the link")
    ends = Array(parts[0...1])
    kilometres = number
    reason = parts[3]
  }
}

/// A link whose municipalities are known.
struct ResolvedLink {
  let pair: MunicipalPair
  /// Nil where nobody gives them: then the distance between the centres is taken or estimated.
  let kilometres: Double?
  let reason: String

  /// A link that nobody gives, over the smallest gap between parts of the region.
  init(assumedOver gap: LandParts.Gap) {
    pair = MunicipalPair(gap.from, gap.to)
    kilometres = nil
    let width = DistanceDraft.text(gap.kilometres, decimals: 1)
    reason = phrase(asNote: "assumed, since this is the nearest land (\(width) km)")
  }

  /// Nil where a municipality is not known, or both are the same, which `log` then says.
  init?(_ link: Link, _ directory: MunicipalityDirectory, log: inout ProblemLog) {
    let positions = link.ends.map { end -> Int? in
      if let position = directory.position(of: end) { return position }
      let near = Wording.suggestingBehind(directory.suggestion(for: end))
      log.add(
        "--link", "\(quoted(end)) is no municipality of the region",
        mend: "write a code or name of one\(near)")
      return nil
    }
    guard let first = positions[0], let second = positions[1] else { return nil }
    guard first != second else {
      log.add("--link", "a link leads to another municipality", mend: "name two different ones")
      return nil
    }
    pair = MunicipalPair(first, second)
    kilometres = link.kilometres
    reason = link.reason
  }
}

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
