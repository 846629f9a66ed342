import TerritoryLanguages
import TerritoryModel

/// How far numbers of coaches are enough, and what has no influence.
func tippingTable(_ headcount: Headcount) -> String {
  let all = TippingPoints.Quantity.allCases.map { headcount.tippingPoints($0) }
  let shown = all.filter { $0.idle == nil }
  let notes = all.compactMap { $0.idleSentence(headcount) }
  guard !shown.isEmpty else { return paragraph(notes.joined(separator: "\n")) }
  var table = ResultTable(
    [.text(phrase("Coaches that are enough"))] + shown.map { .text($0.title(headcount)) })
  table.add([phrase("now")] + shown.map { tipping in tipping.now.map(tipping.show) ?? "" })
  table.rule()
  for coaches in headcount.tippingRows {
    table.add([headcount.rowName(coaches)] + shown.map { $0.cell(coaches) })
  }
  let rounding = phrase(
    "Rounded so that what is shown is enough; --format json has the exact values.")
  return table.text + paragraph(([rounding] + notes).joined(separator: "\n"))
}

extension Headcount {
  /// Some coaches more and fewer than are needed, and those of the given team.
  fileprivate var tippingRows: [Int] {
    let own = byWorkload.team.coaches
    let near = max(assumptions.minimumTeam.value, own - 5)...(own + 5)
    let other = given.map(\.team.coaches).flatMap { near.contains($0) ? nil : $0 }
    return (Array(near) + [other].compactMap { $0 }).sorted(by: >)
  }

  fileprivate func rowName(_ coaches: Int) -> String {
    switch (coaches == byWorkload.team.coaches, coaches == given?.team.coaches) {
    case (true, true): phrase("\(coaches), needed and given")
    case (true, false): phrase("\(coaches), needed")
    case (false, true): phrase("\(coaches), given")
    case (false, false): Figures.count(coaches)
    }
  }
}

extension TippingPoints {
  fileprivate func title(_ headcount: Headcount) -> String {
    switch quantity {
    case .employmentRate: phrase("Employment rate")
    case .lastShare:
      phrase(orText: headcount.demand.chain.steps.last?.name ?? "").shortened(to: 32)
    case .clients: phrase("Clients a year")
    }
  }

  fileprivate func show(_ value: Double) -> String {
    quantity == .clients ? Figures.short(value) : Figures.percent(value, digits: 2)
  }

  fileprivate func cell(_ coaches: Int) -> String {
    switch enough(coaches) {
    case .always: phrase("at any")
    case .never: phrase("never")
    case .limit(let value) where quantity == .employmentRate:
      phrase("from \(show(Figures.up(value, digits: 4)))")
    case .limit(let value):
      phrase("up to \(show(Figures.down(value, digits: quantity == .clients ? 2 : 4)))")
    }
  }

  /// Why the quantity moves nothing; nil where it does.
  func idleSentence(_ headcount: Headcount) -> String? {
    guard let idle else { return nil }
    let name = phrase(orText: headcount.demand.chain.steps.last?.name ?? "")
    let subject =
      switch quantity {
      case .employmentRate: phrase("the employment rate")
      case .lastShare: name.isEmpty ? phrase("a last share") : phrase("the share \"\(name)\"")
      case .clients: phrase("the number of clients")
      }
    let reason =
      switch idle {
      case .turnover(let model):
        phrase("turnover is by \(model.words), which knows no employment rate")
      case .noShare: phrase("the demand has no share")
      case .nobody where quantity == .lastShare:
        phrase(
          "nobody is counted whom it applies to, or each municipality has an estimate of its own")
      case .nobody: phrase("there are no clients")
      case .noService: phrase("at a service level of 0 % nobody is to be served")
      }
    return phrase("No influence on the headcount: \(subject), since \(reason).")
  }
}
