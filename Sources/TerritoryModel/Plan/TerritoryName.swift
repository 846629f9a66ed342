/// What a territory is called.
public enum TerritoryName: Sendable, Hashable {
  /// As a grouping names it.
  case given(String)
  /// After a municipality, by position; numbered from 2 on where another territory beside it has the
  /// name already.
  case municipality(Int, number: Int? = nil)

  /// The name in words.
  ///
  /// - Parameter municipality: a municipality's name by position.
  public func text(_ municipality: (Int) -> String) -> String {
    switch self {
    case .given(let name): name
    case .municipality(let position, number: nil): municipality(position)
    case .municipality(let position, let number?): "\(municipality(position)) \(number)"
    }
  }

  /// A name that a grouping gave; nil where it is empty, so that the base names the territory.
  public init?(_ given: String) {
    guard !given.isEmpty else { return nil }
    self = .given(given)
  }

  /// The same name with a number.
  func numbered(_ number: Int) -> TerritoryName {
    switch self {
    case .given(let name): .given("\(name) \(number)")
    case .municipality(let position, _): .municipality(position, number: number)
    }
  }
}
