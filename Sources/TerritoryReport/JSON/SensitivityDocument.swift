import TerritoryModel

/// `plan-territories/sensitivity/1`.
public struct SensitivityDocument: Encodable {
  let schema = "plan-territories/sensitivity/1"
  let region: String
  let statistics: String
  let assumptions: AssumptionsDocument
  let origins: [OriginDocument]
  let demand: Double
  let annualClientsPerCoach: Double
  let fte: Double
  let coaches: Int
  let leaders: Int
  let tippingPoints: [Tipping]
  let sensitivity: [Row]
  let backTest: [BackTest]

  struct Tipping: Encodable {
    let quantity: String
    let now: Double?
    /// Whether the coaches of a point are enough at and above its value, or at and below it.
    let enough: String
    /// Why the quantity has no influence; absent where it has.
    let withoutInfluence: String?
    let points: [Point]
  }

  struct Point: Encodable {
    let coaches: Int
    let value: Double
  }

  struct Row: Encodable {
    let assumption: String
    /// The turnover model where it is not the run's.
    let turnover: String?
    let low: Case
    let now: Case
    let high: Case
    let spread: Int
    let source: String
  }

  struct Case: Encodable {
    /// A number, or the name of a choice.
    let value: Double?
    let name: String?
    let demand: Double
    let fte: Double
    let coaches: Int

    init(_ at: Sensitivity.Case) {
      switch at.value {
      case .number(let number): (value, name) = (number, nil)
      case .name(let choice): (value, name) = (nil, choice)
      }
      demand = at.clients
      fte = at.fullTimeEquivalents
      coaches = at.coaches
    }
  }

  /// What a turnover model at the run's figures says of a pilot, beside what happened.
  struct BackTest: Encodable {
    let pilot: String
    let turnover: String
    let annualClientsPerCoach: Double
    /// Clients that the pilot served.
    let clients: Int
    let employed: Int
    /// Years of a full-time coach that it had; absent where they are not published.
    let coachYears: Double?
    /// Clients that these would have served by the model.
    let clientsByModel: Double?
    /// Years of a full-time coach that its clients take by the model.
    let coachYearsByModel: Double
    let source: String

    init(_ pilot: Pilot, _ model: Turnover.Model, _ assumptions: Assumptions) {
      let turnover = assumptions.turnover(model)
      let cap = assumptions.caseloadCap.value
      self.pilot = pilot.name
      self.turnover = model.rawValue
      annualClientsPerCoach = turnover.annualClients(caseloadCap: cap)
      clients = pilot.clients
      employed = pilot.employed
      coachYears = pilot.work?.coachYears
      clientsByModel = pilot.served(by: turnover, caseloadCap: cap)
      coachYearsByModel = pilot.coachYears(by: turnover, caseloadCap: cap)
      source = pilot.source
    }
  }

  public init(_ headcount: Headcount, _ sensitivity: Sensitivity, _ planCase: PlanCase) {
    region = planCase.region.id
    statistics = headcount.demand.snapshot
    assumptions = AssumptionsDocument(headcount.assumptions)
    origins = planCase.headcountAssumptions.map { OriginDocument($0) }
    demand = headcount.demand.total
    annualClientsPerCoach = headcount.assumptions.annualClientsPerCoach
    fte = headcount.fullTimeEquivalents
    coaches = headcount.byWorkload.team.coaches.count
    leaders = headcount.byWorkload.team.leaders
    tippingPoints = TippingPoints.Quantity.allCases.map { quantity in
      let tipping = headcount.tippingPoints(quantity)
      return Tipping(
        quantity: quantity.rawValue, now: tipping.now,
        enough: quantity == .employmentRate ? "at_or_above" : "at_or_below",
        withoutInfluence: tipping.idleSentence(headcount),
        points: headcount.writtenPoints(tipping).map { Point(coaches: $0.coaches, value: $0.value) }
      )
    }
    self.sensitivity = sensitivity.rows.map {
      Row(
        assumption: $0.factor.name, turnover: $0.otherTurnover?.rawValue, low: Case($0.low),
        now: Case($0.now), high: Case($0.high), spread: $0.spread, source: $0.source)
    }
    backTest = [Pilot.qualityCriteria, .siilinjarvi].flatMap { pilot in
      Turnover.Model.allCases.map { BackTest(pilot, $0, headcount.assumptions) }
    }
  }
}

extension Headcount {
  /// The tipping points that files and charts hold: all of a range, up to 500 coaches more and
  /// fewer than are needed; of clients, which have no end, some.
  func writtenPoints(_ tipping: TippingPoints) -> [TippingPoints.Point] {
    let most = tipping.quantity == .clients ? 10 : 500
    let coaches = byWorkload.team.coaches.count
    return tipping.points(max(1, coaches - most)...(coaches + most)).map { point in
      // Files have nine decimals; what they say has to be enough.
      let value =
        tipping.quantity == .employmentRate
        ? Figures.up(point.value, digits: 9) : Figures.down(point.value, digits: 9)
      return TippingPoints.Point(coaches: point.coaches, value: value)
    }
  }
}
