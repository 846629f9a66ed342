import TerritoryModel

/// A feature of a file of boundaries: a municipality or a part of one.
struct Feature: Sendable {
  /// Counted from 1.
  let number: Int
  let municipality: BoundaryFile.NamedMunicipality
  /// As the file has them; each polygon with its outer ring first, rings not closed.
  let polygons: [[[Position]]]

  /// Reads a feature; nil with the faults noted where it is none.
  init?(_ document: FeatureDocument, number: Int, log: inout FeatureLog) {
    let label = Self.label(number, document.firstProperty(of: Self.finnishNames))
    let named = BoundaryFile.NamedMunicipality(document, label, log: &log)
    switch document.geometry {
    case .success(let found): polygons = found
    case .failure(let fault):
      log.add(
        label, "\(fault.what)",
        mend: "export the boundaries again as polygons; what stands there must be numbers")
      return nil
    }
    guard let named else { return nil }
    self.number = number
    municipality = named
  }

  fileprivate static let codes = ["code", "kunta", "natcode"]
  fileprivate static let finnishNames = ["name_fi", "nimi", "namefin"]
  fileprivate static let swedishNames = ["name_sv", "namn", "nameswe"]

  /// The same feature as a part of another municipality.
  init(_ other: Feature, as municipality: BoundaryFile.NamedMunicipality) {
    number = other.number
    self.municipality = municipality
    polygons = other.polygons
  }

  /// How messages name it.
  var label: String { Self.label(number, municipality.nameFinnish) }

  private static func label(_ number: Int, _ name: String?) -> String {
    "feature \(number)\(name.map { " (\($0))" } ?? "")"
  }
}

extension FeatureDocument {
  /// The first of some properties that is there and not empty.
  fileprivate func firstProperty(of names: [String]) -> String? {
    names.lazy.compactMap { properties[$0] }.first { !$0.isEmpty }
  }
}

extension BoundaryFile.NamedMunicipality {
  /// Reads a feature's properties; nil with the faults noted where they don't name a municipality.
  fileprivate init?(_ document: FeatureDocument, _ label: String, log: inout FeatureLog) {
    let text = document.firstProperty(of: Feature.codes)
    let code = text.flatMap { MunicipalityCode($0) }
    let name = document.firstProperty(of: Feature.finnishNames)
    if text == nil {
      log.add(
        label, "no property gives the municipality's code",
        mend: "name the property code, kunta or natcode")
    } else if code == nil {
      log.add(
        label, "\(quoted(text ?? "")) is no municipality code",
        mend: "write Statistics Finland's code, one to three digits such as 005 or 179")
    }
    if name == nil {
      log.add(
        label, "no property gives the Finnish name",
        mend: "name the property name_fi, nimi or namefin")
    }
    guard let code, let name else { return nil }
    let swedish = document.firstProperty(of: Feature.swedishNames)
    self.init(code: code, nameFinnish: name, nameSwedish: swedish ?? name)
  }
}

/// A feature: its properties, and its polygons or why it has none.
struct FeatureDocument: Decodable {
  /// Properties that are texts or whole numbers, as text, by name in lower case.
  let properties: [String: String]
  let geometry: Result<[[[Position]]], GeometryFault>

  private enum Key: String, CodingKey {
    case properties, geometry
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let found = try? container.decode([String: PropertyDocument].self, forKey: .properties)
    let texts = (found ?? [:]).sorted { $0.key < $1.key }
      .compactMap { name, property in property.text.map { (name.lowercased(), $0) } }
    properties = Dictionary(texts, uniquingKeysWith: { first, _ in first })
    do {
      let document = try container.decode(GeometryDocument.self, forKey: .geometry)
      geometry = .success(document.polygons)
    } catch let fault as GeometryFault {
      geometry = .failure(fault)
    } catch {
      geometry = .failure(GeometryFault(error, in: container.codingPath + [Key.geometry]))
    }
  }
}

/// A property's value: text or a whole number as text; nil where it is something else.
private struct PropertyDocument: Decodable {
  let text: String?

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    text =
      (try? container.decode(String.self)) ?? (try? container.decode(Int.self)).map(String.init)
  }
}

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
