import Foundation

/// What a region folder tells of where its figures come from, in the words of its files.
public struct RegionProvenance: Sendable, Hashable {
  /// `sources.txt`: who the figures and boundaries are from, and their licence; nil where the folder
  /// has none.
  public let sources: String?
  /// `statistics/NAME.txt` by the snapshot's name: publisher and date of its counts.
  public let statistics: [String: String]

  public init(sources: String? = nil, statistics: [String: String] = [:]) {
    self.sources = sources
    self.statistics = statistics
  }
}

extension RegionFolder {
  /// The path of the outlines for maps, in GeoJSON; nil where the folder has none.
  public var outlines: String? {
    let file = "\(path)/outlines.geojson"
    return FileManager.default.fileExists(atPath: file) ? file : nil
  }

  /// What the folder says of its sources. Nobody has to keep these notes, so a missing one is no
  /// problem.
  public var provenance: RegionProvenance {
    let notes = Self.names(in: "\(path)/statistics", endingWith: ".txt").compactMap { name in
      Self.note("\(path)/statistics/\(name)").map { (Self.stem(name), $0) }
    }
    // Names that look the same may be stored differently, such as ä as one character or as two.
    return RegionProvenance(
      sources: Self.note("\(path)/sources.txt"),
      statistics: Dictionary(notes, uniquingKeysWith: { first, _ in first }))
  }

  private static func note(_ path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let text = String(decoding: data, as: UTF8.self)
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }
}
