import Foundation
import Hummingbird
import Logging
import NIOCore
import TerritoryLanguages
import TerritoryModel
import TerritoryReport

/// What a desk is started with.
public struct DeskSettings: Sendable {
  /// A region folder by itself.
  public var region: String?
  /// A folder with region folders in it.
  public var regionFolder: String?
  /// Where tried plans are kept; nil for the folder `desk` beside the region folders.
  public var stateFolder: String?
  /// Of 127.0.0.1; 0 for any that is free.
  public var port = 0
  /// Of pages that ask for none.
  public var language = Language.english
  /// The path of plan-territories, which does the work.
  public var program: String
  /// Searches that run together.
  public var searches = 2
  /// Where a proxy signs people in; nil for the desk of one planner.
  public var proxy: ProxySettings?

  public init(program: String) { self.program = program }
}

/// A proxy before the desk.
public struct ProxySettings: Sendable {
  public let origin: PublicOrigin
  /// The header with the user's name.
  public let userHeader: String
  /// What the proxy sends to prove that it is the proxy.
  public let secret: String

  public init(origin: PublicOrigin, userHeader: String, secret: String) {
    self.origin = origin
    self.userHeader = userHeader
    self.secret = secret
  }
}

/// The planner's desk: a server for the browsers of this machine, and for nobody else.
public struct Desk: Sendable {
  /// Bounds of what a connection may cost; see ``ConnectionGuard``.
  private static let most = (connections: 128, headers: 64 << 10)
  private static let time = (idle: TimeAmount.seconds(20), request: TimeAmount.seconds(15))

  private let office: Office

  public init(_ settings: DeskSettings) { office = Office(settings) }

  /// Serves until it is told to end, by ``end()`` or from the page.
  ///
  /// - Parameter ready: gets the address to open, once the desk listens.
  /// - Throws: `POSIXError` where the port can't be had.
  public func run(ready: @escaping @Sendable (String) -> Void) async throws {
    var logger = Logger(label: "desk") { _ in SwiftLogNoOpLogHandler() }
    logger.logLevel = .critical
    let office = office
    let application = Application(
      router: DeskRoutes(office).router,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [
            ConnectionGuard(mostBytes: BoundedBody.mostOfFile, time: Self.time.request)
          ],
          idleTimeout: Self.time.idle,
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: Self.most.headers, maxHeaderListSize: Self.most.headers,
            maxHeaderFieldCount: 100))),
      configuration: .init(
        address: .hostname("127.0.0.1", port: office.settings.port), reuseAddress: true,
        availableConnectionsDelegate: .maximum(
          Self.most.connections, logger: logger)),
      onServerRunning: { channel in
        guard let port = channel.localAddress?.port else { return }
        ready(office.open(at: port))
      },
      logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await application.runService(gracefulShutdownSignals: [])
        } catch let error as IOError {
          throw POSIXError(POSIXErrorCode(rawValue: error.errnoCode) ?? .EADDRINUSE)
        }
      }
      group.addTask { await office.untilEnd() }
      try await group.next()
      await office.searches.endAll()
      group.cancelAll()
    }
  }

  /// The header by which a proxy proves that it is the proxy.
  public static var secretHeader: String { Gate.secretHeader }

  /// Ends the desk: its searches first.
  public func end() { office.end() }
}
