import Foundation
import TestSupport
import Testing

@testable import TerritoryModel

/// Numbers in files are the shortest decimals that are right to 10⁻⁹.
@Suite struct WrittenNumberTests {
  @Test func knownNumbers() {
    let known: [(Double, String)] = [
      (7.871314750000001, "7.87131475"), (404.2499999999999, "404.25"), (0.1 + 0.2, "0.3"),
      (1.0 / 3, "0.333333333"), (-2.0 / 3, "-0.666666667"), (20, "20"), (-3, "-3"), (0, "0"),
      (-0.0, "0"), (1e-10, "0"), (-4e-10, "0"), (1.5e-9, "0.000000002"), (0.00001, "0.00001"),
      (2.9999999999, "3"), (999_999.9999999999, "1000000"), (1e12, "1000000000000"),
      (1e15, "1000000000000000"), (1e17, "100000000000000000"), (-9e15, "-9000000000000000"),
      (12_345_678.9, "12345678.9"), (123_456_789_012.5, "123456789012.5"), (1e21, "1e+21"),
      (1.5e300, "1.5e+300"), (.leastNonzeroMagnitude, "0"),
    ]
    for (number, text) in known { #expect(number.written == text) }
  }

  /// A number of any size, often one with few decimals and the noise of a sum.
  private static func number(_ generator: inout SeededGenerator) -> Double {
    let size = pow(10, Double.random(in: -12...8, using: &generator))
    let value = Double.random(in: -1...1, using: &generator) * size
    switch Int.random(in: 0...3, using: &generator) {
    case 0: return value
    case 1: return value.rounded()
    default:
      let scale = pow(10, Double(Int.random(in: 0...9, using: &generator)))
      let noise = Double.random(in: -3e-9...3e-9, using: &generator)
      return (value * scale).rounded() / scale + noise
    }
  }

  @Test func everyNumberIsRightAndNoLongerThanNeeded() {
    for seed in UInt64(1)...2000 {
      var generator = SeededGenerator(seed: seed)
      let number = Self.number(&generator)
      let text = number.written
      let value = Double(text)!
      #expect(abs(value - number) <= 1e-9, "seed \(seed): \(number) is \(text)")
      #expect(text.wholeMatch(of: /-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?/) != nil, "\(text)")
      #expect(text != "-0" && (abs(number) >= 1e-9) == (text != "0") || number.magnitude < 2e-9)
      guard let point = text.firstIndex(of: ".") else { continue }
      let decimals = text.distance(from: point, to: text.endIndex) - 2
      let scale = pow(10, Double(decimals))
      let shorter = (number * scale).rounded() / scale
      #expect(abs(shorter - number) > 1e-9, "seed \(seed): \(number) is \(text)")
    }
  }

  @Test func orderIsKept() {
    for seed in UInt64(1)...2000 {
      var generator = SeededGenerator(seed: seed)
      let value = Self.number(&generator)
      let bound = value - Double.random(in: 0...4e-9, using: &generator)
      #expect(
        Double(bound.written)! <= Double(value.written)!, "seed \(seed): \(bound), \(value)")
    }
  }

  private struct Document: Encodable {
    var numbers = [404.2499999999999, 1e-5, 1e12, -0.5, 3]
    var count = 9_007_199_254_740_993
    var text = "0.30000000000000004 \\ \"1.50000000000001\" é"
    var nothing: Double?
    var isTrue = true
    var perKey = ["a1.250000000000001": 7.871314750000001]
  }

  @Test func numbersOfDocumentsAreWrittenAnewAndTextsAreNot() throws {
    let line = writtenJSON(Document(), isPretty: false)
    #expect(line.contains(#""numbers":[404.25,0.00001,1000000000000,-0.5,3]"#), "\(line)")
    #expect(line.contains(#""count":9007199254740993"#))
    #expect(line.contains(#""text":"0.30000000000000004 \\ \"1.50000000000001\" é""#), "\(line)")
    #expect(line.contains(#""a1.250000000000001":7.87131475"#))
    let pretty = writtenJSON(Document(), isPretty: true)
    let read = try JSONSerialization.jsonObject(with: Data(pretty.utf8)) as? NSDictionary
    let same = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary
    #expect(read != nil && read == same)
  }

  @Test func aNumberMayBeTheWholeDocument() {
    #expect(writtenJSON(0.1 + 0.2, isPretty: false) == "0.3")
  }
}
