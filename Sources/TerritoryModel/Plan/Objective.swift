/// What a level of the lexicographic optimisation minimises.
public enum Objective: String, Sendable, CaseIterable, Hashable {
  /// Clients of the region that nobody serves: Σ w_m.
  case waiting
  /// The largest share of a municipality's clients who wait, in per cent: 100 max_m w_m / d_m over
  /// d_m > 0. Its free bound is the even share s = Σ w / Σ d, with which everybody is served alike.
  case fairness
  /// Clients who wait beyond an even share: Σ_m max(0, w_m − s·d_m). The second figure of ``fairness``,
  /// minimised right after the first; no level of its own.
  case beyondEvenShare = "beyond_even_share"
  /// Client-kilometres from the serving coach's base, one way: Σ d_m D_mj y_mj.
  case travel
  /// How far the territories' own clients are from an even load per coach:
  /// Σ_j |Σ_m d_m x_mj − c_j·D̄| with D̄ = Σ d / N.
  case balance
  /// Weight of natural-partner pairs that the borders of territories cut.
  case partners
  /// Clients served from outside their territory, shared municipalities aside:
  /// Σ_m Σ_{j : x_mj = 0} d_m y_mj.
  case help
  /// Municipalities that leave their territory of a reference plan, after the best matching of the
  /// plans' territories.
  case change

  /// The unit of the level's value.
  public var unit: String {
    switch self {
    case .waiting, .beyondEvenShare, .balance, .help: "clients/year"
    case .fairness: "per cent"
    case .travel: "client-km/year"
    case .partners: "weight"
    case .change: "municipalities"
    }
  }

  /// The objectives that every plan has a value of, in the order that settles what is left open.
  public static let standard: [Objective] = [.waiting, .fairness, .travel, .balance]

  /// Those that can be asked for as a level.
  public static let levels = allCases.filter { $0 != .beyondEvenShare }
}
