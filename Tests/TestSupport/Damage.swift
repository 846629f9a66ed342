import TerritoryModel

/// A fault put into one file of the fixture, and the one message that it has to bring.
public struct Damage: Sendable, CustomStringConvertible {
  public let file: String
  public let old: String
  public let new: String
  public let line: Int?
  public let what: String
  public let remedy: String

  /// - Parameters:
  ///   - line: where the fault is told; nil where the whole file is meant.
  ///   - what: a part of what is said to be wrong.
  ///   - remedy: a part of how it is to be mended.
  public init(
    _ file: String, _ old: String, _ new: String, line: Int?, _ what: String, mend remedy: String
  ) {
    self.file = file
    self.old = old
    self.new = new
    self.line = line
    self.what = what
    self.remedy = remedy
  }

  public var description: String { "\(file): \(old) → \(new)" }

  /// Everything that `check` finds in the fixture with this fault.
  public func problems() throws -> [InputProblem] {
    let fixture = try RegionFixture()
    try fixture.replace(file, old, with: new)
    return fixture.check()
  }

  /// Whether a problem says where, what and how to mend it.
  public func isTold(by problem: InputProblem) -> Bool {
    problem.place.hasSuffix("/" + file) && problem.line == line && problem.what.contains(what)
      && problem.remedy.contains(remedy)
  }
}
