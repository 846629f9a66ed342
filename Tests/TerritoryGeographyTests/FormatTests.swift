import Foundation
import TerritoryModel
import Testing

@testable import TerritoryGeography

/// Files of boundaries of other kinds than GeoJSON, and what is no file of boundaries.
@Suite struct FormatTests {
  private static let fixtures = "\(repository)/Tests/TerritoryGeographyTests/Fixtures"
  private static let repository = #filePath.components(separatedBy: "/Tests/")[0]

  /// A folder that goes with the value.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.path + "/formats-\(UUID().uuidString)"

    init(_ files: [String: Data]) throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for (name, data) in files { try data.write(to: URL(fileURLWithPath: "\(path)/\(name)")) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private func problem(
    _ place: String, as reading: BoundaryFile.Reading = .init()
  ) throws -> InputProblem {
    let error = try #require(throws: InvalidInput.self) {
      try BoundaryFile(reading: place, as: reading)
    }
    try #require(error.problems.count == 1, "\(error)")
    return error.problems[0]
  }

  private func files(_ change: (inout [String: Data]) -> Void = { _ in }) throws -> Folder {
    var files = ShapefileSketch().files("areas")
    change(&files)
    return try Folder(files)
  }

  @Test func aShapefile() throws {
    let folder = try files()
    let file = try BoundaryFile(reading: "\(folder.path)/areas.shp")
    #expect(file.municipalities.map(\.code.digits) == ["1480", "1481"])
    #expect(file.municipalities.map(\.nameFinnish) == ["Göteborg", "Mölndal"])
    let boundaries = try Boundaries(file)
    // The second area is an island of 1 km² and a square with a hole of 1 km².
    #expect(abs(try #require(boundaries.areas["1481"]) - 100) < 0.5, "\(boundaries.areas)")
    #expect(abs(try #require(boundaries.lengths["1480-1481"]) - 10) < 0.05)
    #expect(boundaries.plane == .around(longitude: 12, latitude: 58))
  }

  @Test func aShapefileInCapitals() throws {
    let folder = try Folder(
      Dictionary(
        uniqueKeysWithValues: ShapefileSketch().files("AREAS").map { ($0.uppercased(), $1) }))
    #expect(try BoundaryFile(reading: "\(folder.path)/AREAS.SHP").municipalities.count == 2)
  }

  @Test func aShapefileWithoutSystem() throws {
    let folder = try files { $0["areas.prj"] = nil }
    let found = try problem("\(folder.path)/areas.shp")
    #expect(found.what == "the coordinate system is not known: no .prj lies beside the shapefile")
    #expect(found.remedy.contains("name it with area crs"))
    let system = try CoordinateSystem(named: "EPSG:3006")
    let file = try BoundaryFile(reading: "\(folder.path)/areas.shp", as: .init(system: system))
    #expect(file.coordinateSystem.description == "EPSG:3006 (SWEREF99 TM)")
    #expect(abs(try #require(try Boundaries(file).areas["1480"]) - 100) < 0.5)
  }

  /// PROJ would open whatever is named, and wait for ever where it is a pipe.
  @Test(arguments: [
    #"PARAMETERFILE["difference file","/dev/zero"]"#, #"ParameterFile["x","/dev/zero"]"#,
    #"EXTENSION["PROJ4","+proj=utm +zone=33 +nadgrids=/dev/zero"]"#,
    #"METHOD["PROJ-based operation method: +proj=hgridshift +grids=/dev/zero"]"#,
    #"GEOIDMODEL["PROJ /dev/zero"]"#,
  ])
  func systemsThatNameFiles(part: String) throws {
    let folder = try files { parts in
      let text = String(decoding: parts["areas.prj"] ?? Data(), as: UTF8.self)
      parts["areas.prj"] = Data("\(text.dropLast()),\(part)]".utf8)
    }
    let found = try problem("\(folder.path)/areas.shp")
    #expect(found.what.hasSuffix("makes PROJ open other files"), "\(found)")
    #expect(found.remedy.contains("ogr2ogr -t_srs EPSG:4326"))
  }

  /// A .prj of megabytes was searched for file names for minutes.
  @Test func systemsAreShortTexts() throws {
    let folder = try files { parts in
      let text = String(decoding: parts["areas.prj"] ?? Data(), as: UTF8.self)
      parts["areas.prj"] = Data(String(repeating: "\(text.dropLast()),", count: 50_000).utf8)
    }
    let found = try problem("\(folder.path)/areas.shp")
    #expect(found.what.hasSuffix("is no coordinate system that PROJ knows"), "\(found)")
    #expect(found.what.count < 200)
  }

  @Test(arguments: [
    ("cp1252", nil, "1252", "Göteborg"), ("cp1252", nil, "ISO-8859-1", "Göteborg"),
    ("cp1252", "read as windows-1252", nil, "Göteborg"), ("utf8", nil, nil, "Göteborg"),
  ])
  func encodings(written: String, note: String?, named: String?, name: String) throws {
    let sketch = ShapefileSketch(encoding: written == "utf8" ? .utf8 : .windowsCP1252)
    var parts = sketch.files("areas")
    parts["areas.cpg"] = named.map { Data($0.utf8) }
    let folder = try Folder(parts)
    let file = try BoundaryFile(reading: "\(folder.path)/areas.shp")
    #expect(file.municipalities[0].nameFinnish == name)
    #expect(file.notes.contains { $0.contains(note ?? "windows-1252") } == (note != nil))
  }

  /// What DOS has for ö is a quotation mark in windows-1252.
  @Test func textsOfDOSThatNothingNames() throws {
    let folder = try files { parts in
      parts = ShapefileSketch(encoding: .windowsCP1252).files("areas")
      parts["areas.cpg"] = nil
      parts["areas.dbf"] = parts["areas.dbf"].map { Data($0.map { $0 == 0xF6 ? 0x94 : $0 }) }
    }
    let found = try problem("\(folder.path)/areas.shp")
    #expect(found.what.hasPrefix("nothing says how the texts"), "\(found)")
    #expect(found.remedy.contains("GeoPackage"))
  }

  @Test func anEncodingThatIsNotTheOneNamed() throws {
    let folder = try files { parts in
      parts = ShapefileSketch(encoding: .windowsCP1252).files("areas")
      parts["areas.cpg"] = Data("UTF-8\n".utf8)
    }
    let found = try problem("\(folder.path)/areas.shp")
    #expect(found.what.contains("are not UTF-8, as the .cpg says"))
    let other = try files { $0["areas.cpg"] = Data("Big5".utf8) }
    #expect(try problem("\(other.path)/areas.shp").what.contains("is written in Big5"))
  }

  @Test func partsThatAreMissing() throws {
    let folder = try files { $0["areas.dbf"] = nil }
    #expect(try problem("\(folder.path)/areas.shp").what.contains("table (.dbf) is missing"))
    #expect(try problem("\(folder.path)/areas.prj").what == "the file is a part of a shapefile")
  }

  /// Wherever it ends, and whatever a byte says: a sentence, never a crash.
  @Test func damagedShapefiles() throws {
    let parts = ShapefileSketch().files("areas")
    for ending in ["shp", "dbf"] {
      let whole = try #require(parts["areas.\(ending)"])
      for place in stride(from: 4, to: whole.count - 1, by: 7) {
        var (cut, changed) = (parts, parts)
        cut["areas.\(ending)"] = whole.prefix(place)
        var bytes = whole
        bytes[place] ^= 0xFF
        changed["areas.\(ending)"] = bytes
        for (files, mayPass) in [(cut, false), (changed, true)] {
          let folder = try Folder(files)
          do {
            let file = try BoundaryFile(reading: "\(folder.path)/areas.shp")
            #expect(mayPass || place > whole.count - 3, "\(ending) cut at \(place)")
            _ = try? Boundaries(file)
          } catch {
            #expect(!error.problems.isEmpty)
          }
        }
      }
    }
  }

  @Test func aGeoPackage() throws {
    let place = "\(Self.fixtures)/layers.gpkg"
    let found = try problem(place)
    #expect(found.what == "the file has 2 layers of polygons: kommune, postnummer")
    #expect(found.remedy == "name one after the file: \"\(place)#kommune\"")
    let file = try BoundaryFile(reading: "\(place)#kommune")
    #expect(file.municipalities.map(\.code.digits) == ["4001", "4003"])
    #expect(file.municipalities.map(\.nameFinnish) == ["Porsgrunn", "Skien"])
    #expect(file.coordinateSystem.description == "EPSG:25832 (ETRS89 / UTM zone 32N)")
    #expect(abs(try #require(try Boundaries(file).lengths["4001-4003"]) - 10) < 0.05)
    let other = try problem("\(place)#punkter")
    #expect(other.what == "there is no layer of polygons called \"punkter\"")
    #expect(other.remedy.contains("there are kommune, postnummer"))
  }

  @Test func damagedGeoPackages() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: "\(Self.fixtures)/layers.gpkg"))
    for place in stride(from: 20, to: whole.count, by: 397) {
      var changed = whole
      changed[place] ^= 0xFF
      let folder = try Folder(["a.gpkg": changed, "b.gpkg": whole.prefix(place)])
      for name in ["a", "b"] {
        do {
          let file = try BoundaryFile(reading: "\(folder.path)/\(name).gpkg#kommune")
          _ = try? Boundaries(file)
        } catch {
          #expect(!error.problems.isEmpty)
        }
      }
    }
  }

  /// `gpkg_geometry_columns` of endless.gpkg is a view that counts for ever, and each of the twenty areas
  /// of calculated.gpkg has 100 MB of text that stands nowhere in the file.
  @Test func geoPackagesThatAreLargerThanTheirFiles() throws {
    let found = try problem("\(Self.fixtures)/endless.gpkg")
    #expect(found.what == "the file has no layer of polygons")
    let file = try BoundaryFile(reading: "\(Self.fixtures)/calculated.gpkg")
    #expect(file.municipalities.map(\.code.digits).prefix(2) == ["001", "002"])
  }

  /// GEOS reads a collection in a collection by calling itself: a megabyte of them used up the stack.
  @Test func collectionsInEachOther() throws {
    func number(_ value: UInt32, _ isLittle: Bool) -> [UInt8] {
      withUnsafeBytes(of: isLittle ? value.littleEndian : value.bigEndian, Array.init)
    }
    func square(_ isLittle: Bool) -> [UInt8] {
      let corners: [(Double, Double)] = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
      let numbers = corners.flatMap { [$0.0, $0.1] }.flatMap { value in
        let bits = isLittle ? value.bitPattern.littleEndian : value.bitPattern.bigEndian
        return withUnsafeBytes(of: bits, Array.init)
      }
      return [isLittle ? 1 : 0] + number(3, isLittle) + number(1, isLittle)
        + number(5, isLittle) + numbers
    }
    let context = GEOSContext()
    for isLittle in [true, false] {
      let order: UInt8 = isLittle ? 1 : 0
      // Each with a polygon of its own before the collection inside it.
      func nested(_ depth: Int) -> [UInt8] {
        let head = [order] + number(7, isLittle) + number(2, isLittle) + square(isLittle)
        return (0..<depth).flatMap { _ in head } + square(isLittle)
      }
      #expect(try Geometry.read(context, nested(99)[...]).polygons().count == 100)
      for depth in [100, 200_000] {
        let failure = try #require(throws: GEOSFailure.self) {
          try Geometry.read(context, nested(depth)[...])
        }
        #expect(failure.message == "too many collections lie in each other")
      }
      let parts = [order] + number(6, isLittle) + number(500, isLittle)
      let many = parts + (0..<500).flatMap { _ in square(isLittle) }
      #expect(try Geometry.read(context, many[...]).polygons().count == 500)
    }
    #expect(throws: GEOSFailure.self) { try Geometry.read(context, [1, 7, 0, 0]) }
    #expect(throws: GEOSFailure.self) {
      try Geometry.read(context, [1, 3, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF])
    }
  }

  @Test func aQuestionThatNeverEndsIsStopped() throws {
    let database = try SQLiteDatabase("\(Self.fixtures)/layers.gpkg", mostWork: 1_000_000)
    let failure = try #require(throws: SQLiteDatabase.Failure.self) {
      try database.rows(
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"
      ) { _ in true }
    }
    #expect(failure.isStopped)
  }

  @Test func columnsThatAreWiderThanTheirRow() throws {
    // The second column's length, at the 17th byte of its description.
    let folder = try files { $0["areas.dbf"]?[32 + 32 + 16] = 200 }
    let found = try problem("\(folder.path)/areas.shp")
    #expect(found.what == "the shapefile's table (.dbf) is damaged or cut off")
  }

  @Test func aZippedShapefile() throws {
    let file = try BoundaryFile(reading: "\(Self.fixtures)/kommun.zip")
    #expect(file.municipalities.map(\.nameFinnish) == ["Göteborg", "Mölndal"])
    #expect(abs(try #require(try Boundaries(file).lengths["1480-1481"]) - 10) < 0.05)
  }

  @Test func archivesWithoutBoundaries() throws {
    let zip = try Data(contentsOf: URL(fileURLWithPath: "\(Self.fixtures)/kommun.zip"))
    let folder = try Folder(["cut.zip": zip.prefix(zip.count / 2)])
    #expect(try problem("\(folder.path)/cut.zip").what == "the ZIP archive is damaged or cut off")
  }

  /// Two squares of 0.1 degrees that share a line, as steps of whole numbers.
  private static let topology = """
    {"type":"Topology","transform":{"scale":[0.001,0.001],"translate":[-93,42]},
    "arcs":[[[100,0],[0,100]],[[100,100],[-100,0],[0,-100],[100,0]],[[100,100],[100,0],[0,-100],[-100,0]]],
    "objects":{"counties":{"type":"GeometryCollection","geometries":[
     {"type":"Polygon","arcs":[[0,1]],"id":"19001","properties":{"name":"Adair"}},
     {"type":"MultiPolygon","arcs":[[[2,0]]],"id":"19003","properties":{"name":"Adams"}}]},
    "places":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,1]}]}}}
    """

  @Test func topoJSON() throws {
    let file = try BoundaryFile(Self.topology, place: "iowa.json", as: .init(code: "id"))
    #expect(file.municipalities.map(\.code.digits) == ["19001", "19003"])
    let boundaries = try Boundaries(file)
    // 0.1° of the meridian at 42° north.
    #expect(abs(try #require(boundaries.lengths["19001-19003"]) - 11.1) < 0.06)
    let without = try #require(throws: InvalidInput.self) {
      try BoundaryFile(Self.topology, place: "iowa.json")
    }
    #expect(
      without.problems[0].remedy.contains("say with area code which one it is; here are id, name"))
  }

  @Test func topoJSONWithALineThatIsNotThere() throws {
    let error = try #require(throws: InvalidInput.self) {
      try BoundaryFile(Self.topology.replacing("[[0,1]]", with: "[[0,17]]"), place: "iowa.json")
    }
    #expect(error.problems[0].what.contains("a line that the file doesn't have"))
  }

  /// A line stands in the file once, and is named as often as one likes.
  @Test func topoJSONOfALineThatIsNamedForEver() throws {
    let steps = Array(repeating: "[1,0],[-1,0]", count: 1_000).joined(separator: ",")
    let ring = Array(repeating: "0", count: 3_000).joined(separator: ",")
    let text = Self.topology.replacing("[[100,0],[0,100]]", with: "[[100,0],\(steps),[0,100]]")
      .replacing("[[0,1]]", with: "[[\(ring)]]")
    let error = try #require(throws: InvalidInput.self) {
      try BoundaryFile(text, place: "iowa.json", as: .init(code: "id"))
    }
    #expect(
      error.problems.map(\.what) == ["the areas of the file have more than 5 million points"])
  }

  @Test(arguments: [
    ("<gml:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml\"/>", "GML", "ogr2ogr"),
    ("<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"/>", "KML", "ogr2ogr"),
    ("<!DOCTYPE html><html></html>", "a web page", "give a file of boundaries"),
    ("%PDF-1.7", "a PDF", "give a file of boundaries"),
    ("CHARSET=\"ANSI\";\nAXIS-VERSION=\"2000\";", "a PC-Axis file", "give a file of boundaries"),
    ("fgb\u{3}", "FlatGeobuf", "ogr2ogr"),
  ])
  func otherKinds(text: String, kind: String, remedy: String) throws {
    let folder = try Folder(["areas.geojson": Data(text.utf8)])
    let found = try problem("\(folder.path)/areas.geojson")
    #expect(found.what == "the file is \(kind)" && found.remedy.contains(remedy), "\(found)")
  }

  @Test func esriJSON() throws {
    let text = #"{"geometryType": "esriGeometryPolygon", "features": [{"attributes": {}}]}"#
    let error = try #require(throws: InvalidInput.self) { try BoundaryFile(text, place: "e.json") }
    #expect(error.problems[0].what == "the file is Esri's JSON, not GeoJSON")
  }
}

/// The bytes of a shapefile of two areas in EPSG:3006, as Sweden's are.
private struct ShapefileSketch {
  var encoding = String.Encoding.utf8

  private static let origin = (x: 320_000.0, y: 6_400_000.0)

  /// Clockwise, as outer rings are.
  private static func box(_ x: Double, _ y: Double, _ side: Double) -> [(Double, Double)] {
    [(x, y), (x, y + side), (x + side, y + side), (x + side, y), (x, y)]
      .map { (origin.x + $0.0, origin.y + $0.1) }
  }

  private static let areas: [[[(Double, Double)]]] = [
    [box(0, 0, 10_000)],
    [
      box(10_000, 0, 10_000), box(14_000, 4_000, 1_000).reversed(), box(25_000, 0, 1_000),
    ],
  ]

  func files(_ name: String) -> [String: Data] {
    [
      "\(name).shp": shapes, "\(name).dbf": table, "\(name).cpg": Data("UTF-8".utf8),
      "\(name).prj": Data(
        """
        PROJCS["SWEREF99_TM",GEOGCS["GCS_SWEREF99",DATUM["D_SWEREF99",SPHEROID["GRS_1980",6378137.0,\
        298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION[\
        "Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],\
        PARAMETER["Central_Meridian",15.0],PARAMETER["Scale_Factor",0.9996],PARAMETER[\
        "Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
        """.utf8),
    ]
  }

  private static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number) { Array($0) }
  }

  private var shapes: Data {
    var records = Data()
    for (index, rings) in Self.areas.enumerated() {
      var content = Self.bytes(Int32(5).littleEndian) + [UInt8](repeating: 0, count: 32)
      let points = rings.flatMap { $0 }
      content += Self.bytes(Int32(rings.count).littleEndian)
      content += Self.bytes(Int32(points.count).littleEndian)
      var start = 0
      for ring in rings {
        content += Self.bytes(Int32(start).littleEndian)
        start += ring.count
      }
      for (x, y) in points {
        content += Self.bytes(x.bitPattern.littleEndian) + Self.bytes(y.bitPattern.littleEndian)
      }
      records += Self.bytes(Int32(index + 1).bigEndian)
      records += Self.bytes(Int32(content.count / 2).bigEndian) + content
    }
    var head = Self.bytes(Int32(9994).bigEndian) + [UInt8](repeating: 0, count: 20)
    head += Self.bytes(Int32((100 + records.count) / 2).bigEndian)
    head += Self.bytes(Int32(1000).littleEndian) + Self.bytes(Int32(5).littleEndian)
    return Data(head + [UInt8](repeating: 0, count: 64)) + records
  }

  private var table: Data {
    let columns: [(name: String, kind: Character, length: Int)] = [
      ("KNKOD", "N", 12), ("KNNAMN", "C", 20),
    ]
    let rows = [["1480.000", "Göteborg"], ["1481.000", "Mölndal"]]
    let (head, width) = (32 + 32 * columns.count + 1, 1 + columns.reduce(0) { $0 + $1.length })
    var data = Data([3, 126, 1, 1]) + Self.bytes(Int32(rows.count).littleEndian)
    data += Self.bytes(Int16(head).littleEndian) + Self.bytes(Int16(width).littleEndian)
    data += [UInt8](repeating: 0, count: 20)
    for column in columns {
      let name = Array(column.name.utf8)
      data += name + [UInt8](repeating: 0, count: 11 - name.count) + [column.kind.asciiValue ?? 0]
      data += [0, 0, 0, 0, UInt8(column.length)] + [UInt8](repeating: 0, count: 15)
    }
    data += [0x0D]
    for row in rows {
      data += [0x20]
      for (cell, column) in zip(row, columns) {
        let text = Array(cell.data(using: encoding) ?? Data())
        data += text + [UInt8](repeating: 0x20, count: column.length - text.count)
      }
    }
    return data
  }
}
