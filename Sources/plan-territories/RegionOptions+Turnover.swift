import ArgumentParser
import TerritoryModel

extension RegionOptions {
  /// The options that give a figure of a turnover model, with that model.
  private var turnoverFigures: [(option: String, model: Turnover.Model)] {
    [
      employmentRate.map { _ in ("--employment-rate", .employmentRate) },
      meanDuration.map { _ in ("--mean-duration", .meanDuration) },
      observed.map { _ in ("--observed", .observed) },
    ].compactMap { $0 }
  }

  /// Refuses figures of several models without a word on which of them is used.
  func validate() throws {
    let named = turnoverFigures.map(\.option)
    guard turnover == nil, named.count > 1 else { return }
    throw ValidationError(
      "\(named.joined(separator: " and ")) each choose a turnover model; add --turnover to say which"
        + " is used")
  }

  /// Puts what was given in place of what `region.yaml` says.
  func replaceTurnover(in all: inout Assumptions) {
    if let employmentRate {
      all.employmentRate = all.employmentRate.replaced(
        by: employmentRate, option: "--employment-rate")
    }
    if let meanDuration {
      all.meanDurationMonths = all.meanDurationMonths.replaced(
        by: meanDuration, option: "--mean-duration")
    }
    if let observed {
      all.observedClientsPerCoach = all.observedClientsPerCoach.replaced(
        by: observed, option: "--observed")
    }
    if let turnover {
      all.turnoverModel = all.turnoverModel.replaced(by: turnover, option: "--turnover")
    } else if let named = turnoverFigures.first, all.turnoverModel.value != named.model {
      // Who names a figure wants it used.
      all.turnoverModel = all.turnoverModel.replaced(by: named.model, option: named.option)
    }
  }
}

extension Turnover.Model: ExpressibleByArgument {}
