/// The best plan and the next best ones that differ enough from all before.
public struct Alternatives: Sendable {
  /// In the order in which they were found; each is the best that differs enough from those before.
  public let solutions: [Solution]
  /// Why there are no more: nil where as many were found as asked for.
  public let ending: Ending?

  /// Why a list of alternatives ends early.
  public enum Ending: Sendable {
    /// There is no further plan that differs enough and is good enough.
    case exhausted
    /// A limit stopped the search.
    case stopped
  }

  public init(solutions: [Solution], ending: Ending?) {
    self.solutions = solutions
    self.ending = ending
  }
}

extension Plan {
  /// A municipality that is in another territory than in a plan before.
  public struct Move: Sendable, Hashable {
    public let municipality: Int
    /// Places in the plans' territories; nil where it is shared.
    public let from: Int?
    public let to: Int?
  }

  /// The municipalities that changed territory since another plan, after the best matching of both.
  public func moves(since earlier: Plan) -> [Move] {
    let matching = Matching(
      earlier.territories.map(\.municipalities), territories.map(\.municipalities))
    let all = (territories.flatMap(\.municipalities) + shared).sorted()
    return all.compactMap { municipality in
      let from = earlier.owner(of: municipality)
      let to = owner(of: municipality)
      if let from, let to, matching.partners[from] == to { return nil }
      if from == nil, to == nil { return nil }
      return Move(municipality: municipality, from: from, to: to)
    }
  }
}
