extension Headcount {
  /// Where one coach more or less is needed as a quantity moves, in closed form.
  ///
  /// n coaches are just enough at fte = s·Σd / κ = n + λL, with the service level s. Hence
  /// - employment rate: e = s·Σd / (cap (n + λL)) − 1, under the turnover model that has one;
  /// - last share b, with Σd = A·b + B: b = (κ (n + λL) / s − B) / A, where B are the clients of
  ///   municipalities with estimates of their own;
  /// - clients a year: Σd = κ (n + λL) / s.
  ///
  /// The headcount's ceiling forgives a billionth of a coach, so at the exact value, and within
  /// about a billionth of it on the worse side, it gives n.
  public func tippingPoints(_ quantity: TippingPoints.Quantity) -> TippingPoints {
    switch quantity {
    case .employmentRate: employmentRateTippingPoints
    case .lastShare: lastShareTippingPoints
    case .clients: clientsTippingPoints
    }
  }

  private var employmentRateTippingPoints: TippingPoints {
    let now = assumptions.employmentRate.value
    let model = assumptions.turnoverModel.value
    guard model == .employmentRate else { return idle(.employmentRate, now, .turnover(model)) }
    guard assumptions.serviceLevel.value > 0 else { return idle(.employmentRate, now, .noService) }
    guard demand.total > 0 else { return idle(.employmentRate, now, .nobody) }
    let caseloads = assumptions.serviceLevel.value * demand.total / assumptions.caseloadCap.value
    let leaders = assumptions.leaderEquivalents
    return TippingPoints(
      .employmentRate, now: now,
      fewest: Self.team(for: caseloads / 2, assumptions).coaches,
      most: Self.team(for: caseloads, assumptions).coaches
    ) { coaches in
      let staff = Double(coaches) + leaders
      // Not as a ratio less 1, which loses digits where the rate is small.
      return min((caseloads - staff) / staff, 1)
    }
  }

  private var lastShareTippingPoints: TippingPoints {
    let now = demand.chain.steps.last?.share
    guard now != nil else { return idle(.lastShare, nil, .noShare) }
    guard assumptions.serviceLevel.value > 0 else { return idle(.lastShare, now, .noService) }
    let moved = demand.clientsPerLastShare
    let fixed = demand.surveyedClients
    guard moved > 0 else { return idle(.lastShare, now, .nobody) }
    let served = servedByTeam
    return TippingPoints(
      .lastShare, now: now, fewest: coaches(for: fixed), most: coaches(for: moved + fixed)
    ) { max((served($0) - fixed) / moved, 0) }
  }

  private var clientsTippingPoints: TippingPoints {
    guard assumptions.serviceLevel.value > 0 else {
      return idle(.clients, demand.total, .noService)
    }
    return TippingPoints(
      .clients, now: demand.total, fewest: coaches(for: 0), most: nil, value: servedByTeam)
  }

  private func idle(
    _ quantity: TippingPoints.Quantity, _ now: Double?, _ reason: TippingPoints.Idle
  ) -> TippingPoints {
    let coaches = byWorkload.team.coaches
    return TippingPoints(quantity, now: now, idle: reason, fewest: coaches, most: coaches) { _ in
      preconditionFailure("a quantity without influence has no tipping point")
    }
  }

  private func coaches(for clients: Double) -> Int {
    Self.team(for: Self.fullTimeEquivalents(clients: clients, assumptions), assumptions).coaches
  }

  /// Clients a year of a region for which so many coaches are just enough: κ (n + λL) / s.
  private var servedByTeam: @Sendable (Int) -> Double {
    let (annual, leaders) = (assumptions.annualClientsPerCoach, assumptions.leaderEquivalents)
    let level = assumptions.serviceLevel.value
    return { annual * (Double($0) + leaders) / level }
  }
}
