/// How often each value of a range is drawn.
public enum DrawShape: String, Sendable, CaseIterable {
  /// The run's own value most often, and the less the nearer a value is to an end of the range:
  /// density 2/(b − a) at the peak c, falling in straight lines to 0 at the ends a and b.
  ///
  /// Source: D. Johnson, The triangular distribution as a proxy for the beta distribution in risk
  /// analysis, The Statistician 46 (1997) 387–398: for ranges of which only the ends and the likeliest
  /// value are known.
  case triangular
  /// Each value alike.
  ///
  /// Source: JCGM 101:2008, 6.4.2: where nothing but the ends is known.
  case uniform
}

/// An assumption that is drawn from its published range.
public struct DrawnAssumption: Sendable {
  public let key: AssumptionKey
  public let range: ClosedRange<Double>
  /// The value of the run without draws.
  public let stated: Double
  /// Where the range comes from.
  public let source: String
  public let shape: DrawShape

  public init(
    _ key: AssumptionKey, _ range: ClosedRange<Double>, stated: Double, source: String,
    shape: DrawShape
  ) {
    self.key = key
    self.range = range
    self.stated = stated
    self.source = source
    self.shape = shape
  }

  /// What the triangle is highest at: the stated value, or the end next to it where that lies outside
  /// the range.
  public var peak: Double { min(max(stated, range.lowerBound), range.upperBound) }

  /// The value that a share of the draws lies below, as exact as results write it (10⁻⁹), so that whoever
  /// asks for the value that is written asks for the same.
  ///
  /// Of the triangle a, c, b: a + √(u (b − a) (c − a)) up to u = (c − a) / (b − a), and
  /// b − √((1 − u) (b − a) (b − c)) from there on.
  ///
  /// - Parameter share: u, 0...1.
  public func value(below share: Double) -> Double {
    precondition((0...1).contains(share))
    let (least, most) = (range.lowerBound, range.upperBound)
    let width = most - least
    guard width > 0 else { return least }
    let value =
      switch shape {
      case .uniform: least + share * width
      case .triangular where share * width < peak - least:
        least + (share * width * (peak - least)).squareRoot()
      case .triangular: most - ((1 - share) * width * (most - peak)).squareRoot()
      }
    return min(max(value.asWritten, least), most)
  }

  /// The value as something that is asked for in place of the run's own.
  func choice(_ value: Double) -> Assumption<Choice> {
    Assumption(Choice(key, .number(value)), source: source, origin: .computed)
  }
}

extension Double {
  /// The number that reads back from what results write of it.
  var asWritten: Double { Double(written) ?? self }
}

/// What is drawn for a question, and what is not.
public struct DrawnAssumptions: Sendable {
  /// In the order of ``all``.
  public let drawn: [DrawnAssumption]
  /// Those that have a range but don't count in this run, since another turnover model does.
  public let idle: [AssumptionKey]

  /// All that may have a range, in the order in which chance is spent on them: each has its own part of
  /// it, so that a draw's value of one is the same whichever others have a range.
  public static let all = AssumptionKey.ranged

  /// - Throws: ``InvalidInput`` where there is nothing to draw from.
  public init(of planCase: PlanCase, _ shape: DrawShape) throws(InvalidInput) {
    let ranges = planCase.region.settings.variedRanges
    let model = planCase.assumptions.turnoverModel.value
    var drawn: [DrawnAssumption] = []
    var idle: [AssumptionKey] = []
    for key in Self.all {
      guard let range = ranges.first(where: { $0.key == key }) else { continue }
      let stated =
        key == .lastShare
        ? planCase.demand.chain.steps.last?.share : planCase.assumptions[key]?.value.number
      guard let stated else { continue }
      if key.model == nil || key.model == model {
        drawn.append(
          DrawnAssumption(key, range.values, stated: stated, source: range.source, shape: shape))
      } else {
        idle.append(key)
      }
    }
    guard !drawn.isEmpty else {
      throw InvalidInput([
        InputProblem(
          place: "region.yaml",
          what: "no assumption that counts in this run has a range to draw from",
          remedy:
            "add ranges: with least, most and source under one of"
            + " \(Self.all.map(\.name).joined(separator: ", "))")
      ])
    }
    self.drawn = drawn
    self.idle = idle
  }

  /// The values of a draw.
  ///
  /// - Parameter shares: uniform on 0..<1, one for each of ``all``.
  /// - Returns: one for each of ``drawn``.
  public func values(_ shares: [Double]) -> [Double] {
    // What is drawn is one of all: see init.
    drawn.map { $0.value(below: shares[Self.all.firstIndex(of: $0.key)!]) }
  }

  /// What a draw asks for in place of the run's own values.
  public func choices(_ values: [Double]) -> [Assumption<Choice>] {
    zip(drawn, values).map { $0.choice($1) }
  }
}
