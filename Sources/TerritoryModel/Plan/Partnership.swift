/// Two municipalities that would rather be in one territory, as a survey says.
public struct Partnership: Sendable, Hashable {
  /// Positions of the municipalities.
  public let first: Int
  public let second: Int
  /// How much it counts that a border parts them, above zero.
  public let weight: Double

  public init(_ first: Int, _ second: Int, weight: Double) {
    precondition(first != second && weight > 0)
    self.first = first
    self.second = second
    self.weight = weight
  }
}
