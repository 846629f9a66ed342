import ArgumentParser
import TerritoryModel
import TerritoryReport

/// What a question about a region's territories rests on, whatever is to be found.
struct QuestionOptions: ParsableArguments {
  @OptionGroup var region: RegionOptions
  @OptionGroup(title: "What else is asked of the territories")
  var requirements: RequirementOptions

  @Option(
    of: .reach,
    help: "Most kilometres by road from a base to a municipality that is served from it.")
  var reach: Choice?

  @Option(
    of: .cost, parsing: .next,
    help: ArgumentHelp(
      """
      What travel is measured in. By minutes of driving, --reach and --most-km are minutes too. \
      (default: kilometres)
      """, valueName: "kilometres|minutes"))
  var cost: Choice?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether coaches may serve municipalities that border on their territory.")
  var neighbourHelp: Bool?

  @Option(
    of: .membership, parsing: .next,
    help: ArgumentHelp(
      """
      served: a municipality belongs to the territory that serves most of it; free: borders say \
      nothing of who serves. (default: served)
      """, valueName: "served|free"))
  var membership: Choice?

  /// The request that the options make.
  ///
  /// - Parameters:
  ///   - others: what other options choose.
  ///   - plan: the path of a plan to score or keep.
  /// - Throws: ``InvalidInput`` with everything that is wrong with the files that are read.
  func request(_ others: [Choice], plan: String? = nil) throws(InvalidInput) -> PlanRequest {
    let own = [cost, reach, neighbourHelp.map { .neighbourHelp($0) }, membership].compactMap { $0 }
    var request = try PlanRequest(
      RegionFolder(region.region), region.choices + own + others,
      reference: requirements.reference)
    request.requirements = requirements.requests
    request.plan = try plan.map { path throws(InvalidInput) in
      let plan = try PlanFile(reading: path, for: request.region)
      for note in plan.shownNotes(in: request.region) { Messages.write(note) }
      return plan
    }
    return request
  }
}
