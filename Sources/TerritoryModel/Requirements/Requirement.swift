/// Something that a planner asks of every territory or of some municipalities (constraint 7).
public struct Requirement: Sendable, Hashable {
  /// What is asked. Municipalities are positions in the order of the region's codes.
  public enum Kind: Sendable, Hashable {
    /// These belong to one territory.
    case together([Int])
    /// No two of these belong to one territory.
    case apart([Int])
    /// A territory is based here.
    case base(Int)
    /// No territory is based here.
    case neverBase(Int)
    /// These, and no others, are a territory.
    case territory([Int])
    /// Each territory stays inside one larger area; the area of each municipality.
    case insideAreas([String])
    /// Clients a year of a territory's own municipalities, for each of its full-time coaches, at least.
    case leastClients(Double)
    /// The same, at most.
    case mostClients(Double)
    /// Kilometres from a base to each municipality of its territory, at most.
    case mostKilometres(Double)
    /// These coaches are based here, perhaps beside others.
    case placedCoaches(Coaches, base: Int)
    /// Coaches of each territory, at least, whatever their share of full time.
    case leastCoaches(Int)
    /// Care teams of a territory's municipalities for each of its coaches, at most; the care teams
    /// of each municipality.
    case mostCareTeams(Double, teams: [Int])
    /// The share of its clients who wait, in every municipality with clients, at most (0...1).
    case mostWaiting(share: Double)
  }

  public let kind: Kind
  /// The option or line of `region.yaml` that asks for it.
  public let origin: Origin
  /// The share of the mean load that a limit on clients was given as, above 0 (1.1 is 110 %); nil
  /// where it is clients a year whatever the mean. The kind has the clients that it comes to.
  public let shareOfMean: Double?

  public init(_ kind: Kind, shareOfMean: Double? = nil, origin: Origin) {
    self.kind = kind
    self.shareOfMean = shareOfMean
    self.origin = origin
  }

  /// The requirement where the mean load is another, as by another number of coaches.
  ///
  /// - Parameter meanLoad: clients a year for each coach, if they were divided evenly (D̄).
  public func following(meanLoad: Double) -> Requirement {
    guard let shareOfMean else { return self }
    return switch kind {
    case .leastClients:
      Requirement(
        .leastClients(shareOfMean * meanLoad), shareOfMean: shareOfMean, origin: origin)
    case .mostClients:
      Requirement(.mostClients(shareOfMean * meanLoad), shareOfMean: shareOfMean, origin: origin)
    default: self
    }
  }
}

extension Requirement {
  /// The requirement as errors name it, before the mean load is known.
  func description(_ directory: MunicipalityDirectory) -> String {
    func names(_ positions: [Int]) -> String {
      positions.map { directory.municipalities[$0].name }.joined(separator: ", ")
    }
    return switch kind {
    case .together(let members): "\(names(members)) in one territory"
    case .apart(let members): "\(names(members)) in different territories"
    case .base(let base): "a base in \(names([base]))"
    case .neverBase(let base): "no base in \(names([base]))"
    case .territory(let members):
      members.count == 1
        ? "\(names(members)) alone a territory" : "\(names(members)) are a territory"
    case .insideAreas: "every territory inside one area"
    case .leastClients(let clients): "at least \(load(clients))"
    case .mostClients(let clients): "at most \(load(clients))"
    case .mostKilometres(let km): "at most \(shortest(km)) km from the base"
    case .placedCoaches(let coaches, let base):
      coaches == 1
        ? "a coach in \(names([base]))"
        : "\(shortest(coaches.equivalents)) coaches in \(names([base]))"
    case .leastCoaches(let count):
      "at least \(count) \(count == 1 ? "coach" : "coaches") in each territory"
    case .mostCareTeams(let most, _): "at most \(shortest(most)) care teams for each coach"
    case .mostWaiting(let share): "at most \(twoDigits(share * 100)) % waiting in any municipality"
    }
  }
}

extension Requirement {
  /// `27.4 clients a year for each coach`, or `110 % of the mean load`.
  private func load(_ clients: Double) -> String {
    shareOfMean.map { "\(twoDigits($0 * 100)) % of the mean load" }
      ?? "\(twoDigits(clients)) clients a year for each coach"
  }
}

/// Rounded for a message: 27.4, not 27.400000000000002.
private func twoDigits(_ value: Double) -> String { shortest((value * 100).rounded() / 100) }

extension Requirement {
  /// Whether a plan's territories meet the requirement, from the plan alone.
  ///
  /// Limits of clients are held to exactly, in decimal numbers (``ExactLoads``).
  ///
  /// - Parameter slack: how far care teams and shares who wait may miss their limit by rounding.
  public func isMet(by plan: Plan, _ brief: PlanBrief, slack: Double = 1e-6) -> Bool {
    let territories = plan.territories
    func owner(_ municipality: Int) -> Int? {
      territories.firstIndex { $0.municipalities.contains(municipality) }
    }
    switch kind {
    case .together(let members):
      return Set(members.map(owner)).count == 1
    case .apart(let members):
      return Set(members.map(owner)).count == members.count
    case .base(let base):
      return territories.contains { $0.base == base }
    case .neverBase(let base):
      return !territories.contains { $0.base == base }
    case .territory(let members):
      return territories.contains { $0.municipalities == members.sorted() }
    case .insideAreas(let areas):
      return territories.allSatisfy { Set($0.municipalities.map { areas[$0] }).count == 1 }
    case .leastClients, .mostClients:
      let loads = ExactLoads(brief, [self])
      return territories.allSatisfy {
        loads.miss(of: $0.municipalities, coaches: $0.coaches) == nil
      }
    case .mostKilometres(let most):
      return territories.allSatisfy { territory in
        territory.municipalities.allSatisfy { brief.distances[$0, territory.base] <= most }
      }
    case .placedCoaches(let placed, let base):
      return territories.contains { $0.base == base && $0.coaches.include(placed) }
    case .leastCoaches(let least):
      return territories.allSatisfy { $0.coaches.count >= least }
    case .mostCareTeams(let most, let teams):
      return territories.allSatisfy { territory in
        let own = territory.municipalities.reduce(0) { $0 + teams[$1] }
        return Double(own) <= most * Double(territory.coaches.count) + slack
      }
    case .mostWaiting(let share):
      return plan.waitingShares(brief.demand).allSatisfy { $0 ?? 0 <= share + slack }
    }
  }
}

extension Requirement {
  /// Whether it is about coaches who are where they are, which holds for given territories too.
  public var isOfStaff: Bool { if case .placedCoaches = kind { true } else { false } }

  /// The same with its numbers in other units.
  func counted(
    clients: (Double) -> Double, kilometres: (Double) -> Double
  ) -> Requirement {
    let kind: Kind =
      switch self.kind {
      case .leastClients(let least): .leastClients(clients(least))
      case .mostClients(let most): .mostClients(clients(most))
      case .mostKilometres(let most): .mostKilometres(kilometres(most))
      case .together, .apart, .base, .neverBase, .territory, .insideAreas, .leastCoaches,
        .placedCoaches, .mostCareTeams, .mostWaiting:
        self.kind
      }
    return Requirement(kind, shareOfMean: shareOfMean, origin: origin)
  }
}

extension Requirement {
  /// The municipalities that it names.
  var named: [Int] {
    switch kind {
    case .together(let members), .apart(let members), .territory(let members): members
    case .base(let base), .neverBase(let base), .placedCoaches(_, let base): [base]
    case .insideAreas, .leastClients, .mostClients, .mostKilometres, .leastCoaches, .mostCareTeams,
      .mostWaiting:
      []
    }
  }
}

extension Requirement {
  /// Whether it can be seen that no plan keeps this one and another; each pair is asked both ways.
  func contradicts(_ other: Requirement) -> Bool {
    switch (kind, other.kind) {
    case (.apart(let a), .together(let b)), (.apart(let a), .territory(let b)):
      Set(a).intersection(b).count > 1
    case (.base(let a), .neverBase(let b)), (.placedCoaches(_, let a), .neverBase(let b)): a == b
    case (.territory(let a), .territory(let b)): a != b && !Set(a).isDisjoint(with: b)
    case (.territory(let a), .together(let b)):
      !Set(a).isDisjoint(with: b) && !Set(b).isSubset(of: a)
    case (.insideAreas(let areas), .together(let b)),
      (.insideAreas(let areas), .territory(let b)):
      Set(b.map { areas[$0] }).count > 1
    case (.leastClients(let least), .mostClients(let most)):
      // How a number compares with a share of the mean is known with the mean only.
      (shareOfMean == nil) == (other.shareOfMean == nil) && least > most
    default: false
    }
  }
}
