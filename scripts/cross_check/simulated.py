"""A plan's first years simulated anew by SimPy, process by process, and held against simulate.

Shares no code with the program, and no chance: the means of both lie within five of their standard
errors of each other, or it is a disagreement.
"""

from __future__ import annotations

import csv
import math
import random
import statistics
from dataclasses import dataclass

import simpy

from .case import Case, Mode, words
from .runner import CHECKOUT

COUNTIES = ("kainuu", "central-ostrobothnia", "south-karelia", "central-finland", "east-uusimaa")
RUNS = 200
DEVIATIONS = 5
MONTHS = (3, 6, 12, 18)


@dataclass(frozen=True)
class Simulated(Mode):
    """A county, its best plan and a random practice for each seed."""

    def __call__(self, seed: int) -> Case:
        chance = random.Random(seed)
        county = chance.choice(COUNTIES)
        asked, options = practice(chance)
        command = ["simulate", f"{CHECKOUT}/regions/{county}", "--runs", "1000", "--months",
                   str(MONTHS[-1]), "--arrivals", "evenly", "--distribution", "exponential",
                   "--seed", str(seed), "--format", "json", "--quiet", *options]  # fmt: skip
        case = Case(seed, words(command))
        run = self.runner.run(command, most_seconds=self.limits.program * 4)
        if run.document is None or "arrivals" not in run.document:
            case.ending = "no simulation"
            case.disagree("no simulation", run.errors[:400])
            return case
        case.ending = "simulated"
        compare(case, run.document, county, asked, seed)
        return case


def practice(chance: random.Random) -> tuple[dict, list[str]]:
    """What is on, and the options that say so."""
    asked, options = {}, []

    def give(name: str, value: float) -> None:
        asked[name] = value
        options.extend((f"--{name}", str(value)))

    if chance.random() < 0.6:
        give("intake", chance.choice((2, 3, 4)))
    if chance.random() < 0.5:
        give("absence", chance.choice((0.05, 0.1, 0.2)))
    if chance.random() < 0.6:
        give("leaving", chance.choice((0.2, 0.45, 0.7)))
        give("vacancy", chance.choice((1, 3, 6)))
    if chance.random() < 0.6:
        give("search-months", chance.choice((3, 6)))
        give("search-drop-out", chance.choice((0.1, 0.4)))
        give("support-months", chance.choice((2, 6)))
        give("support-drop-out", chance.choice((0, 0.2)))
    if chance.random() < 0.6:
        give("patience", chance.choice((1, 4)))
    return asked, options


class Service:
    """The staff of a plan, who waits, and who is coached."""

    def __init__(self, plan: dict, duration: float, asked: dict, distances: dict, chance) -> None:
        self.env, self.chance, self.asked, self.duration = simpy.Environment(), chance, asked, duration
        cap, share = plan["assumptions"]["caseload_cap"], plan["assumptions"]["leader_share"]
        self.present = 1 - asked.get("absence", 0)
        self.territories = plan["territories"]
        self.bases = [territory["base"] for territory in self.territories]
        self.coaches = [territory["coaches"] for territory in self.territories]
        self.leaders = [territory["leaders"] * share for territory in self.territories]
        self.places = [
            territory["coaches"] * math.floor(cap + 1e-9)
            + territory["leaders"] * math.floor(cap * share + 1e-9)
            for territory in self.territories
        ]
        self.cap = math.floor(cap + 1e-9)
        self.taken = [0] * len(self.bases)
        self.allowed = [math.inf] * len(self.bases)
        self.left_over = [0.0] * len(self.bases)
        self.lines: list[tuple[int, str]] = []  # who waits: number and municipality, longest first
        self.waiting: dict[int, simpy.Event] = {}
        self.tally = {"gave_up": 0, "coaches_left": 0, "found_work": 0, "dropped_out": 0}
        self.came = 0
        self.own, self.helping = {}, {}
        reach = plan["assumptions"]["reach_km"]
        for index, territory in enumerate(self.territories):
            for code in territory["municipalities"]:
                within = distances[code, territory["base"]] <= reach + 1e-9
                self.own[code] = [index] if within else []
        for entry in plan["municipalities"]:
            code = entry["municipality"]
            others = [self.bases.index(by["base"]) for by in entry["served_by"]]
            others = [index for index in others if index not in self.own[code]]
            self.helping[code] = sorted(others, key=lambda i: (distances[code, self.bases[i]], i))

    def start(self, demand: dict[str, float]) -> None:
        if "intake" in self.asked:
            self.env.process(self.months())
        if "leaving" in self.asked:
            for index, count in enumerate(self.coaches[:]):
                for _ in range(count):
                    self.env.process(self.post(index))
        for code, clients in demand.items():
            if clients > 0:
                self.env.process(self.arrivals(code, clients / 12))

    def allow(self, index: int, staff: float) -> None:
        clients = self.left_over[index] + self.asked["intake"] * self.present * staff
        whole = math.floor(clients + 1e-9)
        self.allowed[index] += whole
        self.left_over[index] = max(0.0, clients - whole)

    def months(self):
        while True:
            for index in range(len(self.bases)):
                self.allowed[index] = 0
                self.allow(index, self.coaches[index] + self.leaders[index])
            self.fill()
            yield self.env.timeout(1)

    def post(self, index: int):
        rate = -math.log(1 - self.asked["leaving"]) / 12
        while True:
            yield self.env.timeout(self.chance.expovariate(rate))
            self.coaches[index] -= 1
            self.places[index] -= self.cap
            self.tally["coaches_left"] += 1
            yield self.env.timeout(self.asked["vacancy"])
            self.coaches[index] += 1
            self.places[index] += self.cap
            if "intake" in self.asked:
                self.allow(index, 1)
            self.fill()

    def arrivals(self, code: str, rate: float):
        while True:
            yield self.env.timeout(self.chance.expovariate(rate))
            self.came += 1
            self.env.process(self.candidate(self.came, code))

    def candidate(self, number: int, code: str):
        begins = self.waiting[number] = self.env.event()
        self.lines.append((number, code))
        self.fill()
        if "patience" in self.asked and not begins.triggered:
            yield begins | self.env.timeout(self.chance.expovariate(1 / self.asked["patience"]))
            if not begins.triggered:
                self.lines.remove((number, code))
                del self.waiting[number]
                self.tally["gave_up"] += 1
                return
        index = yield begins
        yield from self.coaching()
        self.taken[index] -= 1
        self.fill()

    def coaching(self):
        def part(mean: float, drop_out: float):
            months = self.chance.expovariate(1 / mean) / self.present
            stays = self.chance.random() >= drop_out
            yield self.env.timeout(months if stays else months * self.chance.random())
            self.tally["dropped_out"] += not stays
            return stays

        if "search-months" not in self.asked:
            yield self.env.timeout(self.chance.expovariate(1 / self.duration) / self.present)
            return
        stays = yield from part(self.asked["search-months"], self.asked["search-drop-out"])
        if stays:
            self.tally["found_work"] += 1
            yield from part(self.asked["support-months"], self.asked["support-drop-out"])

    def fill(self) -> None:
        for servers in (self.own, self.helping):
            for number, code in self.lines[:]:
                for index in servers[code]:
                    if self.taken[index] < self.places[index] and self.allowed[index] > 0:
                        self.taken[index] += 1
                        self.allowed[index] -= 1
                        self.lines.remove((number, code))
                        self.waiting.pop(number).succeed(index)
                        break


def simulate(document: dict, county: str, asked: dict, seed: int) -> list[dict]:
    """What was counted at the end of each month of :data:`MONTHS`, of each run."""
    plan = document["plan"]
    with open(CHECKOUT / "regions" / county / "distances.csv", encoding="utf-8") as file:
        distances = {}
        for row in csv.DictReader(file):
            distances[row["from"], row["to"]] = distances[row["to"], row["from"]] = float(row["km"])
    for entry in plan["municipalities"]:
        distances[entry["municipality"], entry["municipality"]] = 0.0
    demand = {entry["municipality"]: entry["clients"] for entry in plan["municipalities"]}
    # Without search the program's mean duration has the absence in it.
    duration = document["duration"]["mean"] * (1 - asked.get("absence", 0))
    runs = []
    for index in range(RUNS):
        service = Service(plan, duration, asked, distances, random.Random(f"{seed}/{index}"))
        service.start(demand)
        counts = {}
        for month in MONTHS:
            # The first day of the next month is not counted yet.
            service.env.run(until=month - 1e-9)
            counts[month] = {
                "queue": len(service.lines), "coached": sum(service.taken),
                "coaches": sum(service.coaches),
            }  # fmt: skip
        counts["whole"] = dict(service.tally)
        runs.append(counts)
    return runs


def compare(case: Case, document: dict, county: str, asked: dict, seed: int) -> None:
    region = document["arrivals"][0]["region"]
    runs = simulate(document, county, asked, seed)

    def hold(what: str, values: list[float], found: dict) -> None:
        mean = statistics.fmean(values)
        error = math.hypot(statistics.stdev(values) / math.sqrt(RUNS), found["standard_error"])
        case.findings.confirmed += 1
        if abs(mean - found["mean"]) > DEVIATIONS * error + 1e-9:
            case.disagree(what, f"SimPy {mean:.3f}, simulate {found['mean']:.3f} ± {error:.3f}")

    for month in MONTHS:
        there = region["months"][month]
        hold(f"queue {month}", [run[month]["queue"] for run in runs], there["queue"])
        for key in ("coached", "coaches"):
            if found := there.get("practice", {}).get(key):
                hold(f"{key} {month}", [run[month][key] for run in runs], found)
    for key, found in region.get("practice", {}).items():
        if key not in ("coached", "coaches"):
            hold(key, [run["whole"][key] for run in runs], found)
