import DeskPage
import TerritoryLanguages

/// The words of the page's template: `{{words.title}}`.
struct DeskWords {
  let title = phrase("The planner's desk")
  let chooseRegion = phrase("Choose a region")
  let purpose = phrase(
    """
    Plan how job coaches share out a region: how many are needed, where they are based, and which \
    municipalities each territory has. Every change is answered by a new plan, with a proof that \
    there is none better.
    """)
  let otherRegions = phrase(
    """
    Is a region missing? Open a larger one that it lies in, and cut it out under “Data and regions”.
    """)
  let stepsTitle = phrase("How it goes")
  let steps = [
    phrase("Choose a region. Its plan is there at once, with the figures of a month."),
    phrase(
      "Change the question: coaches, territories, ways, or what a municipality needs, on the map."),
    phrase("Keep plans that are worth it, and set them side by side."),
    phrase("Save the report for the board, or the plan as a workbook, a table or a map."),
  ]
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
