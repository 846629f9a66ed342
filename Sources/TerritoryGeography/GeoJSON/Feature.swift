import TerritoryModel

/// A feature of a file of boundaries: an area or a part of one.
struct Feature: Sendable {
  /// Counted from 1.
  let number: Int
  let municipality: BoundaryFile.NamedMunicipality
  /// As the file has them; each polygon with its outer ring first, rings not closed. Or why there are
  /// none, which matters where the area is asked for.
  var polygons: Result<[[[Position]]], GeometryFault>

  /// Reads a feature; nil with the faults noted where it names no area.
  init?(
    _ document: FeatureDocument, number: Int, _ properties: AreaProperties, log: inout FeatureLog
  ) {
    func text(_ property: String?) -> String? {
      property.flatMap { document.properties[$0] }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let name = text(properties.name)
    let label = Self.label(number, name)
    let code = text(properties.code)
    let read = code.flatMap { MunicipalityCode($0) }
    if code == nil {
      Self.note(
        "the area's code", properties.code, "code, kunta or natcode", .areaCode, document, label,
        log: &log)
    } else if read == nil {
      log.add(
        label, "\(quoted(code ?? "")) is no code of an area", mend: MunicipalityCode.form)
    }
    if name == nil {
      Self.note(
        "the area's name", properties.name, "name_fi, nimi or name", .areaName, document, label,
        log: &log)
    }
    guard let read, let name else { return nil }
    self.number = number
    municipality = BoundaryFile.NamedMunicipality(
      code: read, nameFinnish: name, nameSwedish: text(properties.secondName) ?? name)
    polygons = document.geometry
  }

  /// Notes that a feature has no code or name.
  private static func note(
    _ what: Wording, _ property: String?, _ usual: Wording, _ parameter: Parameter,
    _ document: FeatureDocument, _ label: String, log: inout FeatureLog
  ) {
    let there = AreaProperties.list(document.properties.keys)
    log.add(
      label,
      property.map { "the property \($0), which gives \(what), is missing or empty" }
        ?? "no property is known to give \(what)",
      mend: "name the property \(usual), or say with \(parameter) which one it is"
        + "\(there.isEmpty ? "" : "; here are \(there)" as Wording)")
  }

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

/// A feature: its properties, and its polygons or why it has none.
struct FeatureDocument: Decodable {
  /// Properties that are texts or whole numbers, as text, by name in lower case.
  let properties: [String: String]
  let geometry: Result<[[[Position]]], GeometryFault>

  /// - Parameter properties: by name in any case.
  init(properties: [String: String], geometry: Result<[[[Position]]], GeometryFault>) {
    let texts = properties.sorted { $0.key < $1.key }.map {
      ($0.key.lowercased(), $0.value.trimmingWhitespace())
    }
    self.properties = Dictionary(texts, uniquingKeysWith: { first, _ in first })
    self.geometry = geometry
  }

  private enum Key: String, CodingKey {
    case properties, geometry, id
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let geometry: Result<[[[Position]]], GeometryFault>
    do {
      let document = try container.decodeIfPresent(GeometryDocument.self, forKey: .geometry)
      geometry = document.map { .success($0.polygons) } ?? .failure(.missing)
    } catch let fault as GeometryFault {
      geometry = .failure(fault)
    } catch {
      geometry = .failure(GeometryFault(error, in: container.codingPath + [Key.geometry]))
    }
    self.init(
      properties: PropertyDocument.texts(in: container, .properties, id: .id), geometry: geometry)
  }
}

/// A property's value: text or a whole number as text; nil where it is something else.
struct PropertyDocument: Decodable {
  let text: String?

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    text =
      (try? container.decode(String.self)) ?? (try? container.decode(Int.self)).map(String.init)
  }

  /// The properties that are texts or whole numbers; the member `id` is one too, where none has its
  /// name.
  static func texts<Key: CodingKey>(
    in container: KeyedDecodingContainer<Key>, _ properties: Key, id: Key
  ) -> [String: String] {
    let found = (try? container.decode([String: PropertyDocument].self, forKey: properties)) ?? [:]
    var texts = found.compactMapValues(\.text)
    if texts["id"] == nil, let own = try? container.decode(PropertyDocument.self, forKey: id).text {
      texts["id"] = own
    }
    return texts
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
  static func list(_ features: [String]) -> String {
    let shown = features.prefix(3).joined(separator: ", ")
    return features.count > 3 ? "\(shown) and \(features.count - 3) more" : shown
  }
}
