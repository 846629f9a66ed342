import Foundation

extension RegionFixture {
  /// A copy of a shipped region instead of the small one.
  public convenience init(copyOf id: String) throws {
    try self.init()
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: shippedRegionPath(id), toPath: path)
  }
}
