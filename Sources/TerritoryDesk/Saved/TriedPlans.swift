import Foundation
import TerritoryLanguages
import TerritoryModel

/// The plans that a planner has kept: a file for each in the region's folder, `desk/REGION/ID.json`,
/// which is there whole or not at all.
actor TriedPlans {
  /// Plans of a region; nobody looks through more.
  private static let most = 1000
  /// Nil for the folder `desk` beside the region folder.
  private let folder: String?
  /// What lists tell of files, by path, as long as these stay as they are.
  private var known: [String: (stamp: FileStamp, listed: TriedPlan.Listed)] = [:]

  init(folder: String?) { self.folder = folder }

  /// Where the plans of a region are kept.
  nonisolated func folder(of region: RegionShelf.Entry) -> String {
    let parent = URL(fileURLWithPath: region.path).deletingLastPathComponent().relativePath
    return "\(folder ?? "\(parent)/desk")/\(region.name)"
  }

  /// The kept plans of a region, newest first. Files that are no plans are passed over.
  func all(of region: RegionShelf.Entry) -> [TriedPlan.Listed] {
    let folder = folder(of: region)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let plans = names.compactMap { name -> TriedPlan.Listed? in
      guard name.hasSuffix(".json"), TriedPlan.isID(String(name.dropLast(5))) else { return nil }
      return listed("\(folder)/\(name)")
    }
    return plans.sorted { ($0.made, $0.id) > ($1.made, $1.id) }
  }

  private func listed(_ path: String) -> TriedPlan.Listed? {
    let stamp = FileStamp(path)
    if let found = known[path], found.stamp == stamp { return found.listed }
    known[path] = nil
    guard let stamp, let plan = Self.read(path) else { return nil }
    let listed = TriedPlan.Listed(plan)
    known[path] = (stamp, listed)
    return listed
  }

  private static func read(_ path: String) -> TriedPlan? {
    guard let data = FileManager.default.contents(atPath: path),
      let plan = try? JSONDecoder().decode(TriedPlan.self, from: data),
      path.hasSuffix("/\(plan.id).json")
    else { return nil }
    return plan
  }

  /// - Throws: ``Refusal`` where there is none of that id.
  func plan(_ id: String, of region: RegionShelf.Entry) throws(Refusal) -> TriedPlan {
    guard TriedPlan.isID(id), let plan = Self.read("\(folder(of: region))/\(id).json") else {
      throw Refusal(404, phrase("That plan is not kept here any more."))
    }
    return plan
  }

  /// Keeps a plan. Once this returns, no end of the desk loses it.
  ///
  /// - Throws: ``Refusal`` where it can't be written; nothing is left behind then.
  func keep(_ plan: TriedPlan, of region: RegionShelf.Entry) throws(Refusal) {
    let folder = folder(of: region)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard names.count < Self.most || names.contains("\(plan.id).json") else {
      throw Refusal(409, phrase("There are \(Self.most) kept plans already. Remove some first."))
    }
    try WholeFile.write(
      Array(JSONText.of(plan).utf8), to: "\(plan.id).json", in: folder)
  }

  /// Changes the name of a kept plan, or pins it.
  ///
  /// - Throws: ``Refusal`` where there is none of that id, or it can't be written.
  func change(
    _ id: String, of region: RegionShelf.Entry, name: String?, pinned: Bool?
  ) throws(Refusal) -> TriedPlan {
    var plan = try plan(id, of: region)
    if let name = name.flatMap(TriedPlan.shortened) { plan.name = name }
    if let pinned { plan.pinned = pinned }
    try keep(plan, of: region)
    return plan
  }

  /// - Throws: ``Refusal`` where there is none of that id, or its folder can't be written to.
  func remove(_ id: String, of region: RegionShelf.Entry) throws(Refusal) {
    let plan = try plan(id, of: region)
    let path = "\(folder(of: region))/\(plan.id)"
    guard unlink("\(path).json") == 0 || errno == ENOENT else {
      throw WholeFile.refusal(errno)
    }
    known["\(path).json"] = nil
    unlink("\(path).csv")
  }

  /// The path of a kept plan as `--reference` reads it, written beside it when it is first needed.
  ///
  /// - Throws: ``Refusal`` where there is none of that id, or it can't be written.
  func table(_ id: String, of region: RegionShelf.Entry) throws(Refusal) -> String {
    let plan = try plan(id, of: region)
    let folder = folder(of: region)
    let path = "\(folder)/\(plan.id).csv"
    if FileStamp(path) == nil {
      try WholeFile.write(Array((plan.csv ?? "").utf8), to: "\(plan.id).csv", in: folder)
    }
    return path
  }
}

/// What changes where a file does.
struct FileStamp: Equatable {
  private let size: Int
  private let modified: Date
  private let number: Int

  /// Nil where there is no file.
  init?(_ path: String) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      return nil
    }
    size = attributes[.size] as? Int ?? 0
    modified = attributes[.modificationDate] as? Date ?? .distantPast
    number = attributes[.systemFileNumber] as? Int ?? 0
  }
}

/// Files that are there whole or not at all, whatever ends the program or the machine meanwhile.
enum WholeFile {
  /// Writes a file of a folder, which is made where it is missing.
  ///
  /// - Parameter mode: who may read and write it, less what the process withholds; else its owner alone.
  /// - Throws: ``Refusal`` where it can't be written; what was there before is there still.
  static func write(
    _ bytes: [UInt8], to name: String, in folder: String, mode: mode_t = 0o600
  ) throws(Refusal) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw refusal((error as? CocoaError)?.underlying ?? EACCES)
    }
    let partial = "\(folder)/.\(name).\(Secret.make().prefix(8)).partial"
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw refusal(errno) }
    var code = writeAll(bytes, descriptor)
    if code == 0, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0, rename(partial, "\(folder)/\(name)") != 0 { code = errno }
    guard code == 0 else {
      unlink(partial)
      throw refusal(code)
    }
    // The name is on the disk only once its folder is.
    let place = open(folder, O_RDONLY | O_CLOEXEC)
    if place >= 0 {
      fsync(place)
      close(place)
    }
  }

  /// - Returns: the system's `errno`, 0 where all is written.
  private static func writeAll(_ bytes: [UInt8], _ descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = Foundation.write(
          descriptor, bytes.baseAddress! + written, bytes.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : EIO }
        written += count
      }
      return 0
    }
  }

  /// In the words of the system.
  static func refusal(_ code: Int32) -> Refusal {
    if code == ENOSPC || code == EDQUOT {
      return Refusal(507, phrase("The disk is full; nothing was saved. Make room, then try again."))
    }
    let reason = String(cString: strerror(code))
    return Refusal(
      507, phrase("It can't be saved: \(reason). What was saved before is there still."))
  }
}

extension CocoaError {
  /// The system's `errno` behind it.
  fileprivate var underlying: Int32? {
    (userInfo[NSUnderlyingErrorKey] as? POSIXError)?.code.rawValue
      ?? (userInfo[NSUnderlyingErrorKey] as? NSError).map { Int32($0.code) }
  }
}
