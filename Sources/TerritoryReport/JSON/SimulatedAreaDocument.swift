import TerritoryModel
import TerritorySimulation

/// What the runs came to in the region or a part of it.
struct SimulatedAreaDocument: Encodable {
  /// region, territory or shared.
  let scope: String
  /// Absent for the region.
  let name: String?
  let places: Int
  let candidates: EstimateDocument
  let use: EstimateDocument?
  /// Absent where nobody came.
  let waiting: Waiting?
  let months: [Month]

  struct Month: Encodable {
    let month: Int
    let queue: EstimateDocument
    let use: EstimateDocument?
    let arrived: EstimateDocument
    let started: EstimateDocument
    let finished: EstimateDocument
  }

  /// Months in the queue.
  struct Waiting: Encodable {
    let median: Quantile
    let ninetieth: Quantile
    /// Share of the candidates whose coaching begins at once.
    let atOnce: Share
  }

  struct Quantile: Encodable {
    /// Of the waits up to the end of the runs: the true quantile is not less.
    let months: Double
    /// The true quantile is not more; absent where those who still wait leave it open.
    let atMost: Double?
    let p5: Double
    let p95: Double
  }

  struct Share: Encodable {
    let value: Double
    let p5: Double
    let p95: Double
  }

  init(_ area: AreaResult, _ plan: Plan, _ planCase: PlanCase) {
    scope = area.scope
    name = area.area == .region ? nil : area.name(plan, planCase)
    places = area.places
    candidates = EstimateDocument(area.candidates)
    use = area.use.map { EstimateDocument($0) }
    waiting = area.waiting.map { Waiting($0) }
    months = area.months.map {
      Month(
        month: $0.month, queue: EstimateDocument($0.queue),
        use: $0.use.map { EstimateDocument($0) },
        arrived: EstimateDocument($0.arrived), started: EstimateDocument($0.started),
        finished: EstimateDocument($0.finished))
    }
  }
}

extension SimulatedAreaDocument.Waiting {
  fileprivate init(_ waiting: WaitingTimes) {
    median = .init(waiting.median)
    ninetieth = .init(waiting.ninetieth)
    let share = waiting.neverWaiting
    atOnce = .init(value: share.value, p5: share.low, p95: share.high)
  }
}

extension SimulatedAreaDocument.Quantile {
  fileprivate init(_ quantile: WaitingTimes.Quantile) {
    self.init(
      months: quantile.least, atMost: quantile.most, p5: quantile.low, p95: quantile.high)
  }
}

/// A figure over the runs: mean, its standard error (absent for a single run), and the 5th and 95th
/// percentile of the runs.
struct EstimateDocument: Encodable {
  let mean: Double
  let standardError: Double?
  let p5: Double
  let p95: Double

  init(_ estimate: Estimate) {
    mean = estimate.mean
    standardError = estimate.standardError
    p5 = estimate.low
    p95 = estimate.high
  }
}
