/// Which territories can begin with a new client at a moment: those with a free place that have not
/// begun with as many as they may in the month.
struct StaffRoom {
  /// Free places of each territory; below zero where colleagues stand in for somebody who left.
  private var free: [Int]
  /// Full-time coaches who are there, for new clients.
  private var shares: [Double]
  /// New clients that each territory may still begin with in the month.
  private var allowance: [Int]
  /// What fractions of new clients were left over, 0 ..< 1.
  private var leftOver: [Double]
  private let intake: Double?

  /// Whether each territory can begin with a new client.
  private(set) var isOpen: [Bool]
  /// Territories that can.
  private(set) var openCount = 0

  /// - Parameter intake: new clients in a month of a full-time coach; nil for any.
  init(territories: Int, intake: Double?) {
    free = Array(repeating: 0, count: territories)
    shares = Array(repeating: 0, count: territories)
    allowance = Array(repeating: intake == nil ? .max : 0, count: territories)
    leftOver = shares
    isOpen = Array(repeating: false, count: territories)
    self.intake = intake
  }

  /// Everybody who is there may begin with as many new clients as in any month; what was not used
  /// lapses, but for fractions.
  mutating func beginMonth() {
    guard intake != nil else { return }
    for territory in allowance.indices {
      allowance[territory] = 0
      allow(territory, shares[territory])
      look(territory)
    }
  }

  /// Somebody comes.
  ///
  /// - Parameter isFirstDay: of a month, so that ``beginMonth()`` follows.
  mutating func come(_ territory: Int, _ post: StaffPost, isFirstDay: Bool) {
    free[territory] += post.places
    shares[territory] += post.share
    if !isFirstDay { allow(territory, post.share) }
    look(territory)
  }

  mutating func leave(_ territory: Int, _ post: StaffPost) {
    free[territory] -= post.places
    shares[territory] -= post.share
    look(territory)
  }

  mutating func add(places: Int, to territory: Int) {
    free[territory] += places
    look(territory)
  }

  /// A new client takes a place.
  mutating func begin(_ territory: Int) {
    free[territory] -= 1
    if intake != nil { allowance[territory] -= 1 }
    look(territory)
  }

  private mutating func allow(_ territory: Int, _ share: Double) {
    guard let intake else { return }
    let clients = leftOver[territory] + intake * share
    // What misses a whole number by rounding is one.
    let whole = (clients + 1e-9).rounded(.down)
    // An intake is at most a million (Quantity.positive).
    allowance[territory] += Int(whole)
    leftOver[territory] = max(0, clients - whole)
  }

  private mutating func look(_ territory: Int) {
    let now = free[territory] > 0 && allowance[territory] > 0
    guard now != isOpen[territory] else { return }
    isOpen[territory] = now
    openCount += now ? 1 : -1
  }
}
