import Foundation

extension PlanBrief {
  /// What the numbers of a brief are counted in.
  ///
  /// Tolerances of linear programmes are absolute: a millionth of a client is nothing where a coach
  /// has 27 in a year, and something where all counts are a thousandth of that. So the solver counts
  /// in units in which regions are alike. The units are powers of two, which change no digit of any
  /// number.
  public struct Units: Sendable, Hashable {
    /// Clients a year in a unit.
    let clientsInUnit: Double
    /// Kilometres in a unit.
    let kilometresInUnit: Double

    /// Clients and kilometres.
    public static let plain = Units(clientsInUnit: 1, kilometresInUnit: 1)

    /// A number of clients a year in these units.
    func count(_ clients: Double) -> Double { clients / clientsInUnit }

    /// A number of kilometres in these units.
    func length(_ kilometres: Double) -> Double { kilometres / kilometresInUnit }

    /// Clients a year of a number in these units.
    public func clients(_ count: Double) -> Double { count * clientsInUnit }

    /// Kilometres of a length in these units.
    public func kilometres(_ length: Double) -> Double { length * kilometresInUnit }

    /// A level's value as people count it.
    public func plain(_ value: Double, of objective: Objective) -> Double {
      switch objective.quantity {
      case .clients: clients(value)
      case .clientKilometres: kilometres(clients(value))
      case .percent, .weight, .municipalities: value
      }
    }

    /// A level's value in these units.
    public func counted(_ value: Double, of objective: Objective) -> Double {
      switch objective.quantity {
      case .clients: count(value)
      case .clientKilometres: length(count(value))
      case .percent, .weight, .municipalities: value
      }
    }

    /// A plan that was made in these units, as people count it.
    public func plain(_ plan: Plan) -> Plan {
      Plan(
        territories: plan.territories.map { territory in
          Plan.Territory(
            name: territory.name, base: territory.base, municipalities: territory.municipalities,
            coaches: territory.coaches, leaders: territory.leaders,
            services: territory.services.map {
              Plan.Service(municipality: $0.municipality, clients: clients($0.clients))
            })
        }, shared: plan.shared)
    }
  }

  /// The units in which a coach has between 19 and 39 clients a year and the farthest that somebody
  /// is served from is 64 to 128, whatever the size of the region: with them, tolerances mean what
  /// they mean in a county.
  public var usualUnits: Units {
    Units(
      clientsInUnit: Self.unit(clientsPerCoach, usual: 27.4),
      kilometresInUnit: Self.unit(min(reachKm, distances.longest), usual: 90.5))
  }

  /// Clients a year of a full-time coach that plans can make use of: one who could serve everybody alone,
  /// working whatever share anybody in the team works, can do no more. Beyond that capacity is a number
  /// far from all others, which takes the programme's rows out of their scale.
  package var usefulClientsPerCoach: Double {
    let shares = team.coaches.partTime + (leaderShare > 0 ? [leaderShare] : [])
    let least = min(1, shares.min() ?? 1)
    return totalDemand > 0 ? min(annualClientsPerCoach, totalDemand / least) : annualClientsPerCoach
  }

  /// The power of two that brings a size nearest to the usual one.
  private static func unit(_ size: Double, usual: Double) -> Double {
    guard size > 0, size.isFinite else { return 1 }
    let exponent = log2(size / usual).rounded()
    return exp2(min(max(exponent, -500), 500))
  }

  /// Clients a year that a coach has to do with: a full caseload, or the mean load where all coaches
  /// together have less (min(κ, D̄)).
  private var clientsPerCoach: Double {
    totalDemand > 0 ? min(annualClientsPerCoach, meanLoad) : annualClientsPerCoach
  }
}
