import DeskPage
import TerritoryLanguages

/// The words of the page's template: `{{words.title}}`.
struct DeskWords {
  let title = phrase("The planner's desk")
  let chooseRegion = phrase("Choose a region")
  let skip = phrase("To the answer")
  let languages = phrase("Languages")
  let noScript = phrase("The desk needs JavaScript, which this browser has switched off.")

  /// The phrases that the scripts of the page say, by their English words; scripts fill the gaps.
  static var ofScripts: [String: String] {
    Dictionary(uniqueKeysWithValues: DeskPage.phrases.map { ($0, phrase(orText: $0)) })
  }

  /// Those that are others where ways are measured in minutes.
  static var inMinutes: [String: String] {
    let kilometres = ofScripts
    return Language.$measuresMinutes.withValue(true) { ofScripts }
      .filter { $1 != kilometres[$0] }
  }
}
