import TerritoryModel

/// A document as JSON: keys sorted, so that the same result gives the same bytes; numbers as the
/// shortest decimals that are right to 10⁻⁹.
public func jsonText(_ document: some Encodable) -> String {
  writtenJSON(document, isPretty: true) + "\n"
}
