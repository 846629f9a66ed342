import Foundation
import Testing

@testable import TerritoryDesk

/// Plans that were kept, as files.
@Suite struct TriedPlanTests {
  private static let body = """
    {"outcome": "optimal", "coaches": 3, "demand": 50.5, "extra": [1],
     "territories": [{"base": "005", "coaches": 2, "leaders": 1, "name": "A \\"b\\""},
                     {"base": "010", "coaches": 1, "leaders": 0, "name": "C"}],
     "municipalities": [
       {"municipality": "005", "base": "005", "waiting": 1.5, "waiting_share": 0.1, "served_by": []},
       {"municipality": "010", "base": "010", "waiting": 0, "served_by": []},
       {"municipality": "020", "waiting": 1, "waiting_share": 0.5, "served_by": []}]}
    """

  /// Gives a shelf with a region that is nowhere, in a folder that is gone afterwards.
  private static func withPlans(
    _ work: (TriedPlans, RegionShelf.Entry, String) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tried-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let entry = RegionShelf.Entry(name: "kainuu", path: "\(folder)/kainuu", isOwn: true)
    try await work(TriedPlans(folder: nil), entry, "\(folder)/desk/kainuu")
  }

  private static func plan(_ name: String? = nil) throws -> TriedPlan {
    try #require(TriedPlan(name: name, arguments: ["--coaches", "3"], body: body))
  }

  @Test func aPlanIsToldInShort() throws {
    let plan = try Self.plan()
    #expect(plan.name == "3 coaches in 2 territories")
    #expect(
      plan.summary.waiting == 2.5 && plan.summary.served == 48 && plan.summary.largestShare == 0.5)
    #expect(plan.colours == ["005": 0, "010": 1])
    #expect(
      plan.csv?.split(separator: "\n").map(String.init) == [
        "municipality,territory,coaches,base,leaders", "005,\"A \"\"b\"\"\",2,005,1",
        "010,\"C\",1,010,0",
        "020,shared,,,",
      ])
    for wrong in ["", "{}", "[]", #"{"territories": []}"#] {
      #expect(TriedPlan(name: nil, arguments: [], body: wrong) == nil)
    }
  }

  @Test func namesAreOneLine() {
    #expect(TriedPlan.shortened(" a \n\t b\u{0} ") == "a b")
    #expect(TriedPlan.shortened("\n") == nil)
    #expect(TriedPlan.shortened(String(repeating: "x", count: 1000))?.count == 160)
  }

  @Test func plansAreKeptChangedAndRemoved() async throws {
    try await Self.withPlans { plans, region, folder in
      let (first, second) = (try Self.plan("first"), try Self.plan("second"))
      try await plans.keep(first, of: region)
      try await plans.keep(second, of: region)
      #expect(Set(await plans.all(of: region).map(\.name)) == ["first", "second"])
      _ = try await plans.change(first.id, of: region, name: "new", pinned: true)
      let other = TriedPlans(folder: nil)
      #expect(try await other.plan(first.id, of: region).name == "new")
      #expect(try await other.plan(first.id, of: region).body == Self.body)
      let table = try await plans.table(first.id, of: region)
      #expect(try String(contentsOfFile: table, encoding: .utf8) == first.csv)
      try await plans.remove(first.id, of: region)
      #expect(await plans.all(of: region).map(\.id) == [second.id])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["\(second.id).json"])
    }
  }

  @Test func idsAreNoPaths() async throws {
    try await Self.withPlans { plans, region, _ in
      for id in ["", "..", "../../x", String(repeating: "0", count: 17), "0123456789abcdeF"] {
        await #expect(throws: Refusal.self) { try await plans.plan(id, of: region) }
        await #expect(throws: Refusal.self) { try await plans.remove(id, of: region) }
        await #expect(throws: Refusal.self) { try await plans.table(id, of: region) }
      }
    }
  }

  @Test func filesThatAreNoPlansArePassedOver() async throws {
    try await Self.withPlans { plans, region, folder in
      try await plans.keep(try Self.plan(), of: region)
      let id = String(repeating: "a", count: 16)
      for (name, text) in [
        ("\(id).json", "{"), ("note.txt", "x"), (".\(id).json.1.partial", "x"), ("x.json", "{}"),
      ] {
        try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
      }
      #expect(await plans.all(of: region).count == 1)
    }
  }

  @Test func whatCanNotBeWrittenLeavesNothing() async throws {
    try await Self.withPlans { plans, region, folder in
      let parent = URL(fileURLWithPath: folder).deletingLastPathComponent()
      try FileManager.default.createDirectory(
        at: parent.deletingLastPathComponent(), withIntermediateDirectories: true)
      try "in the way".write(to: parent, atomically: false, encoding: .utf8)
      await #expect(throws: Refusal.self) { try await plans.keep(try Self.plan(), of: region) }
      #expect(await plans.all(of: region).isEmpty)
    }
  }
}
