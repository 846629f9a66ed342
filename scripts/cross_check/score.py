"""Plans, scored and checked from the numbers of the problem alone."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .problem import BEYOND, Problem


@dataclass(frozen=True)
class Staffed:
    """A territory with its base and staff; who is served from it is open."""

    base: int
    members: frozenset[int]
    coaches: int
    leaders: int


@dataclass(frozen=True)
class Plan:
    """Territories, and for each the clients a year that its staff serves, by municipality."""

    territories: tuple[Staffed, ...]
    service: tuple[dict[int, float], ...]

    def rows(self, problem: Problem) -> list[list]:
        """The plan as a plan file has it."""
        shared = [[problem.codes[m], "shared", "", "", ""] for m in sorted(problem.shared)]
        return shared + [
            [problem.codes[m], f"T{index}", own.coaches, own.leaders, problem.codes[own.base]]
            for index, own in enumerate(self.territories)
            for m in sorted(own.members)
        ]


PLAN_HEADER = ["municipality", "territory", "coaches", "leaders", "base"]
# JSON has clients to a thousand-millionth, so each may be off by half of that.
WRITTEN = 5e-10


def read_plan(problem: Problem, document: dict) -> Plan:
    """The plan of a `plan-territories/plan/1`. What a territory serves at home is what neither
    waits nor is served by others."""
    position = {code: m for m, code in enumerate(problem.codes)}
    home = [float(clients) for clients in problem.demand]
    for waiting in document["waiting"]:
        home[position[waiting["municipality"]]] -= waiting["clients"]
    service: list[dict[int, float]] = []
    for territory in document["territories"]:
        service.append({})
        for help_ in territory["helps"]:
            m = position[help_["municipality"]]
            service[-1][m] = help_["clients"]
            home[m] -= help_["clients"]
    staffed = tuple(
        Staffed(
            position[territory["base"]],
            frozenset(position[code] for code in territory["municipalities"]),
            territory["coaches"],
            territory["leaders"],
        )
        for territory in document["territories"]
    )
    for own, served in zip(staffed, service):
        for m in own.members:
            if home[m] != 0:
                served[m] = home[m]
    return Plan(staffed, tuple(service))


def waiting(problem: Problem, plan: Plan) -> list[float]:
    """w_m, clients a year whom nobody serves."""
    return [
        float(clients) - sum(served.get(m, 0.0) for served in plan.service)
        for m, clients in enumerate(problem.demand)
    ]


def value(problem: Problem, plan: Plan, level: str) -> float:
    """The value of a level: of fairness 100 max_m w_m / d_m, and Σ max(0, w_m − s d_m) with
    s = Σ w / Σ d as its second figure."""
    if level == "waiting":
        return float(problem.total) - sum(sum(served.values()) for served in plan.service)
    if level == "fairness":
        pairs = zip(waiting(problem, plan), problem.demand)
        return 100 * max((max(own, 0.0) / float(all_) for own, all_ in pairs if all_), default=0.0)
    if level == BEYOND:
        left = waiting(problem, plan)
        even = sum(left) / float(problem.total) if problem.total else 0.0
        return sum(max(0.0, own - even * float(all_)) for own, all_ in zip(left, problem.demand))
    if level == "travel":
        return sum(
            clients * float(problem.distance[m][own.base])
            for own, served in zip(plan.territories, plan.service)
            for m, clients in served.items()
        )
    if level == "help":
        return sum(
            clients
            for own, served in zip(plan.territories, plan.service)
            for m, clients in served.items()
            if m not in own.members and m not in problem.shared
        )
    return float(structural_value(problem, plan.territories, level))


def structural_value(problem: Problem, territories, level: str) -> Fraction:
    """The value of a level that does not depend on who serves whom."""
    if level == "balance":
        return sum(
            (abs(load(problem, own) - own.coaches * problem.mean_load) for own in territories),
            Fraction(0),
        )
    owner = {m: index for index, own in enumerate(territories) for m in own.members}
    if level == "partners":
        return sum((w for a, b, w in problem.partners if owner.get(a) != owner.get(b)), Fraction(0))
    if level == "change":
        return Fraction(changes(problem, territories))
    raise ValueError(level)


def load(problem: Problem, own: Staffed) -> Fraction:
    """Σ_m d_m x_mj."""
    return sum((problem.demand[m] for m in own.members), Fraction(0))


def changes(problem: Problem, territories) -> int:
    """Municipalities that leave their territory of the reference plan after the best matching."""
    reference = problem.reference
    kept = best_matching(
        [
            [len(own.members & set(old.members)) for own in territories]
            for old in reference.territories
        ]
    )
    return problem.count - len(problem.shared & reference.shared) - kept


def best_matching(weights: list[list[int]]) -> int:
    """The greatest weight of a matching of rows with columns: the Hungarian method with potentials
    on the square matrix of costs −weight."""
    size = max(len(weights), len(weights[0]))
    cost = [
        [-weights[r][c] if r < len(weights) and c < len(weights[0]) else 0 for c in range(size)]
        for r in range(size)
    ]
    rows, columns, row_of = [0] * (size + 1), [0] * (size + 1), [0] * (size + 1)
    for r in range(1, size + 1):
        row_of[0], column = r, 0
        least, before, done = [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
        while row_of[column]:
            done[column] = True
            own, step, following = row_of[column], float("inf"), 0
            for c in range(1, size + 1):
                if done[c]:
                    continue
                reduced = cost[own - 1][c - 1] - rows[own] - columns[c]
                if reduced < least[c]:
                    least[c], before[c] = reduced, column
                if least[c] < step:
                    step, following = least[c], c
            for c in range(size + 1):
                if done[c]:
                    rows[row_of[c]] += step
                    columns[c] -= step
                else:
                    least[c] -= step
            column = following
        while column:
            row_of[column] = row_of[before[column]]
            column = before[column]
    return -sum(cost[row_of[c] - 1][c - 1] for c in range(1, size + 1))


def faults(problem: Problem, plan: Plan) -> list[str]:
    """The constraints that a plan breaks, by name; empty where it is sound."""
    return structural_faults(problem, plan.territories) + _service_faults(problem, plan)


def structural_faults(problem: Problem, territories) -> list[str]:
    """What is wrong with territories, bases and staff. Given territories need not be connected, in
    reach or as required."""
    found = []
    owned = sorted(m for own in territories for m in own.members)
    if owned != [m for m in range(problem.count) if m not in problem.shared]:
        found.append("membership")
    if any(own.base not in own.members for own in territories):
        found.append("base outside its territory")
    if sum(own.coaches for own in territories) != problem.coaches:
        found.append("number of coaches")
    if any(own.coaches < 1 for own in territories):
        found.append("a territory without a coach")
    if sum(own.leaders for own in territories) != problem.leaders:
        found.append("number of leaders")
    if any(own.leaders not in (0, 1) for own in territories):
        found.append("several leaders at a base")
    least, most = problem.territories
    if not least <= len(territories) <= most:
        found.append("number of territories")
    if problem.given:
        return found + _given_faults(problem, territories)
    for own in territories:
        if not problem.is_connected(own.members):
            found.append("contiguity")
        if any(problem.distance[m][own.base] > problem.reach for m in own.members):
            found.append("reach of a member")
    return found + _requirement_faults(problem, territories)


def _given_faults(problem: Problem, territories) -> list[str]:
    planned = {own.members: own for own in territories}
    found = []
    for given in problem.given.territories:
        own = planned.get(frozenset(given.members))
        if own is None:
            found.append("a given territory changed")
            continue
        if given.coaches not in (None, own.coaches) or given.leaders not in (None, own.leaders):
            found.append("given staff changed")
        if own.base not in problem.possible_bases(given):
            found.append("base of a given territory")
    return found


def _requirement_faults(problem: Problem, territories) -> list[str]:
    wanted = problem.requirements
    owner = {m: index for index, own in enumerate(territories) for m in own.members}
    bases = {own.base for own in territories}
    found = []
    if wanted.named & problem.shared:
        found.append("a requirement of a shared municipality")
    if any(len({owner.get(m) for m in members}) > 1 for members in wanted.together):
        found.append("together")
    if any(len({owner.get(m) for m in members}) < len(members) for members in wanted.apart):
        found.append("apart")
    if not wanted.base <= bases:
        found.append("base")
    if wanted.never_base & bases:
        found.append("never base")
    if not {frozenset(own) for own in wanted.territory} <= {own.members for own in territories}:
        found.append("territory")
    for own in territories:
        clients = load(problem, own)
        if wanted.areas and len({wanted.areas[m] for m in own.members}) > 1:
            found.append("inside")
        if wanted.least_clients is not None and clients < wanted.least_clients * own.coaches:
            found.append("least clients")
        if wanted.most_clients is not None and clients > wanted.most_clients * own.coaches:
            found.append("most clients")
        if wanted.most_km is not None and any(
            problem.distance[m][own.base] > wanted.most_km for m in own.members
        ):
            found.append("most km")
        if wanted.least_coaches is not None and own.coaches < wanted.least_coaches:
            found.append("least coaches")
        if wanted.most_care_teams is not None:
            teams = sum(wanted.care_teams[m] for m in own.members)
            if teams > wanted.most_care_teams * own.coaches:
                found.append("most care teams")
    return found


def _service_faults(problem: Problem, plan: Plan) -> list[str]:
    """What is wrong with who serves whom, within a millionth of a caseload or of the amount, and what
    is written of each."""
    found = []
    slack = 1e-6 * problem.few_clients
    served = [0.0] * problem.count
    for own, service in zip(plan.territories, plan.service):
        if any(clients < -slack for clients in service.values()):
            found.append("negative service")
        for m, clients in service.items():
            served[m] += clients
            if clients > slack and not problem.may_serve(m, own.base, own.members):
                found.append("right to serve")
        capacity = float(problem.capacity(own.coaches, own.leaders))
        written = WRITTEN * len(service)
        if sum(service.values()) > capacity + max(slack, 1e-9 * capacity) + written:
            found.append("capacity")
    written = WRITTEN * len(plan.territories)
    for m, clients in enumerate(served):
        demand = float(problem.demand[m])
        if clients > demand + max(slack, 1e-9 * demand) + written:
            found.append("served beyond its clients")
    if problem.membership_follows_service:
        found += _membership_faults(plan, slack)
    return found


def _membership_faults(plan: Plan, slack: float) -> list[str]:
    """Constraint 6b: the territory of a municipality serves at least as much of it as any other."""
    return [
        "membership follows service"
        for own, service in zip(plan.territories, plan.service)
        for m in own.members
        if any(other.get(m, 0) > service.get(m, 0) + slack for other in plan.service)
    ]
