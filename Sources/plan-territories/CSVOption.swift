import ArgumentParser
import TerritoryReport

/// How tables are written as CSV, on standard output and in files.
struct CSVOption: ParsableArguments {
  @Option(
    help: """
      CSV as Excel opens it in Finland (excel: semicolons, decimal commas) or as programs read it \
      (plain: commas, decimal points).
      """)
  var csvStyle: CSVStyle = .excel
}

extension CSVStyle: ExpressibleByArgument {}
