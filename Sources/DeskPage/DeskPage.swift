import Foundation
import ReportPage

/// The files of the desk's page, compiled into the program so that it runs from anywhere.
package enum DeskPage {
  /// The Mustache templates by name.
  package static var templates: [String: String] {
    ["index": text(PackageResources.index_mustache)]
  }

  /// Styles and scripts by the name under which the page asks for them, with those of the report.
  package static var assets: [String: [UInt8]] {
    scripts.merging(ReportPage.shared) { own, _ in own }
      .merging(["desk.css": PackageResources.desk_css]) { own, _ in own }
  }

  private static let scripts: [String: [UInt8]] = [
    "absence.js": PackageResources.absence_js,
    "answer.js": PackageResources.answer_js,
    "arguments.js": PackageResources.arguments_js,
    "command.js": PackageResources.command_js,
    "cut.js": PackageResources.cut_js,
    "desk.js": PackageResources.desk_js,
    "diagnosis.js": PackageResources.diagnosis_js,
    "fields.js": PackageResources.fields_js,
    "files.js": PackageResources.files_js,
    "geometry.js": PackageResources.geometry_js,
    "gone.js": PackageResources.gone_js,
    "levels.js": PackageResources.levels_js,
    "locks.js": PackageResources.locks_js,
    "map.js": PackageResources.map_js,
    "menu.js": PackageResources.menu_js,
    "messages.js": PackageResources.messages_js,
    "plan.js": PackageResources.plan_js,
    "priority.js": PackageResources.priority_js,
    "promise.js": PackageResources.promise_js,
    "question.js": PackageResources.question_js,
    "rate.js": PackageResources.rate_js,
    "server.js": PackageResources.server_js,
    "side.js": PackageResources.side_js,
    "stages.js": PackageResources.stages_js,
    "tables.js": PackageResources.tables_js,
    "told.js": PackageResources.told_js,
    "tried.js": PackageResources.tried_js,
    "views.js": PackageResources.views_js,
    "wishes.js": PackageResources.wishes_js,
    "words.js": PackageResources.words_js,
  ]

  /// The phrases that the scripts say: what stands in quotation marks behind `say(`.
  package static let phrases: Set<String> = {
    var found: Set<String> = []
    for script in scripts.values {
      for match in text(script).matches(of: /\bsay\(\s*"([^"\\]+)"/) {
        found.insert(String(match.1))
      }
    }
    return found
  }()

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
