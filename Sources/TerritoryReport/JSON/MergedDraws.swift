import TerritoryModel

/// All parts of a sample, that several machines made.
package struct MergedDraws: Sendable {
  /// A part with the file that it stands in.
  package struct Part: Sendable {
    package let place: String
    package let draws: RecordedDraws

    package init(_ place: String, _ draws: RecordedDraws) {
      self.place = place
      self.draws = draws
    }
  }

  /// In the order of their numbers.
  private let parts: [Part]

  /// - Throws: ``InvalidInput`` where parts are missing, stand twice, or don't belong together.
  package init(_ given: [Part]) throws(InvalidInput) {
    guard let first = given.first else {
      throw InvalidInput([
        InputProblem(
          place: "sample merge", what: "there is no part of a sample to put together",
          remedy: "name the files that sample --shard wrote, or the folder that they lie in")
      ])
    }
    var log = ProblemLog()
    var known: [Int: String] = [:]
    for part in given {
      guard SampleShard(part.draws.part, of: part.draws.parts) != nil else { throw part.damage }
      if let what = part.draws.difference(from: first.draws, first.place) {
        log.add(
          part.place, what,
          mend: "put together the parts of one command, made by the same version from the same data"
        )
      } else if let other = known[part.draws.part] {
        log.add(
          part.place, "part \(part.draws.part) of \(part.draws.parts) stands in \(other) too",
          mend: "leave out one of the two")
      } else {
        known[part.draws.part] = part.place
      }
    }
    try log.throwIfAny()
    let missing = Self.missing(Set(known.keys), of: first.draws.parts)
    if !missing.isEmpty {
      throw InvalidInput([
        InputProblem(
          place: "sample merge",
          what: "of \(first.draws.parts) parts these are missing: \(missing)",
          remedy: "make them with --shard, such as --shard \(missing.prefix { $0.isNumber })/"
            + "\(first.draws.parts)")
      ])
    }
    parts = given.sorted { $0.draws.part < $1.draws.part }
  }

  /// `3, 7–12, 40`, as far as anybody reads it.
  private static func missing(_ known: Set<Int>, of parts: Int) -> String {
    var runs: [ClosedRange<Int>] = []
    for part in 1...max(1, parts) where !known.contains(part) {
      if let last = runs.last, last.upperBound == part - 1 {
        runs[runs.count - 1] = last.lowerBound...part
      } else {
        runs.append(part...part)
      }
    }
    let shown = runs.prefix(10).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }
    return (shown + (runs.count > 10 ? ["…"] : [])).joined(separator: ", ")
  }

  /// The arguments of the command that asked for the parts.
  package var command: [String] { parts[0].draws.command }

  /// What was drawn; nil where the files' numbers are none.
  private var settings: SampleSettings? {
    let draws = parts[0].draws
    guard (1...SampleSettings.most).contains(draws.draws),
      let shape = DrawShape(rawValue: draws.shape)
    else { return nil }
    return SampleSettings(draws: draws.draws, seed: draws.seed, shape: shape)
  }

  /// The sample that one machine would have made.
  ///
  /// - Parameters:
  ///   - planCase: what the command asks, before any coaches were counted.
  ///   - limits: as the fingerprints of the parts have them.
  /// - Throws: ``InvalidInput`` where the region is not the one that the parts were made from, or a part
  ///   is damaged.
  package func sample(
    of planCase: PlanCase, limits: String
  ) throws(InvalidInput) -> Sample {
    let head = parts[0].draws
    guard let settings, let team = head.team else { throw parts[0].damage }
    let assumptions = try DrawnAssumptions(of: planCase, settings.shape)
    guard
      QuestionFingerprint(planCase, assumptions, limits: limits).description == head.question
    else {
      throw InvalidInput([
        InputProblem(
          place: parts[0].place,
          what: "the region folder is not as it was when the parts were made",
          remedy: "name the right one with --region, or make the parts anew")
      ])
    }
    var draws: [Draw] = []
    var stated: Draw?
    for part in parts {
      let found = try part.found(in: planCase.region, settings, assumptions)
      draws += found.draws
      stated = stated ?? found.stated
    }
    guard let stated else { throw parts[0].damage }
    return Sample(
      settings, .whole, planCase, team: team, assumptions, stated: stated, draws: draws)
  }
}

extension MergedDraws.Part {
  fileprivate var damage: InvalidInput {
    InvalidInput([
      InputProblem(
        place: place, what: "the file is damaged: it is not as sample --shard wrote it",
        remedy: "make the part anew")
    ])
  }

  /// - Throws: ``InvalidInput`` where the file is not what its first lines say.
  fileprivate func found(
    in region: Region, _ settings: SampleSettings, _ assumptions: DrawnAssumptions
  ) throws(InvalidInput) -> (stated: Draw, draws: [Draw]) {
    guard let shard = SampleShard(draws.part, of: draws.parts),
      let plans = draws.territories(in: region)
    else { throw damage }
    let numbers = shard.numbers(of: settings.draws)
    var found: [Int: Draw] = [:]
    for row in draws.rows {
      guard let draw = row.draw(plans), numbers.contains(draw.number), found[draw.number] == nil,
        draw.values.count == assumptions.drawn.count
      else { throw damage }
      found[draw.number] = draw
    }
    guard let stated = draws.stated.draw(plans), stated.number == 0 else { throw damage }
    return (stated, Array(found.values))
  }
}

extension RecordedDraws {
  /// What speaks against both being parts of one sample; nil where nothing does.
  fileprivate func difference(from other: RecordedDraws, _ place: String) -> Wording? {
    func differs(_ name: String, _ own: String, _ others: String) -> Wording {
      "the part has \(name) \(own), but \(place) has \(others)"
    }
    if version != other.version { return differs("version", version, other.version) }
    if region != other.region { return differs("region", region, other.region) }
    if seed != other.seed { return differs("--seed", "\(seed)", "\(other.seed)") }
    if draws != other.draws { return differs("--draws", "\(draws)", "\(other.draws)") }
    if shape != other.shape { return differs("--shape", shape, other.shape) }
    if parts != other.parts { return differs("--shard", "…/\(parts)", "…/\(other.parts)") }
    let isAlike =
      question == other.question && coaches == other.coaches && leaders == other.leaders
      && assumptions == other.assumptions && hasSameStated(as: other)
    return isAlike ? nil : "the part was made of other data or options than \(place)"
  }

  private func hasSameStated(as other: RecordedDraws) -> Bool {
    // Plans are numbered in each file by itself; that of the stated values is the first.
    stated == other.stated && (stated.plan == nil || plans.first == other.plans.first)
  }

  fileprivate var team: Team? {
    guard !coaches.isEmpty, coaches.count <= PlanBrief.mostCoaches,
      coaches.allSatisfy({ $0 > 0 && $0 <= 1 }), (0...PlanBrief.mostCoaches).contains(leaders)
    else { return nil }
    return Team(coaches: Coaches(shares: coaches), leaders: leaders)
  }
}
