import CMINIZIP
import Foundation

/// The files of a folder as one file.
enum ZipFile {
  /// - Returns: nil where a file can't be read, or the archive can't be written beside the folder.
  static func holding(_ folder: String) -> Data? {
    let path = "\(folder).zip"
    let manager = FileManager.default
    guard let names = try? manager.contentsOfDirectory(atPath: folder),
      let archive = zipOpen64(path, 0)
    else { return nil }
    var isWhole = true
    for name in names.sorted() where isWhole {
      guard let bytes = manager.contents(atPath: "\(folder)/\(name)") else {
        isWhole = false
        break
      }
      isWhole = add(bytes, name, to: archive)
    }
    guard zipClose(archive, nil) == ZIP_OK, isWhole else { return nil }
    return manager.contents(atPath: path)
  }

  private static func add(_ bytes: Data, _ name: String, to archive: zipFile) -> Bool {
    var information = zip_fileinfo()
    // The first day that these dates have: the same files give the same archive.
    information.dosDate = 1 << 21 | 1 << 16
    guard
      zipOpenNewFileInZip64(
        archive, name, &information, nil, 0, nil, 0, nil, Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0)
        == ZIP_OK
    else { return false }
    let isWritten = bytes.withUnsafeBytes {
      zipWriteInFileInZip(archive, $0.baseAddress, UInt32($0.count)) == ZIP_OK
    }
    return zipCloseFileInZip(archive) == ZIP_OK && isWritten
  }
}
