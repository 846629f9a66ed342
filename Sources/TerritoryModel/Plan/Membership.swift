/// What it means that a municipality belongs to a territory.
public enum Membership: String, Sendable, CaseIterable, Hashable {
  /// Its territory serves at least as much of it as any other does: a territory says whose coach
  /// people meet. A municipality of which nobody is served is exempt, and given territories are scored
  /// as they are.
  case served
  /// Its borders alone.
  case free
}
