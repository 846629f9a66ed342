import TerritoryLanguages
import TerritoryModel

extension Scenario {
  /// The title or name that somebody gave, and the values that it is named after in the current language.
  package var shownName: String {
    ([title.map { phrase(orText: $0) } ?? givenName].compactMap { $0 } + listed.map(\.words))
      .joined(separator: ", ")
  }
}

extension Choice {
  /// The value in few words: `22 %`, `10 coaches`.
  fileprivate var words: String {
    switch self {
    case .statistics(let id): id
    case .count(let column): column.words
    case .share(let name, let share): shareWords(name, percent(share))
    case .caseloadCap(let clients): phrase("cap \(Figures.exact(clients))")
    case .turnover(let model): phrase("turnover by \(model.words)")
    case .employmentRate(let rate): percent(rate)
    case .meanDuration(let months): phrase("\(Figures.exact(months)) months")
    case .observed(let clients): phrase("observed \(Figures.exact(clients))")
    case .serviceLevel(let level): phrase("service \(percent(level))")
    case .leaderShare(let share): phrase("leader share \(Figures.exact(share))")
    case .leaders(let count): phrase("\(count) {leader|leaders}")
    case .coaches(let count): phrase("\(count) {coach|coaches}")
    case .territories(let count): territoryCount(count)
    case .reach(let km): phrase("reach \(Figures.exact(km)) km")
    case .neighbourHelp(let isAllowed): isAllowed ? phrase("with help") : phrase("without help")
    case .membership(let membership): phrase("membership: \(membership.words)")
    }
  }

  private func shareWords(_ name: String?, _ percent: String) -> String {
    name.map { "\(phrase(orText: $0)) \(percent)" } ?? phrase("benefit \(percent)")
  }

  /// A share with all its decimals but the noise of binary fractions.
  private func percent(_ share: Double) -> String {
    Figures.percent((share * 1e12).rounded() / 1e12, digits: 10)
  }
}

extension Membership {
  /// What it means, in few words.
  var words: String {
    switch self {
    case .served: phrase("as served")
    case .free: phrase("free")
    }
  }
}
