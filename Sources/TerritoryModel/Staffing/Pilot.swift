/// What was published of a pilot of supported employment, to hold the turnover models against.
public struct Pilot: Sendable {
  public let name: String
  /// Clients served in all.
  public let clients: Int
  /// Clients who found paid work.
  public let employed: Int
  /// Staff, length and duration of coaching; nil where they are not published.
  public let work: Work?
  public let source: String

  /// What the pilot's coaches had to work with.
  public struct Work: Sendable {
    /// Full-time coaches.
    public let coaches: Double
    public let months: Double
    /// Months that a client's coaching lasted on average.
    public let meanDurationMonths: Double
    /// Clients that the pilot had set out to serve.
    public let aimed: Int

    /// Years of a full-time coach: coaches × months / 12.
    public var coachYears: Double { coaches * months / 12 }
  }

  /// Clients a year of a full-time coach: clients / coach-years; nil where the staff is not
  /// published.
  public var annualClientsPerCoach: Double? { work.map { Double(clients) / $0.coachYears } }

  /// Share of the clients who found paid work, 0...1.
  public var employmentRate: Double { Double(employed) / Double(clients) }

  /// Years of a full-time coach that its clients take by a turnover model: clients / κ.
  public func coachYears(by turnover: Turnover, caseloadCap: Double) -> Double {
    Double(clients) / turnover.annualClients(caseloadCap: caseloadCap)
  }

  /// Clients that its coaches would have served by a turnover model: κ × coach-years; nil where the
  /// staff is not published.
  public func served(by turnover: Turnover, caseloadCap: Double) -> Double? {
    work.map { turnover.annualClients(caseloadCap: caseloadCap) * $0.coachYears }
  }
}

extension Pilot {
  /// Kuopio's pilot of the quality criteria: one full-time coach, and one with 70 % client work.
  public static let qualityCriteria = Pilot(
    name: "quality criteria, 2023 to 2024", clients: 37, employed: 8,
    work: Work(coaches: 1.7, months: 14, meanDurationMonths: 5.5, aimed: 40),
    source: "Kuopio, elinvoimajaosto 13.5.2026 § 29: pilot 08/2023 to 09/2024")

  /// Siilinjärvi's pilot, whose staff is not published.
  public static let siilinjarvi = Pilot(
    name: "Siilinjärvi", clients: 44, employed: 14, work: nil,
    source: "Kuopio, elinvoimajaosto 13.5.2026 § 29: Siilinjärvi pilot")
}
