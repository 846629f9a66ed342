/// The digest SHA-256 of FIPS 180-4, by which a page names the scripts that may run in it.
enum SHA256 {
  /// First 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants = primes(64).map { fraction(of: $0, root: 3) }

  /// The same of the square roots of the first eight.
  private static let start = primes(8).map { fraction(of: $0, root: 2) }

  /// The 32 bytes of the digest.
  static func digest(of message: some Sequence<UInt8>) -> [UInt8] {
    var bytes = Array(message)
    let bits = UInt64(bytes.count) * 8
    bytes.append(0x80)
    bytes += Array(repeating: 0, count: (64 + 56 - bytes.count % 64) % 64)
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
    var hash = start
    for block in stride(from: 0, to: bytes.count, by: 64) {
      hash = compressed(hash, bytes[block..<block + 64])
    }
    return hash.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
  }

  private static func compressed(_ hash: [UInt32], _ block: ArraySlice<UInt8>) -> [UInt32] {
    let words = schedule(block)
    var (a, b, c, d) = (hash[0], hash[1], hash[2], hash[3])
    var (e, f, g, h) = (hash[4], hash[5], hash[6], hash[7])
    for round in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let first =
        h &+ (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) &+ choice &+ constants[round]
        &+ words[round]
      let second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ majority
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    return zip(hash, [a, b, c, d, e, f, g, h]).map { $0 &+ $1 }
  }

  private static func schedule(_ block: ArraySlice<UInt8>) -> [UInt32] {
    let start = block.startIndex
    var words = (0..<16).map { word in
      (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(block[start + 4 * word + $1]) }
    }
    for place in 16..<64 {
      let (near, far) = (words[place - 2], words[place - 15])
      let first = turned(near, 17) ^ turned(near, 19) ^ (near >> 10)
      let second = turned(far, 7) ^ turned(far, 18) ^ (far >> 3)
      words.append(first &+ words[place - 7] &+ second &+ words[place - 16])
    }
    return words
  }

  private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static func primes(_ count: Int) -> [UInt64] {
    var found: [UInt64] = []
    var candidate: UInt64 = 2
    while found.count < count {
      if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }

  /// ⌊2³² · number^(1/root)⌋ modulo 2³², by bisection in whole numbers, which rounds nothing.
  private static func fraction(of number: UInt64, root: Int) -> UInt32 {
    let target = (0..<root).reduce(UInt128(number)) { product, _ in product << 32 }
    var (low, high) = (UInt128(0), UInt128(1) << 36)
    while high - low > 1 {
      let middle = (low + high) / 2
      let power = (1..<root).reduce(middle) { product, _ in product * middle }
      if power <= target { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }
}
