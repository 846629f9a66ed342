/// A short mark of a question with everything that its answer rests on, by which parts of a sample that
/// were made on several machines are known to belong together. It finds mistakes, not forgeries.
public struct QuestionFingerprint: Sendable, Hashable, CustomStringConvertible {
  /// FNV-1a of 64 bits (Fowler, Noll, Vo): the same on every machine.
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// - Parameters:
  ///   - planCase: what is asked, before any coaches were counted.
  ///   - assumptions: what is drawn.
  ///   - limits: what may end the search of a draw, as somebody would write it.
  public init(_ planCase: PlanCase, _ assumptions: DrawnAssumptions, limits: String) {
    add(planCase)
    for drawn in assumptions.drawn {
      add(drawn.key.name)
      add([drawn.range.lowerBound, drawn.range.upperBound, drawn.stated])
    }
    add(limits)
  }

  public var description: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private mutating func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  private mutating func add(_ text: String) {
    for byte in text.utf8 { mix(byte) }
    // No two lists of texts are one text.
    mix(0xFF)
  }

  private mutating func add(_ number: Double) {
    for place in 0..<8 { mix(UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(8 * place))) }
  }

  private mutating func add(_ numbers: [Double]) {
    for number in numbers { add(number) }
    add("\(numbers.count)")
  }

  private mutating func add(_ demand: Demand) {
    add("\(demand.snapshot) \(demand.column.header)")
    add(demand.rows.map(\.count))
    add(demand.clients)
    add(demand.chain.steps.map(\.share))
  }

  private mutating func add(_ planCase: PlanCase) {
    let (region, asked) = (planCase.region, planCase.requirements)
    for municipality in region.municipalities { add(municipality.code.digits) }
    for (one, other) in (asked?.borders ?? region.borders).pairs { add("\(one) \(other)") }
    for from in 0..<region.count { add((0..<region.count).map { region.distances[from, $0] }) }
    add(planCase.demand)
    for key in AssumptionKey.ofHeadcount + AssumptionKey.ofPlan {
      add(planCase.assumptions[key].map { "\($0.value)" } ?? "")
    }
    if !planCase.takesNeededCoaches { add(planCase.coaches.value.shares) }
    add("\(planCase.takesNeededCoaches) \(String(describing: planCase.territories?.value))")
    for requirement in asked?.requirements ?? [] { add("\(requirement.kind)") }
    add("\(asked?.shared ?? [])")
    for wish in region.partnerships ?? [] { add("\(wish.first) \(wish.second) \(wish.weight)") }
    for territory in planCase.reference?.grouping.territories ?? [] {
      add("\(territory.municipalities) \(territory.base ?? -1)")
    }
  }
}
