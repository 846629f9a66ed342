import TerritoryLanguages

/// What a report calls the plans that stand side by side: scenarios, stages of a service that grows, or
/// just plans.
extension ReportContent {
  /// What the names of plans are headed with.
  var entryTitle: String {
    switch subject {
    case .comparison: phrase("Scenario")
    case .rollout: phrase("Stage")
    case .proposal, .evaluation: phrase("Plan")
    }
  }

  var entriesTitle: String {
    switch subject {
    case .comparison: phrase("Scenarios")
    case .rollout: phrase("Stages")
    case .proposal, .evaluation: phrase("Plans")
    }
  }

  /// The heading of the table of all of them.
  var sideBySideTitle: String {
    switch subject {
    case .evaluation where evaluation?.isBestOpen == true: phrase("The plan and the best found")
    case .evaluation: phrase("The plan and the best possible")
    case .rollout: phrase("Stages side by side")
    case .comparison where comparison.common != nil: phrase("One plan for all scenarios")
    case .comparison, .proposal: phrase("Scenarios side by side")
    }
  }

  /// What marks the one that differences are counted from.
  var baselineNote: String {
    subject == .rollout ? phrase("the last stage") : phrase("baseline")
  }
}
