import Foundation

/// The cases that a check is made with: all of them in the release run, which is what the check rests on.
/// Without optimisation the same takes many times longer, so debug takes the first ones.
public func cases<Cases: Collection>(_ all: Cases, inDebug few: Int) -> Cases.SubSequence {
  #if DEBUG
    all.prefix(few)
  #else
    all[...]
  #endif
}

/// The seeds of a check by random: all of them where `THOROUGH` is 1 (`scripts/test --thorough`), the first
/// third in any other release run.
public func sample(_ all: Range<UInt64>, inDebug few: Int) -> Range<UInt64> {
  #if DEBUG
    all.prefix(few)
  #else
    ProcessInfo.processInfo.environment["THOROUGH"] == "1" ? all : all.prefix((all.count + 2) / 3)
  #endif
}

/// The same, or as many as `CROSS_CHECK_SEEDS` says where `scripts/cross-check` runs it by hand, or from
/// one to another (`1389-1389`).
public func seeds(_ usual: Range<UInt64>, inDebug few: Int) -> Range<UInt64> {
  let asked = ProcessInfo.processInfo.environment["CROSS_CHECK_SEEDS"] ?? ""
  let ends = asked.split(separator: "-").compactMap { UInt64($0) }
  switch ends.count {
  case 1: return 0..<ends[0]
  case 2: return ends[0]..<(ends[1] + 1)
  default: return sample(usual, inDebug: few)
  }
}

/// Whether the build is optimised: what takes minutes otherwise is only tested then.
public let isOptimised: Bool = {
  #if DEBUG
    false
  #else
    true
  #endif
}()
