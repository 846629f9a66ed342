import TerritoryLanguages
import TerritoryModel

/// Words that the page's script shows; `{1}` and so on are filled in by it.
struct WhatIfWords: Encodable {
  let introduction = phrase(
    """
    Choose a municipality here or on the map, and the territory that it moves to; on the map it can \
    be dragged there too. Bases, coaches and leaders stay where they are. Who serves whom is found \
    anew at once, as well as it can be.
    """)
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
  let sound = phrase("Every territory is connected and within reach of its base.")
  let notConnected: String
  let tooFar: String
  let waiting: String
  let nobodyWaits = phrase("Nobody waits.")
  let hasMoved: String
  let justMoved: String
  let outcome: String
  let lastOne: String
  let help: String
  let detail: String
  let shared = phrase("shared")
  let undone = phrase("The last move is undone.")
  let startedOver = phrase("Everything is as in the report again.")

  /// - Parameter isProven: whether the best values are proven.
  init(isProven: Bool) {
    // The script fills the gaps, so each is filled with itself here.
    let (one, two, three, four) = ("{1}", "{2}", "{3}", "{4}")
    best = isProven ? phrase("Best possible, proven") : phrase("Best known, not proven")
    levels = [
      Objective.waiting.rawValue: phrase("Waiting, clients a year"),
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
    help = phrase("Served from elsewhere, clients a year: \(one).")
    detail = phrase("\(one): \(two), \(three) clients a year, of whom \(four) wait")
    lastOne = phrase("\(one) is the last municipality of \(two), so it can't move away.")
  }
}
