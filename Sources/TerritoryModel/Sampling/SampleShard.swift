/// What is drawn, and how often.
public struct SampleSettings: Sendable, Hashable {
  /// How many draws there are, 1...``most``.
  public let draws: Int
  /// What chance is drawn from.
  public let seed: UInt64
  public let shape: DrawShape

  /// As many draws as are planned at most.
  public static let most = 100_000

  public init(draws: Int, seed: UInt64, shape: DrawShape = .triangular) {
    precondition((1...Self.most).contains(draws))
    self.draws = draws
    self.seed = seed
    self.shape = shape
  }
}

/// One of several parts of a sample's draws, for several machines.
public struct SampleShard: Hashable, Sendable, CustomStringConvertible {
  /// From 1 on.
  public let part: Int
  public let parts: Int

  /// All draws.
  public static let whole = SampleShard(part: 1, parts: 1)

  private init(part: Int, parts: Int) {
    self.part = part
    self.parts = parts
  }

  /// - Returns: nil where there is no such part.
  public init?(_ part: Int, of parts: Int) {
    guard (1...SampleSettings.most).contains(parts), (1...parts).contains(part) else { return nil }
    self.init(part: part, parts: parts)
  }

  /// Reads `3/40`: the third of forty parts.
  ///
  /// - Throws: ``Violation`` where there is no such part.
  public init(_ text: String) throws(Violation) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { side in
      side.allSatisfy { ("0"..."9").contains($0) } ? Int(side) : nil
    }
    guard numbers.count == 2, let part = numbers[0], let parts = numbers[1] else {
      throw Violation(
        what: "\(quoted(text)) is no part of the draws",
        remedy: "write which part and of how many: 3/40")
    }
    guard let shard = SampleShard(part, of: parts) else {
      throw Violation(
        what: "there is no part \(part) of \(parts)",
        remedy:
          "number the parts from 1 to their number, \(SampleSettings.most) at most, such as 3/40")
    }
    self = shard
  }

  public var description: String { "\(part)/\(parts)" }

  /// The numbers of its draws, which are counted from 1 on: parts differ by one draw at most.
  public func numbers(of draws: Int) -> Range<Int> {
    // Both are at most 10⁵, so that no product is too large.
    let first = (part - 1) * draws / parts + 1
    return first..<(part * draws / parts + 1)
  }
}
