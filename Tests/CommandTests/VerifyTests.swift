import Foundation
import TestSupport
import Testing

/// `verify`: a plan that was written, checked anew and by another solver (CBC, which scripts/test
/// installs).
@Suite struct VerifyTests {
  private static let kainuu = ["propose", "regions/kainuu", "--coaches", "2"]
  private static let schemas = try! JSONSchemas(folder: "\(repositoryRoot)/Documentation/schemas")

  /// The plan.json that a command writes.
  private static func written(_ arguments: [String]) throws -> Data {
    var data: Data?
    try inNewFolder { folder in
      let run = try CommandRun(arguments + ["--output", "\(folder)/plan", "--lang", "sv"])
      #expect([0, 4].contains(run.exitCode), "\(run.messages)")
      data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/plan/plan.json"))
    }
    return try #require(data)
  }

  /// That of ``kainuu``, written once.
  private static let ofKainuu = Result { try written(kainuu) }

  /// One plan for several scenarios is no answer to a question about one of them, and of a key that
  /// stands twice another program reads another value.
  @Test func whatCanNotBeAskedAgainIsRefused() throws {
    try inNewFolder { folder in
      let run = try CommandRun(
        Self.kainuu + ["--scenarios", "kuopio-pilot-22,europe-47", "--output", "\(folder)/plan"])
      #expect(run.exitCode == 0, "\(run.messages)")
      let verified = try CommandRun(["verify", "\(folder)/plan"])
      #expect(verified.exitCode == 2)
      #expect(verified.messages.contains("one plan for several scenarios together"))
      var text = String(decoding: try Self.ofKainuu.get(), as: UTF8.self)
      let end = try #require(text.lastIndex(of: "}"))
      text.replaceSubrange(end..., with: ", \"objectives\": []}\n")
      try text.write(toFile: "\(folder)/plan.json", atomically: true, encoding: .utf8)
      let twice = try CommandRun(["verify", "\(folder)/plan.json"])
      #expect(twice.exitCode == 2)
      #expect(twice.messages.contains("the key \"objectives\" stands twice in an object"))
    }
  }

  /// Changes a plan.json and verifies it.
  private func verified(
    _ arguments: [String]? = nil, options: [String] = ["--format", "json"],
    solvers: Bool = true, change: (inout [String: Any]) -> Void = { _ in }
  ) throws -> CommandRun {
    let data = try arguments.map { try Self.written($0) } ?? Self.ofKainuu.get()
    var plan = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    change(&plan)
    var result: CommandRun?
    try inNewFolder { folder in
      let path = "\(folder)/plan.json"
      try JSONSerialization.data(withJSONObject: plan).write(to: URL(fileURLWithPath: path))
      result = try CommandRun(
        ["verify", folder] + options, environment: solvers ? [:] : ["PATH": "/nowhere"])
    }
    return try #require(result)
  }

  @Test(arguments: [
    [], ["--priority", "travel:5%,waiting,balance"], ["--priority", "waiting,help,change"],
    ["--no-neighbour-help", "--membership", "free"], ["--coaches=3", "--quiet", "--sources"],
    ["--alternatives", "2"],
  ])
  func plansAreConfirmed(options: [String]) throws {
    let reference = ["--reference", "regions/kainuu/plans/three-coaches-2024.csv"]
    let run = try verified(
      Self.kainuu + options + (options.last == "waiting,help,change" ? reference : []))
    #expect(run.exitCode == 0, "\(run.output)\(run.messages)")
    let document = try JSONValue(run.output)
    #expect(document["outcome"] == .string("confirmed"))
    #expect(Self.schemas.faults(of: document, by: "verification.schema.json") == [])
  }

  /// Where nobody gave the coaches, their number is the headcount's: by workload, or more by distance.
  @Test(arguments: [["kainuu"], ["kainuu", "--reach", "60"]])
  func plansWithTheNeededCoachesAreConfirmed(asked: [String]) throws {
    let question = ["propose", "regions/\(asked[0])"] + asked.dropFirst()
    let run = try verified(question)
    #expect(run.exitCode == 0, "\(run.output)\(run.messages)")
    // No headcount has half a coach, nor fewer than the workload asks for.
    for coaches in [1, 2.5] {
      let run = try verified(question, solvers: false) { $0["coaches"] = coaches }
      #expect(run.exitCode == 2, "\(run.output)\(run.messages)")
      #expect(run.output.contains("coaches: "), "\(run.output)")
    }
  }

  /// What is broken, and what of it is said.
  private static let damages: [(what: String, break: @Sendable (inout [String: Any]) -> Void)] = [
    ("travel is", { change(&$0, "objectives", 2, "value") { $0 - 20 } }),
    ("\"contradicted\"", { change(&$0, "objectives", 2, "bound") { $0 + 1 } }),
    ("territories[0].served: ", { change(&$0, "territories", 0, "served") { $0 + 1 } }),
    ("demand: ", { $0["demand"] = 60 }),
    (
      "assumptions.employment_rate: ",
      { plan in
        var assumptions = plan["assumptions"] as! [String: Any]
        assumptions["employment_rate"] = 0.4
        plan["assumptions"] = assumptions
      }
    ),
    ("a level is missing", { $0["objectives"] = Array(($0["objectives"] as! [Any]).dropLast()) }),
    ("unserved: ", { $0["unserved"] = ["105"] }),
    ("reach.km: ", { $0["reach"] = ["km": 101, "most_km": 130] }),
    ("schema: ", { $0["schema"] = "plan-territories/plan/0" }),
    ("criteria: ", { $0["criteria"] = [Any]() }),
    ("promise: ", { $0["promise"] = 1 }),
    (
      "requirements: ",
      { $0["requirements"] = [["requirement": "a base in Kuhmo", "from": "--base", "met": true]] }
    ),
    (
      "origins[3].source: ",
      { plan in
        var rows = plan["origins"] as! [[String: Any]]
        rows[3]["source"] = "decided by the board"
        plan["origins"] = rows
      }
    ),
    (
      "is served",
      { plan in
        var rows = plan["municipalities"] as! [[String: Any]]
        rows[1]["served_by"] = [["base": "205", "clients": 40.0]]
        plan["municipalities"] = rows
      }
    ),
  ]

  private static func change(
    _ plan: inout [String: Any], _ list: String, _ index: Int, _ key: String,
    _ body: (Double) -> Double
  ) {
    var rows = plan[list] as! [[String: Any]]
    rows[index][key] = body((rows[index][key] as! NSNumber).doubleValue)
    plan[list] = rows
  }

  @Test(arguments: damages.indices) func whatIsBrokenIsFound(index: Int) throws {
    let (what, body) = Self.damages[index]
    let run = try verified(solvers: what.contains("contradicted"), change: body)
    #expect(run.exitCode == 2 && run.output.contains("\"refuted\""), "\(run.output)")
    #expect(run.output.contains(what), "\(run.output)")
  }

  /// Numbers that sums can't be made of, and a line to another program that the file has no business
  /// with.
  @Test(arguments: 0..<6) func whatNoPlanHasIsRefused(index: Int) throws {
    let damages: [(inout [String: Any]) -> Void] = [
      { $0["leaders"] = Int.max },
      { Self.change(&$0, "territories", 0, "leaders") { _ in 9e18 } },
      { Self.change(&$0, "territories", 0, "leaders") { _ in -1 } },
      { Self.change(&$0, "objectives", 0, "bound") { _ in 1.7e308 } },
      { $0["territories"] = [Any]() },
      { $0["command"] = ($0["command"] as! [String]) + ["--events", "7"] },
    ]
    let run = try verified(solvers: false, change: damages[index])
    #expect(run.exitCode == 2, "\(run.messages)")
    let words = index < 5 ? "it has numbers that no plan can have" : "not one of this version"
    #expect(run.messages.contains(words), "\(run.messages)")
  }

  /// Municipalities are called by their names, and what is found is said in the language asked for.
  @Test func findingsAreReadable() throws {
    let run = try verified(options: ["--lang", "sv"], solvers: false) { plan in
      plan["demand"] = 60
      var rows = plan["municipalities"] as! [[String: Any]]
      rows[1]["served_by"] = [["base": "205", "clients": 40.0]]
      plan["municipalities"] = rows
    }
    #expect(run.exitCode == 2)
    #expect(run.output.contains("- Kajana betjänas utöver sina klienter\n"), "\(run.output)")
    #expect(run.output.contains("demand: 60 i filen, 51.55 på nytt beräknat"))
  }

  /// Where a plan is no better than its bound by a gap, the bound is what is confirmed.
  @Test func aPlanThatIsGoodEnough() throws {
    let run = try verified(Self.kainuu + ["--gap", "50%"])
    #expect(run.exitCode == 0, "\(run.output)\(run.messages)")
  }

  /// A solver that is at work ends with the program that asked it.
  @Test func aStoppedVerificationEndsItsSolvers() throws {
    try inNewFolder { folder in
      try Self.ofKainuu.get().write(to: URL(fileURLWithPath: "\(folder)/plan.json"))
      let number = "\(folder)/solver"
      let script =
        "#!/bin/sh\necho $$ > \(folder)/new\nmv \(folder)/new \(number)\nexec sleep 300\n"
      let program = "\(folder)/cbc"
      try Data(script.utf8).write(to: URL(fileURLWithPath: program))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      let run = try StoppedRun(
        ["verify", folder], environment: ["PATH": "\(folder):/usr/bin:/bin"], signal: SIGTERM,
        whenIn: folder, stands: "solver")
      #expect(run.wasKilled && run.output.isEmpty)
      let text = try String(contentsOfFile: number, encoding: .utf8)
      let solver = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
      // Whoever inherits it may take a moment to notice.
      for _ in 0..<100 where kill(solver, 0) == 0 { usleep(50_000) }
      #expect(kill(solver, 0) != 0)
    }
  }

  @Test func withoutOtherSolversBoundsStayOpen() throws {
    let run = try verified(options: ["--lang", "fi"], solvers: false)
    #expect(run.exitCode == 4 && run.output.contains("coinor-cbc"), "\(run.output)")
  }

  @Test func refusals() throws {
    let missing = try CommandRun(["verify", "nowhere"])
    #expect(missing.exitCode == 2 && missing.messages.contains("propose --output wrote"))
    let scored = try verified(change: { $0["command"] = ["evaluate", "regions/kainuu"] })
    #expect(scored.exitCode == 2 && scored.messages.contains("the propose command"))
    let other = try verified(change: { $0["command"] = ["propose", "regions/kainuu", "--of-old"] })
    #expect(other.exitCode == 2 && other.messages.contains("not one of this version"))
    let twice = try verified(change: { plan in
      var rows = plan["territories"] as! [[String: Any]]
      rows[0]["municipalities"] = ["205", "205", "777"]
      plan["territories"] = rows
    })
    #expect(twice.exitCode == 2 && twice.messages.contains("Kajaani stands in 2 territories"))
    let elsewhere = try verified(options: ["--region", "regions/kuopio"])
    #expect(elsewhere.exitCode == 2 && elsewhere.messages.contains("no municipality of the region"))
  }
}
