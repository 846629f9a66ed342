import TerritoryModel

/// `region.yaml` of a new region: its names, and the published assumptions with their sources.
struct RegionTemplate {
  let names: RegionSettings.Names
  /// The default snapshot.
  let statistics: String
  /// The column that demand is counted from.
  let count: String
  /// Where the counts come from.
  let countSource: String
  let mergers: MunicipalMergers
  let reach: UsualReach
  /// Each link's two municipalities by name, kilometres and reason.
  let links: [(names: [String], kilometres: String, reason: String)]

  private static let plan =
    "Meijän kyvyt käyttöön, tuetun työllistymisen työhönvalmennus (Innokylä)"
  private static let guide = "Kainuun hyvinvointialueen IPS-opas, 2024"
  private static let kuopio = "Kuopio, elinvoimajaosto 13.5.2026 § 29"
  static let ours = "assumption of this tool, to be set by the planner"
  private static let carried = "; taken over from Central Finland for want of a local one: \(ours)"

  var text: String { head + demand + assumptions + requirements + Self.scenarios + Self.ranges }

  private var head: String {
    """
    # What the plans of this region rest on. Change a value here and every later run uses it; an
    # option on the command line beats this file. Change the source along with the value: reports
    # repeat it. Shares are written as decimals: 0.37 is 37 %.
    #
    # The sources in full:
    # - Laatukriteereihin perustuva tuetun työllistymisen työhönvalmennus, project Meijän kyvyt
    #   käyttöön, with the slides Laatukriteereiden mallintaminen Keski-Suomeen (Innokylä):
    #   https://innokyla.fi/fi/toimintamalli/laatukriteereihin-perustuva-tuetun-tyollistymisen-tyohonvalmennus-meijan-kyvyt/kehittamisen-polku
    # - Kainuun hyvinvointialueen IPS-opas, Kainuu wellbeing services county, 2024
    # - Kuopio, elinvoimajaosto, minutes of 13.5.2026, § 29
    name:
      fi: \(YAMLText.quoted(names.finnish))
      sv: \(YAMLText.quoted(names.swedish))
      en: \(YAMLText.quoted(names.english))
    statistics: "\(statistics)"  # the snapshot in statistics/ that is used unless another is asked for

    """ + merged
  }

  private var merged: String {
    guard !mergers.isEmpty else { return "" }
    return "merged:  # former municipalities, counted as the one that each is part of now\n"
      + mergers.former.map { "  \"\($0)\": \"\(mergers[$0])\"\n" }.joined()
  }

  private var demand: String {
    """

    # Clients a year in a municipality = the count, multiplied by each share in turn.
    demand:
      count:
        value: \(count)  # a column of the snapshot
        source: \(YAMLText.quoted(countSource))
      shares:
        - name: partial work capacity
          value: 0.50
          source: "\(Self.plan): about 50 % of the long-term unemployed\(Self.carried)"
        - name: would benefit in a year
          value: 0.10
          source: "\(Self.plan): at least 10 %, municipalities answered 5 % to about 40 %\(Self.carried)"

    """
  }

  private var assumptions: String {
    """

    assumptions:
      caseload_cap:  # clients of a full-time coach at a time
        value: 20
        source: "quality criterion 1, best score: at most 20 clients for a full-time coach (\(Self.guide))"
      turnover:  # how the cap becomes clients a year: employment_rate, mean_duration or observed
        value: employment_rate
        source: "\(Self.plan): 20 × (1 + 0.37), about 27 clients a year\(Self.carried)"
      employment_rate:  # clients employed in a year; turnover employment_rate: cap × (1 + rate)
        value: 0.37
        source: "Kuntoutussäätiö's review, cited in \(Self.plan); for want of a local figure: \(Self.ours)"
      mean_duration_months:  # length of coaching; turnover mean_duration: cap × 12 / months
        value: 5.5
        source: "\(Self.kuopio): pilot 08/2023 to 09/2024, one week to ten months, 5.5 on average"
      observed_clients_per_coach:  # clients a year of a full-time coach; turnover observed
        value: 18.7
        source: "\(Self.kuopio): pilot 08/2023 to 09/2024, 37 clients by 1.7 coaches in 14 months"
      service_level:  # part of the clients that the team is meant to serve
        value: 1.0
        source: "\(Self.ours)"
      leader_share:  # a team leader's caseload as a part of a coach's
        value: 0.5
        source: "\(Self.plan): about half a coach's caseload\(Self.carried)"
      leaders:
        value: 1
        source: "quality criterion 7: a team has a leader (\(Self.guide))"
      minimum_team:  # coaches, leader not counted
        value: 2
        source: "quality criterion 7: at least two full-time coaches and a leader (\(Self.guide))"
      reach_km:  # longest way by road from a coach's base to a municipality served
        value: \(reach.kilometres)
        source: \(YAMLText.quoted(reach.source))
      neighbour_help:  # may a coach serve municipalities next to the own territory?
        value: true
        source: "\(Self.plan): coaches may work in a neighbouring territory\(Self.carried)"
      membership:  # served: a municipality belongs to whoever serves most of it; or free
        value: served
        source: "\(Self.ours)"
      priority:  # what matters first, second, third when territories are drawn
        value: [waiting, fairness, travel, balance]
        source: "\(Self.ours)"

    """
  }

  private var requirements: String {
    guard !links.isEmpty else { return "" }
    return """

      requirements:
        add_border:  # ways that the road map doesn't have; distances.csv has their kilometres

      """
        + links.map { link in
          let ends = link.names.map(YAMLText.quoted).joined(separator: ", ")
          // A comment ends with its line.
          let reason = link.reason.split(whereSeparator: \.isNewline).joined(separator: " ")
          return "    - [\(ends)]  # \(link.kilometres) km: \(reason)\n"
        }.joined()
  }

  private static let scenarios = """

    # What `compare` sets side by side: here published employment rates.
    scenarios:
      - name: kuopio-pilot-22
        title: Kuopio's pilot
        employment_rate: 0.216
        source: "\(kuopio): pilot 08/2023 to 09/2024, 8 of 37 clients in paid jobs"
      - name: siilinjarvi-pilot-32
        title: Siilinjärvi's pilot
        employment_rate: 0.318
        source: "\(kuopio): Siilinjärvi pilot, 14 of 44 clients employed"
      - name: kuntoutussaatio-37
        title: Kuntoutussäätiö's review
        employment_rate: 0.37
        source: "Kuntoutussäätiö's review, cited in \(plan)"
      - name: europe-47
        title: European studies
        employment_rate: 0.47
        source: "European studies, cited in \(plan)"
      - name: united-states-62
        title: studies in the United States
        employment_rate: 0.62
        source: "studies in the United States, cited in \(plan)"

    """

  private static let ranges = """

    # How far assumptions may lie, for the command sensitivity; the rates above are the range of the
    # employment rate.
    ranges:
      last_share:
        least: 0.05
        most: 0.40
        source: "\(plan): municipalities answered 5 % to about 40 %\(carried)"
      mean_duration_months:
        least: 5.5
        most: 12
        source: "\(kuopio): 5.5 on average in the pilot 08/2023 to 09/2024; 12: a place is taken once a year, as the employment rate model has it at 0 %: \(ours)"

    """
}
