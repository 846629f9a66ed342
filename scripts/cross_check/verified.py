"""`verify` over made-up regions: what the program writes is confirmed by CBC and HiGHS, and what is
damaged in it is refuted."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

from .case import Case, Mode, words
from .made_up import make_command, make_region

DAMAGES = {
    "a level's value": lambda plan: _change(plan["objectives"][0], "value", _visible(plan)),
    "coaches": lambda plan: _change(plan["territories"][0], "coaches", 1),
    "clients": lambda plan: _change(plan["municipalities"][0], "clients", _visible(plan)),
    "demand": lambda plan: _change(plan, "demand", _visible(plan)),
    "a served municipality": lambda plan: plan["municipalities"][-1]["served_by"].append(
        {"base": plan["territories"][0]["base"], "clients": plan["demand"]}
    ),
}


def _visible(plan: dict) -> float:
    """A client, or so many that they are no rounding where there are millions."""
    return max(1, plan["demand"] / 1000)


def _change(holder: dict, key: str, by: float) -> None:
    holder[key] += by


@dataclass(frozen=True)
class Verified(Mode):
    """The mode `--verified`."""

    def __call__(self, seed: int) -> Case:
        random = Random(seed)
        region = make_region(random)
        command = make_command(random, region, self.offers_membership)
        with tempfile.TemporaryDirectory() as temporary:
            folder, plan = Path(temporary) / "region", Path(temporary) / "plan"
            region.write(folder)
            command.write(folder)
            command.plan = None  # the question alone, where it was about a given plan
            if random.random() < 0.3:
                # As many coaches as are needed.
                place = command.options.index("--coaches")
                del command.options[place : place + 2]
            arguments = command.arguments(folder)
            case = Case(seed, words(arguments).replace(str(folder), "region"))
            limit = self.limits.program
            written = self.runner.run(
                [*arguments, "--quiet", "--time-limit", f"{limit:g}", "--output", str(plan)],
                most_seconds=10 * limit,
            )
            if not (plan / "plan.json").exists():
                case.ending = f"no plan, exit {written.exit}"
                return case
            self._expect(case, plan, {0: "confirmed", 4: "not decided"})
            if not case.findings.disagreements:
                self._damage(case, plan, random)
        return case

    def _expect(self, case: Case, plan: Path, endings: dict[int, str], what: str = "") -> None:
        run = self.runner.run(
            ["verify", str(plan), "--format", "json", "--time-limit", f"{self.limits.highs:g}"],
            most_seconds=20 * self.limits.highs,
        )
        if run.exit in endings:
            case.ending = case.ending or endings[run.exit]
            if not what and run.document:
                verdicts = [
                    {verdict["verdict"] for verdict in level["verdicts"].values()}
                    for level in run.document["levels"]
                ]
                case.findings.confirmed += sum("confirmed" in found for found in verdicts)
                case.findings.undecided += sum("confirmed" not in found for found in verdicts)
            return
        case.ending = "wrong"
        text = json.dumps(run.document) if run.document else run.errors.strip()
        case.disagree(f"verify: exit {run.exit}", f"{what} {text[:1000]}".strip())

    def _damage(self, case: Case, plan: Path, random: Random) -> None:
        what = random.choice(list(DAMAGES))
        path = plan / "plan.json"
        document = json.loads(path.read_text())
        DAMAGES[what](document)
        path.write_text(json.dumps(document))
        self._expect(case, plan, {2: "refuted"}, f"not refuted though damaged: {what}:")
