import TerritoryModel

/// A data set of JSON-stat 2.0 (json-stat.org/full).
struct JSONStatDataset: Decodable {
  struct Dimension: Decodable {
    let label: String?
    let category: Category
  }

  /// Which dimensions are of which kind, where the data set says so.
  struct Role: Decodable {
    let metric: [String]?
  }

  struct Category: Decodable {
    let index: Index?
    let label: [String: String]?
  }

  /// The categories in their order: a list of codes, or the position of each code.
  enum Index: Decodable {
    case list([String])
    case positions([String: Int])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let list = try? container.decode([String].self) {
        self = .list(list)
      } else {
        self = .positions(try container.decode([String: Int].self))
      }
    }
  }

  /// Something for each cell: a list of all, or by position where most have nothing.
  enum Cells<Element: Decodable>: Decodable {
    case list([Element])
    case sparse([String: Element])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      // What is wrong inside a list is a fault of the list, not of its being one.
      if (try? decoder.unkeyedContainer()) != nil {
        self = .list(try container.decode([Element].self))
      } else {
        self = .sparse(try container.decode([String: Element].self))
      }
    }

    /// A key that is no position in a cube of so many cells; nil where there is none.
    func stray(outside count: Int) -> String? {
      guard case .sparse(let elements) = self else { return nil }
      return elements.keys.filter { key in
        // Only the plain decimal is looked up later.
        Int(key).map { !(0..<count).contains($0) || String($0) != key } ?? true
      }.min()
    }

    subscript(position: Int) -> Element? {
      switch self {
      case .list(let list): list.indices.contains(position) ? list[position] : nil
      case .sparse(let elements): elements[String(position)]
      }
    }
  }

  /// One status for all cells, or one for each.
  enum Status: Decodable {
    case all(String)
    case each(Cells<String?>)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .all(text)
      } else {
        self = .each(try container.decode(Cells<String?>.self))
      }
    }

    subscript(position: Int) -> String? {
      switch self {
      case .all(let text): text
      case .each(let cells): cells[position] ?? nil
      }
    }
  }

  let id: [String]
  let size: [Int]
  let role: Role?
  let dimension: [String: Dimension]
  let value: Cells<JSONScalar>
  let status: Status?
  let label: String?
  let source: String?
  let updated: String?
}

extension StatisticalTable {
  /// Most cells of a table: a small file may stand for far more than a machine can hold.
  private static let mostCells = 3_000_000

  /// - Returns: nil where sizes and values don't fit each other, which `log` then says.
  init?(_ dataset: JSONStatDataset, _ place: String, log: inout ProblemLog) {
    let before = log.count
    let dimensions = zip(dataset.id, dataset.size).map { id, size in
      Self.values(dataset.dimension[id], id, size, place, log: &log)
    }
    // Sizes are multiplied only once they are known to be those of categories that are there.
    guard log.count == before, dataset.id.count == dataset.size.count else {
      if log.count == before {
        log.add(
          place, "id names \(dataset.id.count) dimensions, size has \(dataset.size.count)",
          mend: "download the file again; it is damaged")
      }
      return nil
    }
    var count = 1
    for size in dataset.size {
      let (product, isTooMany) = count.multipliedReportingOverflow(by: size)
      guard !isTooMany, product <= Self.mostCells else {
        log.add(
          place, "the table has more than 3 million cells",
          mend: "choose fewer areas, months or columns where you download it")
        return nil
      }
      count = product
    }
    guard Self.fits(count, dimensions: dataset.size.count, place, log: &log) else { return nil }
    if case .list(let list) = dataset.value, list.count != count {
      log.add(
        place, "value has \(list.count) cells, its dimensions make \(count)",
        mend: "download the file again; it is damaged or cut off")
      return nil
    }
    if let stray = dataset.value.stray(outside: count) {
      log.add(
        place, "value has the key \(quoted(stray)), its dimensions make \(count) cells from 0 on",
        mend: "download the file again; it is damaged")
      return nil
    }
    self.place = place
    self.dimensions = dimensions
    let metrics = dataset.role?.metric ?? []
    titles = dataset.id.map { metrics.contains($0) ? nil : dataset.dimension[$0]?.label ?? $0 }
    cells = Self.cells(dataset, count)
    origin = Self.origin(label: dataset.label, source: dataset.source, updated: dataset.updated)
  }

  private static func values(
    _ dimension: JSONStatDataset.Dimension?, _ id: String, _ size: Int, _ place: String,
    log: inout ProblemLog
  ) -> [Value] {
    let category = dimension?.category
    let codes: [String]
    switch category?.index {
    case .list(let list): codes = list
    case .positions(let positions):
      codes = positions.sorted { $0.value < $1.value }.map(\.key)
      guard positions.values.sorted() == Array(0..<codes.count) else {
        log.add(
          place,
          "the positions of the categories of \(quoted(id)) are not 0 to \(codes.count - 1), each once",
          mend: "download the file again; it is damaged")
        return []
      }
    case nil:
      codes = category?.label.map { Array($0.keys) } ?? []
      // Labels have no order: without an index only a single one has a position.
      guard codes.count <= 1 else {
        log.add(
          place,
          "the dimension \(quoted(id)) has no index: nothing says the order of its categories",
          mend: "download it as JSON-stat 2.0, which has category.index, or as CSV")
        return []
      }
    }
    guard codes.count == size, size > 0, Set(codes).count == size else {
      log.add(
        place, "the dimension \(quoted(id)) has \(codes.count) categories, its size is \(size)",
        mend: "download the file again; it is damaged or cut off")
      return []
    }
    return codes.map { Value(code: $0, label: category?.label?[$0]) }
  }

  /// The cells that have a value or a status, the last dimension changing fastest.
  private static func cells(_ dataset: JSONStatDataset, _ count: Int) -> [Cell] {
    (0..<count).compactMap { position in
      let text = dataset.value[position]?.shown ?? ""
      let shown = text.isEmpty ? dataset.status?[position] ?? "" : text
      guard !shown.isEmpty else { return nil }
      var rest = position
      var coordinates: [Int] = []
      for size in dataset.size.reversed() {
        // values(_:_:_:_:log:) has refused a size of 0.
        coordinates.append(rest % size)
        rest /= size
      }
      return Cell(coordinates: coordinates.reversed(), text: shown, line: nil)
    }
  }
}
