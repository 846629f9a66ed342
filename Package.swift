// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors in the project's own targets only; dependencies keep their own rules.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// The phrase book's files, in which translators work.
let words: [Resource] = [
  "assumptions",
  "charts",
  "common",
  "comparison",
  "cost",
  "decision",
  "desk",
  "desk-messages",
  "diagnosis",
  "difference",
  "errors",
  "evaluation",
  "headcount",
  "import",
  "map",
  "minutes",
  "notes",
  "plan",
  "quality",
  "region-sources",
  "report",
  "requirements",
  "rollout",
  "sample",
  "sensitivity",
  "simulation",
  "sources",
  "terms",
  "tradeoff",
  "verification",
  "what-if",
  "workbook",
].map { .embedInCode("words/\($0).csv") }

let package = Package(
  name: "plan-territories",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "plan-territories", targets: ["plan-territories"]),
    .executable(name: "plan-territories-desk", targets: ["plan-territories-desk"]),
    .library(name: "TerritoryModel", targets: ["TerritoryModel"]),
    .library(name: "TerritorySolver", targets: ["TerritorySolver"]),
    .library(name: "TerritorySimulation", targets: ["TerritorySimulation"]),
    .library(name: "TerritoryPlanning", targets: ["TerritoryPlanning"]),
    .library(name: "TerritoryReport", targets: ["TerritoryReport"]),
    .library(name: "TerritoryGeography", targets: ["TerritoryGeography"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    // The desk's web server only; the command line does not link it.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
  ],
  targets: [
    // No pkgConfig: Debian's libglpk-dev ships no glpk.pc. The shim's #error names the package.
    .systemLibrary(
      name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
    .systemLibrary(name: "CGEOS", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
    .systemLibrary(
      name: "CXLSXWRITER",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(name: "CPROJ", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
    .systemLibrary(
      name: "CMINIZIP",
      providers: [.apt(["libminizip-dev", "zlib1g-dev"]), .brew(["minizip"])]),
    .systemLibrary(name: "CEXPAT", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(name: "CSQLITE", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    // What Swift does not see of the system's library.
    .systemLibrary(name: "CSPAWN"),
    .target(name: "DelimitedText", swiftSettings: strict),
    .target(
      name: "SpreadsheetText", dependencies: ["CMINIZIP", "CEXPAT"], swiftSettings: strict),
    // The words are compiled in, so that the program runs without a folder of resources beside it.
    .target(
      name: "TerritoryLanguages", dependencies: ["DelimitedText"], resources: words,
      swiftSettings: strict),
    .target(
      name: "TerritoryModel",
      dependencies: [
        "DelimitedText", "SpreadsheetText", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "TerritorySolver", dependencies: ["TerritoryModel", "CGLPK"], swiftSettings: strict),
    .target(
      name: "TerritorySimulation", dependencies: ["TerritoryModel"], swiftSettings: strict),
    .target(
      name: "TerritoryPlanning",
      dependencies: ["TerritoryModel", "TerritorySolver", "TerritorySimulation"],
      swiftSettings: strict),
    // The page of the report: its template, styles and scripts are compiled in, which takes a while,
    // so they stand in a target of their own.
    .target(
      name: "ReportPage",
      resources: [
        "report.mustache", "section.mustache", "block.mustache", "figure.mustache",
        "table.mustache",
        "look.css", "report.css", "report.js", "page-parts.js", "map-marks.js", "service.js",
        "what-if-map.js", "what-if.js",
      ].map { .embedInCode("Page/\($0)") },
      swiftSettings: strict),
    .target(
      name: "TerritoryReport",
      dependencies: [
        "TerritoryGeography", "TerritoryLanguages", "TerritoryModel", "TerritorySimulation",
        "ReportPage", "SpreadsheetText", "CXLSXWRITER",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .target(
      name: "TerritoryGeography",
      dependencies: ["TerritoryModel", "SpreadsheetText", "CGEOS", "CPROJ", "CSQLITE"],
      swiftSettings: strict),
    .target(
      name: "TerritoryImport",
      dependencies: [
        "TerritoryLanguages", "TerritoryModel", "TerritoryGeography", "TerritoryReport",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "plan-territories",
      dependencies: [
        "TerritoryGeography", "TerritoryLanguages", "TerritoryModel", "TerritorySolver",
        "TerritorySimulation", "TerritoryPlanning", "TerritoryReport", "TerritoryImport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // The page of the desk, compiled in as the report's is.
    .target(
      name: "DeskPage", dependencies: ["ReportPage"],
      resources: [
        "index.mustache", "desk.css", "absence.js", "answer.js", "arguments.js", "command.js",
        "cut.js", "desk.js", "diagnosis.js", "fields.js", "files.js", "geometry.js", "gone.js",
        "levels.js", "locks.js", "map.js", "menu.js", "messages.js", "plan.js", "priority.js",
        "promise.js", "question.js", "rate.js", "server.js", "side.js", "stages.js", "tables.js",
        "told.js", "tried.js", "views.js", "wishes.js", "words.js",
      ].map { .embedInCode("Page/\($0)") },
      swiftSettings: strict),
    // The planner's desk: a server for one planner's browser, in a program of its own, so that the
    // command line is built without it.
    .target(
      name: "TerritoryDesk",
      dependencies: [
        "DeskPage", "TerritoryGeography", "TerritoryLanguages",
        "TerritoryModel", "TerritoryReport", "CMINIZIP", "CSPAWN",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "plan-territories-desk",
      dependencies: [
        "TerritoryDesk", "TerritoryLanguages", "TerritoryModel", "TerritoryReport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // Programs that use the libraries, as Documentation/Library.md shows them.
    .executableTarget(
      name: "PlanRegion", dependencies: ["TerritoryModel", "TerritoryPlanning"],
      path: "Examples/PlanRegion", swiftSettings: strict),
    .executableTarget(
      name: "PlanNumbers", dependencies: ["TerritoryModel", "TerritoryPlanning"],
      path: "Examples/PlanNumbers", swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["TerritoryModel", "TerritorySimulation", "CMINIZIP"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "TerritoryLanguagesTests", dependencies: ["TerritoryLanguages"],
      swiftSettings: strict),
    .testTarget(
      name: "SpreadsheetTextTests", dependencies: ["SpreadsheetText", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TerritoryModelTests",
      dependencies: ["DelimitedText", "TerritoryModel", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TerritorySolverTests", dependencies: ["TerritorySolver", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TerritorySimulationTests", dependencies: ["TerritorySimulation", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TerritoryPlanningTests", dependencies: ["TerritoryPlanning", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TerritoryReportTests",
      dependencies: [
        "DeskPage", "ReportPage", "TerritoryLanguages", "TerritoryReport", "TerritoryGeography",
        "TestSupport",
      ],
      exclude: ["Workbook/read_workbook.py"],
      swiftSettings: strict),
    .testTarget(
      name: "TerritoryGeographyTests", dependencies: ["TerritoryGeography", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "TerritoryImportTests", dependencies: ["TerritoryImport", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TerritoryDeskTests", dependencies: ["TerritoryDesk", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: ["plan-territories", "PlanRegion", "PlanNumbers", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
