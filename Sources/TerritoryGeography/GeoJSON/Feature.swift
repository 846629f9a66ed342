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
