/// When the candidates of a year come.
public enum ArrivalPattern: String, Sendable, CaseIterable {
  /// Those of the first year all wait when the service opens; later ones come evenly.
  case start
  /// Evenly from the first day: a Poisson process in each municipality.
  case evenly

  /// Months that the candidates who wait at the start would have come in.
  static let firstYear = 12.0

  /// The candidates of one run, in the order in which they come.
  ///
  /// They depend on nothing but these arguments, so that the runs of two plans have the same
  /// candidates. Nobody comes first of those who wait at the start: their order is drawn.
  ///
  /// - Parameters:
  ///   - demand: candidates a year of each municipality (d_m).
  ///   - months: when the run ends.
  func candidates(
    demand: [Double], until months: Double, _ course: CoachingCourse,
    using generator: inout SeededGenerator
  ) -> [Candidate] {
    var arrivals: [(time: Double, municipality: Int)] = []
    var opening = 0.0
    if self == .start {
      for (municipality, people) in wholePeople(demand).enumerated() {
        arrivals += Array(repeating: (0, municipality), count: people)
      }
      arrivals.shuffle(using: &generator)
      opening = Self.firstYear
    }
    arrivals += Self.evenly(demand, from: opening, until: months, using: &generator)
    return arrivals.map {
      Candidate(
        arrival: $0.time, municipality: $0.municipality, course: course.draw(using: &generator))
    }
  }

  /// A Poisson process in each municipality: gaps are exponential with the mean 12 / d_m months.
  private static func evenly(
    _ demand: [Double], from opening: Double, until end: Double,
    using generator: inout SeededGenerator
  ) -> [(time: Double, municipality: Int)] {
    var arrivals: [(time: Double, municipality: Int)] = []
    for (municipality, clients) in demand.enumerated() where clients > 0 {
      var time = opening + generator.exponential(mean: 12 / clients)
      while time <= end {
        arrivals.append((time, municipality))
        time += generator.exponential(mean: 12 / clients)
      }
    }
    return arrivals.sorted { ($0.time, $0.municipality) < ($1.time, $1.municipality) }
  }
}

/// Amounts as whole people, whose sum is the rounded sum of the amounts: each is rounded down, and
/// the people who are left go to the largest remainders, the first of equal ones.
///
/// - Parameter amounts: zero or more each.
func wholePeople(_ amounts: [Double]) -> [Int] {
  // validate(for:) has refused more people than memory holds.
  var people = amounts.map { Int($0) }
  let missing = Int(amounts.reduce(0, +).rounded()) - people.reduce(0, +)
  func remainder(_ index: Int) -> Double { amounts[index] - amounts[index].rounded(.down) }
  let byRemainder = amounts.indices.sorted {
    (remainder($1), $0) < (remainder($0), $1)
  }
  // Not negative: the rounded sum is no less than the sum of what is rounded down.
  for index in byRemainder.prefix(missing) { people[index] += 1 }
  return people
}
