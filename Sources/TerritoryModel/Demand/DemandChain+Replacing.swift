extension DemandChain {
  /// The same chain with another share at a place. Municipalities' own estimates stay.
  func replacingShare(at index: Int, by share: Assumption<Double>) -> DemandChain {
    var chain = self
    chain.steps[index] = Step(
      name: steps[index].name, share: share.value, source: share.source, origin: share.origin)
    return chain
  }

  /// The same chain with another last share; the chain itself where it has none.
  public func replacingLastShare(by share: Double) -> DemandChain {
    guard let last = steps.last else { return self }
    return replacingShare(
      at: steps.count - 1, by: Assumption(share, source: last.source, origin: last.origin))
  }
}
