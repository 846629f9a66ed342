import CSQLITE

/// A database of SQLite, opened for reading only.
///
/// Databases come from strangers: no function that a database brings along is run, no value is longer
/// than ``longestValue``, no text longer than ``longestText``, and all questions together end after so
/// many steps.
final class SQLiteDatabase {
  /// What SQLite says of a failure.
  struct Failure: Error {
    let message: String
    /// Whether SQLite was stopped since it took too long.
    var isStopped = false
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

    /// About how many bytes it takes.
    var size: Int {
      switch self {
      case .text(let text): 16 + text.utf8.count
      case .whole: 16
      case .bytes(let bytes): bytes.count
      }
    }
  }

  private static let longestValue: Int32 = 200_000_000
  private static let longestText = 4_000_000
  /// Steps of SQLite's machine, some seconds of work: a view or a calculated column may never end.
  private static let usualWork = 500_000_000
  private static let stepsPerLook: Int32 = 10_000
  private let handle: OpaquePointer
  private let mostWork: Int
  private var work = 0

  /// - Parameter mostWork: steps after which no question is answered any further.
  /// - Throws: ``Failure`` where the file is no database, or is locked.
  init(_ path: String, mostWork: Int = SQLiteDatabase.usualWork) throws(Failure) {
    var handle: OpaquePointer?
    let result = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, nil)
    guard result == SQLITE_OK, let handle else {
      sqlite3_close_v2(handle)
      throw Failure(message: String(cString: sqlite3_errstr(result)))
    }
    self.handle = handle
    self.mostWork = mostWork
    _ = sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.longestValue)
    limitWork()
    try rows("PRAGMA trusted_schema = OFF") { _ in true }
  }

  deinit { sqlite3_close_v2(handle) }

  private func limitWork() {
    let look: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
      guard let context else { return 1 }
      let database = Unmanaged<SQLiteDatabase>.fromOpaque(context).takeUnretainedValue()
      database.work += Int(SQLiteDatabase.stepsPerLook)
      return database.work > database.mostWork ? 1 : 0
    }
    // The handle is closed with this object, so that SQLite never looks at one that is gone.
    sqlite3_progress_handler(
      handle, Self.stepsPerLook, look, Unmanaged.passUnretained(self).toOpaque())
  }

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

  private static func row(_ statement: OpaquePointer?) throws(Failure) -> [String: Value] {
    var row: [String: Value] = [:]
    for column in 0..<sqlite3_column_count(statement) {
      guard let name = sqlite3_column_name(statement, column) else { continue }
      if sqlite3_column_type(statement, column) == SQLITE_TEXT,
        sqlite3_column_bytes(statement, column) > longestText
      {
        throw Failure(message: String(cString: sqlite3_errstr(SQLITE_TOOBIG)))
      }
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

  private func failure() -> Failure {
    Failure(message: String(cString: sqlite3_errmsg(handle)), isStopped: work > mostWork)
  }
}
