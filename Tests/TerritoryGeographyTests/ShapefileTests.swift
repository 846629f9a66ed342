import Foundation
import TerritoryModel
import Testing

@testable import TerritoryGeography

/// Shapefiles, in parts and zipped.
@Suite struct ShapefileTests {
  private func files(_ change: (inout [String: Data]) -> Void = { _ in }) throws -> BoundaryFolder {
    var files = ShapefileSketch().files("areas")
    change(&files)
    return try BoundaryFolder(files)
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
    let folder = try BoundaryFolder(
      Dictionary(
        uniqueKeysWithValues: ShapefileSketch().files("AREAS").map { ($0.uppercased(), $1) }))
    #expect(try BoundaryFile(reading: "\(folder.path)/AREAS.SHP").municipalities.count == 2)
  }

  @Test func aShapefileWithoutSystem() throws {
    let folder = try files { $0["areas.prj"] = nil }
    let found = try boundaryProblem("\(folder.path)/areas.shp")
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
    let found = try boundaryProblem("\(folder.path)/areas.shp")
    #expect(found.what.hasSuffix("makes PROJ open other files"), "\(found)")
    #expect(found.remedy.contains("ogr2ogr -t_srs EPSG:4326"))
  }

  /// A .prj of megabytes was searched for file names for minutes.
  @Test func systemsAreShortTexts() throws {
    let folder = try files { parts in
      let text = String(decoding: parts["areas.prj"] ?? Data(), as: UTF8.self)
      parts["areas.prj"] = Data(String(repeating: "\(text.dropLast()),", count: 50_000).utf8)
    }
    let found = try boundaryProblem("\(folder.path)/areas.shp")
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
    let folder = try BoundaryFolder(parts)
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
    let found = try boundaryProblem("\(folder.path)/areas.shp")
    #expect(found.what.hasPrefix("nothing says how the texts"), "\(found)")
    #expect(found.remedy.contains("GeoPackage"))
  }

  @Test func anEncodingThatIsNotTheOneNamed() throws {
    let folder = try files { parts in
      parts = ShapefileSketch(encoding: .windowsCP1252).files("areas")
      parts["areas.cpg"] = Data("UTF-8\n".utf8)
    }
    let found = try boundaryProblem("\(folder.path)/areas.shp")
    #expect(found.what.contains("are not UTF-8, as the .cpg says"))
    let other = try files { $0["areas.cpg"] = Data("Big5".utf8) }
    #expect(try boundaryProblem("\(other.path)/areas.shp").what.contains("is written in Big5"))
  }

  @Test func partsThatAreMissing() throws {
    let folder = try files { $0["areas.dbf"] = nil }
    #expect(
      try boundaryProblem("\(folder.path)/areas.shp").what.contains("table (.dbf) is missing"))
    #expect(
      try boundaryProblem("\(folder.path)/areas.prj").what == "the file is a part of a shapefile")
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
          let folder = try BoundaryFolder(files)
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

  @Test func columnsThatAreWiderThanTheirRow() throws {
    // The second column's length, at the 17th byte of its description.
    let folder = try files { $0["areas.dbf"]?[32 + 32 + 16] = 200 }
    let found = try boundaryProblem("\(folder.path)/areas.shp")
    #expect(found.what == "the shapefile's table (.dbf) is damaged or cut off")
  }

  @Test func aZippedShapefile() throws {
    let file = try BoundaryFile(reading: "\(BoundaryFolder.fixtures)/kommun.zip")
    #expect(file.municipalities.map(\.nameFinnish) == ["Göteborg", "Mölndal"])
    #expect(abs(try #require(try Boundaries(file).lengths["1480-1481"]) - 10) < 0.05)
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
