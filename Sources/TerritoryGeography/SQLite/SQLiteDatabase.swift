import CSQLITE

/// A database of SQLite, opened for reading only.
///
/// Databases come from strangers: no function that a database brings along is run, and no value is
/// longer than ``longestValue``.
final class SQLiteDatabase {
  /// What SQLite says of a failure.
  struct Failure: Error {
    let message: String
  }

  /// A value of a row; anything but text, whole numbers and bytes is nil.
  enum Value {
    case text(String)
    case whole(Int64)
    case bytes([UInt8])

    var shown: String? {
      switch self {
      case .text(let text): text
      case .whole(let number): String(number)
      case .bytes: nil
      }
    }
  }

  private static let longestValue: Int32 = 200_000_000
  private let handle: OpaquePointer

  /// - Throws: ``Failure`` where the file is no database, or is locked.
  init(_ path: String) throws(Failure) {
    var handle: OpaquePointer?
    let result = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, nil)
    guard result == SQLITE_OK, let handle else {
      sqlite3_close_v2(handle)
      throw Failure(message: String(cString: sqlite3_errstr(result)))
    }
    self.handle = handle
    _ = sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.longestValue)
    try rows("PRAGMA trusted_schema = OFF") { _ in true }
  }

  deinit { sqlite3_close_v2(handle) }

  /// A name as it stands in a question.
  static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

  /// Asks a question and gives each row to `take`, by columns, until it answers false.
  ///
  /// - Throws: ``Failure`` where SQLite can't answer.
  func rows(
    _ question: String, _ take: ([String: Value]) throws(Failure) -> Bool
  ) throws(Failure) {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, question, -1, &statement, nil) == SQLITE_OK else {
      throw failure()
    }
    defer { sqlite3_finalize(statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_DONE: return
      case SQLITE_ROW: if try !take(Self.row(statement)) { return }
      default: throw failure()
      }
    }
  }

  private static func row(_ statement: OpaquePointer?) -> [String: Value] {
    var row: [String: Value] = [:]
    for column in 0..<sqlite3_column_count(statement) {
      guard let name = sqlite3_column_name(statement, column) else { continue }
      row[String(cString: name)] = value(statement, column)
    }
    return row
  }

  private static func value(_ statement: OpaquePointer?, _ column: Int32) -> Value? {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_TEXT: sqlite3_column_text(statement, column).map { .text(String(cString: $0)) }
    case SQLITE_INTEGER: .whole(sqlite3_column_int64(statement, column))
    case SQLITE_BLOB:
      sqlite3_column_blob(statement, column).map {
        .bytes(
          [UInt8](
            UnsafeRawBufferPointer(start: $0, count: Int(sqlite3_column_bytes(statement, column)))))
      }
    default: nil
    }
  }

  private func failure() -> Failure { Failure(message: String(cString: sqlite3_errmsg(handle))) }
}
