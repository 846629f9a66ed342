import TerritoryLanguages
import TerritoryModel

/// One of the three figures that a decision is made by, for one choice or for two beside each other.
struct DecisionFigure {
  struct Value {
    /// The choice that it belongs to; nil where there is only one.
    let name: String?
    let value: String
    let notes: [String]
  }

  /// What becomes of whom; the page's sections of it are told by these.
  let title: String
  let values: [Value]
  /// From the first choice to the second; nil where there is one, or none.
  let difference: String?
  /// What holds for all choices.
  var note: String?
}

extension Decision {
  /// Money, whom it serves, and who goes without.
  var figures: [DecisionFigure] { sides.isEmpty ? [] : [costFigure, servedFigure, lossFigure] }

  private func values(_ make: (Side) -> (String, [String])) -> [DecisionFigure.Value] {
    sides.map { side in
      let (value, notes) = make(side)
      return DecisionFigure.Value(
        name: sides.count > 1 ? side.name : nil, value: value, notes: notes)
    }
  }

  /// How the second choice differs from the first.
  private func difference(_ parts: (Side, Side) -> [String]) -> String? {
    guard sides.count == 2 else { return nil }
    let words = parts(sides[0], sides[1])
    return words.isEmpty ? phrase("No difference") : words.joined(separator: "; ")
  }

  private var costFigure: DecisionFigure {
    let isKnown = sides.contains { $0.cost?.total != nil }
    return DecisionFigure(
      title: phrase("Coaches and cost a year"),
      values: values { side in
        let staff = side.staff
        guard let sum = side.sum else { return (staff, []) }
        return (sum, [staff] + side.eachNote)
      },
      difference: difference { first, second in
        let before = first.team.coaches.equivalents
        let coaches = ((second.team.coaches.equivalents - before) * 100).rounded() / 100
        let shown = Coaches(equivalents: abs(coaches))
        let cost = first.cost?.total.flatMap { own in
          second.cost?.total.map { Figures.wholeDifference($0, from: own) }
        }
        return [
          coaches == 0
            ? nil
            : coaches > 0
              ? phrase("\(shown) {coach|coaches} more")
              : phrase("\(shown) {coach|coaches} fewer"),
          cost.flatMap(moneyDifference),
        ].compactMap { $0 }
      },
      note: isKnown ? nil : phrase("No figures of cost were given."))
  }

  private func moneyDifference(_ euros: Double) -> String? {
    let size = Figures.short(abs(euros), digits: 0)
    guard size != Figures.short(0, digits: 0) else { return nil }
    return euros > 0 ? phrase("\(size) EUR a year more") : phrase("\(size) EUR a year less")
  }

  private var servedFigure: DecisionFigure {
    DecisionFigure(
      title: phrase("Clients served a year"),
      values: values { side in
        (
          phrase("\(Figures.people(side.served)) of \(Figures.people(side.demand))"),
          [Figures.percent(side.servedShare, digits: 0)]
        )
      },
      difference: difference { first, second in
        let size = Figures.people(abs(second.served - first.served))
        guard size != Figures.people(0) else { return [] }
        return [second.served > first.served ? phrase("\(size) more") : phrase("\(size) fewer")]
      })
  }

  private var lossFigure: DecisionFigure {
    DecisionFigure(
      title: phrase("Who goes without"), values: values(\.loss),
      difference: difference { first, second in
        let municipalities = second.unserved.count - first.unserved.count
        let clients = second.waiting - first.waiting
        let size = Figures.people(abs(clients))
        return [
          municipalities == 0
            ? nil
            : municipalities > 0
              ? phrase("\(municipalities) {municipality|municipalities} more without any service")
              : phrase(
                "\(-municipalities) {municipality|municipalities} fewer without any service"),
          size == Figures.people(0)
            ? nil
            : clients > 0
              ? phrase("\(size) more {client goes|clients go} without")
              : phrase("\(size) {client fewer goes|fewer clients go} without"),
        ].compactMap { $0 }
      }, note: lost)
  }
}

extension Decision {
  /// Who gets nothing, by name; nil where each municipality gets something.
  private var lost: String? {
    let all = sides.compactMap { side in
      side.planCase.fewNames(side.unserved).map { (name: side.name, names: $0) }
    }
    guard let first = all.first else { return nil }
    return sides.count == 1
      ? phrase("No service at all: \(first.names).")
      : phrase(
        "No service at all: \(all.map { "\($0.name): \($0.names)" }.joined(separator: "; ")).")
  }
}

extension Decision.Side {
  fileprivate var staff: String {
    team.leaders > 0
      ? phrase("\(team.coaches) + \(team.leaders) {leader|leaders}")
      : phrase("\(team.coaches) {coach|coaches}")
  }

  /// The parts of the cost that are known; nil where none is.
  fileprivate var sum: String? {
    cost?.total.map { phrase("\(Figures.short($0, digits: 0)) EUR") }
  }

  /// What the sum leaves out, and what it comes to for a client, beside who is not served for it.
  fileprivate var eachNote: [String] {
    guard let cost else { return [] }
    let left = cost.leftOut.map(\.part.words)
    let each = cost.perServed.map { euros in
      let shown = Figures.short(euros, digits: 0)
      return servesAll
        ? phrase("\(shown) EUR for each client served; nobody is left out")
        : phrase(
          """
          \(shown) EUR for each client served; \(Figures.people(waiting)) {client|clients} {is|are} \
          not served
          """)
    }
    return [
      left.isEmpty ? nil : phrase("without \(left.joined(separator: ", "))"), each,
    ].compactMap { $0 }
  }

  fileprivate var loss: (String, [String]) {
    guard !servesAll else { return (phrase("Nobody"), []) }
    guard !unserved.isEmpty else {
      return (
        phrase("\(Figures.people(waiting)) {client|clients}"),
        [
          phrase(
            """
            wait, at most \(Figures.percent(largestShare, digits: 0)) in any municipality
            """)
        ]
      )
    }
    return (
      phrase("\(unserved.count) {municipality|municipalities}"),
      [
        phrase("get no service at all"),
        phrase("\(Figures.people(waiting)) {client|clients} a year {is|are} not served"),
      ]
    )
  }
}

/// The figures of a decision for a terminal, a column for each choice; empty where there is no plan.
func decisionTable(_ decision: Decision) -> String {
  let sides = decision.sides
  guard let first = sides.first else { return "" }
  let second = sides.dropFirst().first
  var table = ResultTable(
    [.text(phrase("A year"))] + sides.map { .figure($0.name) }
      + (second == nil ? [] : [.figure(phrase("Difference"))]))
  func add(
    _ title: String, _ show: (Double) -> String, asPoints: Bool = false, isWhole: Bool = false,
    _ value: (Decision.Side) -> Double?
  ) {
    let values = sides.map(value)
    guard values.contains(where: { $0 != nil }) else { return }
    let difference = second.flatMap { second in
      value(second).flatMap { other in
        value(first).map {
          Figures.signed(
            isWhole ? Figures.wholeDifference(other, from: $0) : other - $0,
            asPoints ? points : show)
        }
      }
    }
    table.add(
      [title] + values.map { $0.map(show) ?? "–" } + (second == nil ? [] : [difference ?? "–"]))
  }
  let whole = { (value: Double) in Figures.short(value, digits: 0) }
  add(phrase("coaches"), { Figures.short($0) }) { $0.team.coaches.equivalents }
  if Set(sides.map(\.team.leaders)).count > 1 {
    add(phrase("leaders"), { Figures.short($0) }) { Double($0.team.leaders) }
  }
  add(phrase("cost, EUR/year"), whole, isWhole: true) { $0.cost?.total }
  add(phrase("per client served, EUR"), whole, isWhole: true) { $0.cost?.perServed }
  add(phrase("clients served"), Figures.people) { $0.served }
  add(phrase("clients not served"), Figures.people) { $0.waiting }
  add(phrase("municipalities without any service"), whole) { Double($0.unserved.count) }
  add(phrase("largest share of a municipality's clients not served"), percent, asPoints: true) {
    $0.largestShare
  }
  add(phrase("client-kilometres"), whole, isWhole: true) { $0.travel }
  let note =
    sides.contains { $0.cost?.total != nil }
    ? "" : paragraph(phrase("No figures of cost were given."))
  return table.text + note
}

private func points(_ share: Double) -> String {
  phrase("\(Figures.short(share * 100, digits: 0)) points")
}

private func percent(_ share: Double) -> String { Figures.percent(share, digits: 0) }

/// The municipalities that get nothing, by name; empty where each gets something.
func unservedLine(_ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief) -> String {
  let unserved = plan.unserved(brief.demand)
  guard !unserved.isEmpty else { return "" }
  return paragraph(
    phrase(
      """
      \(unserved.count) {municipality gets|municipalities get} no service at all: \
      \(planCase.shownNames(unserved)).
      """))
}
