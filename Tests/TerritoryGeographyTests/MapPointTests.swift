import Testing

@testable import TerritoryGeography
