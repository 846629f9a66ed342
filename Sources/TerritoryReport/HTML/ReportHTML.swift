import ReportPage
import TerritoryLanguages
import TerritoryModel

/// The report as one HTML file that asks for no other: it opens from a mail, and all of it is there
/// without scripts. The same content gives the same bytes, apart from the solver's seconds.
///
/// - Parameter map: the land of the content's region.
public func reportHTML(_ content: ReportContent, map: RegionMap) -> String {
  PageTemplate.filled(with: Page(content, ReportMaps(content, on: map)))
}

extension Page {
  fileprivate init(_ content: ReportContent, _ maps: ReportMaps) {
    let answer = ReportAnswer(content)
    let names = content.planCase.region.settings.names
    self.init(
      language: Language.current.rawValue,
      title: "\(names.shown): \(answer.title)",
      place: answer.place,
      answer: answer.sentence.split(separator: "\n").map(String.init),
      lead: answer.lead,
      figures: answer.figures,
      map: mapSection(content, maps),
      sections: [
        scenarioSection(content), smallMapSection(content, maps), territorySection(content, maps),
        municipalitySection(content, maps), moveSection(content), demandSection(content),
        qualitySection(content), proofSection(content), assumptionSection(content),
        makingSection(content),
      ].compactMap { $0 },
      footer: answer.footer,
      words: Words(),
      policy: PagePolicy.text(styles: [ReportPage.styles], scripts: ReportPage.scripts),
      styles: ReportPage.styles,
      scripts: ReportPage.scripts,
      data: ReportData(content).json)
  }
}
