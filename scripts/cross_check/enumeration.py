"""Brute force: every partition into territories, with every base and staff of theirs."""

from __future__ import annotations

from itertools import combinations, product

from .problem import SERVICE_LEVELS, Problem
from .score import Plan, Staffed, structural_faults, structural_value, value
from .service import Kept, Service


def partitions(members: list[int]):
    """All ways to divide members into sets."""
    if not members:
        yield []
        return
    first, rest = members[0], members[1:]
    for division in partitions(rest):
        yield [{first}, *division]
        for index, part in enumerate(division):
            yield [*division[:index], part | {first}, *division[index + 1 :]]


def compositions(total: int, parts: int):
    """All ways to write a number as an ordered sum of so many numbers from 1 on."""
    for cuts in combinations(range(1, total), parts - 1):
        ends = (0, *cuts, total)
        yield tuple(b - a for a, b in zip(ends, ends[1:]))


def all_territories(problem: Problem, most: int) -> list[tuple[Staffed, ...]] | None:
    """Every choice of territories, bases and staff that is sound; nil where there are more than
    `most` to look at."""
    looked_at, found = 0, []
    for division in _divisions(problem):
        choices = [
            [j for j in part if all(problem.may_belong(m, j) for m in part)] for part in division
        ]
        for bases in product(*choices):
            for coaches in compositions(problem.coaches, len(division)):
                for leaders in combinations(range(len(division)), problem.leaders):
                    looked_at += 1
                    if looked_at > most:
                        return None
                    territories = tuple(
                        Staffed(base, frozenset(part), own, int(index in leaders))
                        for index, (base, part, own) in enumerate(zip(bases, division, coaches))
                    )
                    if not structural_faults(problem, territories):
                        found.append(territories)
    return found


def _divisions(problem: Problem):
    if problem.given:
        yield [set(territory.members) for territory in problem.given.territories]
        return
    members = [m for m in range(problem.count) if m not in problem.shared]
    least, most = problem.territories
    for division in partitions(members):
        if least <= len(division) <= most and all(map(problem.is_connected, division)):
            yield division


def optima(problem: Problem, most: int = 1500) -> list[float] | None:
    """The optimum of every stage, each keeping those before it, as far as what is to be kept is
    known; empty where there is no plan, nil where there is too much to try."""
    left = all_territories(problem, most)
    if left is None:
        return None
    kept: Kept = []
    values: list[float] = []
    for level in problem.stages if left else ():
        known = [(own, _least(problem, own, level.name, kept)) for own in left]
        best = min(least for _, least in known if least is not None)
        values.append(best)
        limit = problem.limit(level, best, kept)
        if limit is None:
            break
        slack = problem.tolerance(level.name, limit, 1e-8)
        if level.name == "fairness":
            # What rounding gives away of the levels before is a larger share of few clients.
            limit += problem.tolerance(level.name, limit, 1e-6)
        kept.append((level.name, limit))
        left = [own for own, least in known if least is not None and least <= limit + slack]
    return values


def _least(problem: Problem, territories, level: str, kept: Kept) -> float | None:
    if level not in SERVICE_LEVELS:
        return float(structural_value(problem, territories, level))
    plan: Plan | None = Service(problem, territories).minimise(level, kept)
    return None if plan is None else value(problem, plan, level)
