import TerritoryModel

/// How far a search has come, in one line: `travel: best plan 3,632.17 client-km/year, bound
/// 3,601.20, gap 0.9 %`.
public func progressText(_ progress: SearchProgress) -> String {
  let level = progress.level
  let by = progress.method.map { " (\($0))" } ?? ""
  guard let value = progress.value else {
    let bound = progress.bound.map { ", bound \(Figures.fixed($0, digits: 2)) \(level.unit)" } ?? ""
    return "\(level.rawValue): searching\(bound)\(by)"
  }
  var text = "\(level.rawValue): best plan \(Figures.fixed(value, digits: 2)) \(level.unit)"
  if let bound = progress.bound, let gap = progress.gap {
    text += ", bound \(Figures.fixed(bound, digits: 2)), gap \(Figures.gap(gap))"
  }
  return text + by
}

extension Figures {
  /// A gap as per cent, never shown smaller than it is.
  static func gap(_ share: Double) -> String { percent(up(share * 100, digits: 1) / 100) }
}
