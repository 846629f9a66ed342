import TerritoryModel

/// A feature of a file of boundaries: a municipality or a part of one.
struct Feature: Sendable {
  /// Counted from 1.
  let number: Int
  let municipality: BoundaryFile.NamedMunicipality
  /// As the file has them; each polygon with its outer ring first, rings not closed.
  let polygons: [[[Position]]]

  /// Reads a feature; nil with the fault noted where it is none.
  init?(_ document: FeatureDocument, number: Int, log: inout FeatureLog) {
    self.number = number
    let named = BoundaryFile.NamedMunicipality(document, number: number, log: &log)
    let label = Self.label(number, named?.nameFinnish)
    switch document.geometry {
    case .success(let found): polygons = found
    case .failure(let fault):
      log.add(
        label, fault.what,
        mend: "export the boundaries again as polygons; what stands there must be numbers")
      return nil
    }
    guard let named else { return nil }
    municipality = named
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

extension BoundaryFile.NamedMunicipality {
  private static let codes = ["code", "kunta", "natcode"]
  private static let finnishNames = ["name_fi", "nimi", "namefin"]
  private static let swedishNames = ["name_sv", "namn", "nameswe"]

  fileprivate init?(_ document: FeatureDocument, number: Int, log: inout FeatureLog) {
    func value(_ names: [String]) -> String? {
      names.lazy.compactMap { document.properties[$0] }.first { !$0.isEmpty }
    }
    let label = "feature \(number)"
    let found = value(Self.codes)
    let name = value(Self.finnishNames)
    let code = found.flatMap { MunicipalityCode($0) }
    if found == nil {
      log.add(
        label, "no property gives the municipality's code",
        mend: "name the property code, kunta or natcode")
    } else if code == nil {
      log.add(
        label, "\(quoted(found ?? "")) is no municipality code",
        mend: "write Statistics Finland's code, one to three digits such as 005 or 179")
    }
    if name == nil {
      log.add(
        label, "no property gives the Finnish name",
        mend: "name the property name_fi, nimi or namefin")
    }
    guard let code, let name else { return nil }
    self.init(code: code, nameFinnish: name, nameSwedish: value(Self.swedishNames) ?? name)
  }
}
