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
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/statistics")) ?? []
    let notes = names.filter { $0.hasSuffix(".txt") && !$0.hasPrefix(".") }.map {
      (Self.stem($0), "\(path)/statistics/\($0)")
    }
    return RegionProvenance(
      sources: Self.note("\(path)/sources.txt"),
      statistics: Dictionary(uniqueKeysWithValues: notes).compactMapValues(Self.note))
  }

  private static func note(_ path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let text = String(decoding: data, as: UTF8.self)
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }
}
