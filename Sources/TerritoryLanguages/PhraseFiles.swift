/// The files of the folder `words`, compiled into the program so that it runs from anywhere.
enum PhraseFiles {
  static var all: [(name: String, text: String)] {
    [
      ("assumptions.csv", PackageResources.assumptions_csv),
      ("charts.csv", PackageResources.charts_csv),
      ("common.csv", PackageResources.common_csv),
      ("comparison.csv", PackageResources.comparison_csv),
      ("cost.csv", PackageResources.cost_csv),
      ("decision.csv", PackageResources.decision_csv),
      ("desk.csv", PackageResources.desk_csv),
      ("desk-messages.csv", PackageResources.desk_messages_csv),
      ("diagnosis.csv", PackageResources.diagnosis_csv),
      ("difference.csv", PackageResources.difference_csv),
      ("errors.csv", PackageResources.errors_csv),
      ("evaluation.csv", PackageResources.evaluation_csv),
      ("headcount.csv", PackageResources.headcount_csv),
      ("import.csv", PackageResources.import_csv),
      ("map.csv", PackageResources.map_csv),
      ("minutes.csv", PackageResources.minutes_csv),
      ("notes.csv", PackageResources.notes_csv),
      ("plan.csv", PackageResources.plan_csv),
      ("quality.csv", PackageResources.quality_csv),
      ("region-sources.csv", PackageResources.region_sources_csv),
      ("report.csv", PackageResources.report_csv),
      ("requirements.csv", PackageResources.requirements_csv),
      ("rollout.csv", PackageResources.rollout_csv),
      ("sample.csv", PackageResources.sample_csv),
      ("sensitivity.csv", PackageResources.sensitivity_csv),
      ("simulation.csv", PackageResources.simulation_csv),
      ("sources.csv", PackageResources.sources_csv),
      ("terms.csv", PackageResources.terms_csv),
      ("tradeoff.csv", PackageResources.tradeoff_csv),
      ("verification.csv", PackageResources.verification_csv),
      ("what-if.csv", PackageResources.what_if_csv),
      ("workbook.csv", PackageResources.workbook_csv),
    ].map { ($0, String(decoding: $1, as: UTF8.self)) }
  }
}
