import TerritoryModel

/// Municipalities that may be one territory, looked at alone.
struct TerritoryCandidate {
  let members: MunicipalitySet
  /// Coaches that they can have by what is asked of each territory.
  let coaches: ClosedRange<Int>
}
