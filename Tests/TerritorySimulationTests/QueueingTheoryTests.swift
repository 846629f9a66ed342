import Foundation
import Testing

@testable import TerritorySimulation

/// Against exact results of queueing theory. Each figure of a run that follows a long warm-up is one
/// observation; its mean over the runs lies within four standard errors of the exact value, and the
/// standard error is small enough for that to mean something.
@Suite struct QueueingTheoryTests {
  /// What a steady queue came to in each run.
  private struct Steady {
    var queue: [Double] = []
    var wait: [Double] = []
    var waiting: [Double] = []
    var longer: [Double] = []

    /// - Parameters:
    ///   - rate: candidates a month.
    ///   - limit: months that `longer` counts longer waits than.
    init(
      rate: Double, places: Int, _ duration: CoachingDuration, warmUp: Int, months: Int,
      limit: Double
    ) {
      for index in 0..<ExactCheck.runs {
        var generator = SeededGenerator(seed: 2_026, run: index)
        let end = warmUp + months
        let run = SimulationRun(
          .single(places: places),
          ArrivalPattern.evenly.candidates(
            demand: [12 * rate], until: Double(end), CoachingCourse(duration), using: &generator),
          months: end)
        let queues = run.counts.dropFirst(warmUp + 1).map { Double($0.waiting[0]) }
        queue.append(queues.reduce(0, +) / Double(queues.count))
        // Who comes just before the end has not all had a start.
        let steady = zip(run.candidates, run.starts).filter {
          $0.0.arrival > Double(warmUp) && $0.0.arrival < Double(end) - Double(months) / 4
        }.map { $1! - $0.arrival }
        let count = Double(steady.count)
        wait.append(steady.reduce(0, +) / count)
        waiting.append(Double(steady.count { $0 > 0 }) / count)
        longer.append(Double(steady.count { $0 > limit }) / count)
      }
    }
  }

  /// Published values: 10 places at a load of 8 have C = 0.4092, 2 places at a load of 1 have 1/3.
  @Test func erlangCIsRight() {
    #expect(abs(erlangC(places: 10, load: 8) - 0.4092) < 5e-5)
    #expect(abs(erlangC(places: 2, load: 1) - 1.0 / 3) < 1e-12)
    #expect(abs(erlangC(places: 1, load: 0.7) - 0.7) < 1e-12)
  }

  /// M/M/c: waiting has the probability C, the mean wait is C·L/(c − a), the mean queue λ times that,
  /// and a wait is longer than t with the probability C·e^(−(c − a)·t/L).
  @Test(arguments: [(1, 0.6, 400), (2, 1.4, 400), (10, 8.0, 150), (20, 17.0, 150)])
  func exponentialService(places: Int, load: Double, months: Int) {
    let duration = 0.5
    let rate = load / duration
    let limit = duration / (Double(places) - load)
    let steady = Steady(
      rate: rate, places: places, CoachingDuration(.exponential, mean: duration), warmUp: 100,
      months: months, limit: limit)
    let probability = erlangC(places: places, load: load)
    let meanWait = probability * limit
    ExactCheck.expect(steady.waiting, probability, "probability of waiting")
    ExactCheck.expect(steady.wait, meanWait, "mean wait")
    ExactCheck.expect(steady.queue, rate * meanWait, "mean queue")
    ExactCheck.expect(steady.longer, probability * exp(-1), "share of long waits")
  }

  /// M/G/1, Pollaczek and Khinchine: the mean wait is ρ·L·(1 + v/L²) / (2·(1 − ρ)) with the variance
  /// v of the durations: 0 for fixed ones, 7.8656 (by SciPy) for the published range.
  @Test(arguments: [(CoachingDuration.Shape.fixed, 0.0), (.publishedRange, 7.8656287776727565)])
  func generalService(shape: CoachingDuration.Shape, variance: Double) {
    let (duration, busy) = (5.5, 0.6)
    let rate = busy / duration
    let steady = Steady(
      rate: rate, places: 1, CoachingDuration(shape, mean: duration), warmUp: 500, months: 4_000,
      limit: 0)
    let squared = 1 + variance / (duration * duration)
    let meanWait = busy * duration * squared / (2 * (1 - busy))
    ExactCheck.expect(steady.waiting, busy, "probability of waiting")
    ExactCheck.expect(steady.wait, meanWait, "mean wait")
    ExactCheck.expect(steady.queue, rate * meanWait, "mean queue")
  }

  /// M/G/∞ from empty: with places for all, those in coaching after t months are Poisson with the
  /// mean λ·∫₀ᵗ (1 − G): λ·L·(1 − e^(−t/L)) for exponential durations, λ·min(t, L) for fixed ones.
  @Test func fillingUpFromTheOpening() {
    let (rate, mean) = (25.0, 5.5)
    for shape in [CoachingDuration.Shape.exponential, .fixed] {
      let runs = (0..<5 * ExactCheck.runs).map { index in
        var generator = SeededGenerator(seed: 7, run: index)
        return SimulationRun(
          .single(places: 1_000),
          ArrivalPattern.evenly.candidates(
            demand: [12 * rate], until: 24,
            CoachingCourse(CoachingDuration(shape, mean: mean)), using: &generator),
          months: 24)
      }
      for month in [1, 3, 6, 12, 24] {
        let time = Double(month)
        let exact = rate * (shape == .fixed ? min(time, mean) : mean * (1 - exp(-time / mean)))
        let taken = runs.map { Double($0.counts[month].taken[0]) }
        ExactCheck.expect(taken, exact, "\(shape) after \(month) months")
        let squares = Estimate(taken.map { ($0 - exact) * ($0 - exact) })
        #expect(abs(squares.mean - exact) <= 4 * squares.standardError!)
      }
      #expect(runs.allSatisfy { $0.counts.allSatisfy { $0.waiting == [0] } })
    }
  }
}
