extension MunicipalMergers {
  /// Reads `merged:` of `region.yaml`: the former code of a municipality and the one that it is
  /// counted as. None where it is absent, or can't be used, which `log` then says.
  static func read(_ root: YAMLMapping, log: inout ProblemLog) -> MunicipalMergers {
    guard let entry = root["merged"],
      let mapping = YAMLMapping(entry.node, root.place, "merged", log: &log)
    else { return .none }
    var pairs: [(MunicipalityCode, MunicipalityCode)] = []
    for key in mapping.keys {
      guard let target = mapping.text(key, log: &log) else { continue }
      let pair = log.noting(root.place, line: mapping[key]?.line) { () throws(Violation) in
        do throws(Violation) { return try parse("\(key)=\(target)") } catch {
          throw Violation(
            what: error.what, remedy: "write FORMER: PRESENT, such as \"911\": \"541\"")
        }
      }
      if let pair { pairs.append(pair) }
    }
    return log.noting(root.place, line: entry.line) { () throws(Violation) in
      try MunicipalMergers(pairs)
    } ?? .none
  }
}
