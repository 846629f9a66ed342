"""Checks plan-territories from outside, against HiGHS and brute force: see --help."""

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
from .counties import Counties
from .regions import MadeUpRegions
from .runner import Runner
from .stops import Stops


def main() -> int:
    options = _options()
    # A shell's background jobs ignore SIGINT, and so would the programs that are to heed it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    runner = Runner(options.program.resolve())
    modes = {
        "regions": lambda: MadeUpRegions(
            runner,
            Limits(program=30, highs=options.highs_seconds),
            options.keep,
            runner.offers("--membership"),
        ),
        "counties": lambda: Counties(
            runner,
            Limits(program=30, highs=options.highs_seconds),
            options.keep,
            runner.offers("--membership"),
        ),
        "stops": lambda: Stops(
            runner,
            Limits(program=15, highs=options.highs_seconds),
            options.keep,
            runner.offers("--membership"),
        ),
    }
    disagreements = 0
    if options.command:
        limits = Limits(program=options.seconds, highs=options.highs_seconds)
        disagreements += _report("command", [_check_command(options.command, runner, limits)])
    for mode, make in modes.items():
        if count := getattr(options, mode):
            cases = _run(mode, make(), range(options.seed, options.seed + count), options)
            disagreements += _report(mode, cases)
    return 1 if disagreements else 0


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="scripts/cross-check", description=__doc__)
    options.add_argument("--regions", type=int, default=0, metavar="N", help="made-up regions")
    options.add_argument("--counties", type=int, default=0, metavar="N", help="shipped counties")
    options.add_argument("--stops", type=int, default=0, metavar="N", help="stopped searches")
    options.add_argument(
        "--seed", type=int, default=1, help="of the first case; case i has seed + i"
    )
    options.add_argument("--keep", type=Path, metavar="DIR", help="keep regions of disagreements")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument(
        "--program", type=Path, default=Path(".build/release/plan-territories"), metavar="FILE"
    )
    options.add_argument(
        "--highs-seconds", type=float, default=20, help="for each question that HiGHS is asked"
    )
    options.add_argument(
        "--seconds", type=float, default=30, help="that the program has for each command"
    )
    options.add_argument(
        "command", nargs="*", help="after --: a command to check, propose or evaluate with options"
    )
    return options.parse_args()


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


def _run(name: str, mode, seeds: range, options) -> list[Case]:
    cases, started = [], time.monotonic()
    with ProcessPoolExecutor(options.jobs) as pool:
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
        ("levels confirmed by HiGHS", sum(case.findings.confirmed for case in cases)),
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
