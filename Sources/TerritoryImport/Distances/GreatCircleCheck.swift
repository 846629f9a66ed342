import TerritoryLanguages
import TerritoryModel

/// Road distances beside the great circles between the same centres: what is shorter, or much longer, is
/// no road in kilometres.
struct GreatCircleCheck {
  /// Roads are this many times as long as great circles at least and at most.
  private static let usual = 1.0...5.0
  /// Kilometres that the way's end may lie from the centre, and from a point inside the outline.
  private static let (shift, shiftInside) = (1.0, 50.0)

  private struct Way {
    let pair: MunicipalPair
    let kilometres: Double
    let greatCircle: Double
    /// Kilometres that the great circle of the true ends may be longer or shorter.
    let shift: Double
    var ratio: Double { kilometres / greatCircle }

    /// Whether no road could be so long, wherever within the shift its ends are.
    var isUnlikely: Bool {
      kilometres < (greatCircle - shift) * usual.lowerBound
        || kilometres > (greatCircle + shift) * usual.upperBound
    }
  }

  private let ways: [Way]
  private let municipalities: [Municipality]

  /// - Parameters:
  ///   - entries: distances that are no estimates of the tool's own.
  ///   - inside: positions of municipalities whose centre is not known, but a point inside.
  init(
    _ entries: [MunicipalPair: DistanceDraft.Entry], _ municipalities: [Municipality],
    inside: Set<Int>
  ) {
    self.municipalities = municipalities
    ways = entries.sorted { $0.key < $1.key }.compactMap { pair, entry in
      let (a, b) = (municipalities[pair.first], municipalities[pair.second])
      let greatCircle = GreatCircle.kilometres(
        from: (a.latitude, a.longitude), to: (b.latitude, b.longitude))
      guard greatCircle > 0.1, let km = try? StrictNumber.parse(entry.kilometres) else {
        return nil
      }
      let shifts = [pair.first, pair.second].map {
        inside.contains($0) ? Self.shiftInside : Self.shift
      }
      return Way(
        pair: pair, kilometres: km, greatCircle: greatCircle, shift: shifts.reduce(0, +))
    }
  }

  /// Refuses a file of which most distances are unlikely.
  ///
  /// - Returns: what to say where some are; nil where none is, or the file is refused.
  func check(_ place: String, log: inout ProblemLog) -> String? {
    var unlikely = ways.filter(\.isUnlikely)
    // Where a centre is not known, each way alone may be so short, but not most of them.
    let short = ways.filter { $0.ratio < Self.usual.lowerBound }
    let areMostShort = unlikely.isEmpty && short.count > 1 && short.count * 2 > ways.count
    if areMostShort { unlikely = short }
    guard let worst = unlikely.max(by: { Self.strangeness($0) < Self.strangeness($1) }) else {
      return nil
    }
    let ends = [worst.pair.first, worst.pair.second].map { municipalities[$0].name }
    let (km, line) = (
      shortest(worst.kilometres), DistanceDraft.text(worst.greatCircle, decimals: 1)
    )
    let median = unlikely.map(\.ratio).sorted()[unlikely.count / 2]
    let unit = Self.unit(of: median)
    guard areMostShort || unlikely.count * 2 <= ways.count else {
      log.add(
        place,
        "\(unlikely.count) of \(ways.count) distances are no kilometres by road, such as"
          + " \(ends.joined(separator: "-")): \(km), where it is \(line) km as the crow flies"
          + "\(unit.map { "; it looks like \($0.name)" as Wording } ?? "")",
        mend: unit.map { "turn them into kilometres: \($0.mend)" as Wording }
          ?? "give kilometres by road, and centres with the right latitude and longitude")
      return nil
    }
    let count = [unlikely.count, ways.count].map { String($0) }
    return phrase(
      asNote: """
        Unlikely distances, shorter than the great circle or more than five times as long: \
        \(count[0]) of \(count[1]), such as \(ends.joined(separator: "-")) \(km) km, where it is \
        \(line) km as the crow flies\(unit.map { " (it looks like \($0.name.description))" } ?? "").
        """)
  }

  private static func strangeness(_ way: Way) -> Double { max(way.ratio, 1 / max(way.ratio, 1e-9)) }

  /// What a number of another unit comes to beside kilometres as the crow flies, a road being some 1.2
  /// times as long and a car going some 70 km in an hour.
  private static func unit(of ratio: Double) -> (name: Wording, mend: Wording)? {
    switch ratio {
    case 500...3000: ("metres", "divide by 1000")
    case 30...150: ("seconds of driving", "ask for distances, not for times")
    case 8...25: ("tenths of kilometres: a decimal sign got lost", "divide by 10")
    case 0.5...0.95: ("miles", "multiply by 1.609")
    case 0.01...0.04: ("hours of driving", "ask for distances, not for times")
    case 0.0005...0.003: ("thousands of kilometres", "multiply by 1000")
    default: nil
    }
  }
}
