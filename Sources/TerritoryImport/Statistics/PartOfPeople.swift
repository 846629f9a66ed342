import TerritoryModel

/// Values of a breakdown that are a part of the people, or no people at all: sexes, ages, foreigners,
/// shares and changes.
enum PartOfPeople {
  private static let groups: Set<String> = [
    "miehet", "mies", "naiset", "nainen", "män", "man", "kvinnor", "kvinna", "men", "women", "male",
    "males", "female", "females", "ulkomaalaiset", "ulkomaan kansalaiset", "vieraskieliset",
    "utlänningar", "utländska medborgare", "foreigners", "foreign citizens", "nuoret", "unga",
    "young people",
  ]

  /// What names of shares and changes start with, rather than of counts.
  private static let noCounts = [
    "%", "prosent", "procent", "per cent", "percent", "osuus", "andel", "share", "muutos",
    "förändring", "change",
  ]

  /// Whether the figures of a table of which all rows have this value are no counts of all people.
  static func isOne(_ label: String) -> Bool {
    let text = label.lowercased().trimmingWhitespace()
    return groups.contains(text) || noCounts.contains { text.hasPrefix($0) } || text.hasSuffix("%")
      || isAge(text)
  }

  /// The words of a title that name a part of the people: `Työttömät naiset kunnittain`.
  static func named(in title: String) -> [String] {
    title.lowercased().split { !$0.isLetter }.map(String.init).filter {
      // In Swedish, men and man are words of any sentence.
      groups.contains($0) && !["man", "men"].contains($0)
    }
  }

  /// Whether a text beside the figures says that they count thousands: `1000 henkilöä`, `Luvut
  /// tuhansina`.
  static func speaksOfThousands(_ text: String) -> Bool {
    // Titles are short; whole pages of notes are no place for a search.
    let text = String(text.prefix(3000)).lowercased().replacing("\u{A0}", with: " ")
    return ["tuhansina", "tuhansia", "tuhatta", "tuhanta", "tusental", "i tusen", "thousand"]
      .contains { text.contains($0) }
      || text.firstMatch(of: /(^|[^0-9])1[ .,]?000 (henk|hlö|ihmis|person|people)/) != nil
  }

  /// Ages such as `15-24`, `alle 25-vuotiaat`, `50+` and `65 vuotta täyttäneet`. All of working age
  /// are no part of the unemployed.
  private static func isAge(_ text: String) -> Bool {
    if let range = text.prefixMatch(of: /([0-9]{1,2})\s*[-–]\s*([0-9]{1,3})(?![0-9])/),
      let from = Int(range.1), let to = Int(range.2)
    {
      return from < to && !(from <= 18 && to >= 64)
    }
    return text.prefixMatch(of: /(alle|under|yli|över|over) [0-9]{2}([^0-9]|$)/) != nil
      || text.wholeMatch(of: /[0-9]{2}\s*\+/) != nil
      || text.prefixMatch(of: /[0-9]{2} (vuotta täyttäneet|år och äldre|and over)/) != nil
  }
}
