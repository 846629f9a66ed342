import TestSupport
import Testing

@testable import TerritoryModel

/// Coaches who work part-time, from options and from staff.csv.
@Suite struct StaffTests {
  private func planCase(
    _ fixture: RegionFixture, _ choices: [Choice] = []
  ) throws -> PlanCase {
    try PlanRequest(fixture.read(), choices).planCase()
  }

  private func problems(_ staff: String) throws -> [String] {
    let fixture = try RegionFixture()
    try fixture.write("staff.csv", staff)
    return fixture.check().map(\.description)
  }

  @Test func fullTimeEquivalentsAreWrittenAsTheyAreMeant() {
    let coaches = Coaches(equivalents: 10.7)
    #expect(coaches.fullTime == 10 && coaches.partTime == [0.7] && coaches.count == 11)
    #expect(coaches.equivalents == 10.7 && coaches.description == "10.7")
    #expect(Coaches(equivalents: 10) == 10)
    let halves = Coaches(shares: [0.5, 1, 0.5])
    #expect(halves.count == 3 && halves.equivalents == 2 && halves != 2)
    #expect(halves.shares == [1, 0.5, 0.5])
    #expect(halves.include(Coaches(shares: [0.5, 0.5])))
    #expect(!halves.include(Coaches(shares: [0.5, 0.7])))
    #expect(!halves.include(2))
  }

  @Test func theListIsTheTeamOfItsLastMonth() throws {
    let fixture = try RegionFixture()
    try fixture.write(
      "staff.csv",
      """
      share,base,from,until
      1,Alpha,,
      70 %,002,2027-01,2028-07
      1,,15.1.2028,

      """)
    #expect(fixture.check().isEmpty)
    let last = try planCase(fixture)
    #expect(last.coaches.value == 2 && last.staffMonth?.value.description == "2028-07")
    #expect(last.coaches.origin == .regionTable("staff.csv"))
    #expect(!last.takesNeededCoaches)
    let first = try planCase(fixture, [Choice(.staffMonth, .word("2027-01"))])
    #expect(first.coaches.value.shares == [1, 0.7])
    let placed = try first.brief().requirements.map(\.kind)
    #expect(
      placed == [.placedCoaches(1, base: 0), .placedCoaches(Coaches(shares: [0.7]), base: 1)])
    // Other coaches are not those of the list, and have no bases of their own.
    let other = try planCase(fixture, [.coaches(3)])
    #expect(other.coaches.value == 3 && other.staffMonth == nil)
    #expect(try other.brief().requirements.isEmpty)
  }

  @Test func whatIsWrongWithTheListIsSaidWithItsLine() throws {
    let found = try problems(
      """
      share,base,from,until
      0,,,
      1.2,,,
      0.5,Nowhere,,
      0.5,,2027-13,
      0.5,,2028-01,2027-01
      half,,,

      """)
    #expect(found.count == 6)
    for (line, words) in [
      (2, "share is 0"), (3, "share is 1.2"), (4, "Nowhere"), (5, "2027-13"),
      (6, "until is 2027-01"), (7, "half"),
    ] {
      #expect(found.contains { $0.contains("staff.csv:\(line)") && $0.contains(words) }, "\(found)")
    }
  }

  /// Who is there until the last day of a month is there in that month; columns may be in Finnish.
  @Test func daysAndHeadings() throws {
    let fixture = try RegionFixture()
    try fixture.write(
      "staff.csv",
      """
      osuus;toimipiste;alkaa;päättyy;huom
      1;Alpha;2027-01-15;2027-12-31;sairausloma
      70 %;;15.3.2027;29.2.2028;
      50 %;;;2028-01-01;
      """)
    let list = try #require(fixture.read().staff)
    #expect(list.members.map { $0.from?.description } == ["2027-01", "2027-03", nil])
    #expect(list.members.map { $0.until?.description } == ["2028-01", "2028-03", "2028-01"])
    #expect(list.members[0].base == 0 && list.members[1].base == nil)
    for (row, words) in [
      ("1,,2027-02-30,", "is no day"), ("1,,,2027-12-30", "in the middle of a month"),
      ("1,,,31.6.2027", "is no day"),
    ] {
      let found = try problems("share,base,from,until\n\(row)\n")
      #expect(found.count == 1 && found[0].contains(words), "\(found)")
    }
    for (table, column) in [
      ("share,left\n1,2027-01\n", "left"), ("share,where\n1,Beta\n", "where"),
    ] {
      let found = try problems(table)
      #expect(found.count == 1 && found[0].contains(column), "\(found)")
    }
  }

  @Test func contradictionsAreRefused() throws {
    let fixture = try RegionFixture()
    func refused(_ choices: [Choice], _ words: String) {
      #expect {
        try PlanRequest(fixture.read(), choices).planCase().brief()
      } throws: {
        "\($0)".contains(words)
      }
    }
    let month = Choice(.staffMonth, .word("2027-01"))
    refused([month], "no list of its coaches")
    refused([.coaches(2), Choice(.staff, .coaches(2))], "says who is there")
    refused([.leaders(1), Choice(.coachesPerLeader, .number(6))], "how many leaders")
    refused(
      [Choice(.staff, .coaches(Coaches(shares: [0.5]))), .territories(2...2)], "can't staff 2")
    try fixture.write("staff.csv", "share,base,from\n1,Beta,2027-02\n")
    refused([month], "nobody of staff.csv is there in 2027-01")
    var request = PlanRequest(try fixture.read(), [])
    request.requirements = RequirementRequest.given(.neverBase, "Beta")
    #expect { try request.planCase() } throws: { "\($0)".contains("Beta") }
  }

  /// 100 clients a year at 10 for each coach, λ = 0.5: with three coaches per leader, 8.58 coaches and
  /// leaders do it: 9 coaches and 3 leaders come to 10.5, 8 and 3 to 9.5.
  @Test func leadersGoByTheCoaches() throws {
    let fixture = try RegionFixture()
    let observed = Choice.observed(clientsPerCoach: 10)
    let ratio = Choice(.coachesPerLeader, .number(3))
    let needed = try planCase(fixture, [observed, ratio])
    #expect(needed.team == Team(coaches: 9, leaders: 3))
    let given = try planCase(fixture, [observed, ratio, .coaches(4)])
    #expect(given.team == Team(coaches: 4, leaders: 2))
    #expect(given.staffed(by: Assumption(7, source: "", origin: .computed)).team.leaders == 3)
  }

  /// More work than there are people is no number that breaks the arithmetic.
  @Test func moreWorkThanPeople() throws {
    let region = try RegionFixture().read()
    for (cap, leaders) in [(1e-3, 1e-3), (1e-3, 1e3)] {
      let choices: [Choice] = [
        .caseloadCap(cap), .turnover(.meanDuration), .meanDuration(months: 1e6),
        Choice(.coachesPerLeader, .number(leaders)),
      ]
      let headcount = try PlanRequest(region, choices).demandCase().headcount()
      #expect(headcount.needed.team.coaches.count > 1_000)
      #expect(headcount.needed.team.leaders > 0)
      _ = headcount.leaderIsOverstretched
    }
  }

  /// The number of coaches for any work, against trying every number.
  @Test func theFewestCoachesWithTheirLeaders() throws {
    let region = try RegionFixture().read()
    for ratio in [0.5, 1, 2.5, 3, 6] {
      for observed in stride(from: 3.0, through: 60, by: 1.7) {
        let choices: [Choice] = [
          .observed(clientsPerCoach: observed), Choice(.coachesPerLeader, .number(ratio)),
        ]
        let headcount = try PlanRequest(region, choices).demandCase().headcount()
        func does(_ coaches: Int) -> Bool {
          let leaders = max(1, (Double(coaches) / ratio).rounded(.up))
          return Double(coaches) + 0.5 * leaders >= 100 / observed - 1e-9
        }
        let least = try #require((2...200).first(where: does))
        let team = headcount.byWorkload.team
        #expect(team.coaches.count == least, "\(ratio) \(observed)")
        #expect(team.leaders == max(1, Int((Double(least) / ratio).rounded(.up))))
        // At the value at which so many are just enough, so many are enough.
        let tipping = headcount.tippingPoints(.clients)
        for point in tipping.points(2...6) {
          let staff =
            Double(point.coaches) + 0.5 * max(1, (Double(point.coaches) / ratio).rounded(.up))
          #expect(abs(point.value - observed * staff) < 1e-6)
        }
      }
    }
  }

  @Test func aPlanOfPartTimeCoachesIsReadBack() throws {
    let fixture = try RegionFixture()
    try fixture.write(
      "plans/parts.csv",
      """
      municipality,territory,coaches,staff
      001,West,1,0.5+0.5
      002,West,1,0.5+0.5
      003,East,"1,7",
      004,East,"1,7",

      """)
    let grouping = try fixture.readPlan("plans/parts.csv")
    #expect(grouping.territories[0].coaches == Coaches(shares: [0.5, 0.5]))
    #expect(grouping.territories[1].coaches == Coaches(shares: [1, 0.7]))
    try fixture.replace("plans/parts.csv", "001,West,1,0.5+0.5", with: "001,West,1,0.5+0.7")
    #expect(fixture.check().contains { "\($0)".contains("adds up to 1.2") })
  }

  @Test func fullTimeCoachesMakeATeam() throws {
    let fixture = try RegionFixture()
    func isTeam(_ shares: [Double]) throws -> Bool {
      let planCase = try planCase(fixture, [Choice(.staff, .coaches(Coaches(shares: shares)))])
      let coverage = planCase.headcount(given: planCase.team).given!
      let team = planCase.criteria(of: coverage).first { $0.kind == .team }!
      if case .judged(_, let isMet) = team.finding { return isMet }
      return false
    }
    #expect(try isTeam([1, 1]) && !isTeam([1, 0.9, 0.9]))
  }
}
