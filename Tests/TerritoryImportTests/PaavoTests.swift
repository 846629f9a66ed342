import TerritoryModel
import Testing

@testable import TerritoryImport

/// Figures as Paavo, Statistics Finland's data by postal code area, has them.
@Suite struct PaavoTests {
  private static let features = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","geometry":{"type":"Point","coordinates":[25,62]},"properties":{"euref_x":435000,
    "he_vakiy":13100,"kunta":"179","nimi":"Keskus","pt_tyott":-1,"ra_ke":null,"vuosi":2024}},
    {"type":"Feature","geometry":null,"properties":{"euref_x":435001,"he_vakiy":3081,"kunta":"182",
    "nimi":"Reuna","pt_tyott":49,"tieto":{"a":[1]},"vuosi":2024}}]}
    """

  @Test func propertiesOfBoundariesAreATable() throws {
    let two = Array(SourceFolder.municipalities.prefix(2))
    let found = try SourceFolder().snapshots(Self.features, "paavo.geojson", of: two)
    #expect(found.problems.isEmpty, "\(found.problems)")
    let draft = try #require(found.drafts.first)
    #expect(draft.period.name == "2024" && draft.columns == ["population", "unemployed"])
    #expect(draft.cells["population"] == ["13100", "3081"])
    #expect(draft.cells["unemployed"] == ["...", "49"])
    #expect(
      draft.notes == ["unemployed is -1 in the source in places: taken for suppressed counts."])
  }

  @Test func thePropertyThatSortsFirstMayBeACount() throws {
    let two = Array(SourceFolder.municipalities.prefix(2))
    let folder = try SourceFolder()
    let file = try folder.write("paavo.geojson", Self.features)
    let found = try folder.snapshots([file], of: two) {
      $0.columns = [try ColumnChoice("easting=euref_x")]
    }
    #expect(found.drafts.first?.cells["easting"] == ["435000", "435001"], "\(found.problems)")
  }

  @Test func aFaultOfAPropertyHasNoLine() throws {
    let two = Array(SourceFolder.municipalities.prefix(2))
    let text = Self.features.replacing("\"pt_tyott\":49", with: "\"pt_tyott\":-7")
    let problems = try SourceFolder().snapshots(text, "paavo.geojson", of: two).problems
    #expect(problems.count == 1 && problems[0].line == nil, "\(problems)")
  }

  @Test func boundariesWithoutProperties() throws {
    let text = #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":null}]}"#
    let problems = try SourceFolder().snapshots(text, "x.geojson", of: []).problems
    #expect(problems.first?.what.contains("without any properties") == true, "\(problems)")
  }

  /// Codes of digits alone in a later column are codes where the title says so.
  @Test func codesInALaterColumn() throws {
    let two = Array(SourceFolder.municipalities.prefix(2))
    let text = "nimi;kuntakoodi;2024 Työttömät\nKeskus;179;-1\nReuna;182;..\n"
    let found = try SourceFolder().snapshots(text, of: two)
    #expect(found.problems.isEmpty && found.drafts.first?.cells["unemployed"] == ["...", "..."])
  }
}
