import Foundation
import TerritoryModel
import Testing

@testable import TerritoryGeography

/// GeoPackages, and the geometries in them.
@Suite struct GeoPackageTests {
  @Test func aGeoPackage() throws {
    let place = "\(BoundaryFolder.fixtures)/layers.gpkg"
    let found = try boundaryProblem(place)
    #expect(found.what == "the file has 2 layers of polygons: kommune, postnummer")
    #expect(found.remedy == "name one after the file: \"\(place)#kommune\"")
    let file = try BoundaryFile(reading: "\(place)#kommune")
    #expect(file.municipalities.map(\.code.digits) == ["4001", "4003"])
    #expect(file.municipalities.map(\.nameFinnish) == ["Porsgrunn", "Skien"])
    #expect(file.coordinateSystem.description == "EPSG:25832 (ETRS89 / UTM zone 32N)")
    #expect(abs(try #require(try Boundaries(file).lengths["4001-4003"]) - 10) < 0.05)
    let other = try boundaryProblem("\(place)#punkter")
    #expect(other.what == "there is no layer of polygons called \"punkter\"")
    #expect(other.remedy.contains("there are kommune, postnummer"))
  }

  @Test func damagedGeoPackages() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: "\(BoundaryFolder.fixtures)/layers.gpkg"))
    for place in stride(from: 20, to: whole.count, by: 397) {
      var changed = whole
      changed[place] ^= 0xFF
      let folder = try BoundaryFolder(["a.gpkg": changed, "b.gpkg": whole.prefix(place)])
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
    let found = try boundaryProblem("\(BoundaryFolder.fixtures)/endless.gpkg")
    #expect(found.what == "the file has no layer of polygons")
    let file = try BoundaryFile(reading: "\(BoundaryFolder.fixtures)/calculated.gpkg")
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
    let database = try SQLiteDatabase("\(BoundaryFolder.fixtures)/layers.gpkg", mostWork: 1_000_000)
    let failure = try #require(throws: SQLiteDatabase.Failure.self) {
      try database.rows(
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"
      ) { _ in true }
    }
    #expect(failure.isStopped)
  }
}
