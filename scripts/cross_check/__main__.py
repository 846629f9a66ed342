"""Checks plan-territories from outside, against HiGHS, brute force and a score of each plan."""

from __future__ import annotations

import argparse
import signal
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from .case import Case, Limits, run_and_check, words
from .counties import Counties, ShortOfStaff
from .regions import MadeUpRegions
from .runner import BUILT, Runner
from .simulated import Simulated
from .stops import Stops
from .verified import Verified

MODES = {
    "regions": MadeUpRegions,
    "counties": Counties,
    "short-of-staff": ShortOfStaff,
    "stops": Stops,
    "verified": Verified,
    "simulated": Simulated,
}


def main() -> int:
    options = _options()
    # A shell's background jobs ignore SIGINT, and so would the programs that are to heed it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    runner = Runner(options.program.resolve())
    limits = Limits(program=options.seconds, highs=options.highs_seconds)
    disagreements = 0
    if options.command:
        disagreements += _report("command", [_check_command(options.command, runner, limits)])
    for name, mode in MODES.items():
        if count := getattr(options, name.replace("-", "_")):
            check = mode(runner, limits, options.keep, runner.offers("--membership"))
            cases = _run(name, check, range(options.seed, options.seed + count), options.jobs)
            disagreements += _report(name, cases)
    return 1 if disagreements else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/cross-check", description=__doc__)
    add = parser.add_argument
    add("--regions", type=int, default=0, metavar="N", help="made-up regions")
    add("--counties", type=int, default=0, metavar="N", help="commands about shipped counties")
    add("--short-of-staff", type=int, default=0, metavar="N", help="counties, nine tenths staffed")
    add("--stops", type=int, default=0, metavar="N", help="searches that are stopped")
    add("--verified", type=int, default=0, metavar="N", help="made-up regions, by verify")
    add("--simulated", type=int, default=0, metavar="N", help="simulations, by SimPy")
    add("--seed", type=int, default=1, metavar="S", help="of the first case; the next has S + 1")
    add("--keep", type=Path, metavar="DIR", help="keep the regions of disagreements")
    add("--jobs", type=int, default=2, metavar="N", help="cases at the same time")
    add("--program", type=Path, default=BUILT, metavar="FILE", help="instead of the release build")
    add("--seconds", type=float, default=30, metavar="S", help="of the program for a command")
    add("--highs-seconds", type=float, default=20, metavar="S", help="of HiGHS for a question")
    add("command", nargs="*", help="after --: propose or evaluate with options, to be checked")
    options = parser.parse_args()
    if not any(getattr(options, name.replace("-", "_")) for name in MODES) and not options.command:
        modes = ", ".join(f"--{name} N" for name in MODES)
        parser.error(f"name what to check: {modes} or a command")
    if not options.program.exists():
        parser.error(f"{options.program} is missing; build it: swift build -c release")
    return options


def _check_command(arguments: list[str], runner: Runner, limits: Limits) -> Case:
    case = Case(0, words(arguments))
    run_and_check(case, runner, arguments, limits)
    for disagreement in case.findings.disagreements:
        print(f"{disagreement.kind}: {disagreement.text}")
    return case


def _guarded(mode, seed: int):
    try:
        return mode(seed)
    except Exception:
        case = Case(seed, "")
        case.ending = "fault of the check"
        case.disagree("fault of the check", traceback.format_exc())
        return case


def _run(name: str, mode, seeds: range, jobs: int) -> list[Case]:
    cases, started = [], time.monotonic()
    with ProcessPoolExecutor(jobs) as pool:
        futures = [pool.submit(_guarded, mode, seed) for seed in seeds]
        for future in as_completed(futures):
            case = future.result()
            cases.append(case)
            again = f"scripts/cross-check --{name} 1 --seed {case.seed}"
            for disagreement in case.findings.disagreements:
                text = f"{disagreement.kind}: {disagreement.text}"
                print(f"{_clear}{text}\n    {again}\n    {case.command}", flush=True)
            _progress(name, cases, len(seeds), time.monotonic() - started)
    return cases


_clear = "\r\033[K" if sys.stderr.isatty() else ""
"""Removes the progress line from a terminal."""


def _progress(name: str, cases: list[Case], count: int, seconds: float) -> None:
    """One line that changes on a terminal, else a line for every fifty cases."""
    is_last = len(cases) == count
    if _clear or is_last or len(cases) % 50 == 0:
        wrong = sum(bool(case.findings.disagreements) for case in cases)
        line = f"{name}: {len(cases)} of {count}, {wrong} with disagreements, {seconds:.0f} s"
        end = "" if _clear and not is_last else "\n"
        print(_clear + line, end=end, file=sys.stderr, flush=True)


def _report(name: str, cases: list[Case]) -> int:
    kinds = Counter(
        disagreement.kind for case in cases for disagreement in case.findings.disagreements
    )
    rows = [("cases", len(cases))]
    rows += sorted(Counter(case.ending for case in cases).items())
    rows += [
        ("levels confirmed by other solvers", sum(case.findings.confirmed for case in cases)),
        ("levels confirmed by brute force", sum(case.findings.enumerated for case in cases)),
        ("levels undecided in time", sum(case.findings.undecided for case in cases)),
    ]
    if overruns := [case.overrun for case in cases if case.overrun is not None]:
        rows.append(("longest time after its limit, s", f"{max(overruns):.2f}"))
    rows += [(f"DISAGREES {kind}", number) for kind, number in sorted(kinds.items())]
    width = max(len(label) for label, _ in rows)
    print(f"\n{name}")
    for label, number in rows:
        print(f"  {label:<{width}}  {number:>6}")
    return sum(kinds.values())


if __name__ == "__main__":
    sys.exit(main())
