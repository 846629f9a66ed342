/// Amounts as whole people, whose sum is the rounded sum of the amounts: each is rounded down, and
/// the people who are left go to the largest remainders, the first of equal ones.
///
/// - Parameter amounts: zero or more each.
func wholePeople(_ amounts: [Double]) -> [Int] {
  var people = amounts.map { Int($0) }
  let missing = Int(amounts.reduce(0, +).rounded()) - people.reduce(0, +)
  func remainder(_ index: Int) -> Double { amounts[index] - amounts[index].rounded(.down) }
  let byRemainder = amounts.indices.sorted {
    (remainder($1), $0) < (remainder($0), $1)
  }
  for index in byRemainder.prefix(missing) { people[index] += 1 }
  return people
}
