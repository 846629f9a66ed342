import TerritoryModel

/// Finds municipalities where files from elsewhere name them: by code (`179`, `KU179`, `01200`), by
/// name in Finnish or Swedish, or by both (`KU179 Jyväskylä`).
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
  /// Whether codes of municipalities have three digits, the first of some not zero.
  private let hasThreeDigits: Bool
  private let mergers: MunicipalMergers

  package init(_ directory: MunicipalityDirectory, mergers: MunicipalMergers = .none) {
    self.directory = directory
    self.mergers = mergers
    known = Set(directory.municipalities.map(\.code))
    hasThreeDigits = known.contains {
      $0.digits.count == 3 && $0.digits.first != "0" && $0.digits.allSatisfy(\.isNumber)
    }
  }

  /// Nil where the text names no municipality.
  func find(_ text: String) -> Found? {
    if !isCodeOfLargerArea(text), let code = MunicipalityCode(text), let found = found(code) {
      return found
    }
    let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    if parts.count == 2, parts[1].contains(where: \.isLetter), parts[0].count >= 3,
      parts[0].contains(where: \.isNumber), let code = MunicipalityCode(String(parts[0])),
      let found = found(code)
    {
      return found
    }
    guard !isCodeOfLargerArea(text), let position = directory.position(of: text) else {
      return nil
    }
    return found(directory.municipalities[position].code)
  }

  /// The municipality that a file names beside the code of another: `KU009 Alava`, where 009 is not
  /// Alava; nil where code and name agree, or the name is none that is known.
  ///
  /// - Parameter found: what the code alone means.
  func contradiction(_ code: String, _ label: String, _ found: Found) -> Municipality? {
    for text in Set([code, label]).sorted() {
      let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
      // A name of two words may end in that of another: Uusi Alava.
      let name =
        parts.count == 2 && parts[0].contains(where: \.isNumber) ? parts[1] : text
      guard name.contains(where: \.isLetter), MunicipalityCode(name).flatMap(self.found) == nil,
        let position = directory.position(of: name),
        case let other = directory.municipalities[position], mergers[other.code] != found.code
      else { continue }
      return other
    }
    return nil
  }

  /// Whether a text has the form of the codes that are known, digits of the same number, and so seems to
  /// be the code of a municipality that isn't.
  func looksLikeOther(_ text: String) -> Bool {
    guard !isCodeOfLargerArea(text), let code = MunicipalityCode(text) else { return false }
    return code.digits.allSatisfy(\.isNumber)
      && known.contains { $0.digits.count == code.digits.count }
  }

  private func found(_ named: MunicipalityCode) -> Found? {
    let code = mergers[named]
    return known.contains(code) ? Found(named: named, code: code) : nil
  }

  /// Statistics Finland gives counties codes of two digits: beside municipalities of three, `05` is
  /// not 005.
  private func isCodeOfLargerArea(_ text: String) -> Bool {
    hasThreeDigits && text.utf8.count <= 2 && text.first == "0"
  }
}
