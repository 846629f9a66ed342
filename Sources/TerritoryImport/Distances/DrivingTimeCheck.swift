import TerritoryLanguages
import TerritoryModel

/// Minutes of driving beside the kilometres of the same pairs: whoever would have to drive far slower or
/// faster than people do has another unit.
struct DrivingTimeCheck {
  /// Kilometres in an hour that a drive comes to at least, with a ferry in between, and at most.
  private static let usual = 3.0...160.0

  private struct Drive {
    let pair: MunicipalPair
    let kilometres: Double
    let minutes: Double
    /// Kilometres in an hour.
    var speed: Double { kilometres / max(minutes, 1e-9) * 60 }
  }

  private let drives: [Drive]
  private let municipalities: [Municipality]

  /// - Parameter entries: distances, with minutes or without.
  init(_ entries: [MunicipalPair: DistanceDraft.Entry], _ municipalities: [Municipality]) {
    self.municipalities = municipalities
    drives = entries.sorted { $0.key < $1.key }.compactMap { pair, entry in
      // Minutes are rounded: those of a short way say little.
      guard let minutes = entry.minutes.flatMap({ try? StrictNumber.parse($0) }),
        let km = try? StrictNumber.parse(entry.kilometres), km >= 1
      else { return nil }
      return Drive(pair: pair, kilometres: km, minutes: minutes)
    }
  }

  /// Refuses a file of which most minutes are unlikely.
  ///
  /// - Returns: what to say where some are; nil where none is, or the file is refused.
  func check(_ place: String, log: inout ProblemLog) -> String? {
    let unlikely = drives.filter { !Self.usual.contains($0.speed) }
    guard let first = unlikely.first else { return nil }
    let ends = [first.pair.first, first.pair.second].map { municipalities[$0].name }
    let (minutes, km) = (shortest(first.minutes), shortest(first.kilometres))
    let median = unlikely.map(\.speed).sorted()[unlikely.count / 2]
    let unit = Self.unit(of: median)
    guard unlikely.count * 2 <= drives.count else {
      log.add(
        place,
        "\(unlikely.count) of \(drives.count) driving times are no minutes, such as"
          + " \(ends.joined(separator: "-")): \(minutes) for \(km) km"
          + "\(unit.map { "; it looks like \($0.name)" as Wording } ?? "")",
        mend: unit.map { "turn them into minutes: \($0.mend)" as Wording }
          ?? "give minutes of driving, or leave the column out")
      return nil
    }
    let count = [unlikely.count, drives.count].map { String($0) }
    return phrase(
      asNote: """
        Unlikely driving times, slower than 3 or faster than 160 km an hour: \(count[0]) of \
        \(count[1]), such as \(ends.joined(separator: "-")) \(minutes) minutes for \(km) km.
        """)
  }

  /// What a time of another unit comes to in kilometres in a supposed hour, cars going some 70.
  private static func unit(of speed: Double) -> (name: Wording, mend: Wording)? {
    switch speed {
    case 0.3...2.9: ("seconds of driving", "divide by 60")
    case 1000...12_000: ("hours of driving", "multiply by 60")
    default: nil
    }
  }
}
