import TerritoryLanguages

/// The words of the page, for its template and its scripts: `{{words.title}}`, and by the same keys in
/// the element `desk-words`. `{1}` and so on are filled in by the scripts.
struct DeskWords: Encodable {
  let title = phrase("The planner's desk")
  let chooseRegion = phrase("Choose a region")
}
