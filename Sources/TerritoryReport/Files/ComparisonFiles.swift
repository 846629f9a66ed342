import TerritoryModel

extension Comparison {
  /// A name for each scenario that every file system takes: at most 50 letters, digits, points and
  /// hyphens, in small letters, different from all before.
  public var fileNames: [String] {
    var names: [String] = []
    for entry in entries {
      let words = entry.scenario.name.lowercased().split {
        !($0.isLetter || $0.isNumber || $0 == ".")
      }
      let name = words.isEmpty ? "scenario" : String(words.joined(separator: "-").prefix(50))
      let candidates = [name] + (2...entries.count + 1).map { "\(name)-\($0)" }
      names.append(candidates.first { !names.contains($0) }!)
    }
    return names
  }
}
