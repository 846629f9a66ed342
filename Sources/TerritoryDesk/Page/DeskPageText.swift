import DeskPage
import TerritoryLanguages
import TerritoryReport

/// What the page's template shows.
struct DeskPageText {
  /// The HTML language tag.
  let language: String
  let words = DeskWords()
  let languages: [LanguageLink]
  /// The region that is open; nil where one is to be chosen.
  let region: String?
  let regions: [RegionLink]
  /// Markup: JSON for the scripts, as `scriptSafe` makes it.
  let wordsData: String
  /// The same: words where ways are measured in minutes.
  let minutesData: String
  /// The same; `null` where no region is open.
  let regionData: String
  /// Whether the page may end the desk.
  let mayEnd: Bool
  /// Why the region of the address can't be opened, a line for each thing.
  let problem: [String]

  struct LanguageLink {
    let code: String
    /// In that language.
    let name: String
    let isCurrent: Bool
    /// The state of the page in that language.
    let address: String
  }

  struct RegionLink {
    let name: String
    let title: String
    let isOpen: Bool
    let address: String
    /// Of when the newest figures are; nil where there are none, or where another region is open.
    let figures: String?
  }

  /// - Parameters:
  ///   - arguments: of the page's state.
  ///   - regionJSON: the document of the open region.
  ///   - problem: why a region can't be opened.
  init(
    region: String?, arguments: [String], regions: [RegionShelf.Entry], regionJSON: String?,
    mayEnd: Bool, problem: String = ""
  ) {
    let current = Language.current
    language = current.rawValue
    self.region = region
    self.mayEnd = mayEnd
    self.problem = problem.split(whereSeparator: \.isNewline).map(String.init)
    let names: [(Language, String)] = [
      (.finnish, "Suomi"), (.swedish, "Svenska"), (.english, "English"),
    ]
    languages = names.map { language, name in
      LanguageLink(
        code: language.rawValue, name: name, isCurrent: language == current,
        address: PageAddress(region: region, language: language, arguments: arguments).text)
    }
    self.regions = regions.map { entry in
      RegionLink(
        name: entry.name, title: entry.title, isOpen: entry.name == region,
        address: PageAddress(region: entry.name, language: current, arguments: []).text,
        figures: region == nil
          ? entry.newestStatistics.map { phrase("Newest figures: \($0)") } : nil)
    }
    wordsData = scriptSafe(JSONText.of(DeskWords.ofScripts))
    minutesData = scriptSafe(JSONText.of(DeskWords.inMinutes))
    regionData = regionJSON.map(scriptSafe) ?? "null"
  }

  /// The page, as HTML.
  var html: String { Self.library.render(self, withTemplate: "index")! }

  private static let library = MarkupTemplates.library(DeskPage.templates)
}

/// The address of a state of the page: `/?region=kainuu&lang=fi&a=--coaches&a=3`.
struct PageAddress: Equatable {
  var region: String?
  var language: Language?
  var arguments: [String] = []

  /// - Parameter query: what stands behind the question mark; what is not known in it is left out.
  init(query: String) {
    for (key, value) in QueryText.pairs(query) {
      switch key {
      case "region": region = value
      case "lang": language = Language(rawValue: value)
      case "a": arguments.append(value)
      default: break
      }
    }
  }

  init(region: String?, language: Language?, arguments: [String]) {
    self.region = region
    self.language = language
    self.arguments = arguments
  }

  var text: String {
    let pairs =
      [region.map { ("region", $0) }, language.map { ("lang", $0.rawValue) }].compactMap { $0 }
      + arguments.map { ("a", $0) }
    return pairs.isEmpty
      ? "/" : "/?" + pairs.map { "\($0)=\(QueryText.escaped($1))" }.joined(separator: "&")
  }
}

/// The part of an address behind the question mark.
enum QueryText {
  /// Names and values, in their order. What is escaped wrongly is left out.
  static func pairs(_ query: String) -> [(key: String, value: String)] {
    query.split(separator: "&").compactMap { part in
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let key = unescaped(pair[0]), let value = unescaped(pair.count == 2 ? pair[1] : "")
      else { return nil }
      return (key, value)
    }
  }

  static func value(_ key: String, in query: String) -> String? {
    pairs(query).first { $0.key == key }?.value
  }

  private static func unescaped(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }

  static func escaped(_ text: String) -> String {
    let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
    return text.utf8.reduce(into: "") { escaped, byte in
      let character = Character(UnicodeScalar(byte))
      escaped += plain.contains(character) ? String(character) : hexadecimal(byte)
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count == 1 ? "0" : "") + digits
  }
}
