/// A column of a statistics snapshot that counts people.
public struct CountColumn: Hashable, Sendable, CustomStringConvertible {
  /// The column's header, such as `long_term_unemployed`.
  public let header: String

  public init(_ header: String) { self.header = header }

  public static let unemployed = CountColumn("unemployed")
  public static let longTermUnemployed = CountColumn("long_term_unemployed")

  /// The columns that Statistics Finland publishes for each municipality, as snapshots name them.
  public static let published = [
    CountColumn("population"), CountColumn("labour_force"), unemployed, longTermUnemployed,
    CountColumn("disabled_or_long_term_ill"),
  ]

  /// The header in words.
  public var description: String {
    switch header {
    case "long_term_unemployed": "long-term unemployed"
    case "disabled_or_long_term_ill": "disabled or long-term ill"
    default: header.replacing("_", with: " ")
    }
  }
}
