"""A case: one command about one region, run and checked."""

from __future__ import annotations

import shlex
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from .check import Findings, check_answer
from .folder import write_table
from .problem import Problem, read_problems
from .runner import Run, Runner
from .score import PLAN_HEADER

ANSWERS = {0: "optimal", 3: "infeasible", 4: "stopped"}


@dataclass
class Case:
    """What came of a case; every disagreement stands for a fault of the program."""

    seed: int
    command: str
    ending: str = ""
    seconds: float = 0.0
    findings: Findings = field(default_factory=Findings)
    overrun: float | None = None  # seconds beyond a limit

    def disagree(self, kind: str, text: str) -> None:
        self.findings.disagree(kind, text)


@dataclass(frozen=True)
class Limits:
    """How long everything may take, in seconds."""

    program: float  # the program's own --time-limit
    highs: float  # each question to HiGHS
    plans: int = 1500  # the most plans that brute force tries


@dataclass(frozen=True)
class Mode:
    """What each mode of the script is given; called with a seed, it makes and checks one case."""

    runner: Runner
    limits: Limits
    kept: Path | None
    offers_membership: bool


def words(arguments: list[str]) -> str:
    return "plan-territories " + shlex.join(arguments)


def run_and_check(
    case: Case, runner: Runner, arguments: list[str], limits: Limits
) -> tuple[Run, dict[str, Problem]]:
    """Runs a command with a generous limit of time, and checks all that it answers."""
    problems = read_problems(arguments)
    limited = [*arguments, "--format", "json", "--quiet", "--time-limit", f"{limits.program:g}"]
    run = runner.run(limited, most_seconds=limits.program * len(problems) + 15)
    case.seconds = run.seconds
    case.ending = ANSWERS.get(run.exit, f"exit {run.exit}")
    if run.timed_out:
        case.ending = "no answer"
        case.disagree("time limit passed", f"killed after {run.seconds:.0f} s")
    elif run.exit == 2:
        _check_refusal(case, run, problems, limits)
    elif run.exit not in ANSWERS or run.document is None:
        case.disagree(f"exit {run.exit}", run.errors.strip()[-600:])
    else:
        if run.exit == 4 and run.seconds < 0.8 * limits.program:
            case.disagree("unproven without a limit", f"exit 4 after {run.seconds:.2f} s")
        check_document(case, run, problems, limits)
    return run, problems


def documents(run: Run, problems: dict[str, Problem]) -> dict[str, dict]:
    """The answers of a command by name: `evaluate` holds three."""
    document = run.document
    others = document.get("evaluation", {})
    return {name: document if name == "plan" else others[name] for name in problems}


def check_document(
    case: Case, run: Run, problems: dict[str, Problem], limits: Limits, proofs=True
) -> None:
    answers = documents(run, problems)
    outcomes = {document["outcome"] for document in answers.values()}
    is_wrong = (run.exit == 0) != (outcomes == {"optimal"})
    if is_wrong or (run.exit == 3 and "infeasible" not in outcomes):
        case.disagree("exit code", f"exit {run.exit}, but {', '.join(sorted(outcomes))}")
    for name, document in answers.items():
        found = check_answer(
            problems[name],
            document,
            seconds=limits.highs,
            enumerate_most=limits.plans if problems[name].count <= 6 else 0,
            proofs=proofs,
        )
        for disagreement in found.disagreements:
            case.findings.disagree(
                disagreement.kind,
                disagreement.text if name == "plan" else f"{name}: {disagreement.text}",
                disagreement.better,
            )
        case.findings.confirmed += found.confirmed
        case.findings.enumerated += found.enumerated
        case.findings.undecided += found.undecided


def _check_refusal(case: Case, run: Run, problems: dict[str, Problem], limits: Limits) -> None:
    """Input may be refused only where numbers or requirements contradict each other."""
    case.ending = "refused"
    infeasible = {"outcome": "infeasible"}
    found = [
        check_answer(problem, infeasible, seconds=limits.highs) for problem in problems.values()
    ]
    if not any(own.confirmed for own in found):
        case.disagree("refused", run.errors.strip()[-400:])


def keep(case: Case, problems, arguments: list[str], folders: Path, kept: Path) -> None:
    """Keeps the folders of a case with disagreements, what was answered, and any better plan."""
    target = kept / str(case.seed)
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(folders, target)
    lines = [words(arguments).replace(f"{folders}/", ""), ""]
    for number, disagreement in enumerate(case.findings.disagreements, 1):
        lines.append(f"{disagreement.kind}: {disagreement.text}")
        if disagreement.better is not None:
            name = f"better-{number}.csv"
            rows = disagreement.better.rows(problems["plan"])
            write_table(target / name, PLAN_HEADER, rows)
            lines.append(f"    {name} holds the better plan")
    (target / "README").write_text("\n".join(lines) + "\n", encoding="utf-8")
