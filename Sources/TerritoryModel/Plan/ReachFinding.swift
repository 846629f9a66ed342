/// Whether a longer reach would make a plan better.
public struct ReachFinding: Sendable, Hashable {
  /// What a longer reach changes.
  public struct Change: Sendable, Hashable {
    /// The reach that changes it, kilometres: a distance between a municipality and a possible base.
    public let km: Double
    /// Whether no shorter reach does.
    public let isLeast: Bool
    public let objective: Objective
    /// The level's optimum at the reach as it is, in the objective's unit.
    public let value: Double
    /// The level's optimum at the longer reach; some value that it has there where that is not proven.
    public let longer: Double
    /// Whether both optima are proven.
    public let isProven: Bool

    public init(
      km: Double, isLeast: Bool, _ objective: Objective, value: Double, longer: Double,
      isProven: Bool
    ) {
      self.km = km
      self.isLeast = isLeast
      self.objective = objective
      self.value = value
      self.longer = longer
      self.isProven = isProven
    }
  }

  /// The reach as it is, kilometres.
  public let km: Double
  /// The longest reach that was looked at, kilometres.
  public let most: Double
  /// The first level that a longer reach makes better; nil where none does, or where that is not
  /// known.
  public let change: Change?
  /// Whether it is known whether there is a change up to ``most``.
  public let isKnown: Bool

  public init(km: Double, most: Double, change: Change?, isKnown: Bool) {
    self.km = km
    self.most = most
    self.change = change
    self.isKnown = isKnown
  }
}
