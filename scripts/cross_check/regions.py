"""Made-up regions: the program's optimum against HiGHS and brute force, and in other units."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from .case import Case, Mode, documents, keep, run_and_check, words
from .check import figures
from .made_up import (
    CLIENT_OPTIONS,
    DISTANCE_OPTIONS,
    LEAST,
    MOST_CLIENTS,
    MOST_PEOPLE,
    Command,
    MadeUpRegion,
    make_command,
    make_region,
)
from .problem import BEYOND, Problem
from .runner import Run

CLIENT_SCALES = ("1000", "0.1", "0.03", "0.01")
KILOMETRE_SCALES = ("1000", "0.1", "0.03", "0.001")


@dataclass(frozen=True)
class MadeUpRegions(Mode):
    """The mode `--regions`."""

    def __call__(self, seed: int) -> Case:
        random = Random(seed)
        region = make_region(random)
        command = make_command(random, region, self.offers_membership)
        scales = _scales(random)
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / "region"
            arguments = _write(region, command, folder)
            case = Case(seed, words(arguments).replace(str(folder), "region"))
            run, problems = run_and_check(case, self.runner, arguments, self.limits)
            is_settled = run.exit in (0, 3) and run.seconds < 5
            if is_settled and not case.findings.disagreements and _fits(region, command, *scales):
                other = Path(temporary) / "scaled"
                scaled = _write(region.scaled(*scales), command.scaled(*scales), other)
                self._check_in_other_units(case, run, problems, scaled, scales)
            if case.findings.disagreements and self.kept:
                keep(case, problems, arguments, Path(temporary), self.kept)
        return case

    def _check_in_other_units(
        self, case: Case, run: Run, problems: dict[str, Problem], arguments: list[str], scales
    ) -> None:
        """All clients × s with the caseload, or all kilometres × s with the reach: the same
        outcome, and each value × s.
        """
        clients, kilometres = scales
        limit = self.limits.program
        other = self.runner.run(
            [*arguments, "--format", "json", "--quiet", "--time-limit", f"{limit:g}"],
            most_seconds=limit * len(problems) + 15,
        )
        what = f"with clients × {clients}, kilometres × {kilometres}"
        again = words(arguments).replace(str(Path(arguments[1]).parent) + "/", "")
        if other.exit != run.exit:
            reason = f" ({other.errors.strip().splitlines()[0]})" if other.errors.strip() else ""
            case.disagree(
                f"other units: exit {other.exit} for {run.exit}",
                f"exit {other.exit}{reason} {what}: {again}",
            )
        else:
            _compare(case, run, other, problems, clients, kilometres, f"{what}: {again}")


def _write(region: MadeUpRegion, command: Command, folder: Path) -> list[str]:
    region.write(folder)
    command.write(folder)
    return command.arguments(folder)


def _scales(random: Random) -> tuple[Decimal, Decimal]:
    if random.random() < 0.7:
        return Decimal(random.choice(CLIENT_SCALES)), Decimal(1)
    return Decimal(1), Decimal(random.choice(KILOMETRE_SCALES))


def _fits(region: MadeUpRegion, command: Command, clients: Decimal, kilometres: Decimal) -> bool:
    """Whether every number stays within what the program takes."""
    other, options = region.scaled(clients, kilometres), command.scaled(clients, kilometres).options
    limits = [
        Decimal(following)
        for option, following in zip(options, options[1:])
        if option in CLIENT_OPTIONS + DISTANCE_OPTIONS and not following.endswith("%")
    ]
    return (
        min(limits + [other.cap]) >= LEAST
        and max(limits + [other.cap]) <= MOST_CLIENTS
        and max(other.counts) <= MOST_PEOPLE
    )


def _compare(case, run, other, problems, clients, kilometres, what) -> None:
    answers, scaled = documents(run, problems), documents(other, problems)
    for name, problem in problems.items():
        if "infeasible" in (answers[name]["outcome"], scaled[name]["outcome"]):
            continue
        for (figure, _, one), (_, _, two) in zip(figures(answers[name]), figures(scaled[name])):
            scale = 1.0
            if figure in ("waiting", BEYOND, "travel", "balance", "help"):
                scale *= float(clients)
            if figure == "travel":
                scale *= float(kilometres)
            # What a tolerance gives away is settled by later levels, so the optimum is compared.
            value = two / scale
            if abs(value - one) > problem.tolerance(figure, one):
                case.disagree(
                    "other units", f"{name}: {figure} {one:.9g} becomes {value:.9g} {what}"
                )
                return
