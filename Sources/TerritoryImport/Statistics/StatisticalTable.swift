/// A table of figures as it was published, whatever the format of its file: dimensions, and cells
/// that each stand at one value of every dimension.
struct StatisticalTable {
  /// A value of a dimension: an area, a month, what is counted.
  struct Value: Hashable {
    let code: String
    /// The name where the file gives one, else the code.
    let label: String

    init(code: String, label: String? = nil) {
      self.code = code
      self.label = label ?? code
    }
  }

  struct Cell {
    /// A position in the values of each dimension.
    let coordinates: [Int]
    /// As it stands in the file: a number, dots, or nothing.
    let text: String
    /// The line in the file, where lines tell anything.
    let line: Int?
  }

  /// The path as the user can open it.
  let place: String
  /// The values of each dimension. What each dimension is, only its values tell.
  let dimensions: [[Value]]
  let cells: [Cell]
  /// What the file says of its origin: title, source, when it was updated; empty where nothing.
  let origin: String
}
