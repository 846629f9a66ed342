import ArgumentParser

/// How much a table tells.
struct SourcesOption: ParsableArguments {
  @Flag(
    name: .customLong("sources"),
    help: """
      After the result also what it rests on: proof, quality criteria, cost, assumptions and their \
      sources. JSON and the files of --output always have them.
      """)
  var isWhole = false
}
