import TerritoryLanguages
import TerritoryModel

/// A given plan that is scored.
extension ReportAnswer {
  /// What the given plan comes to beside the best one.
  var evaluationSentence: String {
    let loss = content.focus.solution == nil ? nil : lossSentence([content.focus])
    let rules =
      content.evaluation?.brokenRules.isEmpty == false
      ? phrase("The given plan does not meet all that is asked of territories") : nil
    return [scoreSentence, loss, rules].sentences
  }

  private var scoreSentence: String {
    guard let given = content.focus.value(of: .waiting) else { return noPlan }
    guard let best = entries.last?.value(of: .waiting) else {
      return phrase(
        "\(region): the given plan leaves \(shown(given)) {client|clients} a year without service")
    }
    let levels = entries.last?.solution?.levels ?? []
    let rounding = entries.last?.brief?.rounding(of: .waiting) ?? 0
    // After other levels, or with a tolerance, a plan may leave more waiting than has to be.
    let isLeast =
      levels.first.map { $0.objective == .waiting && $0.isProven && best <= $0.bound + rounding }
      ?? false
    guard shown(given) == shown(best) else {
      return isLeast
        ? phrase(
          """
          \(region): the given plan leaves \(shown(given)) {client|clients} a year without service, \
          the best possible one with as many territories \(shown(best))
          """)
        : phrase(
          """
          \(region): the given plan leaves \(shown(given)) {client|clients} a year without service, \
          the best one that was found \(shown(best))
          """)
    }
    guard given > 0 else { return travelSentence(levels) }
    return isLeast && given <= best + rounding
      ? phrase(
        """
        \(region): no plan with as many territories leaves fewer clients without service than the given \
        one, \(shown(given)) a year
        """)
      : phrase(
        "\(region): the given plan leaves \(shown(given)) {client|clients} a year without service")
  }

  /// What the given plan travels more than the best one, where nobody waits in either, or that it is as
  /// good in all that was asked.
  ///
  /// - Parameter levels: of the best plan.
  private func travelSentence(_ levels: [LevelResult]) -> String {
    let travel = entries.map { $0.value(of: .travel)! }
    // A search that was stopped may not have come to the later levels.
    let isProven = if case .optimal = entries.last?.outcome { true } else { false }
    func shownAlike(_ one: Double, _ other: Double) -> Bool {
      Figures.fixed(one, digits: 2) == Figures.fixed(other, digits: 2)
    }
    let isFarther =
      levels.contains { $0.objective == .travel } && travel[0] > travel[1]
      && (travel[1] == 0 || Figures.percent(travel[0] / travel[1] - 1) != Figures.percent(0))
    let isAsGood = levels.allSatisfy { level in
      content.focus.value(of: level.objective).map { shownAlike($0, level.value) } ?? false
    }
    guard isProven, isFarther ? travel[1] > 0 : isAsGood else {
      return phrase("\(region): nobody waits in the given plan")
    }
    return isFarther
      ? phrase(
        """
        \(region): nobody waits in the given plan, which travels \
        \(Figures.percent(travel[0] / travel[1] - 1)) more than the best possible one with as many \
        territories
        """)
      : phrase(
        "\(region): the given plan is as good as the best possible one with as many territories")
  }
}
