// swift-tools-version: 6.2
import PackageDescription

// A package of its own, since libFuzzer brings the `main` of its program.
let package = Package(
  name: "parser-fuzzing",
  dependencies: [.package(name: "plan-territories", path: "../..")],
  targets: [
    .executableTarget(
      name: "ParserFuzzing",
      dependencies: [
        .product(name: "TerritoryModel", package: "plan-territories"),
        .product(name: "TerritoryGeography", package: "plan-territories"),
      ])
  ]
)
