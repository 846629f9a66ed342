import TerritoryModel

/// The whole-number part of a plan: bases, their staff, and who belongs to which.
struct IntegerSolution: Hashable {
  struct Territory: Hashable {
    let base: Int
    let coaches: Int
    let leaders: Int
    /// Ascending.
    let municipalities: [Int]
  }

  /// In the order of the given grouping, or else of the bases.
  let territories: [Territory]
}

extension IntegerSolution {
  /// Reads the decisions off an integer point of a model.
  init(_ point: [Double], of model: DistrictingModel) {
    func whole(_ variable: DistrictingModel.Variable) -> Int {
      Int(point[variable.index].rounded())
    }
    let open = model.bases.filter { whole(model.opening[$0]!) == 1 }
    let found = open.map { base in
      Territory(
        base: base, coaches: whole(model.coaches[base]!), leaders: whole(model.leaders[base]!),
        municipalities: (0..<model.brief.count).filter { municipality in
          model.belongs(municipality, to: base).map { $0.value(at: point) > 0.5 } ?? false
        })
    }
    guard let grouping = model.brief.grouping else {
      territories = found
      return
    }
    territories = grouping.territories.map { given in
      found.first { given.municipalities.contains($0.base) }!
    }
  }

  /// The decisions of a plan.
  init(_ plan: Plan) {
    territories = plan.territories.map {
      Territory(
        base: $0.base, coaches: $0.coaches, leaders: $0.leaders,
        municipalities: $0.municipalities)
    }
  }

  var bases: [Int] { territories.map(\.base) }
}
