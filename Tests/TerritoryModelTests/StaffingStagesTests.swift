import TestSupport
import Testing

@testable import TerritoryModel

@Suite struct StaffingStagesTests {
  @Test func readAndWritten() throws {
    let stages = try StaffingStages("2027-01:4, 2028-07:8,2029-01:11")
    #expect(stages.stages.map(\.coaches) == [4, 8, 11] && stages.fullTeam == 11)
    #expect(stages.opening.description == "2027-01")
    #expect(stages.monthsFromOpening == [0, 18, 24])
    #expect(stages.description == "2027-01:4,2028-07:8,2029-01:11")
    #expect(try StaffingStages(stages.description) == stages)
    #expect(try StaffingStages("2027-12:1").stages.count == 1)
  }

  @Test(arguments: [
    ("", "is no stage"), ("2027-01", "is no stage"), ("2027-01:4:5", "is no stage"),
    ("2027-01:4,", "is no stage"), ("2027-1:4", "is no month"), ("2027-13:4", "is no month"),
    ("0027-01:4", "is no month"), ("2027-01-01:4", "is no month"), ("٢٠٢٧-01:4", "is no month"),
    ("2027-01:0", "2027-01 is 0"), ("2027-01:-3", "2027-01 is -3"), ("2027-01:4.5", "is 4.5"),
    ("2027-01:x", "is not a number"), ("2027-01:99999999999999999999", "2027-01 is"),
    ("2027-01:4,2027-01:8", "stands twice"), ("2028-01:4,2027-01:8", "stands after 2028-01"),
    ("2027-01:8,2028-01:4", "fewer than the 8 before"),
    ("2027-01:4,2028-01:4", "as many as before"),
  ])
  func refusals(text: String, message: String) {
    do throws(Violation) {
      _ = try StaffingStages(text)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.what.description.contains(message), "\(error.what)")
      #expect(!error.remedy.description.isEmpty)
    }
  }

  /// One everywhere first, those with most clients before others; then where most fall on a coach. At
  /// the last stage 90 ÷ 3 and 30 ÷ 1 are equal, so the first territory comes before the second.
  @Test func whoGetsCoachesFirst() throws {
    let stages = try StaffingStages("2027-01:2,2027-07:5,2028-01:7")
    #expect(
      stages.arrivals(coaches: [4, 2, 1], clients: [90, 30, 35])
        == [[0, 6, 6, 12], [6, 12], [0]])
    // Of equal ones the first in the plan comes first.
    #expect(
      try StaffingStages("2027-01:1,2027-02:2").arrivals(coaches: [1, 1], clients: [5, 5])
        == [[0], [1]])
  }

  /// By an oracle that tries the rule's sentence word by word on random plans.
  @Test(arguments: 0..<200) func theRule(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let coaches = (0..<Int.random(in: 1...6, using: &random)).map { _ in
      Int.random(in: 1...4, using: &random)
    }
    let clients = coaches.map { _ in Double(Int.random(in: 0...60, using: &random)) }
    let total = coaches.reduce(0, +)
    let first = Int.random(in: 1...total, using: &random)
    let text = first == total ? "2027-01:\(total)" : "2027-01:\(first),2027-04:\(total)"
    let arrivals = try StaffingStages(text).arrivals(coaches: coaches, clients: clients)
    #expect(arrivals.map(\.count) == coaches)
    let opening = arrivals.map { $0.count { $0 == 0 } }
    #expect(opening.reduce(0, +) == first)
    for (one, other) in coaches.indices.flatMap({ a in coaches.indices.map { (a, $0) } }) {
      // Nobody has a second coach while another has none.
      #expect(!(opening[one] > 1 && opening[other] == 0))
      // Whoever has fewer than the plan gives was not passed over by one with fewer on a coach.
      guard opening[other] < coaches[other], opening[one] > 1, opening[other] > 0 else { continue }
      let before = clients[one] / Double(opening[one] - 1)
      #expect(before >= clients[other] / Double(opening[other]) - 1e-9)
    }
  }
}
