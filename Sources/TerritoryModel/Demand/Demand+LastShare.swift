extension Demand {
  /// Clients a year that follow the chain's last share, for a share of 1: Σ count × the shares
  /// before the last, over the municipalities without an estimate of their own in its place.
  public var clientsPerLastShare: Double {
    let before = chain.steps.dropLast()
    return rows.filter { chain.surveys[$0.municipality] == nil }.reduce(0) { sum, row in
      sum + before.reduce(row.count) { $0 * $1.share }
    }
  }

  /// Clients a year of municipalities whose own estimate stands in the last share's place.
  public var surveyedClients: Double {
    rows.filter { chain.surveys[$0.municipality] != nil }.reduce(0) { $0 + $1.clients }
  }
}
