import SpreadsheetText

/// A workbook as it lies on the disk, read back part by part.
///
/// libxlsxwriter writes each part to a temporary file without looking whether all of it arrived. Where
/// the disk is full for a moment, it packs what is there and reports success.
enum WrittenWorkbook {
  /// - Throws: ``FileFailure`` where a part is cut off.
  static func check(_ path: String) throws(FileFailure) {
    guard let archive = ZipArchive(path), !archive.parts.isEmpty else { throw .cutOff(path) }
    do throws(SpreadsheetFault) {
      for part in archive.parts { try archive.read(part, into: Passed()) }
    } catch {
      throw .cutOff(path)
    }
  }

  /// Elements that only have to be closed.
  private final class Passed: XMLElements {
    func start(_ name: String, _ attributes: XMLAttributes) {}
    func end(_ name: String) {}
    func text(_ text: String) {}
  }
}
