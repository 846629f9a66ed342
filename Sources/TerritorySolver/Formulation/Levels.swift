import TerritoryModel

extension DistrictingModel {
  /// What a level minimises, one of those that the model was made for:
  ///
  /// - waiting: Σ_m d_m (1 − Σ_j y_mj)
  /// - fairness, with clients beyond an even share: see ``Fairness``
  /// - travel: Σ_mj d_m D_mj y_mj
  /// - balance, partners, help, change: see below
  func objective(_ objective: Objective) -> LinearExpression {
    switch objective {
    case .waiting:
      LinearExpression(brief.totalDemand)
        - services.sum { brief.demand[$0.municipality] * LinearExpression($0.share) }
    case .travel:
      services.sum {
        brief.demand[$0.municipality] * brief.distances[$0.municipality, $0.base]
          * LinearExpression($0.share)
      }
    case .fairness, .beyondEvenShare, .balance, .partners, .help, .change, .resilience:
      // One of the model's measures, each of which the initialiser filled in.
      measured[objective]!
    }
  }

  /// Adds the columns and rows that levels need.
  mutating func requireMeasures(_ measures: Set<Objective>) {
    for measure in Objective.allCases where measures.contains(measure) {
      program.family = measure.rawValue
      switch measure {
      case .waiting, .travel: break
      case .fairness:
        measured[measure] = Fairness(brief, service: service).largestShare(&program)
      case .beyondEvenShare:
        measured[measure] = Fairness(brief, service: service).beyondEvenShare(&program)
      case .balance: measured[measure] = requireBalance()
      case .partners: measured[measure] = requireCuts()
      case .help: measured[measure] = requireOutside()
      case .resilience: measured[measure] = requireAbsences()
      case .change: measured[measure] = requireMatching()
      }
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
    case .beyondEvenShare, .travel, .balance, .partners, .help, .change, .resilience:
      slack(of: value)
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

extension DistrictingModel {
  /// Σ_j |e_j| without absolute values. With e_j = Σ_m d_m x_mj − c_j·D̄ and surplus p_j = max(0, e_j):
  /// Σ |e_j| = 2 Σ p_j − Σ e_j, and Σ e_j = −Σ of the shared municipalities' clients in every plan,
  /// since D̄ = Σ d / N. So one row for each base is enough: p_j ≥ e_j.
  private mutating func requireBalance() -> LinearExpression {
    let surplus = bases.map { program.addColumn("surplus_\(labels[$0])", 0...Double.infinity) }
    let total = surplus.sum { LinearExpression($0) }
    for (j, surplus) in zip(bases, surplus) {
      let fair = brief.meanLoad * fullTimeEquivalents(of: j)
      require(load(of: j) - fair <= LinearExpression(surplus))
    }
    // A territory that has a municipality of more clients than the most coaches should have is above
    // by the rest at least. Fractional points split such a municipality; this row stops that.
    for m in 0..<brief.count where !isPlain && !brief.shared.contains(m) {
      let least = brief.demand[m] - mostCoaches * brief.meanLoad
      if least > 0 { require(LinearExpression(least) <= total) }
    }
    return 2 * total + LinearExpression(brief.shared.reduce(0) { $0 + brief.demand[$1] })
  }

  /// A pair of partners is cut where one of them belongs to a base and the other does not:
  /// cut ≥ x_aj − x_bj and cut ≥ x_bj − x_aj for every base j.
  ///
  /// - Returns: the sum of the weights of the cut pairs.
  private mutating func requireCuts() -> LinearExpression {
    var weight = LinearExpression.zero
    for (index, pair) in brief.partnerships.enumerated() {
      let cut = LinearExpression(program.addColumn("cut_\(index + 1)", 0...1))
      weight += pair.weight * cut
      for j in bases {
        let difference =
          (belongs(pair.first, to: j) ?? .zero) - (belongs(pair.second, to: j) ?? .zero)
        require(difference <= cut)
        require(-1 * difference <= cut)
      }
    }
    return weight
  }

  /// The share of m that j serves without having m: outside_mj ≥ y_mj − x_mj. Shared municipalities
  /// are nobody's neighbour, so serving them is no help.
  ///
  /// - Returns: Σ d_m outside_mj, clients a year.
  private mutating func requireOutside() -> LinearExpression {
    var helped = LinearExpression.zero
    for (j, m, share) in services where !brief.shared.contains(m) && m != j {
      let outside = LinearExpression(
        program.addColumn("outside_\(labels[m])_\(labels[j])", 0...1))
      helped += brief.demand[m] * outside
      let own = mostOwnShare(of: m) * (belongs(m, to: j) ?? .zero)
      require(LinearExpression(share) - own <= outside)
    }
    return helped
  }

  /// By base, a municipality is kept where it belongs to the base that it had: Σ_m x_{m, b(m)}.
  /// Otherwise matches the territories of the reference plan with bases: match_Tj, at most one base for each
  /// territory and one territory for each base. A municipality is kept where its territory is matched
  /// with its base: kept_mj ≤ x_mj, kept_mj ≤ match_{T(m)j}.
  ///
  /// With whole x, the best matching is an assignment problem, whose vertices are whole; so the
  /// matching needs no integer variables.
  ///
  /// - Returns: municipalities that are not where they were.
  private mutating func requireMatching() -> LinearExpression {
    let sharedInBoth = Set(brief.shared).intersection(brief.reference?.shared ?? [])
    let all = LinearExpression(Double(brief.count - sharedInBoth.count))
    guard let reference = brief.reference else { return all }
    if brief.countsChangesByBase {
      let stayed = reference.bases.sorted { $0.key < $1.key }
        .sum { m, base in belongs(m, to: base) ?? .zero }
      return all - stayed
    }
    var keptMemberships = LinearExpression.zero
    var columns: [Int: LinearExpression] = [:]
    for (index, territory) in reference.territories.enumerated() {
      var row = LinearExpression.zero
      for j in bases {
        let match = LinearExpression(program.addColumn("match_\(index + 1)_\(labels[j])", 0...1))
        row += match
        columns[j, default: .zero] += match
        for m in territory.municipalities {
          guard let own = belongs(m, to: j) else { continue }
          let kept = program.addColumn("kept_\(labels[m])_\(labels[j])", 0...1)
          require(LinearExpression(kept) <= own)
          require(LinearExpression(kept) <= match)
          keptMemberships += LinearExpression(kept)
        }
      }
      require(row <= 1)
    }
    // A grouping has a territory, so each base has its column.
    for j in bases { require(columns[j]! <= 1) }
    return all - keptMemberships
  }
}

extension PlanBrief {
  /// Whether a level's values are whole numbers.
  func isWhole(_ objective: Objective) -> Bool {
    switch objective {
    case .change: true
    case .partners: partnerships.allSatisfy { $0.weight == $0.weight.rounded() }
    case .waiting, .fairness, .beyondEvenShare, .travel, .balance, .help, .resilience: false
    }
  }
}
