import Hummingbird
import TerritoryLanguages

// The plans that a planner has kept.
extension DeskRoutes {
  func addTried(to router: Router<DeskContext>) {
    router.get("/api/tried", use: tried)
    router.post("/api/tried", use: keep)
    router.get("/api/tried/:id", use: oneTried)
    router.post("/api/tried/:id", use: change)
    router.delete("/api/tried/:id", use: remove)
  }

  /// The region of the address: `?region=kainuu`.
  func entry(
    of request: Request, _ planner: Office.Planner
  ) throws(Refusal) -> RegionShelf.Entry {
    try planner.regions.entry(QueryText.value("region", in: request.uri.query ?? "") ?? "")
  }

  @Sendable private func tried(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let planner = try context.signedIn
    let plans = await planner.tried.all(of: try entry(of: request, planner))
    return .json(plans)
  }

  private struct Keeping: Decodable {
    let region: String
    let lang: String?
    let arguments: [String]
    let name: String?
  }

  @Sendable private func keep(_ request: Request, _ context: DeskContext) async throws -> Response {
    let planner = try context.signedIn
    let asked = try await BoundedBody.decoded(Keeping.self, from: request)
    return try await inLanguage(asked.lang) {
      let entry = try planner.regions.entry(asked.region)
      let question = try Question(.propose, asked.region, asked.arguments)
      guard let body = await office.searches.answers.body(of: question, for: planner.user),
        let plan = TriedPlan(name: asked.name, arguments: asked.arguments, body: body)
      else {
        throw Refusal(409, phrase("There is no answer to this yet. Wait for it, then keep it."))
      }
      try await planner.tried.keep(plan, of: entry)
      return .json(TriedPlan.Listed(plan))
    }
  }

  @Sendable private func oneTried(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let planner = try context.signedIn
    let entry = try entry(of: request, planner)
    return .json(try await planner.tried.plan(id(context), of: entry))
  }

  private struct Changing: Decodable {
    let name: String?
    let pinned: Bool?
  }

  @Sendable private func change(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let planner = try context.signedIn
    let entry = try entry(of: request, planner)
    let asked = try await BoundedBody.decoded(Changing.self, from: request)
    let plan = try await planner.tried.change(
      id(context), of: entry, name: asked.name, pinned: asked.pinned)
    return .json(TriedPlan.Listed(plan))
  }

  @Sendable private func remove(
    _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    let planner = try context.signedIn
    try await planner.tried.remove(id(context), of: try entry(of: request, planner))
    return .json(["removed": true])
  }

  private func id(_ context: DeskContext) -> String { context.parameters.get("id") ?? "" }
}
