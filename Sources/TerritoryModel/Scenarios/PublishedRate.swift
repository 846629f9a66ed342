/// An employment rate that somebody published.
public struct PublishedRate: Sendable {
  public let name: String
  /// What texts for people call it.
  public let title: String
  /// Share of coached clients who find work in a year, 0...1.
  public let employmentRate: Double
  /// The publication.
  public let source: String
}

extension RegionSettings {
  /// The scenarios that change the employment rate alone.
  public var publishedRates: [PublishedRate] {
    scenarios.compactMap(\.publishedRate)
  }
}

extension Scenario {
  /// The employment rate, where the scenario changes nothing else; nil otherwise.
  var publishedRate: PublishedRate? {
    guard choices.count == 1, choices[0].value.key == .employmentRate,
      let rate = choices[0].value.value.number
    else { return nil }
    return PublishedRate(name: name, title: title ?? name, employmentRate: rate, source: source)
  }
}
