import TerritoryModel

/// How the numbers of a column are written, where the column as a whole leaves no doubt: with decimal
/// commas, or with spaces between thousands.
struct NumberStyle {
  private let hasCommas: Bool

  /// - Parameter cells: all cells of the column.
  init(_ cells: [String]) {
    let closed = cells.map(Self.closed)
    let commas = closed.filter { $0.contains(",") }
    // 1,234 may be one and a bit or a thousand and more; 1,5 and 0,123 are no thousands.
    hasCommas =
      commas.allSatisfy { $0.wholeMatch(of: /-?[0-9]+,[0-9]+/) != nil }
      && commas.contains { $0.wholeMatch(of: /-?[1-9][0-9]{0,2},[0-9]{3}/) == nil }
      && !closed.contains { $0.contains(".") }
  }

  /// A number as programs write it; what is none by this style stays as it is.
  func strict(_ cell: String) -> String {
    let closed = Self.closed(cell)
    return hasCommas ? closed.replacing(",", with: ".") : closed
  }

  /// Without the spaces between thousands.
  private static func closed(_ cell: String) -> String {
    cell.wholeMatch(of: /-?[0-9]{1,3}([ \u{A0}\u{202F}\u{2009}][0-9]{3})+([.,][0-9]+)?/) == nil
      ? cell : cell.filter { !$0.isWhitespace }
  }
}
