import Foundation

// A folder may come from somebody else: nothing outside it is read, whatever its links and settings
// name, since reports repeat what its files hold.
extension RegionFolder {
  /// Whether a file lies in the folder itself once all links are followed; nil where there is none.
  func holds(_ file: String) -> Bool? {
    guard let folder = Self.resolved(path), let file = Self.resolved(file) else { return nil }
    return file.utf8.starts(with: (folder == "/" ? folder : folder + "/").utf8)
  }

  /// Notes each file of the region format that is a link to somewhere else, and each pipe or device,
  /// whose reading might never end. A pipe on the command line is the user's own.
  func noteLinks(log: inout ProblemLog) {
    let kinds = Self.tableKinds + [".txt", ".yaml", ".geojson"]
    for subfolder in ["", "/statistics", "/plans"] {
      let place = path + subfolder
      let names = kinds.flatMap { Self.names(in: place, endingWith: $0) }
      for file in names.map({ "\(place)/\($0)" }) {
        if holds(file) == false {
          log.add(
            file, "the file is a link to a file outside the region folder",
            mend: "put a copy of the file into the folder instead of the link")
        } else if Self.isEndless(file) {
          log.add(
            file, "a pipe or a device stands where a file is needed",
            mend: "check the path, or put the file there instead")
        }
      }
    }
  }

  /// Notes a reference plan that lies elsewhere.
  func noteReference(_ reference: Assumption<String>?, log: inout ProblemLog) {
    guard let reference, case .regionFile(let line) = reference.origin else { return }
    let plan = reference.value
    // A sheet of a workbook may be named behind the file.
    let file = plan.lastIndex(of: "#").map { String(plan[..<$0]) } ?? plan
    let leadsOut = [plan, file].contains {
      holds("\(path)/\($0)") == false || Self.isEndless("\(path)/\($0)")
    }
    guard leadsOut || plan.split(separator: "/").contains("..") else { return }
    log.add(
      "\(path)/region.yaml", line: line,
      "the reference plan \(quoted(plan)) lies outside the region folder",
      mend: "put a copy of the plan into the folder and name that, such as plans/NAME.csv")
  }

  private static func isEndless(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
