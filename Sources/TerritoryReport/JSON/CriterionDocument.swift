import TerritoryLanguages
import TerritoryModel

/// A quality criterion: met or not, by which number.
struct CriterionDocument: Encodable {
  let name: String
  let criterion: Int?
  let value: Double?
  let unit: String
  let met: Bool?
  let score: Int?
  let reason: String?

  init(_ criterion: QualityCriterion) {
    name = criterion.kind.rawValue
    self.criterion = criterion.kind.number
    unit = criterion.kind.unit
    score = criterion.score
    switch criterion.finding {
    case .judged(let value, let isMet):
      self.value = value
      met = isMet
      reason = nil
    case .open(let reason):
      value = nil
      met = nil
      self.reason = Language.forPrograms { reason.words }
    }
  }

  enum CodingKeys: CodingKey { case name, criterion, value, unit, met, score, reason }

  // What is not known is written as null, so that every criterion has the same keys; only points
  // and the reason stand where there are any.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(criterion, forKey: .criterion)
    try container.encode(value, forKey: .value)
    try container.encode(unit, forKey: .unit)
    try container.encode(met, forKey: .met)
    try container.encodeIfPresent(score, forKey: .score)
    try container.encodeIfPresent(reason, forKey: .reason)
  }
}
