/// Somebody who comes for coaching.
struct Candidate: Sendable, Hashable {
  /// Months from the start of the service, zero or more.
  let arrival: Double
  /// Position of the municipality where the candidate lives.
  let municipality: Int
  /// How long the coaching will last once it has begun, months.
  let duration: Double
}
