import Testing

@testable import TerritoryImport

@Suite struct PeriodTests {
  @Test(arguments: [
    ("2026M06", "2026-06"), ("2026-06", "2026-06"), ("2026_06", "2026-06"), ("2021", "2021"),
    ("2026Q2", "2026-Q2"), ("1999m12", "1999-12"), ("06/2026", "2026-06"), ("6/2026", "2026-06"),
    ("kesäkuu 2026", "2026-06"), ("Kesäkuussa 2026", "2026-06"), ("juni 2026", "2026-06"),
    ("Dec. 2026", "2026-12"), ("2026/06", "2026-06"),
  ])
  func reads(text: String, name: String) {
    #expect(Period(text)?.name == name)
  }

  @Test(arguments: [
    "", "2026M13", "2026M6", "179", "3067", "20260", "KU2021", "2021-10-01x", "26-06",
    "05/06/2026", "13/2026", "Jun-26", "kesä 26", "kunta 2026", "6.2026",
  ])
  func isNone(text: String) {
    #expect(Period(text) == nil)
  }

  @Test(arguments: [
    ("2026M06 Pitkäaikaistyöttömät (lkm.)", "2026-06", "Pitkäaikaistyöttömät (lkm.)"),
    ("unemployed_2021_10", "2021-10", "unemployed"),
    ("Väkiluku 31.12.2021", "2021", "Väkiluku 31.12."),
    ("2021-10", "2021-10", ""),
    ("Pitkäaikaistyöttömät kesäkuun 2026", "2026-06", "Pitkäaikaistyöttömät"),
  ])
  func splitsTitles(title: String, name: String, rest: String) throws {
    let split = try #require(Period.split(title))
    #expect(split.period.name == name && split.rest == rest)
  }

  @Test(arguments: ["land_area_km2", "centre_e_3067", "Yli 50-v. työttömät"])
  func titlesWithoutAPeriod(title: String) {
    #expect(Period.split(title) == nil)
  }
}
