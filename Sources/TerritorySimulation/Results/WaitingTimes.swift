/// How long the candidates of an area wait, over all runs.
///
/// Candidates who still wait at the end of a run count with the time that they have waited so far.
public struct WaitingTimes: Sendable {
  /// A quantile of the waiting times, months.
  public struct Quantile: Sendable, Hashable {
    /// The quantile of the waits so far: the true one is not less.
    public let least: Double
    /// The quantile if those who still wait did so for ever: the true one is not more. Equal to
    /// `least` where it is known exactly; nil where the quantile falls among those who still wait.
    public let most: Double?
    /// 5th percentile of the single runs' quantiles of the waits so far.
    public let low: Double
    /// 95th percentile of the single runs' quantiles of the waits so far.
    public let high: Double

    init(_ share: Double, of waits: Sorted) {
      let rank = [Double].rank(share, of: waits.soFar.count)
      least = waits.soFar[rank - 1]
      most = rank <= waits.over.count ? waits.over[rank - 1] : nil
      let single = waits.runs.map { $0.quantile(share) }.sorted()
      low = single.quantile(0.05)
      high = single.quantile(0.95)
    }
  }

  /// Waits in months, ascending.
  struct Sorted {
    /// Of all runs, also those that are not over.
    let soFar: [Double]
    /// Of all runs, only those that are over.
    let over: [Double]
    /// Of each run, also those that are not over.
    let runs: [[Double]]

    init(_ waits: [[RunRecord.Wait]]) {
      runs = waits.map { $0.map(\.months).sorted() }
      soFar = runs.flatMap { $0 }.sorted()
      over = waits.flatMap { $0.lazy.filter(\.isOver).map(\.months) }.sorted()
    }
  }

  public let median: Quantile
  /// The 90th percentile.
  public let ninetieth: Quantile
  /// Share of the candidates whose coaching begins at once, 0...1: of all candidates of all runs the
  /// mean, and the spread of the runs' own shares.
  public let neverWaiting: Share

  /// A share of candidates.
  public struct Share: Sendable, Hashable {
    public let value: Double
    /// 5th and 95th percentile of the runs.
    public let low: Double
    public let high: Double
  }

  /// - Parameter runs: the waits of each run.
  /// - Returns: nil where nobody came in any run.
  init?(_ runs: [[RunRecord.Wait]]) {
    let runs = runs.filter { !$0.isEmpty }
    guard !runs.isEmpty else { return nil }
    let sorted = Sorted(runs)
    median = Quantile(0.5, of: sorted)
    ninetieth = Quantile(0.9, of: sorted)
    func atOnce(_ waits: [RunRecord.Wait]) -> Int { waits.count { $0.isOver && $0.months == 0 } }
    let shares = runs.map { Double(atOnce($0)) / Double($0.count) }.sorted()
    neverWaiting = Share(
      value: Double(runs.reduce(0) { $0 + atOnce($1) })
        / Double(runs.reduce(0) { $0 + $1.count }),
      low: shares.quantile(0.05), high: shares.quantile(0.95))
  }
}
