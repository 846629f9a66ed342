import CMINIZIP

/// The parts of a ZIP archive, which workbooks are. What is read is bounded, whatever the archive
/// says of itself.
package final class ZipArchive {
  private let file: unzFile
  /// Where each part stands, by its name in lower case: names of parts differ in more than case.
  private let places: [String: unz64_file_pos]
  /// Bytes that were inflated so far.
  private var bytes = 0

  private static let mostParts = 10_000
  private static let longestName = 1024
  /// Bytes of all parts that are read when inflated, as often as each is read. The largest sheet that
  /// is taken has some 50 MB.
  private static let mostBytes = 500_000_000
  /// From so many bytes on, a part is refused that is more than so many times as large as packed:
  /// sheets are some 10 to 50 times as large.
  private static let suspicious = (bytes: 10_000_000, ratio: 300)

  /// Nil where the file is no archive.
  package init?(_ path: String) {
    guard let file = unzOpen64(path) else { return nil }
    var places: [String: unz64_file_pos] = [:]
    var result = unzGoToFirstFile(file)
    var count = 0
    while result == UNZ_OK, count < Self.mostParts {
      count += 1
      var name = [CChar](repeating: 0, count: Self.longestName + 1)
      var place = unz64_file_pos()
      guard
        unzGetCurrentFileInfo64(
          file, nil, &name, UInt(Self.longestName), nil, 0, nil, 0) == UNZ_OK,
        unzGetFilePos64(file, &place) == UNZ_OK
      else { break }
      let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      places[String(decoding: bytes, as: UTF8.self).lowercased()] = place
      result = unzGoToNextFile(file)
    }
    self.file = file
    self.places = places
  }

  deinit { unzClose(file) }

  /// The names of the parts in lower case, sorted.
  package var parts: [String] { places.keys.sorted() }

  package func has(_ part: String) -> Bool { places[part.lowercased()] != nil }

  /// Gives a part to `take`, piece by piece.
  ///
  /// - Throws: ``SpreadsheetFault`` where the part is missing, damaged, encrypted or too large.
  package func read(
    _ part: String, _ take: (UnsafeRawBufferPointer) throws(SpreadsheetFault) -> Void
  ) throws(SpreadsheetFault) {
    guard var place = places[part.lowercased()], unzGoToFilePos64(file, &place) == UNZ_OK else {
      throw .damaged(part)
    }
    var info = unz_file_info64()
    guard unzGetCurrentFileInfo64(file, &info, nil, 0, nil, 0, nil, 0) == UNZ_OK else {
      throw .damaged(part)
    }
    // The first flag of an entry says that it is encrypted.
    if info.flag & 1 != 0 { throw .password }
    guard unzOpenCurrentFile(file) == UNZ_OK else { throw .damaged(part) }
    do throws(SpreadsheetFault) {
      try inflate(part, packed: info.compressed_size, take)
    } catch {
      unzCloseCurrentFile(file)
      throw error
    }
    // Here a check sum that is wrong shows.
    guard unzCloseCurrentFile(file) == UNZ_OK else { throw .damaged(part) }
  }

  private func inflate(
    _ part: String, packed: UInt64,
    _ take: (UnsafeRawBufferPointer) throws(SpreadsheetFault) -> Void
  ) throws(SpreadsheetFault) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    var size = 0
    while true {
      let count = Int(unzReadCurrentFile(file, buffer.baseAddress, UInt32(buffer.count)))
      guard count >= 0 else { throw .damaged(part) }
      if count == 0 { return }
      size += count
      bytes += count
      let isSuspicious =
        size > Self.suspicious.bytes && UInt64(size / Self.suspicious.ratio) > packed
      guard bytes <= Self.mostBytes, !isSuspicious else { throw .tooLarge }
      try take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}

/// Why a workbook, or a sheet of it, can't be read.
package struct SpreadsheetFault: Error, Hashable {
  /// The row of the sheet, from 1; nil where more is meant.
  package let row: Int?
  package let what: String
  /// How to mend it.
  package let remedy: String

  init(row: Int? = nil, _ what: String, mend remedy: String) {
    self.row = row
    self.what = what
    self.remedy = remedy
  }

  static func damaged(_ part: String) -> SpreadsheetFault {
    SpreadsheetFault(
      "\(part) of the workbook is damaged or cut off", mend: "save or download the workbook again")
  }

  static let password = SpreadsheetFault(
    "the workbook is protected by a password",
    mend: "save it without one (in Excel: File, Info, Protect Workbook)")

  static let tooLarge = SpreadsheetFault(
    "the workbook is far larger than a table of a region needs",
    mend: "copy the rows and columns that you need into a new workbook")
}
