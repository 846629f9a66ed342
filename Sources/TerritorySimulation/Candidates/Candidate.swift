/// Somebody who comes for coaching.
struct Candidate: Sendable, Hashable {
  /// Months from the start of the service, zero or more.
  let arrival: Double
  /// Position of the municipality where the candidate lives.
  let municipality: Int
  /// What will become of the candidate once coaching has begun.
  let course: CoachingCourse.Outcome
  /// Months after which the candidate gives up waiting; infinite for never.
  var patience = Double.infinity

  /// How long the coaching will last once it has begun, months.
  var duration: Double { course.duration }
}
