import TerritoryModel

/// Tells how far the search for a large region has come.
struct DecompositionProgress {
  private let brief: PlanBrief
  private let waitingFloor: Double
  private let observer: ProgressObserver?

  /// - Parameter waitingFloor: no plan has less waiting, clients a year.
  init(_ brief: PlanBrief, waitingFloor: Double, _ observer: ProgressObserver?) {
    self.brief = brief
    self.waitingFloor = waitingFloor
    self.observer = observer
  }

  /// There is no plan yet.
  func begin() {
    observer?(SearchProgress(level: .waiting, value: nil, bound: waitingFloor))
  }

  /// The best plan so far: its waiting until that is proven, then its travel.
  ///
  /// - Parameter travelBound: client-kilometres a year, where a bound is known.
  func tell(_ plan: Plan, travelBound: Double? = nil) {
    guard let observer else { return }
    let waiting = LevelResult(
      Level(.waiting), value: plan.value(of: .waiting, for: brief), bound: waitingFloor, in: brief)
    observer(
      waiting.isProven || travelBound != nil
        ? SearchProgress(
          level: .travel, value: plan.value(of: .travel, for: brief),
          bound: travelBound.map { max(0, $0) })
        : SearchProgress(level: .waiting, value: waiting.value, bound: waitingFloor))
  }
}
