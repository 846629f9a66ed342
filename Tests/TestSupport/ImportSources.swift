import Foundation

/// Files to import a small region from, in a temporary folder: four municipalities as squares of
/// 10 km in a row, and figures of StatFin for them.
public final class ImportSources {
  public let path: String

  public init() throws {
    path = FileManager.default.temporaryDirectory.path + "/import-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in Self.files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder.
  public func place(_ name: String) -> String { "\(path)/\(name)" }

  public func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: place(name)))
  }

  /// A file's text.
  public func text(_ name: String) throws -> String {
    try String(contentsOfFile: place(name), encoding: .utf8)
  }

  /// Everything below the folder, sorted.
  public func contents() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
  }

  private static let names = [
    ("179", "Jyväskylä"), ("182", "Jämsä"), ("435", "Luhanka"), ("500", "Muurame"),
  ]

  private static let boundaries: String = {
    let squares = names.enumerated().map { index, place in
      let (west, east) = (400_000 + 10_000 * index, 410_000 + 10_000 * index)
      return """
        {"type":"Feature","properties":{"code":"\(place.0)","name_fi":"\(place.1)"},
        "geometry":{"type":"Polygon","coordinates":[[[\(west),6900000],[\(east),6900000],
        [\(east),6910000],[\(west),6910000],[\(west),6900000]]]}}
        """
    }
    return """
      {"type":"FeatureCollection","crs":{"type":"name",
      "properties":{"name":"urn:ogc:def:crs:EPSG::3067"}},
      "features":[\(squares.joined(separator: ",\n"))]}
      """
  }()

  private static let files = [
    "boundaries.geojson": boundaries,
    "centres.csv": """
    code,name_fi,name_sv,county,lat,lon
    179,Jyväskylä,Jyväskylä,Keski-Suomi,62.26460,25.17017
    182,Jämsä,Jämsä,Keski-Suomi,62.26700,25.36269
    435,Luhanka,Luhanka,Keski-Suomi,62.26914,25.55523
    500,Muurame,Muurame,Muu,62.27101,25.74781

    """,
    "12r5-2026-06.json": """
    {"columns":[{"code":"Alue","text":"Alue","type":"d"},
     {"code":"Kuukausi","text":"Kuukausi","type":"t"},
     {"code":"TYOTTOMATLOPUSSA","text":"Työttömät työnhakijat laskentapäivänä (lkm.)","type":"c"},
     {"code":"PITKAAIKAISTYOTTOMAT","text":"Pitkäaikaistyöttömät (lkm.)","type":"c"}],
    "data":[{"key":["SSS","2026M06"],"values":["352001","144461"]},
     {"key":["KU179","2026M06"],"values":["12782","5050"]},
     {"key":["KU182","2026M06"],"values":["1226","553"]},
     {"key":["KU435","2026M06"],"values":["29","..."]},
     {"key":["KU500","2026M06"],"values":["504","216"]}],
    "metadata":[{"updated":"2026-07-21T05.00.00Z","label":"Työttömät","source":"KEHA-keskus"}]}
    """,
    "12r5-2026-09.csv": """
    "Alue";"2026M09 Työttömät työnhakijat laskentapäivänä (lkm.)";"2026M09 Pitkäaikaistyöttömät"
    "Jyväskylä";13000;5100
    "Jämsä";1200;553
    "Luhanka";30;16
    "Muurame";500;206

    """,
    "distances.csv": """
    a,b,km
    179,182,57.4
    179,435,61.9
    179,500,14.2
    182,435,67.4
    182,500,44.5
    435,500,64.8

    """,
    "crossings.csv": """
    a,b,road_crossings
    179,182,3
    182,435,0
    435,500,2

    """,
  ]
}
