extension Scenario {
  /// What other services aim at, as scenarios that every region has by name without writing them down.
  /// A scenario of the region with the same name takes its place.
  ///
  /// IPS Grow's third target, six specialists for each team leader, is a ratio and no scenario.
  public static let published = [
    target(
      "ips-grow-40", "IPS Grow's target", .observed(clientsPerCoach: 40),
      "IPS Grow, workforce calculator: 40 unemployed clients a year for an employment specialist"),
    target(
      "ips-benchmark-40", "benchmark of IPS", .employmentRate(0.40),
      "employment benchmark of IPS services: 40 %, where 13 states of the US call 41 % average"),
  ]

  private static func target(
    _ name: String, _ title: String, _ choice: Choice, _ source: String
  ) -> Scenario {
    Scenario(
      name: name, title: title, source: source,
      choices: [Assumption(choice, source: source, origin: .builtIn)])
  }

  /// A region's own scenarios, and those of ``published`` whose names they leave free.
  static func known(_ own: [Scenario]) -> [Scenario] {
    own + published.filter { target in !own.contains { $0.name == target.name } }
  }
}
