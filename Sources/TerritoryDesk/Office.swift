import Foundation
import Synchronization
import TerritoryLanguages
import TerritoryModel

/// Everything that the requests of a desk share.
final class Office: Sendable {
  let settings: DeskSettings
  let searches: PageSearches
  /// For what is no search of a page, such as an export.
  let slots: Slots
  let documents = RegionDocuments()
  private let token: String?
  /// What holds once the port is known; nothing is answered before.
  private let opened = Mutex<(gate: Gate, sessions: Sessions)?>(nil)
  private let planners = Mutex<[String?: Planner]>([:])
  private let ending = AsyncStream.makeStream(of: Void.self)

  /// What a planner has at the desk.
  struct Planner: Sendable {
    let user: String?
    let regions: RegionShelf
    let tried: TriedPlans
  }

  init(_ settings: DeskSettings) {
    self.settings = settings
    token = settings.proxy == nil ? Secret.make() : nil
    slots = Slots(settings.searches)
    searches = PageSearches(program: settings.program, slots: slots)
  }

  /// The desk listens.
  ///
  /// - Returns: the address to open.
  func open(at port: Int) -> String {
    let gate: Gate
    let sessions: Sessions
    if let proxy = settings.proxy {
      gate = Gate(
        Gate.Proxy(origin: proxy.origin, userHeader: proxy.userHeader, secret: proxy.secret))
      // Browsers take a cookie of this name from the site itself only, and over https.
      sessions = Sessions(token: nil, cookieName: "__Host-desk", isSecure: true)
    } else {
      gate = Gate(port: port)
      sessions = Sessions(token: token, cookieName: "desk-\(port)", isSecure: false)
    }
    opened.withLock { $0 = (gate, sessions) }
    guard let token else { return "http://127.0.0.1:\(port)" }
    let page = PageAddress(
      region: settings.region.map { RegionFolder($0).id }, language: settings.language,
      arguments: [])
    return "http://127.0.0.1:\(port)\(page.text)&token=\(token)"
  }

  /// - Throws: ``Refusal`` before the desk listens.
  func door() throws(Refusal) -> (gate: Gate, sessions: Sessions) {
    guard let opened = opened.withLock({ $0 }) else { throw .stranger }
    return opened
  }

  /// What a planner has.
  ///
  /// - Parameter user: nil where one planner has the desk.
  func planner(_ user: String?) -> Planner {
    planners.withLock { planners in
      if let known = planners[user] { return known }
      let made = make(user)
      planners[user] = made
      return made
    }
  }

  private func make(_ user: String?) -> Planner {
    let shared = settings.regionFolder
    guard let user else {
      let regions = RegionShelf(
        single: settings.region, folders: [shared].compactMap { $0 }.map { ($0, true) },
        newRegions: nil)
      return Planner(user: nil, regions: regions, tried: TriedPlans(folder: settings.stateFolder))
    }
    let own = "\(settings.stateFolder ?? "desk")/\(UserName.folder(user))"
    let regions = RegionShelf(
      single: nil,
      folders: [shared].compactMap { $0 }.map { ($0, false) } + [("\(own)/regions", true)],
      newRegions: "\(own)/regions")
    return Planner(user: user, regions: regions, tried: TriedPlans(folder: "\(own)/desk"))
  }

  /// Waits until the desk is told to end.
  func untilEnd() async {
    for await _ in ending.stream { return }
  }

  func end() { ending.continuation.yield() }
}
