import TerritoryModel
import Testing

@testable import TerritoryImport

/// The reach that a new region starts with.
@Suite struct UsualReachTests {
  private static let places = ["Alpha", "Beta", "Gamma"].enumerated().map { index, name in
    PlaceDraft(
      code: MunicipalityCode("\(index + 1)")!, nameFinnish: name, nameSwedish: name,
      latitude: "62", longitude: "25", numbers: (62, 25), isCentreGiven: true, area: nil,
      careTeams: nil)
  }

  private func reach(_ kilometres: [String]) -> UsualReach {
    var distances = DistanceDraft()
    for (pair, text) in zip(MunicipalPair.all(of: 3), kilometres) {
      distances.set(pair, DistanceDraft.Entry(kilometres: text, minutes: nil, estimate: ""))
    }
    return UsualReach(distances, Self.places)
  }

  /// Alpha-Beta, Alpha-Gamma, Beta-Gamma.
  @Test(arguments: [
    (["40", "300", "90"], 100), (["40", "100", "250"], 100), (["40", "100.1", "250"], 110),
    (["40", "130", "129.9"], 130), (["40", "130", "130.1"], 130), (["50", "400", "312.5"], 320),
  ])
  func reachesWhoeverIsFarthest(kilometres: [String], reach: Int) {
    #expect(self.reach(kilometres).kilometres == reach)
  }

  @Test func saysWhoIsFar() {
    #expect(reach(["40", "300", "90"]).source == RegionTemplate.ours)
    #expect(
      reach(["50", "400", "312.5"]).source
        == "\(RegionTemplate.ours); 320 km instead of the usual 100, since from Gamma to the nearest municipal centre of the"
        + " region, Beta, it is 312.5 km; with less, only coaches based in Gamma could serve it")
  }

  /// A single municipality is in reach of itself.
  @Test func oneMunicipality() {
    #expect(UsualReach(DistanceDraft(), [Self.places[0]]).kilometres == 100)
  }
}
