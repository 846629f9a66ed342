/// What a file is to hold.
public enum FileContent: Sendable {
  case text(String)
  /// Written to the path that it gets by a library that wants to do that itself.
  case written(by: @Sendable (String) throws -> Void)
}
