/// Municipalities that are counted as part of another: merged with it, or given its code.
public struct MunicipalMergers: Sendable, Hashable {
  /// The municipality that each of the former ones is counted as.
  public private(set) var targets: [MunicipalityCode: MunicipalityCode]

  /// No municipality was merged. Without pairs nothing stands twice or goes round in a circle.
  public static let none = try! MunicipalMergers([])

  /// - Parameter pairs: the former code and the one that it is counted as.
  /// - Throws: ``Violation`` where a code stands twice, or a municipality goes round in a circle.
  public init(_ pairs: [(MunicipalityCode, MunicipalityCode)]) throws(Violation) {
    var targets: [MunicipalityCode: MunicipalityCode] = [:]
    for (former, target) in pairs {
      guard targets.updateValue(target, forKey: former) == nil else {
        throw Violation(what: "\(former) is merged twice", remedy: "name each former code once")
      }
    }
    // 911 into 541 and 541 into 540: 911 is counted as 540.
    // What is known of the end of a chain holds for every link of it.
    var ends: [MunicipalityCode: MunicipalityCode] = [:]
    for former in targets.keys.sorted() where ends[former] == nil {
      var links: Set = [former]
      var end = targets[former]!
      while ends[end] == nil, let next = targets[end] {
        guard links.insert(end).inserted else {
          throw Violation(
            what: "\(former) is merged into itself", remedy: "write FORMER=PRESENT, such as 911=541"
          )
        }
        end = next
      }
      end = ends[end] ?? end
      for link in links { ends[link] = end }
    }
    self.targets = ends
  }

  /// Reads `911=541`.
  ///
  /// - Throws: ``Violation`` where the text gives no two codes.
  public static func parse(
    _ text: String
  ) throws(Violation) -> (MunicipalityCode, MunicipalityCode) {
    // A name may have the form of a code, but is not what is meant here.
    let codes = text.split(separator: "=", omittingEmptySubsequences: false).map {
      $0.contains(where: \.isNumber) ? MunicipalityCode(String($0).trimmingWhitespace()) : nil
    }
    guard codes.count == 2, let former = codes[0], let target = codes[1] else {
      throw Violation(
        what: "\(quoted(text)) names no two codes", remedy: "write FORMER=PRESENT, such as 911=541")
    }
    return (former, target)
  }

  /// The municipality that a code is counted as: itself where it was not merged.
  public subscript(code: MunicipalityCode) -> MunicipalityCode { targets[code] ?? code }

  /// Whether no municipality was merged.
  public var isEmpty: Bool { targets.isEmpty }

  /// These and further ones, which win where both speak of a municipality.
  ///
  /// - Throws: ``Violation`` where they make a circle together.
  public func adding(_ others: MunicipalMergers) throws(Violation) -> MunicipalMergers {
    let all = targets.merging(others.targets) { $1 }
    return try MunicipalMergers(all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  /// Only those into one of some municipalities.
  public func into(_ codes: Set<MunicipalityCode>) -> MunicipalMergers {
    var some = self
    some.targets = targets.filter { codes.contains($0.value) }
    return some
  }

  /// The former codes, ascending.
  public var former: [MunicipalityCode] { targets.keys.sorted() }
}

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
