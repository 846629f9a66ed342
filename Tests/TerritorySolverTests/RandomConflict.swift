import TerritoryModel
import TestSupport

/// A brief over a made-up region in which more is asked than many a plan can meet.
struct RandomConflict: CustomStringConvertible {
  let brief: PlanBrief
  let description: String

  /// Nil where the numbers or requirements are refused.
  ///
  /// - Parameter hasShares: whether limits on clients are shares of the mean load.
  init?(seed: UInt64, hasShares: Bool = false) {
    guard let random = RandomBrief(seed: seed, isRich: true) else { return nil }
    var generator = SeededGenerator(seed: seed &+ 1_000_000)
    let mild = random.brief
    let open = (0..<mild.count).filter { !mild.shared.contains($0) }
    let harsh = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
      Requirement(Self.kind(open, mild, &generator), origin: .given("test"))
    }
    let all = mild.requirements + harsh
    brief = mild.replacing(
      requirements: hasShares ? all.map { Self.share($0, of: mild.meanLoad) } : all)
    description = "\(random), and \(harsh.map(\.kind)), shares \(hasShares)"
  }

  private static func share(_ requirement: Requirement, of meanLoad: Double) -> Requirement {
    switch requirement.kind {
    case .leastClients(let clients), .mostClients(let clients):
      Requirement(
        requirement.kind, shareOfMean: clients / meanLoad, origin: requirement.origin)
    default: requirement
    }
  }

  private static func kind(
    _ open: [Int], _ brief: PlanBrief, _ generator: inout SeededGenerator
  ) -> Requirement.Kind {
    let some = Array(open.shuffled(using: &generator).prefix(3))
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return .leastClients(brief.meanLoad * Double.random(in: 0.8...1.1, using: &generator))
    case 1: return .mostClients(brief.meanLoad * Double.random(in: 0.8...1.2, using: &generator))
    case 2: return .mostKilometres(Double.random(in: 5...40, using: &generator))
    case 3: return .leastCoaches(Int.random(in: 2...3, using: &generator))
    case 4:
      return .mostCareTeams(
        Double.random(in: 0.5...2, using: &generator), teams: brief.demand.indices.map { $0 % 4 })
    case 5: return .apart(some)
    case 6: return .together(some)
    default: return .base(some[0])
    }
  }
}
