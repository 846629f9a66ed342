import CGEOS

/// GEOS said that an operation failed: its own words.
struct GEOSFailure: Error {
  let message: String
}

/// A handle of GEOS, which collects what GEOS says where something fails.
///
/// GEOS keeps nothing outside its handles, so several may be at work on several threads, each on one.
/// The geometries of a handle hold it.
final class GEOSContext {
  let handle: GEOSContextHandle_t
  private let lastMessage = Message()

  /// What the C callback writes to.
  private final class Message {
    var text = ""
  }

  init() {
    handle = GEOS_init_r()
    _ = GEOSContext_setErrorMessageHandler_r(
      handle,
      { text, message in
        guard let text, let message else { return }
        Unmanaged<Message>.fromOpaque(message).takeUnretainedValue().text = String(cString: text)
      }, Unmanaged.passUnretained(lastMessage).toOpaque())
  }

  deinit { GEOS_finish_r(handle) }

  /// The failure that GEOS told of last.
  func failure() -> GEOSFailure {
    defer { lastMessage.text = "" }
    return GEOSFailure(message: lastMessage.text.isEmpty ? "no reason given" : lastMessage.text)
  }
}
