import TerritoryModel

/// A count that plans use, and how Statistics Finland calls it.
struct CountRole {
  /// The column's name in a snapshot.
  let column: String
  /// Codes of contents in StatFin, upper case.
  let codes: Set<String>
  /// Names of contents, folded.
  let names: Set<String>

  /// In the order in which a snapshot has them.
  static let all = [
    CountRole(
      column: "population", codes: ["VAESTO"],
      names: ["väestö", "väkiluku", "population", "folkmängd"]),
    CountRole(
      column: "labour_force", codes: ["TYOVOIMATK"],
      names: [
        "tk:n työssäkäyntitilaston työvoima", "työvoima", "labour force", "arbetskraft",
      ]),
    CountRole(
      column: "unemployed", codes: ["TYOTTOMATLOPUSSA"],
      names: [
        "työttömät työnhakijat laskentapäivänä", "työttömät työnhakijat", "työttömät",
        "unemployed jobseekers on calculation date", "unemployed jobseekers", "unemployed",
        "arbetslösa arbetssökande", "arbetslösa",
      ]),
    CountRole(
      column: "long_term_unemployed", codes: ["PITKAAIKAISTYOTTOMAT"],
      names: [
        "pitkäaikaistyöttömät", "long-term unemployed", "long term unemployed",
        "långtidsarbetslösa",
      ]),
    CountRole(
      column: "disabled_or_long_term_ill", codes: ["TYOTTOMATSAIR"],
      names: [
        "vamm./pitkäaik.sair. työttömät työnhakijat", "disabled or long-term ill",
        "disabled or long term ill",
      ]),
  ]

  /// Whether the figures of a table are this count.
  func matches(_ figure: MunicipalFigures.Figure) -> Bool {
    codes.contains(figure.code.uppercased()) || names.contains(Self.fold(figure.label))
      || names.contains(Self.fold(figure.code))
  }

  /// A title without its unit, in lower case and with single spaces: `Pitkäaikaistyöttömät (lkm.)`
  /// and `pitkäaikaistyöttömät` are the same.
  static func fold(_ title: String) -> String {
    var text = title.lowercased().replacing("_", with: " ")
    if text.hasSuffix(")"), let start = text.lastIndex(of: "(") { text = String(text[..<start]) }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
