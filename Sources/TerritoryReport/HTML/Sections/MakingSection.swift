import TerritoryLanguages
import TerritoryModel

/// How to get the same results again.
func makingSection(_ content: ReportContent) -> Page.Section? {
  Page.Section(
    id: "making", heading: phrase("How to make it again"),
    blocks: [
      .paragraph(
        phrase(
          """
          With plan-territories and the folder of the region, this command gives the same plans; only \
          the seconds of search differ.
          """)),
      Page.Block(
        command: Page.Command(label: phrase("The command"), text: content.making.command)),
    ])
}
