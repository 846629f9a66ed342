import TerritoryModel

/// A GeoPackage (OGC 12-128): layers of features in a database.
struct GeoPackage {
  private let database: SQLiteDatabase
  private let place: String

  /// A layer of polygons.
  private struct Layer {
    let name: String
    let geometry: String
    let system: Int64
  }

  /// Most bytes of geometry and properties that are read, and most features.
  private static let most = (bytes: 400_000_000, features: 200_000)

  /// - Parameter place: what messages call it.
  /// - Throws: ``InvalidInput`` where the file is no database.
  init(_ path: String, _ place: String) throws(InvalidInput) {
    self.place = place
    do { database = try SQLiteDatabase(path) } catch { throw Self.problem(place, error) }
  }

  private static func problem(_ place: String, _ failure: SQLiteDatabase.Failure) -> InvalidInput {
    InvalidInput([
      failure.isStopped
        ? InputProblem(
          place: place, what: "reading the GeoPackage takes far longer than areas need",
          remedy: "fetch or export it again")
        : InputProblem(
          place: place, what: "the GeoPackage can't be read: \(failure.message)",
          remedy: "close it in other programs, or export it again")
    ])
  }

  /// The features of a layer.
  ///
  /// - Parameter layer: nil where the file has to have one of polygons alone.
  /// - Throws: ``InvalidInput`` where there is no such layer, or it can't be read.
  func document(_ layer: String?) throws(InvalidInput) -> BoundaryDocument {
    do {
      let layers = try layers()
      let name = try chosenLayer(layer, of: layers.map(\.name), place)
      // chosenLayer(_:of:_:) answers with one of them.
      let chosen = layers.first { $0.name == name }!
      let system = try system(chosen)
      let features = try features(chosen)
      guard !features.isEmpty else { throw InvalidInput([BoundaryDocument.empty(place)]) }
      return BoundaryDocument(
        coordinateSystem: system, features: features,
        needsSystem: system == nil ? "the layer \(name) names none" : nil)
    } catch let error as InvalidInput {
      throw error
    } catch let error as SQLiteDatabase.Failure {
      throw Self.problem(place, error)
    } catch let error as Violation {
      throw InvalidInput([error.at(place)])
    } catch {
      preconditionFailure("an error of another kind: \(error)")
    }
  }

  /// Whether the file has a table of a name. Only tables are read: a view may be a question that never
  /// ends, also one that is called as a table of GeoPackages is.
  private func hasTable(_ name: String) throws(SQLiteDatabase.Failure) -> Bool {
    var isThere = false
    try database.rows(
      "SELECT 1 FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND name = '\(name)'"
    ) { _ in
      isThere = true
      return false
    }
    return isThere
  }

  /// The layers that may hold polygons.
  private func layers() throws(SQLiteDatabase.Failure) -> [Layer] {
    guard try hasTable("gpkg_geometry_columns") else { return [] }
    let kinds = [
      "GEOMETRY", "POLYGON", "MULTIPOLYGON", "GEOMETRYCOLLECTION", "CURVEPOLYGON",
      "MULTISURFACE", "SURFACE",
    ]
    var layers: [Layer] = []
    try database.rows(
      """
      SELECT g.table_name AS name, g.column_name AS geometry, g.geometry_type_name AS kind,
        g.srs_id AS system
      FROM gpkg_geometry_columns AS g JOIN sqlite_master AS m ON m.name = g.table_name
      WHERE m.type = 'table' AND m.rootpage > 0 ORDER BY g.table_name
      """
    ) { row in
      if let name = row["name"]?.shown, let geometry = row["geometry"]?.shown,
        let kind = row["kind"]?.shown, kinds.contains(kind.uppercased()),
        case .whole(let system)? = row["system"]
      {
        layers.append(Layer(name: name, geometry: geometry, system: system))
      }
      return layers.count < 1000
    }
    return layers
  }

  /// Nil where the file says that it doesn't know.
  private func system(_ layer: Layer) throws -> CoordinateSystem? {
    guard try hasTable("gpkg_spatial_ref_sys") else { return nil }
    var found: (name: String, text: String)?
    try database.rows(
      "SELECT organization || ':' || organization_coordsys_id AS name, definition AS text"
        + " FROM gpkg_spatial_ref_sys WHERE srs_id = \(layer.system)"
    ) { row in
      found = (row["name"]?.shown ?? "", row["text"]?.shown ?? "")
      return false
    }
    // -1 and 0 stand for systems that are not known.
    guard layer.system > 0, let found else { return nil }
    let isNumbered = found.name.uppercased().hasPrefix("EPSG:")
    return isNumbered
      ? try CoordinateSystem(named: found.name) : try CoordinateSystem(wellKnownText: found.text)
  }

  /// The columns of a layer that stand in the file. One that is calculated may be of any length in
  /// each row of a small file.
  private func columns(_ layer: Layer) throws(SQLiteDatabase.Failure) -> [String] {
    var columns: [String] = []
    try database.rows("PRAGMA table_xinfo(\(SQLiteDatabase.quoted(layer.name)))") { row in
      if let name = row["name"]?.shown, case .whole(0)? = row["hidden"] { columns.append(name) }
      return true
    }
    return columns
  }

  private func features(_ layer: Layer) throws -> [FeatureDocument] {
    let columns = try columns(layer).map(SQLiteDatabase.quoted).joined(separator: ", ")
    guard !columns.isEmpty else { return [] }
    let context = GEOSContext()
    var features: [FeatureDocument] = []
    var bytes = 0
    try database.rows("SELECT \(columns) FROM \(SQLiteDatabase.quoted(layer.name))") { row in
      bytes += row.values.reduce(0) { $0 + $1.size }
      var geometry = Result<[[[Position]]], GeometryFault>.failure(.missing)
      if case .bytes(let value)? = row[layer.geometry] {
        geometry = Self.polygons(value, context)
      }
      let properties = row.compactMapValues(\.shown)
      features.append(FeatureDocument(properties: properties, geometry: geometry))
      return bytes <= Self.most.bytes && features.count <= Self.most.features
    }
    guard bytes <= Self.most.bytes, features.count <= Self.most.features else {
      throw Violation(
        what: "the layer \(layer.name) has more than \(Self.most.features) features or"
          + " \(Self.most.bytes / 1_000_000) MB of lines and texts",
        remedy: "take a coarser layer, or only the areas that you need")
    }
    return features
  }

  /// The polygons of a geometry: a header of GeoPackage's own, then well-known binary.
  private static func polygons(
    _ value: [UInt8], _ context: GEOSContext
  ) -> Result<[[[Position]]], GeometryFault> {
    let envelopes = [0, 32, 48, 48, 64]
    guard value.count >= 8, value[0] == UInt8(ascii: "G"), value[1] == UInt8(ascii: "P"),
      case let envelope = Int(value[3] >> 1) & 7, envelopes.indices.contains(envelope),
      // The fifth flag says that the geometry is empty, the sixth that it is of somebody's own kind.
      value[3] & 0x20 == 0, case let start = 8 + envelopes[envelope], start < value.count
    else { return .failure(GeometryFault(what: "the geometry is damaged")) }
    if value[3] & 0x10 != 0 { return .failure(.missing) }
    do {
      let geometry = try Geometry.read(context, value[start...])
      let polygons = try geometry.polygons()
      return polygons.isEmpty
        ? .failure(GeometryFault(what: "the geometry is not a polygon")) : .success(polygons)
    } catch {
      return .failure(GeometryFault(what: "the geometry can't be read (\(error.message))"))
    }
  }
}
