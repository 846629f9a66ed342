extension DemandChain {
  /// The same chain with another last share; the chain itself where it has none. Municipalities'
  /// own estimates stay.
  public func replacingLastShare(by share: Double) -> DemandChain {
    guard let last = steps.last else { return self }
    var chain = self
    chain.steps[chain.steps.count - 1] = Step(
      name: last.name, share: share, source: last.source, origin: last.origin)
    return chain
  }
}
