/// How many coaches it takes so that nobody has to wait, given distances: reach, help between
/// neighbours, requirements and the number of territories.
///
/// Where less than the whole demand is to be served (``Headcount/mostWaiting``), so that no more wait
/// than that leaves.
public struct CoachesByDistance: Sendable, Hashable {
  /// Why a municipality can't be served whatever the number of coaches.
  public enum Obstacle: String, Sendable, Hashable {
    /// No municipality that may be a base is near enough, and it can't have one itself since it is
    /// shared.
    case outOfReach = "out of reach"
    /// The same, where a requirement says that it is never a base.
    case neverBase = "never a base"
    /// Bases could serve it, but not as many at the same time as territories are asked for.
    case territories
    /// What else is asked of the territories is in the way.
    case requirements
  }

  /// A municipality that has clients who wait whatever the number of coaches.
  public struct Unserved: Sendable, Hashable {
    /// Its position.
    public let municipality: Int
    public let obstacle: Obstacle

    public init(_ municipality: Int, _ obstacle: Obstacle) {
      self.municipality = municipality
      self.obstacle = obstacle
    }
  }

  /// What became of the search for the number.
  public enum Ending: Sendable, Hashable {
    /// The number is proven: fewer are too few.
    case proven
    /// A limit came first. Fewer than `atLeast` are too few; whether so many are enough is known only
    /// where ``CoachesByDistance/coaches`` says so.
    case stopped(atLeast: Int)
    /// No number is enough; who waits in the best plan with as many coaches as can be of use, or have a
    /// plan. Nobody is named where a limit came before that plan.
    case never([Unserved])
    /// No plan is possible with as many coaches as the workload asks for, or more; fewer were not looked
    /// at, since somebody waits then.
    case noPlan
  }

  /// The fewest coaches that are known to be enough; nil where none are.
  public let enough: Int?
  public let ending: Ending
  /// Positions of the municipalities that would have clients waiting with one coach fewer, where that
  /// is no fewer than the workload asks for; empty where workload decides, or where there is no plan
  /// with one coach fewer.
  public let deciding: [Int]

  public init(enough: Int?, _ ending: Ending, deciding: [Int] = []) {
    self.enough = enough
    self.ending = ending
    self.deciding = deciding
  }

  /// The coaches to plan with: those that are enough, or else the least that is not ruled out; nil
  /// where no number is enough.
  public var coaches: Int? {
    if let enough { return enough }
    if case .stopped(let atLeast) = ending { return atLeast }
    return nil
  }
}
