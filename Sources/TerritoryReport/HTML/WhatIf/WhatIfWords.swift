import TerritoryLanguages
import TerritoryModel

/// Words that the page's script shows; `{1}` and so on are filled in by it.
struct WhatIfWords: Encodable {
  let introduction = phrase(
    """
    Choose a municipality here or on the map, and the territory that it moves to; on the map it can \
    be dragged there too. The buttons in the table of territories change the number of coaches. Bases \
    and leaders stay where they are. Who serves whom is found anew at once, as well as it can be.
    """)
  /// What fairness does; nil where it is not asked for.
  let order: String?
  let municipality = phrase("Municipality")
  let territory = phrase("Moves to")
  let move = phrase("Move")
  let undo = phrase("Undo")
  let reset = phrase("Start over")
  let save = phrase("Save as CSV")
  let saving = phrase(
    """
    The saved file is a plan that plan-territories evaluate scores to the same figures, given the \
    same assumptions.
    """)
  let totals = phrase("The division as it is now")
  let territories = phrase("Territories as they are now")
  let level = phrase("Level")
  let now = phrase("Now")
  let before = phrase("Plan of this report")
  let best: String
  let levels: [String: String]
  let territoryName = phrase("Territory")
  let base = phrase("Base")
  let coaches = phrase("Coaches")
  let clients = phrase("Clients a year")
  let perCoach = phrase("Clients per coach")
  let capacity = phrase("Capacity")
  let served = phrase("Served")
  let waits = phrase("Waiting")
  let travel = phrase("Travel, client-km")
  let andLeader = phrase("+ leader")
  let region = phrase("Region")
  /// A territory's staff in the legend of the map: with one coach, and with `{1}` coaches.
  let oneCoach = phrase("\(1) {coach|coaches}")
  let manyCoaches = phrase("\(2) {coach|coaches}").replacing("2", with: "{1}")
  let moreSomewhere = phrase("One coach more where it helps most")
  let fewerSomewhere = phrase("One coach fewer where it is missed least")
  let signBase = phrase("base with its number of coaches")
  let signWaiting = phrase("clients a year who are not served")
  let signUnserved = phrase("no service at all")
  let signHelp = phrase("help: clients a year served by neighbours")
  let sound = phrase("Every territory is connected and within reach of its base.")
  let notConnected: String
  let tooFar: String
  let waiting: String
  let nobodyWaits = phrase("Nobody waits.")
  let largestShare: String
  let sameShare: String
  let unserved: String
  let allServed = phrase("Somebody is served in every municipality.")
  let hasMoved: String
  let justMoved: String
  let more: String
  let fewer: String
  let hasStaff: String
  let staffed: String
  let lastCoach: String
  let lastCoaches = phrase("Every territory has one coach, and needs one.")
  let outcome: String
  let fairOutcome: String
  let lastOne: String
  let help: String
  let detail: String
  let shared = phrase("shared")
  let undone = phrase("The last change is undone.")
  let startedOver = phrase("Everything is as in the report again.")

  /// - Parameters:
  ///   - isProven: whether the best values are proven.
  ///   - isFair: whether fairness is among the levels that service decides.
  init(isProven: Bool, isFair: Bool) {
    // The script fills the gaps, so each is filled with itself here.
    let (one, two, three, four) = ("{1}", "{2}", "{3}", "{4}")
    best = isProven ? phrase("Best possible, proven") : phrase("Best known, not proven")
    levels = [
      Objective.waiting.rawValue: phrase("Waiting, clients a year"),
      Objective.fairness.rawValue: phrase("Largest share waiting in a municipality, per cent"),
      Objective.travel.rawValue: phrase("Travel, client-km a year"),
      Objective.balance.rawValue: phrase("Uneven load, clients a year"),
    ]
    notConnected = phrase("\(one) is not connected by road borders: \(two).")
    tooFar = phrase("\(one): out of reach of the base \(two) and not served from it: \(three).")
    waiting = phrase("Waiting, clients a year: \(one).")
    hasMoved = phrase("\(one) has moved from \(two) to \(three).")
    justMoved = phrase("\(one) has moved to \(two).")
    outcome = phrase(
      "Waiting \(one) clients a year (\(two) in the report), travel \(three) client-km (\(four)).")
    fairOutcome = phrase(
      """
      Largest share waiting \(one) (\(two)); municipalities in which nobody is served: \(three) \
      (\(four)).
      """)
    largestShare = phrase(
      """
      The largest share of clients waits in \(one): \(two). Spread evenly, \(three) would wait \
      everywhere.
      """)
    sameShare = phrase("The same share of clients waits everywhere: \(one).")
    unserved = phrase("Nobody is served in: \(one).")
    more = phrase("One coach more in \(one)")
    fewer = phrase("One coach fewer in \(one)")
    hasStaff = phrase("Coaches in \(one): \(two) instead of \(three).")
    staffed = phrase("Coaches in \(one): \(two), in the whole region: \(three).")
    lastCoach = phrase("\(one) has one coach, and every territory needs one.")
    order =
      isFair
      ? phrase(
        """
        As few as possible wait; then the largest share who wait in a municipality is made as small \
        as it can be; only then are journeys shortened.
        """) : nil
    help = phrase("Served from elsewhere, clients a year: \(one).")
    detail = phrase("\(one): \(two), \(three) clients a year, of whom \(four) wait")
    lastOne = phrase("\(one) is the last municipality of \(two), so it can't move away.")
  }
}
