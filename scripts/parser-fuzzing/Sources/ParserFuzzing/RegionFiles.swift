import Foundation
import TerritoryGeography
import TerritoryModel

/// A region folder of which libFuzzer writes one file: the first byte of an input says which.
struct RegionFiles {
  /// The folder that inputs are written to, on a disk in memory where there is one.
  static let folder: String = {
    let shared = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    let folder = "\(shared)/parser-fuzzing-\(ProcessInfo.processInfo.processIdentifier)"
    guard let sound = ProcessInfo.processInfo.environment["SOUND_REGION"],
      (try? FileManager.default.copyItem(atPath: sound, toPath: folder)) != nil
    else { fatalError("SOUND_REGION names the region folder to begin with") }
    atexit { try? FileManager.default.removeItem(atPath: RegionFiles.folder) }
    return folder
  }()

  /// YAML, CSV of six kinds, workbooks, and GeoJSON.
  static let names = [
    "region.yaml", "municipalities.csv", "borders.csv", "distances.csv", "statistics/2026-06.csv",
    "surveys.csv", "partners.csv", "surveys.xlsx", "partners.ods", "plans/now.csv",
    "outlines.geojson",
  ]

  /// Checks the folder with one of its files replaced.
  static func check(_ input: UnsafeBufferPointer<UInt8>) {
    guard let first = input.first else { return }
    let place = "\(folder)/\(names[Int(first) % names.count])"
    let sound = FileManager.default.contents(atPath: place)
    FileManager.default.createFile(atPath: place, contents: Data(input.dropFirst()))
    let region = RegionFolder(folder)
    _ = region.check()
    if let region = try? region.read(), let outlines = RegionFolder(folder).outlines {
      _ = try? RegionOutlines(reading: outlines, for: region)
    }
    if let sound {
      FileManager.default.createFile(atPath: place, contents: sound)
    } else {
      try? FileManager.default.removeItem(atPath: place)
    }
  }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ testOneInput: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// Where Swift's package manager has the program begin.
@_cdecl("ParserFuzzing_main")
public func main(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>)
  -> CInt
{
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments) { start, count in
    RegionFiles.check(UnsafeBufferPointer(start: start, count: count))
    return 0
  }
}
