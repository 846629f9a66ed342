"""The shipped counties under random options: claimed optima against HiGHS."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

from .case import Case, Mode, keep, run_and_check, words
from .folder import Folder, write_table
from .made_up import make_priority
from .problem import read_problems
from .runner import CHECKOUT

REGIONS = CHECKOUT / "regions"
WHOLE_COUNTRY = "finland"  # too large for a proof, by Model.md


def counties() -> list[Path]:
    return sorted(
        path.parent for path in REGIONS.glob("*/region.yaml") if path.parent.name != WHOLE_COUNTRY
    )


@dataclass
class CountyCommand:
    """A random command about a copy of a county, to which partners and a reference are added."""

    random: Random
    folder: Path
    offers_membership: bool

    @classmethod
    def of(cls, random: Random, county: Path, temporary: Path, offers_membership: bool):
        copy = temporary / county.name
        shutil.copytree(county, copy, ignore=shutil.ignore_patterns("*.geojson", "*.txt"))
        command = cls(random, copy, offers_membership)
        command._add_partners_and_reference()
        return command

    def __post_init__(self):
        self.region = Folder(self.folder)
        self.borders = sorted(tuple(sorted(pair)) for pair in self.region.borders())

    def _add_partners_and_reference(self) -> None:
        codes, random = self.region.codes, self.random
        pairs = random.sample(self.borders, min(len(self.borders), random.randint(2, 8)))
        write_table(
            self.folder / "partners.csv",
            ["from", "to", "weight"],
            [[codes[a], codes[b], random.choice(("0.5", "1", "2"))] for a, b in pairs],
        )
        self._write_plan("reference", random.randint(1, max(1, len(codes) // 3)))

    def _write_plan(self, name: str, territories: int) -> None:
        """A plan in which everybody is with the nearest of some municipalities."""
        codes, distances = self.region.codes, self.region.distances()
        centres = self.random.sample(range(len(codes)), territories)
        write_table(
            self.folder / f"plans/{name}.csv",
            ["municipality", "territory"],
            [
                [code, "T" + codes[min(centres, key=lambda j: distances[m][j])]]
                for m, code in enumerate(codes)
            ],
        )

    def arguments(self) -> list[str]:
        random = self.random
        options = random.choice(
            (
                ["--statistics", "2026-06"],
                ["--statistics", "2026-06", "--count", "disabled_or_long_term_ill"],
                ["--statistics", "2021-10", "--count", "unemployed", "--benefit", "2%"],
            )
        )
        if random.random() < 0.7:
            rate = random.choice(("0.216", "0.318", "0.37", "0.47", "0.62"))
            options += ["--employment-rate", rate]
        else:
            options += random.choice((["--observed", "18.7"], ["--mean-duration", "5.5"]))
        options += ["--leaders", str(random.choice((0, 1, 1, 2)))]
        if random.random() < 0.6:
            options += ["--reach", str(random.choice((50, 75, 100, 150, 200)))]
        if random.random() < 0.4:
            options.append("--no-neighbour-help")
        if self.offers_membership and random.random() < 0.8:
            options += ["--membership", random.choice(("free", "served"))]
        needed = read_problems(["propose", str(self.folder), *options])["plan"].coaches
        coaches = max(1, random.choice((needed // 2, needed - 1, needed, needed, needed + 2)))
        options += ["--coaches", str(coaches), "--priority", self._priority()]
        if "change" in options[-1]:
            options += ["--reference", str(self.folder / "plans/reference.csv")]
        if random.random() < 0.2:
            self._write_plan("given", random.randint(1, min(coaches, len(self.region.codes))))
            return ["evaluate", str(self.folder), str(self.folder / "plans/given.csv"), *options]
        if random.random() < 0.3:
            options += ["--territories", str(random.randint(1, min(coaches, 8)))]
        if random.random() < 0.5:
            for _ in range(random.choice((1, 1, 2))):
                options += self._requirement(coaches)
        return ["propose", str(self.folder), *options]

    def _priority(self) -> str:
        """Mostly orders that planners ask for."""
        if self.random.random() < 0.6:
            return self.random.choice(
                (
                    "waiting,fairness,travel,balance",
                    "waiting,fairness,travel,balance",
                    "waiting,fairness,travel",
                    "waiting,travel,balance",
                    "waiting,travel,balance",
                    "waiting,travel",
                    "waiting,balance,travel",
                    "waiting,travel:5%,balance",
                    "waiting,partners,travel",
                    "waiting,change,travel",
                    "change,waiting,travel",
                    "balance,waiting,change",
                    "balance,change,waiting",
                )
            )
        return make_priority(self.random)

    def _requirement(self, coaches: int) -> list[str]:
        random, codes = self.random, self.region.codes
        pair = [codes[m] for m in random.choice(self.borders)]
        two = ",".join(random.sample(codes, 2))
        return random.choice(
            (
                ["--together", ",".join(pair)],
                ["--apart", two],
                ["--apart", ",".join(pair)],
                ["--base", random.choice(codes)],
                ["--never-base", random.choice(codes)],
                ["--territory", ",".join(pair)],
                ["--shared", random.choice(codes)],
                ["--most-km", str(random.choice((40, 60, 80, 120)))],
                ["--least-clients", random.choice(("20%", "50%", "80%"))],
                ["--most-clients", random.choice(("110%", "130%", "200%"))],
                ["--least-coaches", random.choice(("1", "2", "30"))],
            )
        )


@dataclass(frozen=True)
class ShortOfStaff(Mode):
    """The mode `--short-of-staff`: each county at its defaults, with nine tenths of the coaches that
    its workload needs. The seed says which county, in their order."""

    def __call__(self, seed: int) -> Case:
        all_ = counties()
        county = all_[(seed - 1) % len(all_)]
        needed = read_problems(["propose", str(county)])["plan"].coaches
        arguments = ["propose", str(county), "--coaches", str(max(1, 9 * needed // 10))]
        case = Case(seed, words(arguments))
        _, problems = run_and_check(case, self.runner, arguments, self.limits)
        if case.findings.disagreements and self.kept:
            keep(case, problems, arguments, county, self.kept)
        return case


@dataclass(frozen=True)
class Counties(Mode):
    """The mode `--counties`."""

    def __call__(self, seed: int) -> Case:
        random = Random(seed)
        county = random.choice(counties())
        with tempfile.TemporaryDirectory() as temporary:
            command = CountyCommand.of(random, county, Path(temporary), self.offers_membership)
            arguments = command.arguments()
            case = Case(seed, words(arguments).replace(f"{temporary}/", ""))
            _, problems = run_and_check(case, self.runner, arguments, self.limits)
            if case.findings.disagreements and self.kept:
                keep(case, problems, arguments, Path(temporary), self.kept)
        return case
