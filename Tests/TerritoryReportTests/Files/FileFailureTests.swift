import Foundation
import Testing

@testable import TerritoryReport

struct FileFailureTests {
  /// Messages go on behind what the system says, with a point of their own.
  @Test(arguments: [CocoaError.Code.fileWriteOutOfSpace, .fileWriteNoPermission, .fileNoSuchFile])
  func endsWithoutAPoint(code: CocoaError.Code) {
    let failure = FileFailure(CocoaError(code))
    #expect(!failure.description.isEmpty)
    #expect(!failure.description.hasSuffix("."))
  }

  @Test func aFullDiskIsOneClause() {
    #expect(FileFailure(CocoaError(.fileWriteOutOfSpace)).description == "No space left on device")
  }
}
