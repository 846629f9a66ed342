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
