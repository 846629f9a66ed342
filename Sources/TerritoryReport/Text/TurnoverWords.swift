import TerritoryModel

extension Turnover.Model {
  /// The name as people write it: `mean duration`.
  var words: String { rawValue.replacing("_", with: " ") }
}
