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
