import TestSupport
import Testing

@testable import TerritoryModel

/// What is said of an assumption once holds wherever it is read, set and told.
@Suite struct AssumptionKeyTests {
  @Test func namesAndParametersTellKeysApart() {
    let keys = AssumptionKey.assumed + AssumptionKey.costs + AssumptionKey.practice
    #expect(Set(keys.map(\.name)).count == keys.count)
    #expect(Set(keys.map(\.parameter)).count == keys.count)
  }

  /// Those that have a value where nobody gives one.
  private static let always = AssumptionKey.assumed.filter { $0 != .coachesPerLeader }

  @Test(arguments: always) func everyOneStandsSomewhere(key: AssumptionKey) throws {
    var assumptions = Assumptions.builtIn
    let own = try #require(assumptions[key])
    #expect(own.origin == .builtIn)
    assumptions[key] = .given(own.value, as: "test")
    #expect(assumptions[key]?.value == own.value)
    #expect(assumptions[key]?.origin == .given("test"))
    // And nowhere else.
    let others = Self.always.filter { $0 != key }
    #expect(others.allSatisfy { assumptions[$0]?.origin == .builtIn })
  }

  @Test(arguments: AssumptionKey.costs + [.coachesPerLeader]) func moneyIsNotAssumed(
    key: AssumptionKey
  ) {
    var assumptions = Assumptions.builtIn
    #expect(assumptions[key] == nil)
    assumptions[key] = .given(.number(12.5), as: key.parameter)
    #expect(assumptions[key]?.value == .number(12.5))
    #expect(!assumptions.costs.isEmpty || key == .coachesPerLeader)
  }

  @Test(arguments: AssumptionKey.practice) func practiceIsOff(key: AssumptionKey) {
    var assumptions = Assumptions.builtIn
    #expect(assumptions[key] == nil && assumptions.practice.isOff)
    assumptions[key] = .given(.number(0.5), as: key.parameter)
    #expect(assumptions[key]?.value == .number(0.5))
    #expect(!assumptions.practice.isOff)
    #expect(AssumptionKey.practice.filter { $0 != key }.allSatisfy { assumptions[$0] == nil })
  }

  /// A key that `region.yaml` may give is read from there, and refused where it is out of its range.
  @Test(arguments: AssumptionKey.assumed + AssumptionKey.costs + AssumptionKey.practice)
  func everyOneIsReadFromTheRegion(key: AssumptionKey) throws {
    let value: String
    switch key.values {
    case .number, .count, .coaches, .shares: value = "1"
    case .truth: value = "false"
    case .word(let words): value = words.last!
    case .levels: value = "[travel]"
    case .counts: value = "6-9"
    }
    let part =
      AssumptionKey.costs.contains(key)
      ? "costs" : AssumptionKey.practice.contains(key) ? "practice" : "assumptions"
    var log = ProblemLog()
    func read(_ value: String) throws -> Assumptions? {
      var read: Assumptions?
      try inNewFolder { folder in
        let path = "\(folder)/region.yaml"
        try "\(part):\n  \(key.name): \(value)\n".write(
          toFile: path, atomically: true, encoding: .utf8)
        let file = try #require(TextFile(path, log: &log))
        read = Assumptions(reading: try #require(YAMLMapping(file, log: &log)), log: &log)
      }
      return read
    }
    #expect(try read(value)?[key]?.origin == .regionFile(line: 2))
    #expect(log.isEmpty)
    _ = try read("-1")
    #expect(log.problems.count == 1)
  }

  @Test func labelsTellValuesInFewWords() {
    #expect(Choice(.leaders, .count(1)).label == "1 leader")
    #expect(Choice(.leaders, .count(0)).label == "0 leaders")
    #expect(Choice(.caseloadCap, .number(18.5)).label == "cap 18.5")
    #expect(Choice(.turnover, .word("mean_duration")).label == "turnover by mean duration")
    #expect(Choice(.count, .word("long_term_unemployed")).label == "long-term unemployed")
    #expect(Choice(.neighbourHelp, .truth(false)).label == "without help")
    #expect(Choice(.territories, .counts(1...1)).label == "1 territory")
    #expect(Choice(.lastShare, .number(0.4), share: "would benefit").label == "would benefit 40 %")
  }
}
