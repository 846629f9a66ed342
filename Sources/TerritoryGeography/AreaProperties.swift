import TerritoryModel

/// Which properties of a file's areas give their codes and names.
package struct AreaProperties: Sendable {
  /// In lower case; nil where the file has none that is known.
  let code: String?
  let name: String?
  /// The property of a second name, in Swedish.
  let secondName: String?

  /// Properties by which files of several countries give codes of areas.
  private static let codes = [
    "code", "natcode", "kunta", "kuntakoodi", "posti_alue", "postinumeroalue", "kommunenummer",
    "kommunenr", "kommunnummer", "kom_kod", "kommunkod", "knkod", "kode", "lau_1", "lau_id",
    "lau_code",
    "gisco_id", "nuts_id", "okood", "akood", "mkood", "ehak", "geoid", "ags", "ars", "insee",
    "insee_com", "gm_code", "gemeentecode", "statcode", "bfs_nummer", "pro_com",
  ]
  private static let names = [
    "name_fi", "nimi", "namefin", "kunta_nimi", "kommunenavn", "kom_namn", "kommunnamn", "knnamn",
    "lau_name", "lau_2", "lau_label", "nuts_name", "animi", "onimi", "mnimi", "gen", "nom",
    "nom_com", "gm_naam", "gemeentenaam", "statnaam", "comune", "name", "navn", "namn", "naam",
  ]
  private static let secondNames = ["name_sv", "namn", "nameswe"]

  /// Most properties of the United Kingdom's kind that are looked at. Files have those of a few years.
  private static let mostOfONS = 100

  /// Whether a property or column is known to hold codes.
  ///
  /// - Parameter name: in any case.
  package static func isCode(_ name: String) -> Bool {
    let name = name.lowercased()
    return codes.contains(name) || isOfONS(name, ending: "cd")
  }

  /// `LAD23CD` and `LAD23NM`: the kind of area, the year, then code or name, as the Office for National
  /// Statistics of the United Kingdom names them.
  private static func isOfONS(_ name: String, ending: String) -> Bool {
    guard name.hasSuffix(ending), let match = name.wholeMatch(of: /[a-z]{2,8}[0-9]{2}([a-z]{2})/)
    else { return false }
    return match.1 == ending
  }

  /// The properties that the planner chose, else those that are known. Where two could be meant, one
  /// whose codes each have a single name is.
  ///
  /// - Parameters:
  ///   - features: what each feature has, by properties in lower case.
  ///   - chosen: by the planner; nil where they are to be found.
  /// - Throws: ``Violation`` where a chosen property is absent, or two properties divide the features
  ///   into different areas.
  init(
    _ features: [[String: String]], chosenCode: String? = nil, chosenName: String? = nil
  ) throws(Violation) {
    var counts: [String: Int] = [:]
    // How many features have a digit there.
    var numbered: [String: Int] = [:]
    for feature in features {
      for (name, text) in feature where !text.isEmpty {
        counts[name, default: 0] += 1
        if text.contains(where: \.isNumber) { numbered[name, default: 0] += 1 }
      }
    }
    name = try Self.property(chosenName, .areaName, counts) {
      Self.fullest(Self.names, counts).first
        ?? counts.keys.filter { Self.isOfONS($0, ending: "nm") }.min()
    }
    // A column of names may be called kunta too.
    let codes =
      (Self.fullest(Self.codes, counts)
      + counts.keys.filter { Self.isOfONS($0, ending: "cd") }.sorted().prefix(Self.mostOfONS))
      .filter { property in
        property == "code" || 2 * numbered[property, default: 0] >= counts[property] ?? 0
      }
    let sound = codes.filter { [name] code in Self.areas(features, code, name).isSound }
    if chosenCode == nil, let first = sound.first,
      let other = sound.dropFirst().first(where: { Self.divideDifferently(features, first, $0) })
    {
      throw Violation(
        what: "the areas may be those of \(first) or of \(other)",
        remedy: "choose the property of their codes with \(.areaCode), such as \(first)")
    }
    code = try Self.property(chosenCode, .areaCode, counts) { sound.first ?? codes.first }
    secondName = Self.secondNames.first { [name] in $0 != name && counts[$0] != nil }
  }

  private static func property(
    _ chosen: String?, _ parameter: Parameter, _ counts: [String: Int], _ usual: () -> String?
  ) throws(Violation) -> String? {
    guard let chosen else { return usual() }
    guard counts[chosen.lowercased()] != nil else {
      throw Violation(
        what: "no area has the property \(quoted(chosen)) that \(parameter) asks for",
        remedy: "choose one of \(list(counts.keys))")
    }
    return chosen.lowercased()
  }

  /// Up to 25 names of properties.
  static func list(_ names: some Collection<String>) -> String {
    names.sorted().prefix(25).joined(separator: ", ") + (names.count > 25 ? " …" : "")
  }

  /// Those of some properties that the most features have, in the order of the list.
  private static func fullest(_ names: [String], _ counts: [String: Int]) -> [String] {
    let most = names.compactMap { counts[$0] }.max()
    return names.filter { counts[$0] != nil && counts[$0] == most }
  }

  /// Whether each code has one name.
  private static func areas(
    _ features: [[String: String]], _ code: String, _ name: String?
  ) -> (names: [String: String], isSound: Bool) {
    var names: [String: String] = [:]
    for feature in features {
      guard let code = feature[code], !code.isEmpty else { continue }
      let own = name.flatMap { feature[$0] } ?? ""
      if let other = names.updateValue(own, forKey: code), other != own { return (names, false) }
    }
    return (names, true)
  }

  private static func divideDifferently(
    _ features: [[String: String]], _ first: String, _ second: String
  ) -> Bool {
    let one = features.map { $0[first] ?? "" }
    let other = features.map { $0[second] ?? "" }
    let pairs = Set(zip(one, other).map { [$0, $1] }).count
    return Set(one).count != pairs || Set(other).count != pairs
  }
}
