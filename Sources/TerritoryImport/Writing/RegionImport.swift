import TerritoryGeography
import TerritoryLanguages
import TerritoryModel

/// Makes a region folder from public boundaries, statistics and distances.
package struct RegionImport {
  let request: ImportRequest
  var log = ProblemLog()
  var report: ImportReport

  /// What the region's geography comes to.
  struct Geography {
    let places: [PlaceDraft]
    let directory: MunicipalityDirectory
    let register: MunicipalRegister
    let borders: BorderDraft
    let distances: DistanceDraft
    let links: [ResolvedLink]
    let outlines: GeneralisedOutlines?
  }

  package init(_ request: ImportRequest) {
    self.request = request
    report = ImportReport(region: RegionFolder(request.folder).id, municipalities: 0)
  }

  /// Reads everything, and checks and writes the folder.
  ///
  /// - Parameter dryRun: whether the folder is only checked.
  /// - Throws: ``InvalidInput`` with everything that is wrong; nothing is written then.
  package mutating func run(dryRun: Bool) throws(InvalidInput) -> ImportReport {
    let folder = try NewRegionFolder(request.folder)
    let geography = readGeography()
    try log.throwIfAny()
    guard let geography else { preconditionFailure("what can't be read has a problem noted") }
    let statistics = StatisticsImport(
      request: request, register: geography.register,
      municipalities: geography.directory.municipalities, knowsOthers: true
    ).run(log: &log)
    try log.throwIfAny()
    report.municipalities = geography.places.count
    report.snapshots = statistics.snapshots
    report.areas = statistics.areas
    let files = try files(geography)
    report.files = files.keys.sorted()
    try folder.write(files, dryRun: dryRun)
    return report
  }

  private mutating func readGeography() -> Geography? {
    let boundaryFile = readBoundaryFile()
    guard log.isEmpty, let known = readPlaces(boundaryFile) else { return nil }
    let (directory, placeFile) = known
    let register = MunicipalRegister(directory, mergers: request.mergers)
    var codes = request.selection.codes(directory, placeFile, log: &log)
    codes = Set(codes.map { request.mergers[$0] })
    if codes.isEmpty, log.isEmpty {
      log.add(
        "--municipalities", "no municipality meets all that is asked for",
        mend: "name some that do, or leave out --where")
    }
    if codes.count > MunicipalityDirectory.most {
      log.add(
        "--municipalities",
        "a region has at most \(MunicipalityDirectory.most) municipalities; here are \(codes.count)",
        mend: "choose some of them with --municipalities or --where")
      return nil
    }
    noteMergers(directory, codes)
    let boundaries = boundaryFile.flatMap { measure($0, codes) }
    guard log.isEmpty else { return nil }
    let land = boundaries.map(LandDistances.init)
    let places = PlaceAssembly(
      directory: directory, file: placeFile, outlines: boundaries?.outlines ?? [], land: land
    ).drafts(codes, log: &log)
    guard log.isEmpty else { return nil }
    let inside = places.filter { !$0.isCentreGiven }.count
    if inside > 0 {
      report.notes.append(
        phrase(
          asNote: """
            Centres of \(String(inside)) municipalities are not given: a point inside the outline is \
            taken.
            """))
    }
    let own = MunicipalityDirectory(places.map(\.municipality))
    let borders = readBorders(boundaries, own, register)
    let links = readLinks(borders, own, land)
    let distances = readDistances(
      links, own, register, land, inside: Set(places.indices.filter { !places[$0].isCentreGiven }))
    return Geography(
      places: places, directory: own, register: register, borders: borders, distances: distances,
      links: links, outlines: boundaries?.generalised())
  }
}
