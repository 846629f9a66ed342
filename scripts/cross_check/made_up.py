"""Made-up regions, and commands about them: drawn from a seed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from .folder import write_table

CLIENT_OPTIONS = ("--least-clients", "--most-clients")
DISTANCE_OPTIONS = ("--reach", "--most-km")
# What the program takes.
LEAST, MOST_CLIENTS, MOST_PEOPLE = Decimal("0.001"), Decimal(1_000_000), Decimal(10_000_000)


@dataclass
class MadeUpRegion:
    """A region before it is written. Counts and kilometres are decimal numbers."""

    codes: list[str]
    counts: list[Decimal]
    borders: set[tuple[int, int]]
    distances: dict[tuple[int, int], Decimal]
    care_teams: list[int]
    areas: list[str]
    partners: list[tuple[int, int, Decimal]]
    shares: list[Decimal]
    cap: Decimal
    rate: Decimal
    reference: list[list[str]]

    @property
    def caseload(self) -> Decimal:
        return self.cap * (1 + self.rate)

    @property
    def demand(self) -> list[Decimal]:
        share = math.prod(self.shares)
        return [count * share for count in self.counts]

    def scaled(self, clients=Decimal(1), kilometres=Decimal(1)) -> MadeUpRegion:
        """The same region in other units."""
        return MadeUpRegion(
            **vars(self)
            | {
                "counts": [count * clients for count in self.counts],
                "cap": self.cap * clients,
                "distances": {pair: km * kilometres for pair, km in self.distances.items()},
            }
        )

    def write(self, folder: Path) -> None:
        code = self.codes
        shares = "".join(
            f"    - {{name: share {index}, value: {share}, source: made up}}\n"
            for index, share in enumerate(self.shares, 1)
        )
        folder.mkdir(parents=True)
        (folder / "region.yaml").write_text(
            "name: {fi: Testi, sv: Test, en: Test}\n"
            'statistics: "2026-06"\n'
            "demand:\n  count: {value: long_term_unemployed, source: made up}\n"
            f"  shares:\n{shares}"
            f"assumptions:\n  caseload_cap: {self.cap:f}\n  employment_rate: {self.rate}\n"
        )
        write_table(
            folder / "municipalities.csv",
            ["code", "name_fi", "name_sv", "latitude", "longitude", "care_teams", "area"],
            [
                [own, f"K{own}", f"K{own}", f"62.{m:02}", f"25.{m:02}", teams, area]
                for m, (own, teams, area) in enumerate(zip(code, self.care_teams, self.areas))
            ],
        )
        write_table(
            folder / "borders.csv",
            ["from", "to", "border_km", "road_crossings"],
            [[code[a], code[b], 10, 1] for a, b in sorted(self.borders)],
        )
        write_table(
            folder / "distances.csv",
            ["from", "to", "km"],
            [[code[a], code[b], f"{km:f}"] for (a, b), km in sorted(self.distances.items())],
        )
        write_table(
            folder / "statistics/2026-06.csv",
            ["municipality", "unemployed", "long_term_unemployed"],
            [[own, "", f"{count:f}"] for own, count in zip(code, self.counts)],
        )
        if self.partners:
            write_table(
                folder / "partners.csv",
                ["from", "to", "weight"],
                [[code[a], code[b], weight] for a, b, weight in self.partners],
            )
        write_table(folder / "plans/reference.csv", ["municipality", "territory"], self.reference)


def make_region(random: Random) -> MadeUpRegion:
    count = random.choice((3, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 8, 8, 9, 10, 11, 12))
    codes = [f"{number:03}" for number in random.sample(range(1, 999), count)]
    places = [(random.random(), random.random()) for _ in range(count)]
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count)]
    scale = Decimal(random.choice(("0.001", "0.01", "0.1", "1", "1", "1", "10", "1000")))
    shares = random.choice((("0.5", "0.1"), ("0.25", "0.2"), ("0.05",), ("1",)))
    counts = _counts(random, count)
    shares = [Decimal(share) for share in shares]
    total = sum(counts) * math.prod(shares) or Decimal(1)
    # A caseload between most of the demand and a fraction of a municipality's.
    cap = Decimal(str(float(f"{float(total) / count / random.choice((0.3, 0.7, 1, 1, 2, 5)):.2g}")))
    if random.random() < 0.2:
        cap = Decimal(20)
    if random.random() < 0.15:
        counts = [count * scale for count in counts]  # and the caseload stays
        scale = Decimal(1)
    scale = min(max(scale, LEAST / cap), MOST_CLIENTS / cap)
    return MadeUpRegion(
        codes,
        counts,
        _borders(random, places, pairs),
        _distances(random, places, pairs),
        [random.choice((0, 0, 1, 1, 2, 3)) for _ in codes],
        [random.choice(("east", "west")) for _ in codes],
        [
            (*pair, Decimal(random.choice(("0.5", "1", "1", "2"))))
            for pair in random.sample(pairs, random.randint(1, min(5, len(pairs))))
        ],
        shares,
        cap,
        Decimal(random.choice(("0", "0.216", "0.37", "0.5", "1"))),
        [[code, f"R{random.randrange(max(1, count // 2))}"] for code in codes],
    ).scaled(
        clients=scale,
        kilometres=Decimal(random.choice(("0.001", "0.1", "1", "1", "1", "1", "10", "1000"))),
    )


def _counts(random: Random, count: int) -> list[Decimal]:
    kind = random.choice(("equal", "few values", "any", "any", "any", "town", "town"))
    if kind == "equal":
        counts = [random.choice((100, 200, 37))] * count
    elif kind == "few values":
        counts = [random.choice((100, 200, 300)) for _ in range(count)]
    else:
        counts = [random.randint(5, 400) for _ in range(count)]
    if kind == "town":
        counts[random.randrange(count)] = random.randint(1000, 5000)
    if random.random() < 0.25:
        for m in random.sample(range(count), random.randint(1, max(1, count // 2))):
            counts[m] = 0
    if random.random() < 0.02:
        counts = [0] * count
    return [Decimal(own) for own in counts]


def _borders(random: Random, places, pairs) -> set[tuple[int, int]]:
    """A tree, so that all are connected, and some of the nearer pairs."""
    borders = set()
    density = random.choice((0, 0.2, 0.5, 0.8))
    for b in range(1, len(places)):
        a = min(range(b), key=lambda a: math.dist(places[a], places[b]) * random.uniform(1, 1.5))
        borders.add((a, b))
    near = sorted(pairs, key=lambda pair: math.dist(places[pair[0]], places[pair[1]]))
    return borders | {pair for pair in near[: 2 * len(places)] if random.random() < density}


def _distances(random: Random, places, pairs) -> dict[tuple[int, int], Decimal]:
    kind = random.choice(("whole", "whole", "real", "tenths", "coarse", "equal", "none"))
    if random.random() < 0.5 and kind in ("equal", "none"):
        kind = "real"
    if kind in ("equal", "none"):
        return dict.fromkeys(pairs, Decimal(0 if kind == "none" else 40))
    distances = {}
    for a, b in pairs:
        km = 150 * math.dist(places[a], places[b]) * random.uniform(1, 1.3)
        if kind == "coarse":
            km = 20 * round(km / 20)
        digits = {"real": 6, "tenths": 1}.get(kind, 0)
        distances[a, b] = Decimal(str(round(km, digits)))
    return distances


@dataclass
class Command:
    """A command about a region that is still to be written; `plan` is the plan to evaluate."""

    options: list[str]
    plan: list[list] | None = None

    def arguments(self, folder: Path) -> list[str]:
        """The command line, with the plan and the reference in the folder."""
        verb = ["propose", str(folder)]
        if self.plan is not None:
            verb = ["evaluate", str(folder), str(folder / "plans/given.csv")]
        return verb + [
            option.replace("REFERENCE", str(folder / "plans/reference.csv"))
            for option in self.options
        ]

    def write(self, folder: Path) -> None:
        if self.plan is not None:
            write_table(
                folder / "plans/given.csv",
                ["municipality", "territory", "coaches", "leaders", "base"],
                self.plan,
            )

    def scaled(self, clients=Decimal(1), kilometres=Decimal(1)) -> Command:
        """The same command about a region in other units."""
        options = list(self.options)
        for place, option in enumerate(self.options[:-1]):
            following = self.options[place + 1]
            if following.endswith("%"):
                continue
            if option in CLIENT_OPTIONS:
                options[place + 1] = f"{Decimal(following) * clients:f}"
            elif option in DISTANCE_OPTIONS:
                options[place + 1] = f"{Decimal(following) * kilometres:f}"
        return Command(options, self.plan)


def make_command(random: Random, region: MadeUpRegion, offers_membership: bool) -> Command:
    """A random question about a region: `propose`, or `evaluate` of a random plan."""
    count, options = len(region.codes), []
    needed = int(sum(region.demand) / region.caseload) + 1
    coaches = random.choice((1, 2, needed - 1, needed, needed, needed + 1, needed + 3, count + 2))
    coaches = max(1, min(coaches, 40))
    leaders = random.choice((0, 0, 1, 1, 2))
    options += ["--leaders", str(leaders)]
    # Without a number the program takes the headcount by distance, which is a search of its own.
    options += ["--coaches", str(coaches)]
    longest = max(region.distances.values()) or Decimal(1)
    reach = longest * Decimal(random.choice(("0.3", "0.5", "0.7", "1", "1", "2")))
    options += ["--reach", f"{reach:f}"]
    if random.random() < 0.35:
        options.append("--no-neighbour-help")
    # Without these options the region's own choices count, or the defaults.
    if offers_membership and random.random() < 0.8:
        options += ["--membership", random.choice(("free", "served"))]
    if random.random() < 0.9:
        options += ["--priority", make_priority(random)]
    if "change" in options[-1]:
        options += ["--reference", "REFERENCE"]
    if random.random() < 0.2:
        return Command(options, _plan(random, region, coaches, leaders, options))
    if random.random() < 0.4:
        least = random.randint(1, max(1, min(count, coaches)))
        most = random.choice((least, random.randint(least, count)))
        options += ["--territories", str(least) if most == least else f"{least}-{most}"]
    if random.random() < 0.5:
        wanted = [
            tuple(_requirement(random, region, coaches, longest))
            for _ in range(random.choice((1, 1, 2, 3)))
        ]
        # The same border is not added twice.
        options += [text for texts in dict.fromkeys(wanted) for text in texts]
    return Command(options)


def make_priority(random: Random, levels=None) -> str:
    """Levels in any order, some with a tolerance. Without waiting nobody need be served, so mostly
    it is among them."""
    levels = list(
        levels or ("waiting", "fairness", "travel", "balance", "partners", "help", "change")
    )
    chosen = random.sample(levels, random.choice((1, 2, 3, 3, 3, 4, min(6, len(levels)))))
    if random.random() < 0.4:
        chosen = ["waiting"] + [level for level in chosen if level != "waiting"]
    if random.random() < 0.25:
        chosen = ["waiting", "fairness", "travel", "balance"]
        if random.random() < 0.4:
            chosen.remove("fairness")
    if random.random() < 0.15 and "fairness" not in chosen:
        chosen.insert(random.choice((0, 1, 2)), "fairness")
    return ",".join(
        level + random.choice((":5%", ":1%", ":20%") if random.random() < 0.2 else ("",))
        for level in chosen
    )


def _requirement(random: Random, region: MadeUpRegion, coaches: int, longest) -> list[str]:
    codes, count = region.codes, len(region.codes)

    def some(number):
        return ",".join(random.sample(codes, min(number, count)))

    def tree_neighbours():
        a, b = random.choice(sorted(region.borders))
        return f"{codes[a]},{codes[b]}"

    def strangers():
        free = sorted(set(region.distances) - region.borders)
        return [random.choice(free)] if free else []

    kind = random.choice(
        "together apart base never territory shared border".split()
        + "km least most coaches teams inside".split()
    )
    load = sum(region.demand) / coaches
    match kind:
        case "together":
            return ["--together", random.choice((some(2), some(3), tree_neighbours()))]
        case "apart":
            return ["--apart", some(random.choice((2, 2, 3)))]
        case "base":
            return ["--base", some(1)]
        case "never":
            return ["--never-base", some(1)]
        case "territory":
            return ["--territory", random.choice((some(1), tree_neighbours()))]
        case "shared":
            return ["--shared", some(1)]
        case "border":
            return [
                text for a, b in strangers() for text in ("--add-border", f"{codes[a]},{codes[b]}")
            ]
        case "km":
            share = Decimal(random.choice(("0.2", "0.4", "0.6", "0.8")))
            return ["--most-km", f"{longest * share:f}"]
        case "least":
            if random.random() < 0.5 or not load:
                return ["--least-clients", random.choice(("20%", "50%", "80%", "100%"))]
            return ["--least-clients", _digits(load, random.choice(("0.2", "0.5", "0.8")))]
        case "most":
            if random.random() < 0.5 or not load:
                return ["--most-clients", random.choice(("100%", "110%", "150%", "200%"))]
            return ["--most-clients", _digits(load, random.choice(("1.1", "1.5", "2")))]
        case "coaches":
            return ["--least-coaches", random.choice(("1", "2", "2", "3"))]
        case "teams":
            return ["--most-care-teams", random.choice(("1", "1.5", "2", "3"))]
    return ["--inside", "area"]


def _digits(load: Decimal, share: str) -> str:
    """A share of a load in three digits, within what the program takes."""
    limit = min(max(load * Decimal(share), LEAST), MOST_CLIENTS)
    return f"{Decimal(f'{limit:.2e}'):f}"


def _plan(random: Random, region: MadeUpRegion, coaches: int, leaders: int, options) -> list[list]:
    """A random plan; sometimes it gives bases or staff, and then no option gives the same."""
    count = len(region.codes)
    territories = random.randint(max(1, min(leaders, count, coaches)), max(1, min(count, coaches)))
    owner = [m if m < territories else random.randrange(territories) for m in range(count)]
    random.shuffle(owner)
    staff, leads, bases = [""] * territories, [""] * territories, [""] * territories
    if random.random() < 0.4:
        staff = [1] * territories
        for _ in range(coaches - territories):
            staff[random.randrange(territories)] += 1
    if random.random() < 0.3 and leaders <= territories:
        own = random.sample(range(territories), leaders)
        leads = [int(index in own) for index in range(territories)]
    for index in range(territories):
        if random.random() < 0.3:
            members = [m for m in range(count) if owner[m] == index]
            bases[index] = region.codes[random.choice(members)]
    return [
        [code, f"T{index}", staff[index], leads[index], bases[index]]
        for code, index in zip(region.codes, owner)
    ]
