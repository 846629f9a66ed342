import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Those who have to wait wait in every plan.
@Suite struct WaitingFloorTests {
  @Test(arguments: sample(0..<300 as Range<UInt64>, inDebug: 40)) func noPlanIsBelow(seed: UInt64)
    throws
  {
    guard let random = RandomBrief(seed: 60_000 + seed) else { return }
    let brief = random.brief.asking([Level(.waiting)])
    guard let optima = BruteForceOracle(brief).optima else { return }
    let floor = try WaitingFloor.floor(brief, Reach(brief))
    #expect(floor <= optima[0] + 1e-6 * max(1, optima[0]), "\(random)")
  }

  /// By hand: 263 coaches and half a caseload could serve 7219.9 of the mainland's 7208.8 clients a
  /// year. But who is based in Inari or Utsjoki has 5.05 to serve, and who is near Enontekiö at most
  /// the 6.15 from Muonio, so 22.35 and 21.25 of the capacity are left over: 32.5 wait.
  @Test func mainland() throws {
    let brief = try shippedCase("finland", coaches: 263).brief()
    let floor = try WaitingFloor.floor(brief, Reach(brief))
    #expect(abs(floor - 32.5) < 1e-6)
  }
}
