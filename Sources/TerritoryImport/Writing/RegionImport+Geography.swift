import TerritoryGeography
import TerritoryLanguages
import TerritoryModel

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
