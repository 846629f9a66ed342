/// Municipalities put into territories by somebody: published, made by hand, or an earlier plan.
public struct Grouping: Sendable, Hashable {
  /// A territory as it was given.
  public struct Territory: Sendable, Hashable {
    public let name: String
    /// Positions of its municipalities, ascending.
    public let municipalities: [Int]
    /// Coaches, where they are given.
    public let coaches: Int?
    /// Leaders based here, where they are given: none or one.
    public let leaders: Int?
    /// Position of the municipality where the coaches are based, where it is given.
    public let base: Int?

    /// - Precondition: a base that is given is one of the municipalities.
    public init(
      name: String, municipalities: [Int], coaches: Int? = nil, leaders: Int? = nil,
      base: Int? = nil
    ) {
      precondition(base.map { municipalities.contains($0) } ?? true)
      self.name = name
      self.municipalities = municipalities.sorted()
      self.coaches = coaches
      self.leaders = leaders
      self.base = base
    }
  }

  /// In the order in which they were given.
  public let territories: [Territory]
  /// Municipalities that belong to no territory and are open to all, ascending.
  public let shared: [Int]

  /// - Precondition: no municipality stands twice, no territory is empty.
  public init(territories: [Territory], shared: [Int] = []) {
    let all = territories.flatMap(\.municipalities) + shared
    precondition(Set(all).count == all.count, "a municipality stands twice in a grouping")
    precondition(territories.allSatisfy { !$0.municipalities.isEmpty })
    self.territories = territories
    self.shared = shared.sorted()
  }

  /// Σ coaches; nil where they are not given.
  public var coaches: Int? { sum(\.coaches) }

  /// Σ leaders; nil where they are not given.
  public var leaders: Int? { sum(\.leaders) }

  private func sum(_ staff: KeyPath<Territory, Int?>) -> Int? {
    territories.reduce(0 as Int?) { sum, territory in
      guard let sum, let count = territory[keyPath: staff] else { return nil }
      return sum + count
    }
  }
}
