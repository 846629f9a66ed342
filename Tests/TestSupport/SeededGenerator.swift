import TerritorySimulation

/// The program's own generator, for tests that draw regions and plans.
public typealias SeededGenerator = TerritorySimulation.SeededGenerator
