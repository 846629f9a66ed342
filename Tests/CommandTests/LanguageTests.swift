import Foundation
import TestSupport
import Testing

/// The language of results.
@Suite struct LanguageTests {
  private static let kainuu = ["headcount", "regions/kainuu"]

  @Test func theOptionBeatsTheEnvironment() throws {
    let byOption = try CommandRun(
      Self.kainuu + ["--lang", "sv"], environment: ["LC_ALL": "fi_FI.UTF-8"])
    #expect(byOption.output.hasPrefix("Kajanaland, 2026-06: "))
    let byEnvironment = try CommandRun(
      Self.kainuu, environment: ["LC_ALL": "", "LC_MESSAGES": "", "LANG": "fi_FI.UTF-8"])
    #expect(byEnvironment.output == (try CommandRun(Self.kainuu + ["--lang", "fi"])).output)
    #expect(byEnvironment.output.hasPrefix("Kainuu, 2026-06: 52 asiakasta vuodessa"))
  }

  /// What the library says that parses the command line is told in the language too: were it worded
  /// otherwise in a later version, English would stand here.
  @Test(arguments: [
    (["propose"], "Virhe: <region> puuttuu", "Ohje: <region>"),
    (["propose", "r", "--coachs", "3"], "--coachs ei ole; tarkoititko --coaches?", "Käyttö: "),
    (
      ["propose", "r", "--nothing-of-the-kind"], "valitsinta --nothing-of-the-kind ei ole\n",
      "Virhe: "
    ),
    (["propose", "r", "--coaches"], "--coaches <coaches> arvo puuttuu", "Lisätietoja: '"),
    (
      ["propose", "r", "--format", "xml"], "arvoa xml; anna jokin näistä: table, json, csv",
      "Virhe: "
    ),
    (["propose", "r", "--coaches", "x"], "Virhe: --coaches: \"x\" ei ole luku", "Virhe: "),
    (["propose", "r", "s"], "s ei kuulu mihinkään", "Virhe: "),
    (["propose", "r", "s", "t"], "mihinkään valitsimeen: 's', 't'", "Virhe: "),
    (["propose", "r", "--quiet=3"], "--quiet ei ota arvoa, mutta annettiin 3", "Virhe: "),
    (["propos", "r"], "komentoa \"propos\" ei ole; tarkoititko propose?", "Virhe: "),
    (["zzz"], "komennot ovat headcount, ", "Virhe: "),
  ])
  func wrongUseIsTold(arguments: [String], what: String, more: String) throws {
    let finnish = try CommandRun(arguments, environment: ["LC_ALL": "fi_FI.UTF-8"])
    #expect(finnish.exitCode == 64 && finnish.output.isEmpty)
    #expect(finnish.messages.contains(what), "\(finnish.messages)")
    #expect(finnish.messages.contains(more), "\(finnish.messages)")
    let english = try CommandRun(arguments)
    #expect(english.exitCode == 64 && english.messages.hasPrefix("Error: "))
    #expect(
      finnish.messages.split(separator: "\n").count == english.messages.split(separator: "\n").count
    )
  }

  @Test func anUnknownLanguageIsRefused() throws {
    let run = try CommandRun(Self.kainuu + ["--lang", "de"])
    #expect(run.exitCode == 64 && run.output.isEmpty)
    #expect(run.messages.contains("'fi', 'sv' or 'en'"), "\(run.messages)")
  }

  /// Programs read the same in every language.
  @Test(arguments: GoldenTests.data.indices, ["fi", "sv"])
  func dataDoNotDependOnTheLanguage(index: Int, language: String) throws {
    let (file, arguments) = GoldenTests.data[index]
    let run = try CommandRun(arguments, environment: ["LC_ALL": "\(language)_FI.UTF-8"])
    #expect(run.lastingOutput == (try GoldenTests.golden(file)))
  }

  @Test func theReasonForNoPlanIsDataToo() throws {
    let arguments = [
      "propose", "regions/kainuu", "--coaches", "1", "--leaders", "0", "--reach", "60.5",
      "--format", "json",
    ]
    let english = try CommandRun(arguments)
    #expect(english.exitCode == 3 && english.output.contains("a reach of 60.5 km"))
    #expect(try CommandRun(arguments + ["--lang", "fi"]).output == english.output)
  }

  @Test func whatIsTypedIsShownAsItIsTyped() throws {
    let run = try CommandRun([
      "propose", "regions/kainuu", "--coaches", "1", "--leaders", "0", "--reach", "60.5",
      "--lang", "fi",
    ])
    #expect(run.exitCode == 3)
    let words = run.output.replacing("\n", with: " ")
    #expect(words.contains("enimmäismatka 60,5 km"), "\(run.output)")
    #expect(run.output.contains("korjaus: anna --reach 94.7 tai enemmän"), "\(run.output)")
  }

  @Test func messagesFollowTheLanguage() throws {
    let run = try CommandRun(["headcount", "regions/nowhere", "--lang", "fi"])
    #expect(run.exitCode == 2)
    #expect(
      run.messages == """
        regions/nowhere: sellaista aluekansiota ei ole
            korjaus: anna kansion regions/ alikansion polku
        1 virhe; mitään ei tehty.

        """)
    let usage = try CommandRun(
      ["headcount", "regions/kainuu", "--caseload-cap", "20,5"],
      environment: ["LC_ALL": "sv_FI.UTF-8"])
    #expect(usage.exitCode == 64)
    #expect(usage.messages.contains("skriv decimalpunkt och ingen tusenavgränsare: 20.5"))
  }

  @Test(arguments: ["fi", "sv"]) func theHeadOfHelpFollowsTheLanguage(language: String) throws {
    let commands = try CommandRun(["--help"]).output
    for name in ["headcount", "propose", "region", "import", "check"] {
      let english = try CommandRun([name, "--help"]).output.split(separator: "\n")[0]
      let own = try CommandRun([name, "--help", "--lang", language]).output
      #expect(!own.hasPrefix(english) && own.hasPrefix("OVERVIEW: "))
    }
    #expect(try CommandRun(["--help", "--lang=\(language)"]).output != commands)
  }

  /// Numbers have a decimal comma, spaces that do not break, and a real minus.
  @Test(arguments: ["fi", "sv"]) func numbersFollowTheLanguage(language: String) throws {
    let text = try GoldenTests.texts.map { try GoldenTests.golden("\(language)/\($0.file)") }
      .joined()
    #expect(text.contains("4\u{A0}126,05") && text.contains("95,2\u{A0}%"))
    #expect(text.contains("−3,4"))
    // The date of a source.
    let points = text.matches(of: /[0-9,]+\.[0-9]+/).map { String($0.0) }
    #expect(Set(points) == ["13.5"])
    #expect(!text.contains(#/[0-9] %/#) && !text.contains(#/ -[0-9]/#))
  }

  /// Words that an output has in common with the English one are names, or equal on purpose.
  @Test(arguments: ["fi", "sv"]) func noEnglishIsLeft(language: String) throws {
    let own = try Self.names.union(Self.equalOnPurpose(language))
    for (file, _) in GoldenTests.texts {
      let left = try Self.words(GoldenTests.golden("\(language)/\(file)"))
        .intersection(Self.words(GoldenTests.golden(file))).subtracting(own)
      #expect(left.isEmpty, "\(file): \(left.sorted())")
    }
  }

  /// Words of two letters or more, without options, files and keys.
  private static func words(_ text: String) -> Set<String> {
    let plain = text.replacing(
      /--[a-z-]+|[A-Za-z]+\/[^\s;:]*\.[a-z]+|\w+\.(csv|yaml|md)|\w+_\w+/, with: "")
    return Set(plain.split { !$0.isLetter }.map(String.init).filter { $0.count > 1 })
  }

  /// Names of municipalities, regions and their folders, scenarios, territories and publications.
  private static var names: Set<String> {
    get throws {
      let folder = "\(repositoryRoot)/regions"
      let regions = try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { !$0.contains(".") }
      func read(_ path: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
      }
      let texts = try regions.flatMap { region in
        let settings = try read("\(region)/region.yaml")
        let scenarios = settings.matches(of: /- name: (\S+-[0-9]+)|  (?:fi|sv|en): (.*)/)
        return [try read("\(region)/municipalities.csv")] + scenarios.map { String($0.0) }
      }
      let publications = """
        GLPK StatFin Innokylä IPS Meijän kyvyt käyttöön tuetun työllistymisen työhönvalmennus
        Kainuun hyvinvointialueen opas elinvoimajaosto Muu
        """
      return words((regions + texts + [publications]).joined(separator: " "))
    }
  }

  private static func equalOnPurpose(_ language: String) -> Set<String> {
    let common = ["km", "json", "regions", "statistics", "headcount"]
    let own =
      language == "fi"
      ? ["on"]
      : ["plan", "Plan", "team", "scenario", "Scenario", "per", "proportion", "in", "service"]
    return Set(common + own)
  }
}
