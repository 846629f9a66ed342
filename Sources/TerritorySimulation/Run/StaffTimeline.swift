import Foundation

/// Somebody's post in a territory.
struct StaffPost: Sendable, Hashable {
  /// Clients that can be had at a time.
  let places: Int
  /// The part of a full-time coach's new clients that can be begun with in a month.
  let share: Double
  /// Coaches leave and come by stages; leaders are there from the opening on.
  let isCoach: Bool
}

/// When coaches leave, and when their posts are filled again.
struct StaffTurnover: Sendable, Hashable {
  /// Share of the coaches who leave within a year (p), 0 ..< 1.
  let leaving: Double
  /// Months until a post is filled again (V), above 0.
  let vacancy: Double

  /// Mean months until a coach leaves: −12 / ln(1 − p). Leaving does not depend on how long somebody
  /// has been there, so of those who are there at any moment the share p has left a year later.
  var meanStay: Double { -12 / log1p(-leaving) }
}

/// Who of a run's staff is there when.
struct StaffTimeline: Sendable {
  /// Somebody comes or leaves.
  struct Change: Sendable {
    /// Months from the opening.
    let time: Double
    let territory: Int
    let post: StaffPost
    /// Whether somebody fills the post again; else somebody leaves it.
    let comes: Bool
  }

  /// Those who come on the first day of each month, the opening first.
  let firstDays: [[(territory: Int, post: StaffPost)]]
  /// Those who leave and come in between, in the order of time.
  let changes: [Change]

  /// - Parameters:
  ///   - firstDays: of each month of the run.
  ///   - changes: in the order of time.
  init(firstDays: [[(territory: Int, post: StaffPost)]], changes: [Change]) {
    self.firstDays = firstDays
    self.changes = changes
  }

  /// - Parameters:
  ///   - posts: of each territory.
  ///   - arrivals: for each territory the month of each coach's first day; nil where all are there
  ///     from the opening on.
  ///   - turnover: nil where nobody leaves.
  ///   - months: when the run ends.
  init(
    _ posts: [[StaffPost]], arrivals: [[Int]]? = nil, turnover: StaffTurnover? = nil, months: Int,
    using generator: inout SeededGenerator
  ) {
    var firstDays = Array(repeating: [(territory: Int, post: StaffPost)](), count: months)
    var changes: [Change] = []
    for (territory, posts) in posts.enumerated() {
      var coach = 0
      for post in posts {
        var first = 0
        if post.isCoach {
          // As many arrivals as coaches: stages end with all of them.
          first = arrivals?[territory][coach] ?? 0
          coach += 1
        }
        guard first < months else { continue }
        firstDays[first].append((territory, post))
        guard post.isCoach, let turnover, turnover.leaving > 0 else { continue }
        var time = Double(first) + generator.exponential(mean: turnover.meanStay)
        // Each vacancy takes time, so this ends; tooRestless(_:) has bounded how late.
        while time <= Double(months) {
          changes.append(Change(time: time, territory: territory, post: post, comes: false))
          let back = time + turnover.vacancy
          changes.append(Change(time: back, territory: territory, post: post, comes: true))
          time = back + generator.exponential(mean: turnover.meanStay)
        }
      }
    }
    self.init(firstDays: firstDays, changes: changes.sorted { $0.time < $1.time })
  }

  /// All posts filled from the opening on.
  static func full(_ posts: [[StaffPost]], months: Int) -> StaffTimeline {
    var nothing = SeededGenerator(seed: 0)
    return StaffTimeline(posts, months: months, using: &nothing)
  }
}
