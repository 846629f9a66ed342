import TestSupport
import Testing

@testable import TerritoryModel

/// Requests in names become requirements, or are refused with their place and a mend.
@Suite struct RequirementTests {
  private func region() throws -> Region {
    try RegionFolder(shippedRegionPath("central-finland")).read()
  }

  private func resolve(
    _ requests: [[RequirementRequest]], reference: Grouping? = nil
  ) throws -> ResolvedRequirements {
    try ResolvedRequirements(
      requests.flatMap { $0 }, region: region(), meanLoad: 30, reference: reference)
  }

  private func problems(_ requests: [RequirementRequest]...) throws -> [InputProblem] {
    do {
      _ = try resolve(requests)
      return []
    } catch let error as InvalidInput {
      return error.problems
    }
  }

  @Test func namesAndCodes() throws {
    let region = try region()
    let resolved = try resolve([
      RequirementRequest.given(.together, "Jyväskylä, 500"),
      RequirementRequest.given(.base, "729,992"),
      RequirementRequest.given(.leastClients, "80 %"),
      RequirementRequest.given(.shared, "Laukas"),
    ])
    let jyvaskyla = try #require(region.directory.position(of: "179"))
    let muurame = try #require(region.directory.position(of: "Muurame"))
    #expect(resolved.requirements[0].kind == .together([jyvaskyla, muurame]))
    #expect(resolved.requirements.count == 4)
    #expect(resolved.requirements[3].kind == .leastClients(24))
    #expect(resolved.requirements[3].shareOfMean == 0.8)
    #expect(resolved.requirements[3].following(meanLoad: 20).kind == .leastClients(16))
    #expect(resolved.requirements[3].origin == .given("least clients"))
    #expect(resolved.shared == [try #require(region.directory.position(of: "Laukaa"))])
  }

  @Test func borders() throws {
    let region = try region()
    let far = ["Kinnula", "Joutsa"].map { region.directory.position(of: $0)! }
    let resolved = try resolve([RequirementRequest.given(.addBorder, "Kinnula,Joutsa")])
    #expect(resolved.borders.borders(far[0], far[1]))
    #expect(!region.borders.borders(far[0], far[1]))
  }

  @Test(arguments: [
    (RequirementRequest.Kind.together, "Jyväskyla,Muurame", "did you mean Jyväskylä?"),
    (.together, "Jyväskylä", "name at least 2"), (.apart, "", "name at least 2"),
    (.base, "", "name at least 1"), (.territory, ",", "name at least 1"),
    (.together, "Jyväskylä,179", "name each municipality once"),
    (.addBorder, "Jyväskylä,Muurame", "leave the request out"),
    (.removeBorder, "Kinnula,Joutsa", "leave the request out"),
    (.inside, "service_area", "write each municipality's area into that column"),
    (.mostCareTeams, "2", "column care_teams"),
    (.mostWaiting, "130%", "from 0% to 100%"), (.mostWaiting, "-5%", "from 0% to 100%"),
    (.mostWaiting, "30", "write 30 % as 0.3"), (.mostWaiting, "some", "write"),
    (.mostKilometres, "75,5", "75.5"), (.leastCoaches, "1.5", "whole number"),
    (.unchanged, "Jämsä", "give it with reference"),
    (.territory, "Kinnula,Joutsa", "name those between them too"),
    (.together, "Jämsä; Keuruu", "put commas between names"),
    (.base, "Jämsä+Keuruu", "put commas between names"),
    (.inside, "latitud", "did you mean latitude?"),
    (.mostClients, "110%%", "write"), (.mostClients, "1 10%", "write it without a space: 110"),
  ])
  func refused(kind: RequirementRequest.Kind, text: String, mend: String) throws {
    let found = try problems(RequirementRequest.given(kind, text))
    #expect(found.count == 1)
    #expect(found.first?.place == Parameter(kind).name)
    #expect(found.first?.remedy.contains(mend) == true, "\(found)")
  }

  /// A page in Swedish calls the territory Laukas that the plan calls Laukaa.
  @Test(arguments: ["Laukaa", "Laukas", "410"])
  func aTerritoryOfTheReferenceByTheNameOfItsBase(name: String) throws {
    let directory = try region().directory
    let members = try ["Laukaa", "Hankasalmi"].map { try #require(directory.position(of: $0)) }
    let others = directory.municipalities.indices.filter { !members.contains($0) }
    let reference = Grouping(territories: [
      Grouping.Territory(name: "Jyväskylä", municipalities: others),
      Grouping.Territory(name: "Laukaa", municipalities: members),
    ])
    let resolved = try resolve([RequirementRequest.given(.unchanged, name)], reference: reference)
    #expect(resolved.requirements.map(\.kind) == [.territory(members.sorted())])
  }

  @Test func contradictions() throws {
    func pair(_ a: RequirementRequest.Kind, _ x: String, _ b: RequirementRequest.Kind, _ y: String)
      throws -> [InputProblem]
    {
      try problems(RequirementRequest.given(a, x), RequirementRequest.given(b, y))
    }
    let cases = [
      try pair(.together, "Jämsä,Keuruu", .apart, "Keuruu,Jämsä"),
      try pair(.base, "Jämsä", .neverBase, "Jämsä"),
      try pair(.shared, "Jämsä", .together, "Jämsä,Keuruu"),
      try pair(.territory, "Jämsä", .together, "Jämsä,Keuruu"),
      try pair(.territory, "Jämsä,Keuruu", .territory, "Keuruu,Multia"),
      try pair(.leastClients, "30", .mostClients, "20"),
    ]
    for found in cases {
      #expect(found.count == 1, "\(found)")
      #expect(found.first?.remedy == "take one of them back")
    }
    #expect(try pair(.together, "Jämsä,Keuruu", .base, "Jämsä").isEmpty)
    #expect(
      try pair(.leastClients, "120%", .mostClients, "80%").map(\.what) == [
        "at most 80 % of the mean load, but at least 120 % of the mean load"
      ])
    // What the mean is, and whether the limits contradict each other, depends on the coaches.
    #expect(try pair(.leastClients, "20", .mostClients, "50%").isEmpty)
  }

  @Test func whatMakesAMunicipalitySharedIsNamed() throws {
    let base = RequirementRequest.given(.base, "Jämsä")
    #expect(
      try problems(base, RequirementRequest.given(.shared, "Jämsä")).map(\.what)
        == ["a base in Jämsä: Jämsä is shared and in no territory by shared"])
    let shared = RequirementRequest.requests(
      .shared, [["Jämsä"]], origin: .regionFile(line: 7), place: "here/region.yaml")
    #expect(
      try problems(base, shared).map(\.what)
        == ["a base in Jämsä: Jämsä is shared and in no territory by here/region.yaml:7"])
  }

  /// In a plan that is scored, what the plan shares counts, not what the region's file does.
  @Test func aPlanHasItsOwnSharedMunicipalities() throws {
    let fixture = try RegionFixture()
    try fixture.write(
      "plans/own.csv", "municipality,territory\n1,A\n2,shared\n3,B\n4,B\n")
    let region = try fixture.read()
    let plan = try PlanFile(reading: fixture.place("plans/own.csv"), for: region)
    func problems(_ requests: [RequirementRequest]) -> [InputProblem] {
      do throws(InvalidInput) {
        _ = try ResolvedRequirements(
          requests, region: region, meanLoad: 30, reference: nil, scoring: plan)
        return []
      } catch {
        return error.problems
      }
    }
    let shared = RequirementRequest.requests(
      .shared, [["Delta"]], origin: .regionFile(line: 7), place: "region.yaml")
    #expect(problems(shared + RequirementRequest.given(.base, "Delta")).isEmpty)
    let found = problems(shared + RequirementRequest.given(.together, "Beta,Gamma"))
    #expect(
      found.map(\.what) == [
        "Beta, Gamma in one territory: Beta is shared and in no territory in \(plan.path):3"
      ])
    let asked = problems(RequirementRequest.given(.shared, "Delta"))
    #expect(
      asked.map(\.what) == [
        "Delta is to be shared, but \(plan.path):5 has it in the territory \"B\""
      ])
    #expect(asked.first?.remedy.contains("write shared as its territory there") == true)
  }

  @Test func oneMunicipalityIsTooFewToPart() throws {
    let found = try problems(RequirementRequest.given(.apart, "Jämsä"))
    #expect(found.map(\.what) == ["apart names only one municipality"])
  }

  @Test func somethingHasToBeLeftUnshared() throws {
    let all = try region().municipalities.map(\.nameFinnish).joined(separator: ",")
    let found = try problems(RequirementRequest.given(.shared, all))
    #expect(
      found.map(\.what) == ["all municipalities are shared, so none is left to form a territory"])
    #expect(found.first?.place == "shared")
    #expect(found.first?.remedy == "take at least one of them back")
  }

  /// Names that are not known hide no contradiction of the others.
  @Test func contradictionsAreToldBesideUnknownNames() throws {
    let found = try problems(
      RequirementRequest.given(.base, "Jämsa"), RequirementRequest.given(.base, "Keuruu"),
      RequirementRequest.given(.neverBase, "Keuruu"))
    #expect(found.map(\.place) == ["base", "never base"])
    #expect(found.last?.remedy == "take one of them back")
  }

  /// Which borders are meant is not known, so nothing is said of what they connect.
  @Test func anUnknownBorderIsTheOnlyFault() throws {
    let found = try problems(
      RequirementRequest.given(.addBorder, "Kinnula,Jotsa"),
      RequirementRequest.given(.territory, "Kinnula,Joutsa"))
    #expect(found.map(\.place) == ["add border"])
  }

  @Test func optionsAddToTheRegionAndReplaceItsValues() {
    let region = [
      RequirementRequest.requests(
        .together, [["A", "B"]], origin: .regionFile(line: 3), place: "region.yaml"),
      RequirementRequest.requests(
        .mostKilometres, [["90"]], origin: .regionFile(line: 4), place: "region.yaml"),
    ].flatMap { $0 }
    let options =
      RequirementRequest.given(.together, "C,D") + RequirementRequest.given(.mostKilometres, "75")
    let merged = RequirementRequest.merged(region, options)
    #expect(merged.map(\.texts) == [["A", "B"], ["C", "D"], ["75"]])
  }

  @Test func regionFile() throws {
    let fixture = try RegionFixture(copyOf: "kainuu")
    try fixture.replace(
      "region.yaml", "scenarios:",
      with: """
        requirements:
          shared: [Kajaani]
          together: [[Paltamo, Ristijärvi], [Hyrynsalmi, Suomussalmi]]
          most_km: 90
          never_base: Puolanka
        reference: plans/three-coaches-2024.csv
        scenarios:
        """)
    let settings = try fixture.read().settings
    #expect(
      settings.requirements.map(\.kind) == [
        .together, .together, .neverBase, .shared, .mostKilometres,
      ])
    #expect(settings.requirements[1].texts == ["Hyrynsalmi", "Suomussalmi"])
    #expect(settings.reference?.value == "plans/three-coaches-2024.csv")
  }

  @Test func regionFileOfUnknownRequirement() throws {
    let fixture = try RegionFixture(copyOf: "kainuu")
    try fixture.replace(
      "region.yaml", "scenarios:", with: "requirements:\n  togehter: [A, B]\nscenarios:")
    let problem = try #require(fixture.check().first)
    #expect(problem.what.contains("unknown key \"togehter\""))
    #expect(problem.remedy.contains("did you mean together?"))
    #expect(problem.line != nil)
  }

  /// Whatever else is wrong with the folder, what its requirements name wrongly is told at once.
  @Test(arguments: [
    ("region.yaml", "name:", "nome:"), ("region.yaml", "coaches: ", "coaches: many #"),
    ("distances.csv", "105,205,", "105,205,far"), ("borders.csv", "105,", "999,"),
  ])
  func everyFaultOfTheRequirementsIsTold(file: String, old: String, new: String) throws {
    let fixture = try RegionFixture(copyOf: "kainuu")
    try fixture.replace(
      "region.yaml", "scenarios:",
      with: """
        requirements:
          togehter: [Kuhmo, Sotkamo]
          apart: [Kuhmo, Sotkamoo]
          base: Kajaani
          never_base: [Kajaani]
          most_km: far
        scenarios:
        """)
    try fixture.replace(file, old, with: new)
    let whats = fixture.check().map(\.what)
    for what in [
      "unknown key \"togehter\"", "\"Sotkamoo\" is no municipality of the region",
      "\"far\" is not a number", "no base in Kajaani, but a base in Kajaani",
    ] {
      #expect(whats.contains(what), "\(whats)")
    }
  }

  /// Where no municipality could be read, nothing can be said of names.
  @Test func withoutMunicipalitiesNamesAreNoFault() throws {
    let fixture = try RegionFixture(copyOf: "kainuu")
    try fixture.replace(
      "region.yaml", "scenarios:", with: "requirements:\n  apart: [Kuhmo, Sotkamo]\nscenarios:")
    try fixture.write("municipalities.csv", "")
    #expect(fixture.check().map(\.place) == [fixture.place("municipalities.csv")])
  }

  @Test(arguments: [
    ("least_clients: []", "least_clients is a list"),
    ("most_km: [75, 80]", "most_km is a list"),
    ("together: [[Kuhmo, Sotkamo], Kajaani]", "an entry of together is no text"),
    ("unchanged: [Kajaani]", "and none is given"),
  ])
  func regionFileOfOneFault(text: String, what: String) throws {
    let fixture = try RegionFixture(copyOf: "kainuu")
    try fixture.replace(
      "region.yaml", "scenarios:", with: "requirements:\n  \(text)\nscenarios:")
    let problems = fixture.check()
    #expect(problems.count == 1 && problems[0].what.contains(what), "\(problems)")
  }

  @Test func namesWithCommasAndEmptyLists() throws {
    let fixture = try RegionFixture(copyOf: "kainuu")
    try fixture.replace(
      "region.yaml", "scenarios:",
      with: "requirements:\n  together: Kuhmo, Sotkamo\n  base: []\n  apart: []\nscenarios:")
    #expect(try fixture.read().settings.requirements.map(\.texts) == [["Kuhmo", "Sotkamo"]])
    #expect(fixture.check().isEmpty)
  }

  @Test func aDamagedReferenceIsOneFault() throws {
    let fixture = try RegionFixture(copyOf: "kainuu")
    try fixture.replace(
      "region.yaml", "scenarios:",
      with: "reference: plans/gone.csv\nrequirements:\n  unchanged: [Sotkamo]\nscenarios:")
    let problems = fixture.check()
    #expect(problems.count == 1 && problems[0].what.contains("can't be used"), "\(problems)")
  }

  @Test func partners() throws {
    let fixture = try RegionFixture(copyOf: "kainuu")
    try fixture.write("partners.csv", "from,to,weight\nKajaani,Sotkamo,2\n205,Paltamo,1\n")
    let partnerships = try #require(try fixture.read().partnerships)
    #expect(partnerships.map(\.weight) == [2, 1])
    try fixture.write("partners.csv", "from,to,weight\nKajaani,Sotkamo,-2\nKajaani,Kajaani,1\n")
    let problems = fixture.check()
    #expect(problems.map(\.line) == [2, 3])
    #expect(problems.first?.remedy == "write a number above 0 and up to a million")
  }
}

@Suite struct MatchingTests {
  @Test(arguments: 0..<200) func equalsTryingEveryMatching(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    func grouping() -> [[Int]] {
      let territories = Int.random(in: 1...5, using: &generator)
      var members = Array(repeating: [Int](), count: territories)
      for m in 0..<9 { members[Int.random(in: 0..<territories, using: &generator)].append(m) }
      return members.filter { !$0.isEmpty }
    }
    let (first, second) = (grouping(), grouping())
    func mostKept(_ index: Int, _ used: Set<Int>) -> Int {
      guard index < first.count else { return 0 }
      return second.indices.filter { !used.contains($0) }.reduce(mostKept(index + 1, used)) {
        max(
          $0,
          Set(first[index]).intersection(second[$1]).count + mostKept(index + 1, used.union([$1])))
      }
    }
    #expect(Matching(first, second).kept == mostKept(0, []))
  }
}
