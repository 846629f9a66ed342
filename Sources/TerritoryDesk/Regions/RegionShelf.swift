import Foundation
import Synchronization
import TerritoryLanguages
import TerritoryModel
import TerritoryReport

/// The region folders that a desk was given, by name. A name that a page sends is looked up here and
/// is never a part of a path.
final class RegionShelf: Sendable {
  struct Entry: Sendable, Hashable {
    let name: String
    /// As the desk was given it, so that commands show it like that.
    let path: String
    /// Whether this planner may add statistics to it.
    let isOwn: Bool

    /// The name that people know, in the current language; else the folder's.
    var title: String { RegionFolder(path).names?.shown ?? name }

    /// The month of its newest statistics, by the names of their files; nil where there are none.
    var newestStatistics: String? {
      let names = try? FileManager.default.contentsOfDirectory(atPath: "\(path)/statistics")
      return names?.filter { $0.hasSuffix(".csv") && !$0.hasPrefix(".") }.max()
        .map { String($0.dropLast(4)) }
    }
  }

  private let single: String?
  /// Folders with region folders in them.
  private let folders: [(path: String, isOwn: Bool)]
  /// Where a region goes that is cut out of another one; nil where it goes beside that one.
  private let newRegions: String?
  private let made = Mutex<[String]>([])

  /// - Parameters:
  ///   - single: a region folder by itself.
  ///   - folders: with region folders in them; the planner may add to those that are own.
  init(single: String?, folders: [(path: String, isOwn: Bool)], newRegions: String?) {
    self.single = single.map { RegionFolder($0).path }
    self.folders = folders.map { (RegionFolder($0.path).path, $0.isOwn) }
    self.newRegions = newRegions
  }

  /// In the order of their names; of two with the same name the first that was given.
  var entries: [Entry] {
    var found: [String: Entry] = [:]
    let single = ([single].compactMap { $0 } + made.withLock { $0 }).map { ($0, true) }
    let all =
      single
      + folders.flatMap { folder in
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
          .filter { !$0.hasPrefix(".") }.map { ("\(folder.path)/\($0)", folder.isOwn) }
      }
    for (path, isOwn) in all where RegionCollection.isRegion(path) {
      let name = RegionFolder(path).id
      if found[name] == nil { found[name] = Entry(name: name, path: path, isOwn: isOwn) }
    }
    return found.values.sorted { $0.name < $1.name }
  }

  /// - Throws: ``Refusal`` where there is none of that name.
  func entry(_ name: String) throws(Refusal) -> Entry {
    guard let found = entries.first(where: { $0.name == name }) else {
      throw Refusal(404, phrase("There is no such region at this desk."))
    }
    return found
  }

  /// Where a region that is cut out of another one goes.
  ///
  /// - Throws: ``Refusal`` where the name is none for a folder, or taken.
  func place(forNew name: String, from source: Entry) throws(Refusal) -> String {
    guard name.wholeMatch(of: /[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?/) != nil else {
      throw Refusal(
        400,
        phrase("Name the folder with small letters a–z, digits and hyphens, such as east-side."))
    }
    let parent =
      newRegions ?? URL(fileURLWithPath: source.path).deletingLastPathComponent().relativePath
    let path = parent.isEmpty || parent == "." ? name : "\(parent)/\(name)"
    guard !entries.contains(where: { $0.name == name }),
      !FileManager.default.fileExists(atPath: path)
    else { throw Refusal(409, phrase("There is a folder of that name already; choose another.")) }
    return path
  }

  /// A region that was cut out just now is on the shelf too.
  func add(_ path: String) { made.withLock { $0.append(path) } }
}
