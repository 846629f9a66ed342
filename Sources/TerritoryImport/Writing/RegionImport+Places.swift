import TerritoryGeography
import TerritoryLanguages
import TerritoryModel

extension RegionImport {
  mutating func readBoundaryFile() -> BoundaryFile? {
    guard let place = request.boundaries else { return nil }
    do throws(InvalidInput) {
      let file = try BoundaryFile(reading: place)
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
