import Foundation
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryReport

/// Every figure of Documentation/BackTest.md, computed anew.
@Suite struct BackTestTests {
  private let document: String
  private let pilot = Pilot.qualityCriteria
  private let siilinjarvi = Pilot.siilinjarvi
  private let work: Pilot.Work
  private let cap = 20.0
  private let headcount: Headcount

  init() throws {
    document = try String(
      contentsOfFile: "\(repositoryRoot)/Documentation/BackTest.md", encoding: .utf8)
    work = try #require(Pilot.qualityCriteria.work)
    let planCase = try shippedCase("central-finland", coaches: 10)
    headcount = Headcount(
      demand: planCase.demand, assumptions: planCase.assumptions,
      given: Team(coaches: 10, leaders: 1))
  }

  private func says(_ text: String, at location: SourceLocation = #_sourceLocation) {
    #expect(document.contains(text), "\(text)", sourceLocation: location)
  }

  private func fixed(_ value: Double, _ digits: Int = 1) -> String {
    Figures.fixed(value, digits: digits)
  }

  /// Central Finland's headcount at so many clients a year for each coach.
  private func centralFinland(_ annualClients: Double, coaches: Int = 10) -> Headcount {
    var assumptions = headcount.assumptions
    assumptions.turnoverModel = .given(.observed, as: "test")
    assumptions.observedClientsPerCoach = .given(annualClients, as: "test")
    return Headcount(
      demand: headcount.demand, assumptions: assumptions, given: Team(coaches: coaches, leaders: 1))
  }

  @Test func whatWasPublished() {
    says("| clients served | \(pilot.clients) | \(siilinjarvi.clients) |")
    says("| full-time coaches | \(Figures.short(work.coaches)) (")
    says("| months | \(Figures.short(work.months)) |")
    says("| clients aimed at | \(work.aimed) (")
    says("| mean duration of coaching, months | \(Figures.short(work.meanDurationMonths)) |")
    says(
      "| in paid jobs | \(pilot.employed) (\(Figures.percent(pilot.employmentRate)))"
        + " | \(siilinjarvi.employed) (\(Figures.percent(siilinjarvi.employmentRate))) |")
    says("had \(fixed(work.coachYears, 2)) years of a full-time coach")
  }

  @Test func whatTheModelsSay() throws {
    let rows: [(name: String, turnover: Turnover)] = [
      ("employment rate 21.6 % (the pilot's own)", .employmentRate(pilot.employmentRate)),
      ("employment rate 31.8 % (Siilinjärvi's own)", .employmentRate(siilinjarvi.employmentRate)),
      ("employment rate 37 % (Kuntoutussäätiö's review)", .employmentRate(0.37)),
      ("mean duration 5.5 months", .meanDuration(months: work.meanDurationMonths)),
      ("observed 18.7", .observed(clientsPerCoach: 18.7)),
    ]
    for (name, turnover) in rows {
      let served = try #require(pilot.served(by: turnover, caseloadCap: cap))
      says(
        "| \(name) | \(fixed(turnover.annualClients(caseloadCap: cap))) | \(fixed(served))"
          + " | \(Figures.signedPercent(served / Double(pilot.clients) - 1))"
          + " | \(fixed(siilinjarvi.coachYears(by: turnover, caseloadCap: cap), 2)) |")
    }
    let observed = try #require(pilot.annualClientsPerCoach)
    #expect(abs(observed - 18.655_462) < 1e-6)
  }

  @Test func whyTheyAreWrong() throws {
    let caseload = work.caseload(of: pilot.clients)
    says("are \(fixed(caseload * work.coaches)) at a time, \(fixed(caseload)) for each full-time")
    says("coach: \(Figures.percent(caseload / cap, digits: 0)) of the 20")
    // At that caseload the mean duration model is the observed one.
    let annual = Turnover.meanDuration(months: work.meanDurationMonths)
      .annualClients(caseloadCap: caseload)
    #expect(abs(annual - (try #require(pilot.annualClientsPerCoach))) < 1e-9)
    says("\(fixed(1 + pilot.employmentRate, 2)) to \(fixed(1.37, 2)) clients a year for each place")
    let places = caseload * work.coaches
    let turns = Double(pilot.clients) / places / (work.months / 12)
    says("each place that was in use had \(fixed(turns, 2)). But")
    says("in the first \(Figures.short(work.intakeMonths)) of them only")
    let without = work.annualClientsWithoutEnds(of: pilot.clients)
    says(
      "\(fixed(without)) a year, \(fixed(without * work.meanDurationMonths / 12)) at a time")
    says(
      "\(work.aimed) clients, \(fixed(Double(work.aimed) / work.coachYears)) for each coach-year")
  }

  /// Wilson's interval for a share, at 95 %.
  @Test func ratesAreUncertain() {
    func interval(_ pilot: Pilot) -> (Double, Double) {
      let (z, n, p) = (1.959_964, Double(pilot.clients), pilot.employmentRate)
      let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
      let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
      return (middle - half, middle + half)
    }
    let (own, other) = (interval(pilot), interval(siilinjarvi))
    says("between \(Figures.percent(own.0)) and \(Figures.percent(own.1)), and 14 of 44 one")
    says("one between \(Figures.percent(other.0)) and \(Figures.percent(other.1)) (Wilson's")
    #expect(own.1 > 0.37 && other.1 > 0.37)
  }

  @Test func centralFinland() throws {
    says("\(Figures.short(headcount.demand.total)) clients a year, October 2021")
    let rows: [(name: String, annualClients: Double)] = [
      ("mean duration 5.5 months", cap * 12 / work.meanDurationMonths),
      (
        "the pilot without beginning and end", work.annualClientsWithoutEnds(of: pilot.clients)
      ),
      ("employment rate 37 %", cap * 1.37),
      ("employment rate 21.6 %", cap * (1 + pilot.employmentRate)), ("observed", 18.7),
    ]
    for (name, annual) in rows {
      let here = centralFinland(annual)
      says(
        "| \(fixed(annual)), \(name) | \(here.needed.team.coaches)"
          + " | \(Figures.short(try #require(here.given).waiting)) |")
    }
    #expect(headcount.needed.team.coaches == 11)
    for (rate, coaches) in [(0.216, 12), (0.318, 11), (0.37, 11)] {
      #expect(headcount.atEmploymentRate(rate).needed.team.coaches.count == coaches)
    }
    says("12 coaches at 21.6 %, 11 at 31.8 % and at 37 %")
    let eleven = try #require(centralFinland(18.7, coaches: 11).given)
    says("16 coaches, or 11 coaches and \(Figures.short(eleven.waiting)) clients who wait")
    says("`--mean-duration 5.5 --caseload-cap \(fixed(work.caseload(of: pilot.clients)))`")
  }
}

/// What Documentation says of the pilot beside the model.
extension Pilot.Work {
  /// Clients that a full-time coach had at a time on average, over the pilot's whole length, by
  /// Little's law: clients × mean duration / months / coaches. It takes all coaching to lie inside
  /// the pilot.
  fileprivate func caseload(of clients: Int) -> Double {
    Double(clients) * meanDurationMonths / months / coaches
  }

  /// Months in which clients can have begun if all had ended with the pilot: months − mean duration.
  fileprivate var intakeMonths: Double { months - meanDurationMonths }

  /// Clients a year of a full-time coach if clients had gone on beginning as in those months: what
  /// the pilot would have come to without start-up and end.
  fileprivate func annualClientsWithoutEnds(of clients: Int) -> Double {
    Double(clients) / coaches / (intakeMonths / 12)
  }
}
