import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Bounds what a connection may cost: a request has to be sent in time and may be of some size only,
/// and where it is answered before it is sent whole, the rest is not waited for.
///
/// A connection on which nothing is asked is closed by the server's own time for idle ones.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let mostBytes: Int
  private let time: TimeAmount
  private var isSending = false
  private var received = 0
  private var deadline: Scheduled<Void>?

  /// - Parameters:
  ///   - mostBytes: of a request's body.
  ///   - time: from a request's head to its end.
  init(mostBytes: Int, time: TimeAmount) {
    self.mostBytes = mostBytes
    self.time = time
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      isSending = true
      received = 0
      deadline?.cancel()
      let channel = context.channel
      deadline = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    case .body(let bytes):
      received += bytes.readableBytes
      // Some more than is taken: the handler refuses what says that it is larger, in words.
      if received > mostBytes + 65_536 {
        context.close(promise: nil)
        return
      }
    case .end:
      isSending = false
      deadline?.cancel()
      deadline = nil
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data), isSending {
      let channel = context.channel
      let done = promise ?? context.eventLoop.makePromise()
      done.futureResult.whenComplete { _ in channel.close(promise: nil) }
      context.writeAndFlush(data, promise: done)
    } else {
      context.write(data, promise: promise)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    deadline = nil
    context.fireChannelInactive()
  }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}
