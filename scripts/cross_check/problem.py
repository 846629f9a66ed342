"""What a command asks of a region, in numbers: the data of the integer programme (Model.md, 4)."""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

from .folder import Folder, Grouping, number

BEYOND = "beyond_even_share"  # the second figure of fairness, in the order of levels right after it
SERVICE_LEVELS = ("waiting", "fairness", BEYOND, "travel", "help")
LISTS = "together apart base never_base territory shared add_border remove_border".split()


@dataclass(frozen=True)
class Level:
    """A level of the optimisation and the share of its optimum that later levels may add."""

    name: str
    tolerance: Fraction = Fraction(0)


@dataclass(frozen=True)
class Requirements:
    """What is asked of the territories besides (constraint 7)."""

    together: tuple[tuple[int, ...], ...] = ()
    apart: tuple[tuple[int, ...], ...] = ()
    base: frozenset[int] = frozenset()
    never_base: frozenset[int] = frozenset()
    territory: tuple[frozenset[int], ...] = ()
    areas: tuple[str, ...] | None = None
    least_clients: Fraction | None = None
    most_clients: Fraction | None = None
    most_km: Fraction | None = None
    least_coaches: int | None = None
    most_care_teams: Fraction | None = None
    care_teams: tuple[int, ...] = ()

    @property
    def named(self) -> frozenset[int]:
        """The municipalities that are to be in a territory, by name."""
        groups = (*self.together, *self.apart, *self.territory, self.base, self.never_base)
        return frozenset(m for members in groups for m in members)


@dataclass(frozen=True)
class Problem:
    """A question. Symbols in comments are those of Model.md."""

    codes: tuple[str, ...]
    demand: tuple[Fraction, ...]  # d_m
    distance: tuple[tuple[Fraction, ...], ...]  # D_mj
    neighbours: tuple[frozenset[int], ...]  # E
    caseload: Fraction  # κ
    leader_share: Fraction  # λ
    coaches: int  # N
    leaders: int  # L
    territories: tuple[int, int]  # K, from and to
    reach: Fraction  # R
    help: bool
    membership_follows_service: bool
    levels: tuple[Level, ...]
    shared: frozenset[int]
    requirements: Requirements
    partners: tuple[tuple[int, int, Fraction], ...] = ()
    reference: Grouping | None = None
    given: Grouping | None = None
    total: Fraction = field(init=False)  # Σ d

    def __post_init__(self):
        object.__setattr__(self, "total", sum(self.demand, Fraction(0)))

    @property
    def count(self) -> int:
        return len(self.codes)

    @property
    def stages(self) -> tuple[Level, ...]:
        """What is minimised, one after the other: the levels, and of fairness both figures."""
        return tuple(
            stage
            for level in self.levels
            for stage in (
                (level, Level(BEYOND, level.tolerance)) if level.name == "fairness" else (level,)
            )
        )

    def limit(self, stage: Level, optimum: float, kept: list[tuple[str, float]]) -> float | None:
        """What later stages may have of one; nil where it depends on what no optimum says.

        Clients beyond an even share may be more by a part of all who wait, which are known where
        nothing is given away of waiting and it comes before.
        """
        tolerance = float(stage.tolerance)
        if stage.name != BEYOND or not tolerance:
            return optimum * (1 + tolerance)
        exact = {level.name for level in self.levels if not level.tolerance}
        waiting = dict(kept).get("waiting") if "waiting" in exact else None
        return None if waiting is None else optimum + tolerance * waiting

    @property
    def mean_load(self) -> Fraction:
        """D̄ = Σ d / N."""
        return self.total / self.coaches

    def capacity(self, coaches: int, leaders: int) -> Fraction:
        """κ (c + λ l)."""
        return self.caseload * (coaches + self.leader_share * leaders)

    def may_belong(self, m: int, base: int) -> bool:
        """Whether m may be in the territory based at `base`, looking at these two alone."""
        wanted = self.requirements
        if self.given:
            return any(
                m in territory.members and base in self.possible_bases(territory)
                for territory in self.given.territories
            )
        return (
            m not in self.shared
            and base not in self.shared
            and self.distance[m][base] <= self.reach
            and base not in wanted.never_base
            and (m == base or m not in wanted.base)
            and (wanted.most_km is None or self.distance[m][base] <= wanted.most_km)
            and (wanted.areas is None or wanted.areas[m] == wanted.areas[base])
            and all((m in own) == (base in own) for own in wanted.territory)
        )

    def possible_bases(self, territory) -> tuple[int, ...]:
        """Bases of a given territory: the given one, else those that reach all, else any member."""
        if territory.base is not None:
            return (territory.base,)
        wide = tuple(
            j
            for j in territory.members
            if all(self.distance[m][j] <= self.reach for m in territory.members)
        )
        return wide or territory.members

    def may_serve(self, m: int, base: int, members) -> bool:
        """Constraint 5 for whole territories: own, shared or a neighbour's, within reach."""
        return self.distance[m][base] <= self.reach and (
            m in members or m in self.shared or (self.help and bool(self.neighbours[m] & members))
        )

    def is_connected(self, members) -> bool:
        """Constraint 6."""
        members = set(members)
        reached, stack = set(), [next(iter(members))]
        while stack:
            m = stack.pop()
            if m not in reached:
                reached.add(m)
                stack.extend(self.neighbours[m] & members)
        return reached == members

    # How large the region is, which all tolerances are relative to.

    @property
    def few_clients(self) -> float:
        """A caseload, or the whole demand where that is less."""
        return float(min(self.caseload, self.total)) or 1.0

    @property
    def longest(self) -> float:
        """The longest distance that anybody may be served over."""
        within = [km for row in self.distance for km in row if km <= self.reach]
        return float(max(within)) or 1.0

    def tolerance(self, level: str, value: float, share: float = 1e-5) -> float:
        """How far two values of a level may be apart and count as equal."""
        if level == "change":
            return 0.5
        if level == "partners":
            return share * float(sum(weight for _, _, weight in self.partners)) or share
        clients = max(share * self.few_clients, 0.2 * share * float(self.total))
        if level == "fairness":
            fewest = float(min((own for own in self.demand if own), default=1))
            return max(100 * share, min(1.0, 10 * clients / fewest), share * abs(value))
        if level == "travel":
            clients *= self.longest
        return max(clients, share * abs(value))


def parser(command: str) -> argparse.ArgumentParser:
    """The options of `propose` and `evaluate` that change what is asked."""
    options = argparse.ArgumentParser(prog=command, allow_abbrev=False)
    options.add_argument("region")
    if command == "evaluate":
        options.add_argument("plan")
    for name in ("together", "apart", "base", "never-base", "territory", "shared"):
        options.add_argument(f"--{name}", action="append", default=[])
    for name in ("unchanged", "add-border", "remove-border"):
        options.add_argument(f"--{name}", action="append", default=[])
    for name in (
        "inside least-clients most-clients most-km least-coaches most-care-teams reference reach "
        "priority statistics count employment-rate benefit caseload-cap turnover mean-duration "
        "observed service-level coaches leaders territories membership"
    ).split():
        options.add_argument(f"--{name}")
    options.add_argument("--no-neighbour-help", dest="help", action="store_false", default=None)
    options.add_argument("--neighbour-help", dest="help", action="store_true", default=None)
    return options


def share(text: str) -> Fraction:
    """`37%` or `0.37`."""
    return number(text[:-1]) / 100 if text.endswith("%") else number(text)


def read_problems(arguments: list[str]) -> dict[str, Problem]:
    """The questions that a command asks, by the name of their answer in its JSON: `plan`, and of
    `evaluate` also `without_help` and `best`.

    - Parameter arguments: the command and all that follows it.
    """
    command = arguments[0]
    options = parser(command).parse_args(arguments[1:])
    folder = Folder(Path(options.region))
    given = folder.grouping(Path(options.plan)) if command == "evaluate" else None
    problem = _problem(folder, options, given)
    if given is None:
        return {"plan": problem}
    return {
        "plan": problem,
        "without_help": replace(problem, help=False),
        "best": replace(
            problem, given=None, membership_follows_service=_follows_service(folder, options)
        ),
    }


def _follows_service(folder: Folder, options) -> bool:
    return (options.membership or folder.assumption("membership", "served")) == "served"


def _caseload(folder: Folder, options) -> Fraction:
    """κ by the model of turnover that is named, else by the region's."""
    cap = number(options.caseload_cap or folder.assumption("caseload_cap", 20))
    model = options.turnover or folder.assumption("turnover", "employment_rate")
    for name, given in (
        ("employment_rate", options.employment_rate),
        ("mean_duration", options.mean_duration),
        ("observed", options.observed),
    ):
        if given and not options.turnover:
            model = name
    if model == "observed":
        return number(options.observed or folder.assumption("observed_clients_per_coach", "18.7"))
    if model == "mean_duration":
        months = options.mean_duration or folder.assumption("mean_duration_months", "5.5")
        return cap * 12 / number(months)
    rate = options.employment_rate or str(folder.assumption("employment_rate", "0.37"))
    return cap * (1 + share(rate))


def _headcount(folder: Folder, options, total, caseload, leaders, leader_share) -> int:
    """max(minimum team, ⌈fte − λ·leaders⌉), forgiving a billionth of a coach."""
    level = share(options.service_level or str(folder.assumption("service_level", 1)))
    whole = math.ceil(level * total / caseload - leader_share * leaders - Fraction(1, 10**9))
    return max(int(folder.assumption("minimum_team", 2)), whole)


def _borders(folder: Folder, options, wanted: dict) -> tuple[frozenset[int], ...]:
    pairs = folder.borders()
    pairs |= {_pair(folder, text) for text in wanted["add_border"]}
    pairs -= {_pair(folder, text) for text in wanted["remove_border"]}
    count = len(folder.codes)
    return tuple(
        frozenset(k for k in range(count) if k != m and frozenset((m, k)) in pairs)
        for m in range(count)
    )


def _pair(folder: Folder, names) -> frozenset[int]:
    return frozenset(_members(folder, names))


def _members(folder: Folder, names) -> tuple[int, ...]:
    names = names.split(",") if isinstance(names, str) else names
    return tuple(folder.position(name) for name in names)


def _problem(folder: Folder, options, given: Grouping | None) -> Problem:
    benefit = share(options.benefit) if options.benefit else None
    demand = folder.demand(options.statistics, options.count, benefit)
    total = sum(demand, Fraction(0))
    caseload = _caseload(folder, options)
    leader_share = number(folder.assumption("leader_share", "0.5"))
    leaders = int(options.leaders or folder.assumption("leaders", 1))
    if given and given.territories[0].leaders is not None:
        leaders = sum(territory.leaders for territory in given.territories)
    if given and given.territories[0].coaches is not None:
        coaches = sum(territory.coaches for territory in given.territories)
    else:
        coaches = int(
            options.coaches or _headcount(folder, options, total, caseload, leaders, leader_share)
        )
    own = folder.settings.get("requirements") or {}
    lists = {key: list(own.get(key) or []) + getattr(options, key) for key in LISTS}
    reference = options.reference
    if not reference and folder.settings.get("reference"):
        reference = folder.path / folder.settings["reference"]
    grouping = folder.grouping(Path(reference)) if reference else None
    shared = given.shared if given else frozenset(map(folder.position, lists["shared"]))
    free = len(demand) - len(shared)
    if given:
        least = most = len(given.territories)
    elif options.territories:
        least, _, most = options.territories.partition("-")
        least, most = int(least), int(most or least)
    else:
        least, most = 1, free
    priority = options.priority or ",".join(
        folder.assumption("priority", ["waiting", "fairness", "travel", "balance"])
    )
    help_ = options.help
    if help_ is None:
        help_ = bool(folder.assumption("neighbour_help", True))
    return Problem(
        codes=tuple(folder.codes),
        demand=tuple(demand),
        distance=tuple(map(tuple, folder.distances())),
        neighbours=_borders(folder, options, lists),
        caseload=caseload,
        leader_share=leader_share,
        coaches=coaches,
        leaders=leaders,
        territories=(least, min(most, free, coaches)),
        reach=number(options.reach or folder.assumption("reach_km", 100)),
        help=help_,
        membership_follows_service=_follows_service(folder, options) and given is None,
        levels=tuple(
            Level(name, share(tolerance or "0"))
            for name, _, tolerance in (text.partition(":") for text in priority.split(","))
        ),
        shared=shared,
        requirements=_requirements(folder, options, own, lists, grouping, total / coaches),
        partners=tuple(
            pair
            for pair in folder.partners() or []
            if pair[0] not in shared and pair[1] not in shared
        ),
        reference=grouping,
        given=given,
    )


def _requirements(folder, options, own, lists, reference, mean_load) -> Requirements:
    def limit(key):
        text = getattr(options, key) or own.get(key)
        return None if text is None else str(text)

    def clients(key):
        text = limit(key)
        return text and (share(text) * mean_load if text.endswith("%") else number(text))

    unchanged = list(own.get("unchanged") or []) + options.unchanged
    column = limit("inside")
    care_teams = limit("most_care_teams")
    return Requirements(
        together=tuple(_members(folder, names) for names in lists["together"]),
        apart=tuple(_members(folder, names) for names in lists["apart"]),
        base=frozenset(map(folder.position, lists["base"])),
        never_base=frozenset(map(folder.position, lists["never_base"])),
        territory=tuple(frozenset(_members(folder, names)) for names in lists["territory"])
        + tuple(
            frozenset(reference.territories[reference.names.index(name)].members)
            for name in unchanged
        ),
        areas=tuple(row[column] for row in folder.municipalities) if column else None,
        least_clients=clients("least_clients"),
        most_clients=clients("most_clients"),
        most_km=number(limit("most_km")) if limit("most_km") else None,
        least_coaches=int(limit("least_coaches")) if limit("least_coaches") else None,
        most_care_teams=number(care_teams) if care_teams else None,
        care_teams=(
            tuple(int(row["care_teams"]) for row in folder.municipalities) if care_teams else ()
        ),
    )
