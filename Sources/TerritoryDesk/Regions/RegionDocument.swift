import Foundation
import TerritoryGeography
import TerritoryLanguages
import TerritoryModel
import TerritoryReport

/// What the page knows of a region, in the current language: `GET /api/region`.
struct RegionDocument: Encodable, Sendable {
  let name: String
  let title: String
  /// The region's path as commands need it, quoted for shells.
  let command: String
  /// Whether this planner may add statistics to the region.
  let isOwn: Bool
  let municipalities: [Municipality]
  let viewBox: String
  let outlines: [RegionShapes.Outline]
  let isSchematic: Bool
  let attribution: String?
  /// Codes of two that a road connects.
  let borders: [[String]]
  let snapshots: [String]
  /// The one that is used where none is asked for.
  let statistics: String
  /// What demand can be counted from.
  let columns: [Column]
  /// What demand is counted from where nobody says otherwise.
  let count: Count
  /// What files of statistics can have.
  let countable: [Column]
  let defaults: [Default]
  let rates: [Rate]
  /// Shares of the demand, in the order in which they are multiplied.
  let shares: [Share]
  /// What the region asks of every plan.
  let requirements: [Asked]
  /// Plans of the folder, by name.
  let plans: [String]
  let hasMinutes: Bool
  let hasPartners: Bool
  /// Whether it has a list of its coaches.
  let hasStaff: Bool
  /// The areas of the column `employment_area`, with their names in the page's language, in the order
  /// of these.
  let employmentAreas: [Column]
  /// Columns that `--inside` knows.
  let areaColumns: [Column]

  struct Municipality: Encodable, Sendable {
    let code: String
    let name: String
    /// Its names in all languages: arguments may have any of them.
    let names: [String]
    let employmentArea: String?
  }

  struct Column: Encodable, Sendable {
    let name: String
    let title: String
  }

  struct Count: Encodable, Sendable {
    let value: String
    let source: String
  }

  /// An assumption as a run has it where nobody says otherwise.
  struct Default: Encodable, Sendable {
    let key: String
    let option: String
    let value: AssumptionText
    let source: String
    /// Where it stands: the region's settings, or built in.
    let origin: String
  }

  struct Rate: Encodable, Sendable {
    let name: String
    let rate: Double
    let title: String
    let source: String
  }

  struct Asked: Encodable, Sendable {
    /// As `region.yaml` calls it: `together`, `never_base`, …
    let kind: String
    let values: [String]
  }

  struct Share: Encodable, Sendable {
    let name: String
    let title: String
    let value: Double
    let source: String
  }
}

extension RegionDocument {
  /// - Throws: ``InvalidInput`` with everything that is wrong with the folder.
  init(reading entry: RegionShelf.Entry) throws(InvalidInput) {
    let folder = RegionFolder(entry.path)
    let region = try folder.read()
    let outlines = try folder.outlines.map { path throws(InvalidInput) in
      try RegionOutlines(reading: path, for: region)
    }
    self.init(entry, region, RegionShapes(RegionMap(region, outlines: outlines)))
  }

  private init(_ entry: RegionShelf.Entry, _ region: Region, _ shapes: RegionShapes) {
    let settings = region.settings
    let codes = region.municipalities.map(\.code.digits)
    name = entry.name
    title = settings.names.shown
    command = ReportMaking.shellWord(entry.path)
    isOwn = entry.isOwn
    municipalities = region.municipalities.map {
      Municipality(
        code: $0.code.digits, name: $0.shownName, names: [$0.nameFinnish, $0.nameSwedish],
        employmentArea: $0.texts["employment_area"])
    }
    viewBox = shapes.viewBox
    self.outlines = shapes.outlines
    isSchematic = shapes.isSchematic
    attribution = shapes.attribution.map(sourceWords)
    borders = region.borders.pairs.map { [codes[$0.0], codes[$0.1]] }
    snapshots = region.snapshots.map(\.id)
    statistics = settings.statistics.value
    let columns = region.snapshots.first { $0.id == settings.statistics.value }?.columns ?? []
    self.columns = columns.map(Column.init)
    let counted = settings.chain.count
    count = Count(value: counted.value.header, source: sourceWords(counted.source))
    countable = CountColumn.published.map(Column.init)
    let keys = AssumptionKey.assumed + AssumptionKey.costs
    defaults = keys.compactMap { key in
      settings.assumptions[key].map { Default(key, $0) }
    }
    rates = settings.publishedRates.map {
      Rate(
        name: $0.name, rate: $0.employmentRate, title: phrase(orText: $0.title),
        source: sourceWords($0.source))
    }
    shares = settings.chain.steps.map {
      Share(
        name: $0.name, title: phrase(orText: $0.name), value: $0.share,
        source: sourceWords($0.source))
    }
    requirements = settings.requirements.map { Asked(kind: $0.kind.rawValue, values: $0.texts) }
    plans = PlanShelf.names(in: entry.path)
    hasMinutes = (try? region.measured(in: .minutes)) != nil
    hasPartners = region.partnerships != nil
    hasStaff = region.staff != nil
    let titles = Dictionary(
      region.municipalities.compactMap { one in
        one.texts["employment_area"].map { name in
          let own = one.texts["employment_area_\(Language.current.rawValue)"] ?? ""
          return (name, own.isEmpty ? name : own)
        }
      }, uniquingKeysWith: { first, _ in first })
    employmentAreas = titles.filter { !$0.key.isEmpty }
      .sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      .map { Column(name: $0.key, title: $0.value) }
    let known: Set = ["code", "name_fi", "name_sv", "latitude", "longitude", "care_teams"]
    let texts = Set(region.municipalities.flatMap(\.texts.keys)).subtracting(known)
    // What is another column's name in another language divides the region no other way.
    let translated = texts.flatMap { name in Language.allCases.map { "\(name)_\($0.rawValue)" } }
    areaColumns = texts.subtracting(translated).sorted().map { name in
      Column(
        name: name,
        title: name == "employment_area"
          ? phrase("employment area") : name.replacing("_", with: " "))
    }
  }
}

extension RegionDocument.Column {
  fileprivate init(_ column: CountColumn) {
    self.init(name: column.header, title: column.words)
  }
}

extension RegionDocument.Default {
  fileprivate init(_ key: AssumptionKey, _ assumption: Assumption<AssumptionValue>) {
    self.key = key.name
    option = key.parameter.option
    value = AssumptionText(assumption.value)
    source = sourceWords(assumption.source)
    origin = assumption.origin.words
  }
}

/// The value of an assumption as JSON has it.
struct AssumptionText: Encodable, Sendable {
  private let value: AssumptionValue

  init(_ value: AssumptionValue) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch value {
    case .number(let number): try container.encode(number)
    case .count(let count): try container.encode(count)
    case .coaches(let coaches): try container.encode(coaches.equivalents)
    case .truth(let isTrue): try container.encode(isTrue)
    case .word(let word): try container.encode(word)
    case .counts(let range): try container.encode([range.lowerBound, range.upperBound])
    case .levels(let levels): try container.encode(levels.map(\.description))
    }
  }
}

/// The plans of a region folder, which `--reference` may name.
enum PlanShelf {
  /// `proposal-2021.csv` and so on, in their order.
  static func names(in region: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(region)/plans")) ?? [])
      .filter { $0.hasSuffix(".csv") && !$0.hasPrefix(".") }.sorted()
  }
}
