"""Searches that are stopped: by a limit of work or time, or by Ctrl-C or SIGTERM after a random moment,
while files are written too."""

from __future__ import annotations

import json
import re
import signal
import tempfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

from .case import ANSWERS, Case, Mode, check_document, documents, keep, words
from .check import check_answer, figures
from .counties import CountyCommand, counties
from .made_up import make_command, make_region
from .problem import Problem, read_problems
from .runner import Run

GRACE = 1.0  # seconds after its limit in which a command has to end
LONGEST = 60.0  # seconds after which a command that does not end is killed
WITH_REPORT = ("propose", "evaluate", "compare")
REPORT = {"plan.csv", "plan.json", "plan.xlsx", "plan.svg", "plan.geojson", "report.html"}
FAST = 10.0  # seconds in which the optimum has to be found, to be compared with


@dataclass(frozen=True)
class Stop:
    """What ends the search: options, or a signal after so many seconds."""

    options: tuple[str, ...] = ()
    seconds: float | None = None  # of a limit of time, or of the search until the signal
    signal: int | None = None

    @classmethod
    def drawn(cls, random: Random) -> Stop:
        kind = random.choice(("work", "time", "signal"))
        if kind == "work":
            work = random.choice((1, 2, 5, 10, 100, 1000, 10_000))
            return cls(("--work-limit", str(work)))
        seconds = round(10 ** random.uniform(-3, 0), 4)
        if kind == "time":
            return cls(("--time-limit", f"{seconds:f}"), seconds)
        return cls((), seconds, random.choice((signal.SIGINT, signal.SIGTERM)))

    @property
    def words(self) -> str:
        text = " ".join(self.options)
        return text or f"{signal.Signals(self.signal).name} after {self.seconds:g} s"


@dataclass(frozen=True)
class Stops(Mode):
    """The mode `--stops`."""

    def __call__(self, seed: int) -> Case:
        random = Random(seed)
        with tempfile.TemporaryDirectory() as temporary:
            asked = self._draw(random, Path(temporary))
            arguments, problems = _command(random, asked)
            stop = Stop.drawn(random)
            output = Path(temporary) / "results"
            if random.random() < 0.5 and arguments[0] in WITH_REPORT:
                arguments += ["--output", str(output)]
            text = f"{words([*arguments, *stop.options])}"
            if stop.signal:
                text += f"  # {stop.words}"
            case = Case(seed, text.replace(f"{temporary}/", ""))
            run = self.runner.run(
                [*arguments, *stop.options, "--format", "json"],
                most_seconds=(stop.seconds or 0) + LONGEST,
                interrupt_after=stop.seconds if stop.signal else None,
                signal_=stop.signal or signal.SIGINT,
            )
            case.seconds = run.seconds
            case.ending = ANSWERS.get(run.exit, f"exit {run.exit}")
            _check_ending(case, run, stop)
            _check_files(case, run, output, "--output" in arguments)
            arguments = _without(arguments, "--output")
            if run.exit in ANSWERS and run.document and problems:
                self._check_answers(case, run, arguments, problems)
            if case.findings.disagreements and self.kept:
                keep(case, problems, [*arguments, *stop.options], Path(temporary), self.kept)
        return case

    def _draw(self, random: Random, temporary: Path) -> list[str]:
        """The arguments of a `propose` or `evaluate`, about a region that is written for it."""
        if random.random() < 0.6:
            county = random.choice(counties())
            command = CountyCommand.of(random, county, temporary, self.offers_membership)
            return command.arguments()
        region = make_region(random)
        made_up = make_command(random, region, self.offers_membership)
        folder = temporary / "region"
        region.write(folder)
        made_up.write(folder)
        return made_up.arguments(folder)

    def _check_answers(
        self, case: Case, run: Run, arguments: list[str], problems: dict[str, Problem]
    ) -> None:
        """Every plan is sound, and no bound is above what the search finds if it is not stopped."""
        if arguments[0] == "compare":
            for scenario, problem in zip(run.document["scenarios"], problems.values()):
                if scenario.get("plan"):
                    found = check_answer(problem, scenario["plan"], seconds=0, proofs=False)
                    case.findings.disagreements += found.disagreements
            return
        check_document(case, run, problems, self.limits, proofs=False)
        whole = self.runner.run(
            [*arguments, "--format", "json", "--quiet", "--time-limit", f"{FAST:g}"],
            most_seconds=FAST * len(problems) + 15,
        )
        if whole.exit not in (0, 3) or whole.document is None:
            case.findings.undecided += 1
            return
        stopped, full = documents(run, problems), documents(whole, problems)
        for name, problem in problems.items():
            _compare(case, name, problem, stopped[name], full[name])


def _command(random: Random, asked: list[str]) -> tuple[list[str], dict[str, Problem]]:
    """The command to stop, and the problems whose plans its JSON holds by their names."""
    verb = random.choice(("propose",) * 6 + ("compare", "tradeoff", "simulate"))
    if asked[0] == "evaluate" or verb == "propose":
        return asked, read_problems(asked)
    options = asked[1:]
    if verb == "simulate":
        # Some take minutes if nobody stops them.
        runs = random.choice(("20", "20", "1000"))
        return [
            "simulate",
            *options,
            "--runs",
            runs,
            "--months",
            "24" if runs == "1000" else "6",
        ], {}
    if verb == "tradeoff":
        pairs = ("coaches,waiting", "territories,travel", "travel,balance", "coaches,territories")
        # Coaches are what the table is about there.
        between = random.choice(pairs)
        if "coaches" in between:
            options = _without(options, "--coaches")
        if "territories" in between:
            options = _without(options, "--territories")
        return ["tradeoff", *options, "--between", between], {}
    for name in ("--employment-rate", "--observed", "--mean-duration"):
        options = _without(options, name)
    rates = random.sample(("0.216", "0.37", "0.47", "0.62"), random.choice((1, 2, 3)))
    problems = {
        rate: read_problems(["propose", *options, "--employment-rate", rate])["plan"]
        for rate in rates
    }
    return ["compare", *options, "--employment-rate", ",".join(rates)], problems


def _without(options: list[str], name: str) -> list[str]:
    if name not in options:
        return options
    place = options.index(name)
    return options[:place] + options[place + 2 :]


def _check_ending(case: Case, run: Run, stop: Stop) -> None:
    if run.timed_out:
        case.disagree(
            f"not stopped within {LONGEST:.0f} s", f"{stop.words}: killed after {run.seconds:.0f} s"
        )
        return
    if run.exit == 2:
        case.ending = "refused"
    elif run.exit not in ANSWERS:
        last = (run.errors.strip().splitlines() or [""])[-1].strip()
        kind = re.sub(r"\d+", "N", last)  # alike whatever the base
        case.disagree(f"exit {run.exit}: {kind[:50]}", run.errors.strip()[-400:])
    if "please report" in run.errors.lower():
        case.disagree("a plan that is not shown", run.errors.strip()[-400:])
    limit = run.interrupted_at if stop.signal else stop.seconds
    if limit is not None:
        case.overrun = run.seconds - limit
        # On a busy machine a command may wait for its turn, which its processor time leaves out.
        spent = min(case.overrun, run.processor_seconds - limit)
        if spent > GRACE:
            kind = "signal" if stop.signal else "time limit"
            case.disagree(
                f"{kind} passed by over a second",
                f"{stop.words}: ended after {run.seconds:.2f} s"
                f" ({run.processor_seconds:.2f} s of processor), exit {run.exit}",
            )


def _check_files(case: Case, run: Run, output: Path, are_wanted: bool) -> None:
    """Results are there, whole, where the command answers with a plan, and nothing else is."""
    if left := [path.name for path in output.parent.glob(f"{output.name}?*")]:
        case.disagree("unfinished files", ", ".join(left))
    if not output.exists():
        if are_wanted and run.exit == 0:
            case.disagree("no files", f"exit 0, but nothing is in {output.name}")
        return
    if run.exit not in ANSWERS:
        case.disagree("files of a run that failed", f"exit {run.exit}")
        return
    names = {path.name for path in output.iterdir()}
    if "plan.csv" in names and (missing := REPORT - names):
        case.disagree("files are missing", ", ".join(sorted(missing)))
    for path in output.glob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))


def _compare(case: Case, name: str, problem: Problem, stopped: dict, whole: dict) -> None:
    """Bounds are not above the optimum, the first level not below it, outcomes not at odds."""
    outcomes = {stopped["outcome"], whole["outcome"]}
    if outcomes == {"infeasible", "optimal"} or outcomes == {"infeasible", "feasible"}:
        case.disagree(
            "outcome of a stopped search",
            f"{name}: {stopped['outcome']}, not stopped {whole['outcome']}",
        )
        return
    if whole["outcome"] != "optimal":
        return
    asked = [level.name for level in problem.levels]
    if [level["name"] for level in whole["objectives"]] != asked:
        case.disagree("levels out of order", f"{name}, not stopped: asked {', '.join(asked)}")
        return
    optima = {level: bound for level, _, bound in figures(whole)}
    for level, _, bound in figures(stopped):
        if bound > optima[level] + problem.tolerance(level, optima[level]):
            case.disagree(
                f"stopped: bound of {level} above the optimum",
                f"{name}: bound {bound:.9g}, optimum {optima[level]:.9g}",
            )
            return
    first = stopped["objectives"][:1]
    if first and first[0]["value"] < whole["objectives"][0]["bound"] - problem.tolerance(
        first[0]["name"], first[0]["value"]
    ):
        case.disagree(
            "stopped search is better than the optimum",
            f"{name}: {first[0]['name']} {first[0]['value']:.9g}, called optimal"
            f" {whole['objectives'][0]['bound']:.9g}",
        )
