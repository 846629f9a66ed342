import Foundation
import Testing

@testable import TerritoryReport

struct PageTemplateTests {
  private func page(answer: String, table: PageTable) -> Page {
    Page(
      language: "en", title: "title", place: "place", answer: [answer], lead: [], figures: [],
      map: Page.Section(id: "map", heading: "Map", blocks: []),
      sections: [Page.Section(id: "first", heading: "First", blocks: [.table(table)])],
      footer: [], words: Page.Words(), policy: "default-src 'none'", styles: "", scripts: [],
      data: "{}")
  }

  /// A quotation mark with an accent on it is one character to Swift, two to a browser.
  @Test func noTextIsMarkup() {
    let text = "\"\u{301} onclick=\"\u{301}<b>&amp;'"
    var table = ResultTable([.text(text), .number(text)])
    table.add([
      ResultTable.Cell(value: .text(text), swatch: text),
      ResultTable.Cell(value: .text(text), note: text),
    ])
    let html = PageTemplate.filled(
      with: page(answer: text, table: PageTable("table", text, table)))
    #expect(!html.contains("<b>"))
    let escaped = "&quot;\u{301} onclick=&quot;\u{301}&lt;b&gt;&amp;amp;&#39;"
    #expect(html.components(separatedBy: escaped).count - 1 == 8)
  }

  /// What one row lacks is not taken from the row or table around it.
  @Test func whatIsMissingStaysAway() {
    var table = ResultTable([.text("a"), .number("b")])
    table.add([ResultTable.Cell(value: .text("x"), note: "only here"), "y"])
    table.group("group")
    table.add("z", "1")
    let html = PageTemplate.filled(
      with: page(answer: "answer", table: PageTable("table", "caption", table)))
    #expect(html.components(separatedBy: "only here").count == 2)
    #expect(html.contains(#"<tr class="group"><th scope="rowgroup" colspan="2">group</th></tr>"#))
    #expect(html.contains(#"<th scope="row">z</th><td class="n">1</td>"#))
  }

  @Test func groupsWithoutRowsAreLeftOut() {
    var table = ResultTable([.text("a")])
    #expect(table.rows.isEmpty && PageTable("table", "caption", table).isEmpty)
    table.group("empty")
    table.group("full")
    table.add("x")
    #expect(PageTable("table", "caption", table).groups.map(\.title) == ["full"])
  }

  @Test func dataEndsNoScript() throws {
    let texts = ["</script><!--", "a & b", "\u{2028}\u{2029}"]
    let json = scriptSafe(jsonText(texts))
    #expect(!json.contains { "<>&\u{2028}\u{2029}".contains($0) })
    #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == texts)
  }

  @Test func policyNamesWhatMayRun() {
    let policy = PagePolicy.text(styles: ["a="], scripts: ["b=", "c="])
    #expect(policy.contains("style-src 'sha256-a=';"))
    #expect(policy.contains("script-src 'sha256-b=' 'sha256-c=';"))
    #expect(policy.hasPrefix("default-src 'none';"))
  }
}
