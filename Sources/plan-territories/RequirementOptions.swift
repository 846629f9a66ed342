import ArgumentParser
import TerritoryModel

/// What a planner asks of the territories. Each may stand in `region.yaml` too, under `requirements`.
struct RequirementOptions: ParsableArguments {
  @Option(help: "These in one territory: A,B. Can be given several times, as all that follow.")
  var together: [String] = []

  @Option(help: "These in different territories: A,B.")
  var apart: [String] = []

  @Option(help: "A territory is based here.")
  var base: [String] = []

  @Option(help: "No territory is based here.")
  var neverBase: [String] = []

  @Option(help: "These, and no others, are a territory: A,B,C.")
  var territory: [String] = []

  @Option(help: "A territory of the reference plan, by name, that must not change.")
  var unchanged: [String] = []

  @Option(help: "A municipality in no territory, open to all in reach.")
  var shared: [String] = []

  @Option(help: "Count these as neighbours, for a ferry or bridge: A,B.")
  var addBorder: [String] = []

  @Option(help: "Do not count these as neighbours: A,B.")
  var removeBorder: [String] = []

  @Option(help: "Each territory inside one area: a column of municipalities.csv.")
  var inside: String?

  @Option(
    parsing: .unconditional,
    help: "Least clients a year of the own territory for each coach: 20, or 80% of the mean.",
    transform: Arguments.value("--least-clients"))
  var leastClients: String?

  @Option(
    parsing: .unconditional,
    help: "Most clients a year of the own territory for each coach: 40, or 120% of the mean.",
    transform: Arguments.value("--most-clients"))
  var mostClients: String?

  @Option(
    parsing: .unconditional,
    help: "Most kilometres from a base to the municipalities of its territory.",
    transform: Arguments.value("--most-km"))
  var mostKm: String?

  @Option(
    parsing: .unconditional, help: "Least coaches of each territory.",
    transform: Arguments.value("--least-coaches"))
  var leastCoaches: String?

  @Option(
    parsing: .unconditional, help: "Most care teams of a territory for each of its coaches.",
    transform: Arguments.value("--most-care-teams"))
  var mostCareTeams: String?

  @Option(
    parsing: .unconditional,
    help: "Most of a municipality's clients who wait, in every municipality: 30%.",
    transform: Arguments.value("--most-waiting"))
  var mostWaiting: String?

  @Option(help: "The plan, a CSV file, that the level change and --unchanged refer to.")
  var reference: String?

  /// What the options ask for, in names.
  var requests: [RequirementRequest] {
    let lists: [(RequirementRequest.Kind, [String])] = [
      (.together, together), (.apart, apart), (.base, base), (.neverBase, neverBase),
      (.territory, territory), (.unchanged, unchanged), (.shared, shared), (.addBorder, addBorder),
      (.removeBorder, removeBorder),
    ]
    let values: [(RequirementRequest.Kind, String?)] = [
      (.inside, inside), (.leastClients, leastClients), (.mostClients, mostClients),
      (.mostKilometres, mostKm), (.leastCoaches, leastCoaches), (.mostCareTeams, mostCareTeams),
      (.mostWaiting, mostWaiting),
    ]
    return lists.flatMap { kind, texts in texts.flatMap { RequirementRequest.given(kind, $0) } }
      + values.flatMap { kind, text in
        text.map { RequirementRequest.given(kind, $0) } ?? []
      }
  }
}
