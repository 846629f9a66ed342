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

extension RegionImport {
  mutating func readBoundaryFile() -> BoundaryFile? {
    guard let place = request.boundaries else { return nil }
    do throws(InvalidInput) {
      let file = try BoundaryFile(reading: place, as: request.reading)
      let (count, system) = (String(file.municipalities.count), "\(file.coordinateSystem)")
      let name = fileName(place)
      report.notes.append(
        file.attribution.map {
          phrase(asNote: "Boundaries: \(count) municipalities of \(name), \(system). \($0)")
        } ?? phrase(asNote: "Boundaries: \(count) municipalities of \(name), \(system)."))
      return file
    } catch {
      log.add(error.problems)
      return nil
    }
  }

  /// Takes over what was noted of a file, under the name that it has for others too.
  mutating func note(_ texts: [String], of place: String) {
    report.notes += texts.map { $0.replacing(place, with: fileName(place)) }
  }

  /// All municipalities that are known, and the file of municipalities where there is one.
  mutating func readPlaces(
    _ boundaries: BoundaryFile?
  ) -> (MunicipalityDirectory, PlaceFile?)? {
    let named = boundaries.map { file in
      MunicipalityDirectory(
        file.municipalities.map {
          Municipality(
            code: $0.code, nameFinnish: $0.nameFinnish, nameSwedish: $0.nameSwedish, latitude: 0,
            longitude: 0)
        })
    }
    guard let place = request.places else {
      if named == nil {
        log.add(
          "--boundaries", "nothing says which municipalities there are",
          mend: "give their boundaries (GeoJSON) with --boundaries, or a table with --centres")
      }
      return named.map { ($0, nil) }
    }
    let register = named.map { MunicipalRegister($0, mergers: request.mergers) }
    guard
      let file = PlaceFile(reading: place, register, request.mergers, request.columns, log: &log)
    else { return nil }
    return (named ?? directory(of: file), file)
  }

  func directory(of file: PlaceFile) -> MunicipalityDirectory {
    MunicipalityDirectory(
      file.rows.map { row in
        let name = file.text(.nameFinnish, of: row) ?? row.municipality.named.digits
        return Municipality(
          code: row.municipality.named, nameFinnish: name,
          nameSwedish: file.text(.nameSwedish, of: row) ?? name, latitude: 0, longitude: 0)
      })
  }

  mutating func noteMergers(
    _ directory: MunicipalityDirectory, _ codes: Set<MunicipalityCode>
  ) {
    for former in request.mergers.former {
      let target = request.mergers[former]
      guard let position = directory.position(of: target.digits) else {
        log.add(
          "--merged", "\(target) is no municipality that is known",
          mend: "write FORMER=PRESENT, the present one as the boundaries have it")
        continue
      }
      guard codes.contains(target) else { continue }
      let name = directory.position(of: former.digits).map {
        "\(directory.municipalities[$0].name) (\(former))"
      }
      let now = "\(directory.municipalities[position].name) (\(target))"
      report.notes.append(phrase(asNote: "\(name ?? former.digits) is counted as \(now)."))
    }
  }

  /// The boundaries of the region's municipalities, with those that were merged into them.
  mutating func measure(
    _ file: BoundaryFile, _ codes: Set<MunicipalityCode>
  ) -> Boundaries? {
    do throws(InvalidInput) {
      let boundaries = try Boundaries(file.merging(request.mergers), only: codes)
      note(boundaries.notes, of: file.place)
      return boundaries
    } catch {
      log.add(error.problems)
      return nil
    }
  }
}

extension RegionImport {
  mutating func readBorders(
    _ boundaries: Boundaries?, _ own: MunicipalityDirectory, _ register: MunicipalRegister
  ) -> BorderDraft {
    var measured: [MunicipalPair: Double] = [:]
    for border in boundaries?.borders ?? [] {
      // The outlines are those of the region's codes, each of which has a place by now.
      let ends = [border.from, border.to].map { own.position(of: $0.digits)! }
      measured[MunicipalPair(ends[0], ends[1])] = border.kilometres
    }
    let file = request.borders.flatMap { TableSource(foreign: $0, log: &log) }.flatMap {
      PairFile($0, [.borderKilometres, .roadCrossings], register, request.columns, log: &log)
    }
    if request.borders == nil, boundaries == nil {
      log.add(
        "--borders", "nothing says which municipalities border on each other",
        mend: "give boundaries with --boundaries, or a table of pairs with --borders")
    }
    let draft = BorderDraft(measured: measured, file: file, own, log: &log)
    note(draft, hasCrossings: file != nil, own)
    return draft
  }

  mutating func note(
    _ draft: BorderDraft, hasCrossings: Bool, _ own: MunicipalityDirectory
  ) {
    let roads = draft.entries.values.count { $0.crossings > 0 }
    let (all, crossed) = (String(draft.entries.count), String(roads))
    report.notes.append(
      hasCrossings
        ? phrase(asNote: "Borders: \(all), \(crossed) of them with roads across.")
        : phrase(
          asNote: """
            Borders: \(all). No road crossings are given, so each border counts as one; take out \
            those without a road with remove_border in region.yaml.
            """))
    guard !draft.withoutCrossings.isEmpty else { return }
    let pairs = draft.withoutCrossings.prefix(5).map {
      "\(own.municipalities[$0.first].name)-\(own.municipalities[$0.second].name)"
    }.joined(separator: ", ")
    let more = draft.withoutCrossings.count - 5
    report.notes.append(
      more > 0
        ? phrase(
          asNote: """
            The file of road crossings doesn't have \(pairs) and \(String(more)) more: counted as \
            one crossing each.
            """)
        : phrase(
          asNote: """
            The file of road crossings doesn't have \(pairs): counted as one crossing each.
            """))
  }

  mutating func readDistances(
    _ links: [ResolvedLink], _ own: MunicipalityDirectory, _ register: MunicipalRegister,
    _ land: LandDistances?, inside: Set<Int>
  ) -> DistanceDraft {
    let before = log.count
    var draft = DistanceDraft()
    if let place = request.distances {
      draft = DistanceDraft(
        reading: place, own, register, on: land, request.columns, log: &log)
      if log.count == before {
        report.notes += [
          GreatCircleCheck(draft.entries, own.municipalities, inside: inside)
            .check(place, log: &log),
          DrivingTimeCheck(draft.entries, own.municipalities).check(place, log: &log),
        ].compactMap { $0 }
      }
    }
    guard log.count == before else { return draft }
    let assumed = links.filter { $0.kilometres == nil }.map(\.pair)
    draft.fill(detour: request.detour ?? DistanceDraft.usualDetour, own.municipalities, assumed)
    // Where there are no roads either, all pairs are estimated alike.
    let ways = request.distances == nil ? links.filter { $0.kilometres != nil } : links
    draft.fill(over: ways, count: own.municipalities.count)
    if let detour = request.detour ?? (request.distances == nil ? DistanceDraft.usualDetour : nil) {
      draft.fill(detour: detour, own.municipalities)
    }
    // A link that is missing is told already, and brings the distances with it.
    if log.isEmpty {
      draft.noteMissing(own.municipalities, request.distances ?? "--distances", log: &log)
    }
    let estimates = draft.estimates.map {
      phrase(asNote: "\(String($0.count)) are estimates (\($0.how))")
    }.joined(separator: "; ")
    let pairs = String(draft.entries.count)
    report.notes.append(
      estimates.isEmpty
        ? phrase(asNote: "Distances: \(pairs) pairs.")
        : phrase(asNote: "Distances: \(pairs) pairs; \(estimates)."))
    return draft
  }
}

extension RegionImport {
  /// The texts of all files.
  func files(_ geography: Geography) throws(InvalidInput) -> [String: String] {
    let codes = geography.places.map(\.code)
    var files = [
      "region.yaml": try settings(geography),
      "municipalities.csv": RegionFiles.municipalities(geography.places),
      "borders.csv": RegionFiles.borders(geography.borders, geography.places),
      "distances.csv": RegionFiles.distances(geography.distances, geography.places),
      "sources.txt": sources(),
    ]
    if let outlines = geography.outlines { files["outlines.geojson"] = outlines.geoJSON() }
    for snapshot in report.snapshots {
      files["statistics/\(snapshot.period).csv"] = RegionFiles.statistics(snapshot, codes)
      files["statistics/\(snapshot.period).txt"] = RegionFiles.origins(
        snapshot, report.areas, request.mergers.into(Set(codes)))
    }
    return files
  }

  /// What municipalities, borders and distances were made from.
  func sources() -> String {
    let given = [
      request.boundaries.map { phrase(asNote: "Boundaries: file \(fileName($0))") },
      request.places.map { phrase(asNote: "Names and centres: file \(fileName($0))") },
      request.borders.map { phrase(asNote: "Road crossings: file \(fileName($0))") },
      request.distances.map { phrase(asNote: "Distances: file \(fileName($0))") },
    ].compactMap { $0 }
    let heading = phrase(
      asNote: "What this folder was made from (statistics: see statistics/*.txt)")
    return ([heading, ""] + given + report.notes).joined(separator: "\n") + "\n"
  }

  /// `region.yaml`: the one that is given, or the usual one.
  func settings(_ geography: Geography) throws(InvalidInput) -> String {
    if let place = request.settings {
      var log = ProblemLog()
      let file = TextFile(place, log: &log)
      try log.throwIfAny()
      return file!.text
    }
    // There is one for each period, or the log has said why not.
    let newest = report.snapshots.last!
    guard let source = newest.sources.first(where: { $0.column == request.count.header }) else {
      throw InvalidInput([
        InputProblem(
          place: "--statistics",
          what: "the snapshot \(newest.period) has no column \(request.count.header), which demand"
            + " is counted from",
          remedy: "say which column it is with --column \(request.count.header)=TITLE, or count"
            + " another with --count: here are \(newest.columns.joined(separator: ", "))")
      ])
    }
    try newest.requireCounts(in: source.column, of: geography.places.map(\.nameFinnish))
    let name = request.nameFinnish ?? report.region
    return RegionTemplate(
      names: RegionSettings.Names(
        finnish: name, swedish: request.nameSwedish ?? name, english: request.nameEnglish ?? name),
      statistics: newest.period.name, count: source.column, countSource: Self.words(source),
      mergers: request.mergers.into(Set(geography.places.map(\.code))),
      reach: UsualReach(geography.distances, geography.places),
      links: geography.links.map { link in
        (
          [link.pair.first, link.pair.second].map { geography.places[$0].nameFinnish },
          geography.distances.entries[link.pair]?.kilometres ?? "", link.reason
        )
      }
    ).text
  }

  /// A column's origin as region.yaml gives it.
  private static func words(_ source: SnapshotDraft.Source) -> String {
    let origin = source.origin.isEmpty ? fileName(source.place) : source.origin
    let month = source.period.map { ", \($0.name)" } ?? ""
    let choice = phrase(
      asNote: """
        counted for want of a local choice: assumption of this tool, to be set by the planner
        """)
    return "\(origin): \(source.title)\(month); \(choice)"
  }
}
