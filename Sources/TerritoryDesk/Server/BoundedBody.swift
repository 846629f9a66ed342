import Foundation
import Hummingbird
import NIOCore

/// The bodies of requests, none larger than it may be.
enum BoundedBody {
  /// Bytes of what scripts ask.
  static let mostOfQuestion = 64 << 10
  /// Bytes of a file that is dropped on the page.
  static let mostOfFile = 20 << 20

  /// - Parameter body: the request's, or what takes its place.
  /// - Throws: ``Refusal`` where there is more; the rest is not read then.
  static func bytes(
    of request: Request, _ body: RequestBody? = nil, upTo most: Int
  ) async throws -> ByteBuffer {
    if let length = request.headers[.contentLength].flatMap(Int.init), length > most {
      throw Refusal.tooLarge
    }
    do {
      return try await (body ?? request.body).collect(upTo: most)
    } catch is NIOTooManyBytesError {
      throw Refusal.tooLarge
    }
  }

  /// What a script asks, from JSON.
  ///
  /// - Throws: ``Refusal`` where it is something else, or too large.
  static func decoded<Asked: Decodable>(
    _ type: Asked.Type, from request: Request, _ body: RequestBody? = nil
  ) async throws -> Asked {
    let bytes = try await bytes(of: request, body, upTo: mostOfQuestion)
    guard let asked = try? JSONDecoder().decode(type, from: Data(bytes.readableBytesView)) else {
      throw Refusal.unreadable
    }
    return asked
  }
}
