import Foundation

/// The seeds or cases that a check is made with: all of them in the release run, which is what the
/// check rests on. Without optimisation the same takes many times longer, so debug takes the first
/// ones, for what only debug sees: assertions.
public func sample<Cases: Collection>(_ all: Cases, inDebug few: Int) -> Cases.SubSequence {
  #if DEBUG
    all.prefix(few)
  #else
    all[...]
  #endif
}

/// The seeds of a check by random: as many as `CROSS_CHECK_SEEDS` says where `scripts/cross-check` runs
/// it by hand, else as ``sample(_:inDebug:)``.
public func seeds(_ usual: Range<UInt64>, inDebug few: Int) -> Range<UInt64> {
  let asked = ProcessInfo.processInfo.environment["CROSS_CHECK_SEEDS"].flatMap { UInt64($0) }
  return asked.map { 0..<$0 } ?? sample(usual, inDebug: few)
}
