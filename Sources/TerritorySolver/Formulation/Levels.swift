import TerritoryModel

extension GroupingModel {
  /// What a level minimises.
  ///
  /// - waiting: Σ_m d_m (1 − Σ_j y_mj)
  /// - fairness, with clients beyond an even share: see ``Fairness``
  /// - travel: Σ_mj d_m D_mj y_mj
  /// - balance, partners, help, change: see the files of those names
  func objective(_ objective: Objective) -> LinearExpression {
    switch objective {
    case .waiting:
      LinearExpression(brief.totalDemand)
        - services.sum { brief.demand[$0.municipality] * LinearExpression($0.share) }
    case .fairness: fairness.largestShare
    case .beyondEvenShare: fairness.beyondEvenShare
    case .travel:
      services.sum {
        brief.demand[$0.municipality] * brief.distances[$0.municipality, $0.base]
          * LinearExpression($0.share)
      }
    case .balance: balance
    case .partners: cutWeight
    case .help: helpedClients
    case .change: changes
    }
  }

  /// Keeps a level at no more than `value`.
  ///
  /// The slack lets the plan that has the value stay feasible in spite of rounding. It is smaller
  /// than ``LevelResult/isProven`` allows, because later levels use it up: a millionth of a client more
  /// who waits spares the kilometres to that client.
  mutating func keep(_ level: Objective, atMost value: Double) {
    require(objective(level) <= value + Self.slack(of: level, value, brief))
  }

  /// How much above its value a level is kept.
  static func slack(of level: Objective, _ value: Double, _ brief: PlanBrief) -> Double {
    switch level {
    // Of many who wait it is those who are served that rounding has to do with.
    case .waiting: slack(of: min(value, brief.totalDemand - value))
    // A share is right to the tolerance of a column, which is a part of the whole.
    case .fairness: 1e-5
    case .beyondEvenShare, .travel, .balance, .partners, .help, .change: slack(of: value)
    }
  }

  /// How much above a level's value a plan counts as having that value.
  static func slack(of value: Double) -> Double { max(1e-6, 1e-7 * abs(value)) }

  /// Excludes a set of bases.
  mutating func exclude(bases excluded: [Int]) { require(exclusion(of: excluded)) }

  /// Not all of these bases, or others beside them.
  func exclusion(of excluded: [Int]) -> Constraint {
    let others = bases.filter { !excluded.contains($0) }
    return excluded.sum { LinearExpression(opening[$0]!) }
      - others.sum { LinearExpression(opening[$0]!) }
      <= Double(excluded.count - 1)
  }
}
