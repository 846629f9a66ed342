import TerritoryModel

/// Finds municipalities where files from elsewhere name them: by code (`179`, `KU179`), by name in
/// Finnish or Swedish, or by both (`KU179 Jyväskylä`).
package struct MunicipalRegister: Sendable {
  /// A municipality as a file names it.
  struct Found: Hashable {
    /// The municipality that the file means.
    let named: MunicipalityCode
    /// The one that it belongs to: another where municipalities were merged or given a new code.
    let code: MunicipalityCode
  }

  /// All municipalities of the boundaries, or of the region folder.
  let directory: MunicipalityDirectory
  private let known: Set<MunicipalityCode>
  private let mergers: MunicipalMergers

  package init(_ directory: MunicipalityDirectory, mergers: MunicipalMergers = .none) {
    self.directory = directory
    self.mergers = mergers
    known = Set(directory.municipalities.map(\.code))
  }

  /// Nil where the text names no municipality.
  func find(_ text: String) -> Found? {
    if let code = Self.code(text) { return found(code) }
    let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    if parts.count == 2, parts[1].contains(where: \.isLetter), parts[0].count >= 3,
      let code = Self.code(parts[0])
    {
      return found(code)
    }
    // A text of one or two digits with a leading zero is the code of a larger area.
    guard MunicipalityCode(text) == nil, let position = directory.position(of: text) else {
      return nil
    }
    return found(directory.municipalities[position].code)
  }

  private func found(_ named: MunicipalityCode) -> Found? {
    let code = mergers[named]
    return known.contains(code) ? Found(named: named, code: code) : nil
  }

  /// A municipality's code as a table writes it. `05` is the code of a larger area, not of 005.
  static func code(_ text: some StringProtocol) -> MunicipalityCode? {
    let isCode =
      switch text.utf8.count {
      case 1, 2: text.first != "0"
      case 3: true
      case 5: text.hasPrefix("KU")
      default: false
      }
    return isCode ? MunicipalityCode(String(text)) : nil
  }
}
