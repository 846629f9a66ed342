"""Who serves whom where territories, bases and staff are fixed: a linear programme."""

from __future__ import annotations

from .linear import INFINITY, LinearProgram, Row
from .problem import BEYOND, SERVICE_LEVELS, Problem
from .score import Plan, Staffed, structural_value

Kept = list[tuple[str, float]]
"""Levels that are kept, each with the most that it may have."""


class Fairness:
    """The columns and rows of fairness in a programme that knows s_mj = d_m y_mj.

    - Parameters:
      - demand: d_m in the programme's unit.
      - received: Σ_j s_mj by municipality; without those that nobody can serve.
    """

    def __init__(self, program: LinearProgram, demand: list[float], received: dict[int, Row]):
        total = sum(demand)
        largest = program.column(0, 1)
        served = program.column()  # Σ_mj s_mj
        everybody = {column: 1.0 for row in received.values() for column in row}
        program.row(everybody | {served: -1.0}, 0, 0)
        self.largest_share: Row = {largest: 1.0}
        self.beyond: Row = {}
        for m, clients in enumerate(demand):
            if clients == 0:
                continue
            own = received.get(m, {})
            # w_m ≤ d_m f
            program.row(own | {largest: clients}, lower=clients)
            # e_m ≥ w_m − d_m (Σ w / Σ d), in which the d_m that do not depend on service cancel out.
            excess = program.column()
            program.row(own | {excess: 1.0, served: -clients / total}, lower=0)
            self.beyond[excess] = 1.0


class Service:
    """The least of levels over y, in units of the region's own size.

    Without levels that depend on service any service will do, also none.
    """

    def __init__(self, problem: Problem, territories: tuple[Staffed, ...]):
        self.problem, self.territories = problem, territories
        self.program = LinearProgram()
        self.unit = problem.few_clients
        self.columns: list[dict[int, int]] = []
        received: dict[int, Row] = {}
        self._fairness: Fairness | None = None
        for own in territories:
            served: dict[int, int] = {}
            for m in range(problem.count):
                demand = float(problem.demand[m]) / self.unit
                if demand > 0 and problem.may_serve(m, own.base, own.members):
                    served[m] = self.program.column(0, demand)
                    received.setdefault(m, {})[served[m]] = 1.0
            self.columns.append(served)
            capacity = float(problem.capacity(own.coaches, own.leaders)) / self.unit
            if served:
                self.program.row({column: 1.0 for column in served.values()}, upper=capacity)
        for m, row in received.items():
            self.program.row(row, upper=float(problem.demand[m]) / self.unit)
        self.received = received
        if problem.membership_follows_service:
            self._let_membership_follow()

    @property
    def fairness(self) -> Fairness:
        """Its columns and rows, which are added where a level needs them."""
        if self._fairness is None:
            demand = [float(clients) / self.unit for clients in self.problem.demand]
            self._fairness = Fairness(self.program, demand, self.received)
        return self._fairness

    def _let_membership_follow(self) -> None:
        """y_mj ≥ y_mk for the territory j of m and every k (6b)."""
        for own, served in zip(self.territories, self.columns):
            for m in own.members:
                for other in self.columns:
                    if other is not served and m in other:
                        row = {other[m]: 1.0}
                        if m in served:
                            row[served[m]] = -1.0
                        self.program.row(row, upper=0.0)

    def size(self, level: str) -> float:
        """What the level is measured in."""
        if level == "fairness":
            return 100.0
        return self.unit * (self.problem.longest if level == "travel" else 1.0)

    def terms(self, level: str) -> tuple[Row, float]:
        """A level as costs of columns and a constant, in units of its ``size``."""
        problem, row = self.problem, {}
        if level == "fairness":
            return self.fairness.largest_share, 0.0
        if level == BEYOND:
            return self.fairness.beyond, 0.0
        for own, served in zip(self.territories, self.columns):
            for m, column in served.items():
                if level == "waiting":
                    row[column] = -1.0
                elif level == "travel":
                    row[column] = float(problem.distance[m][own.base]) / problem.longest
                elif m not in own.members and m not in problem.shared:
                    row[column] = 1.0
        return row, float(problem.total) / self.unit if level == "waiting" else 0.0

    def minimise(self, level: str | None, kept: Kept) -> Plan | None:
        """The plan with the least of a level; nil where what is kept can't be."""
        slack = 1e-8
        rows = []
        for name, most in kept:
            if name in SERVICE_LEVELS:
                row, constant = self.terms(name)
                upper = most / self.size(name) - constant
                rows.append((row, -INFINITY, upper + slack * max(1.0, abs(upper))))
            else:
                own = float(structural_value(self.problem, self.territories, name))
                if own > most + self.problem.tolerance(name, most, 1e-9):
                    return None
        costs = self.terms(level)[0] if level in SERVICE_LEVELS else {}
        answer = self.program.minimise(costs, rows)
        if answer.values is None or answer.status != "optimal":
            return None
        return Plan(
            self.territories,
            tuple(
                {
                    m: answer.values[column] * self.unit
                    for m, column in served.items()
                    if answer.values[column] > 0
                }
                for served in self.columns
            ),
        )
