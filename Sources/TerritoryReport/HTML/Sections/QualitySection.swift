import TerritoryModel

/// Quality criteria, cost and what was asked of the territories.
func qualitySection(_ content: ReportContent) -> Page.Section? { nil }
