import TerritoryModel

/// Collects what is wrong with the features of a file. A fault that many features have is told once.
struct FeatureLog {
  private let place: String
  private var faults: [(fault: Violation, features: [String])] = []
  private var positions: [Violation: Int] = [:]

  init(_ place: String) { self.place = place }

  /// Notes a fault of a feature.
  ///
  /// - Parameter feature: its number, with its name where that is known.
  mutating func add(_ feature: String, _ what: Wording, mend remedy: Wording) {
    let fault = Violation(what: what, remedy: remedy)
    if let position = positions[fault] {
      faults[position].features.append(feature)
    } else {
      positions[fault] = faults.count
      faults.append((fault, [feature]))
    }
  }

  var problems: [InputProblem] {
    faults.map { fault, features in
      InputProblem(
        place: place, what: "\(Self.list(features)): \(fault.what)", remedy: fault.remedy)
    }
  }

  /// `feature 1 (Akaa), feature 2 (Alajärvi), feature 3 (Alavieska) and 4 more`
  private static func list(_ features: [String]) -> String {
    let shown = features.prefix(3).joined(separator: ", ")
    return features.count > 3 ? "\(shown) and \(features.count - 3) more" : shown
  }
}
