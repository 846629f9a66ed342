"""The integer programme of Model.md, 4, formulated for HiGHS with contiguity as flows.

Clients are counted in units of the region's own size and kilometres in units of its longest way, so
that HiGHS's tolerances, which are absolute, mean the same in every region.
"""

from __future__ import annotations

from dataclasses import dataclass

from .linear import INFINITY, LinearProgram, Row, add
from .problem import Problem
from .score import Plan, Staffed, faults
from .service import Fairness, Kept, Service


@dataclass(frozen=True)
class Verdict:
    """`found`: a sound plan, which is optimal where `proven`; `impossible`: there is none;
    `open`: neither could be shown in time."""

    kind: str
    plan: Plan | None = None
    proven: bool = False
    bound: float = -INFINITY


class Programme:
    """x_mj, c_j, l_j, y_mj and the constraints 1 to 7, 6b where membership follows service."""

    def __init__(self, problem: Problem, seconds: float = 60.0):
        self.problem, self.seconds = problem, seconds
        self.unit, self.longest = problem.few_clients, problem.longest
        self.demand = [float(clients) / self.unit for clients in problem.demand]
        self.program = LinearProgram()
        self.members = [m for m in range(problem.count) if m not in problem.shared]
        self._place()
        self._staff()
        self._serve()
        if not problem.given:
            self._connect()
            self._require()
        self._levels: dict[str, tuple[Row, float]] = {}
        self._rows_of_fairness: Fairness | None = None

    def _place(self) -> None:
        """Constraints 1, 2 and the number of territories."""
        problem, program = self.problem, self.program
        self.x: dict[tuple[int, int], int] = {}
        for j in self.members:
            if problem.may_belong(j, j):
                for m in self.members:
                    if problem.may_belong(m, j):
                        self.x[m, j] = program.column(0, 1, whole=True)
        self.bases = [j for j in self.members if (j, j) in self.x]
        for m in self.members:
            program.row({self.x[m, j]: 1.0 for j in self.bases if (m, j) in self.x}, 1, 1)
        for (m, j), column in self.x.items():
            if m != j:
                program.row({column: 1.0, self.x[j, j]: -1.0}, upper=0)
        least, most = problem.territories
        program.row({self.x[j, j]: 1.0 for j in self.bases}, least, most)
        if problem.given:
            for territory in problem.given.territories:
                for j in set(territory.members) & set(self.bases):
                    for m in set(territory.members) - {j}:
                        program.row({self.x[m, j]: 1.0, self.x[j, j]: -1.0}, 0, 0)

    def _staff(self) -> None:
        """Constraint 4."""
        problem, program = self.problem, self.program
        most = problem.coaches - problem.territories[0] + 1
        self.c = {j: program.column(0, max(most, 0), whole=True) for j in self.bases}
        self.l = {j: program.column(0, 1, whole=True) for j in self.bases}
        for j in self.bases:
            program.row({self.x[j, j]: 1.0, self.c[j]: -1.0}, upper=0)
            program.row({self.c[j]: 1.0, self.x[j, j]: -float(most)}, upper=0)
            program.row({self.l[j]: 1.0, self.x[j, j]: -1.0}, upper=0)
        program.row(dict.fromkeys(self.c.values(), 1.0), problem.coaches, problem.coaches)
        program.row(dict.fromkeys(self.l.values(), 1.0), problem.leaders, problem.leaders)
        for territory in problem.given.territories if problem.given else ():
            own = [j for j in territory.members if j in self.c]
            for given, staff in ((territory.coaches, self.c), (territory.leaders, self.l)):
                if given is not None:
                    program.row({staff[j]: 1.0 for j in own}, given, given)

    def _serve(self) -> None:
        """Constraints 3, 5 and 6b, with s_mj = d_m y_mj; h_mj is the part of s_mj that is help:
        s_mj ≤ d_m x_mj + h_mj, h_mj ≤ d_m (1 − x_mj), h_mj ≤ d_m Σ_{k : (m,k) ∈ E} x_kj.
        """
        problem, program = self.problem, self.program
        self.s: dict[tuple[int, int], int] = {}
        self.h: dict[tuple[int, int], int] = {}
        for j in self.bases:
            for m in range(problem.count):
                if self.demand[m] > 0 and problem.distance[m][j] <= problem.reach:
                    self._serve_from(m, j)
        caseload = min(float(problem.caseload / problem.total), 1.0) if problem.total else 1.0
        caseload *= float(problem.total) / self.unit
        for j in self.bases:
            row = {column: 1.0 for (_, base), column in self.s.items() if base == j}
            row[self.c[j]] = -caseload
            row[self.l[j]] = -caseload * float(problem.leader_share)
            program.row(row, upper=0)
        for m in range(problem.count):
            served = {column: 1.0 for (n, _), column in self.s.items() if n == m}
            if served:
                program.row(served, upper=self.demand[m])
        if problem.membership_follows_service:
            self._let_membership_follow()

    def _serve_from(self, m: int, j: int) -> None:
        problem, program, demand = self.problem, self.program, self.demand[m]
        if m in problem.shared:
            self.s[m, j] = program.column(0, demand)
            program.row({self.s[m, j]: 1.0, self.x[j, j]: -demand}, upper=0)
            return
        own = self.x.get((m, j))
        near = [self.x[k, j] for k in problem.neighbours[m] if (k, j) in self.x]
        helps = problem.help and bool(near)
        if own is None and not helps:
            return
        self.s[m, j] = program.column(0, demand)
        row = {self.s[m, j]: 1.0}
        if own is not None:
            row[own] = -demand
        if helps:
            self.h[m, j] = program.column(0, demand)
            row[self.h[m, j]] = -1.0
            program.row({self.h[m, j]: 1.0} | {column: -demand for column in near}, upper=0)
            if own is not None:
                program.row({self.h[m, j]: 1.0, own: demand}, upper=demand)
        program.row(row, upper=0)

    def _let_membership_follow(self) -> None:
        """s_mk − s_mj ≤ d_m (1 − x_mj) (6b)."""
        for (m, j), own in self.x.items():
            for k in self.bases:
                if k != j and (m, k) in self.s:
                    row = {self.s[m, k]: 1.0, own: self.demand[m]}
                    if (m, j) in self.s:
                        row[self.s[m, j]] = -1.0
                    self.program.row(row, upper=self.demand[m])

    def _connect(self) -> None:
        """Constraint 6: base j sends a unit to each other member, through members only.
        Σ_k f_km − Σ_k f_mk = x_mj and Σ_k f_km ≤ (|M| − 1) x_mj for m ≠ j. That a member which
        does not border on its base has a neighbour in the territory follows, and is tighter.
        """
        problem, program = self.problem, self.program
        for j in self.bases:
            inside = {m for m in self.members if (m, j) in self.x}
            flow = {
                (k, m): program.column(0, len(inside) - 1)
                for m in inside - {j}
                for k in problem.neighbours[m] & inside
            }
            for m in inside - {j}:
                near = problem.neighbours[m] & inside
                balance = {flow[k, m]: 1.0 for k in near}
                limit = dict(balance)
                for k in near - {j}:
                    add(balance, flow[m, k], -1.0)
                balance[self.x[m, j]] = -1.0
                limit[self.x[m, j]] = -float(len(inside) - 1)
                program.row(balance, 0, 0)
                program.row(limit, upper=0)
                if j not in near:
                    row = {self.x[k, j]: -1.0 for k in near}
                    row[self.x[m, j]] = 1.0
                    program.row(row, upper=0)

    def _require(self) -> None:
        """Constraint 7; what forbids a single pair leaves x_mj out."""
        problem, program, wanted = self.problem, self.program, self.problem.requirements
        for members in wanted.together + tuple(tuple(own) for own in wanted.territory):
            for first, second in zip(members, members[1:]):
                for j in self.bases:
                    row = self._difference(first, second, j)
                    if row:
                        program.row(row, 0, 0)
        for members in wanted.apart:
            for j in self.bases:
                row = {self.x[m, j]: 1.0 for m in members if (m, j) in self.x}
                if len(row) > 1:
                    program.row(row, upper=1)
        if wanted.named & problem.shared:
            program.row({}, 1, 1)
        for j in wanted.base:
            program.row({self.x[j, j]: 1.0} if j in self.bases else {}, 1, 1)
        for j in self.bases:
            if wanted.least_coaches is not None:
                program.row({self.x[j, j]: float(wanted.least_coaches), self.c[j]: -1.0}, upper=0)
            load = self._load(j)
            if wanted.least_clients is not None:
                program.row(load | {self.c[j]: -float(wanted.least_clients) / self.unit}, lower=0)
            if wanted.most_clients is not None:
                program.row(load | {self.c[j]: -float(wanted.most_clients) / self.unit}, upper=0)
            if wanted.most_care_teams is not None:
                teams = {
                    self.x[m, j]: float(wanted.care_teams[m])
                    for m in self.members
                    if (m, j) in self.x
                }
                program.row(teams | {self.c[j]: -float(wanted.most_care_teams)}, upper=0)

    def _difference(self, first: int, second: int, j: int) -> Row:
        """x_first,j − x_second,j."""
        row: Row = {}
        for m, sign in ((first, 1.0), (second, -1.0)):
            if (m, j) in self.x:
                row[self.x[m, j]] = sign
        return row

    def _load(self, j: int) -> Row:
        """Σ_m d_m x_mj."""
        return {self.x[m, j]: self.demand[m] for m in self.members if (m, j) in self.x}

    # The levels.

    def level(self, name: str) -> tuple[Row, float]:
        """A level as costs of columns and a constant, in units of its ``size``."""
        if name not in self._levels:
            self._levels[name] = getattr(self, f"_{name}")()
        return self._levels[name]

    def size(self, level: str) -> float:
        """What the level is measured in."""
        if level == "fairness":
            return 100.0
        if level in ("partners", "change"):
            return 1.0
        return self.unit * (self.longest if level == "travel" else 1.0)

    def _waiting(self) -> tuple[Row, float]:
        return dict.fromkeys(self.s.values(), -1.0), float(self.problem.total) / self.unit

    def _fairness(self) -> tuple[Row, float]:
        return self._fairness_rows().largest_share, 0.0

    def _beyond_even_share(self) -> tuple[Row, float]:
        return self._fairness_rows().beyond, 0.0

    def _fairness_rows(self) -> Fairness:
        if self._rows_of_fairness is None:
            received: dict[int, Row] = {}
            for (m, _), column in self.s.items():
                received.setdefault(m, {})[column] = 1.0
            self._rows_of_fairness = Fairness(self.program, self.demand, received)
        return self._rows_of_fairness

    def _travel(self) -> tuple[Row, float]:
        return {
            column: float(self.problem.distance[m][j]) / self.longest
            for (m, j), column in self.s.items()
        }, 0.0

    def _help(self) -> tuple[Row, float]:
        return dict.fromkeys(self.h.values(), 1.0), 0.0

    def _balance(self) -> tuple[Row, float]:
        """b_j ≥ ±(Σ_m d_m x_mj − c_j D̄)."""
        costs = {}
        mean = float(self.problem.mean_load) / self.unit
        for j in self.bases:
            off = self.program.column()
            costs[off] = 1.0
            load = self._load(j) | {self.c[j]: -mean}
            self.program.row(load | {off: -1.0}, upper=0)
            self.program.row(load | {off: 1.0}, lower=0)
        return costs, 0.0

    def _partners(self) -> tuple[Row, float]:
        """cut ≥ x_aj − x_bj and cut ≥ x_bj − x_aj."""
        costs = {}
        for a, b, weight in self.problem.partners:
            cut = self.program.column(0, 1)
            costs[cut] = float(weight)
            for j in self.bases:
                row = self._difference(a, b, j)
                if row:
                    self.program.row(row | {cut: -1.0}, upper=0)
                    self.program.row(row | {cut: 1.0}, lower=0)
        return costs, 0.0

    def _change(self) -> tuple[Row, float]:
        """kept_mj ≤ x_mj, kept_mj ≤ match_{T(m)j}."""
        problem, program, reference = self.problem, self.program, self.problem.reference
        costs: Row = {}
        columns: dict[int, Row] = {j: {} for j in self.bases}
        for territory in reference.territories:
            row = {}
            for j in self.bases:
                match = program.column(0, 1)
                row[match] = columns[j][match] = 1.0
                for m in territory.members:
                    if (m, j) in self.x:
                        kept = program.column(0, 1)
                        program.row({kept: 1.0, self.x[m, j]: -1.0}, upper=0)
                        program.row({kept: 1.0, match: -1.0}, upper=0)
                        costs[kept] = -1.0
            program.row(row, upper=1)
        for row in columns.values():
            program.row(row, upper=1)
        return costs, float(problem.count - len(problem.shared & reference.shared))

    # Solving.

    def minimise(
        self, level: str | None, kept: Kept, start: tuple[Staffed, ...] | None = None
    ) -> Verdict:
        """The least of a level among plans that keep others; any such plan where it is nil."""
        costs, constant = self.level(level) if level else ({}, 0.0)
        rows = []
        for name, most in kept:
            row, own = self.level(name)
            upper = most / self.size(name) - own
            rows.append((row, -INFINITY, upper + 1e-9 * max(1.0, abs(upper))))
        answer = self.program.minimise(costs, rows, seconds=self.seconds, start=self._start(start))
        if answer.status == "infeasible":
            return Verdict("impossible")
        size = self.size(level) if level else 1.0
        bound = (answer.bound + constant) * size
        if answer.values is not None:
            plan = Service(self.problem, self._territories(answer.values)).minimise(level, kept)
            if plan is not None and not faults(self.problem, plan):
                return Verdict("found", plan, answer.status == "optimal", bound)
        return Verdict("open", bound=bound)

    def _territories(self, values: list[float]) -> tuple[Staffed, ...]:
        return tuple(
            Staffed(
                j,
                frozenset(
                    m for m in self.members if (m, j) in self.x and values[self.x[m, j]] > 0.5
                ),
                round(values[self.c[j]]),
                round(values[self.l[j]]),
            )
            for j in self.bases
            if values[self.x[j, j]] > 0.5
        )

    def _start(self, territories: tuple[Staffed, ...] | None) -> Row | None:
        if territories is None or any(
            (m, own.base) not in self.x for own in territories for m in own.members
        ):
            return None
        start = dict.fromkeys([*self.x.values(), *self.c.values(), *self.l.values()], 0.0)
        for own in territories:
            start[self.c[own.base]] = float(own.coaches)
            start[self.l[own.base]] = float(own.leaders)
            for m in own.members:
                start[self.x[m, own.base]] = 1.0
        return start
