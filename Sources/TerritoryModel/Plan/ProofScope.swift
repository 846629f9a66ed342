/// Among which plans the bounds of a plan's levels hold.
public enum ProofScope: Sendable, Hashable {
  /// All that are possible.
  case all
  /// Those with as many territories as a given plan.
  case asManyTerritories
  /// Those with the territories that were given.
  case givenTerritories
  /// Those with the territories, bases and coaches that were given, or that a plan has that is kept.
  case givenStaff
  /// Those that fit the plan of another stage.
  case otherStage
  /// Those that differ enough from plans before.
  case differing
  /// None: the plan is proven together with others, as good as all of them can be at once.
  case together

  /// Those that a brief asks for.
  public init(_ brief: PlanBrief) {
    if let grouping = brief.grouping {
      let hasStaff = grouping.territories.contains {
        $0.base != nil || $0.coaches != nil || $0.leaders != nil
      }
      self = hasStaff ? .givenStaff : .givenTerritories
    } else if brief.countsChangesByBase {
      self = .otherStage
    } else {
      self = brief.difference == nil ? .all : .differing
    }
  }
}
