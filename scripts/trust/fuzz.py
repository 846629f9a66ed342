"""Gives the program damaged input of every kind, and checks how it ends."""

from __future__ import annotations

import argparse
import json
import re
import shlex
import shutil
import tempfile
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from . import kinds
from .kinds import KINDS, NEW
from .watched import Ended, contents, run, with_program

FOUND = Path(__file__).parent / "found"
"""Inputs that once broke the program: each a folder with its files and a file `command`."""

_BREAKABLE = re.compile(r"[0-9]+|/tmp/\S+")


@dataclass
class Case:
    seed: int
    kind: str
    arguments: list[str]
    ended: Ended
    faults: list[str] = field(default_factory=list)


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    started = time.monotonic()
    found = (
        [_again(options.program, folder) for folder in sorted(FOUND.iterdir())]
        if FOUND.exists()
        else []
    )
    cases = [case for case in found if case.faults]
    for case in cases:
        print(f"found before, broken again: {case.kind}: {'; '.join(case.faults)}")
    tally = Tally()
    seeds = range(options.seed, options.seed + options.inputs)
    with ProcessPoolExecutor(options.jobs, initializer=_begin, initargs=(options,)) as pool:
        for case in pool.map(_try, seeds, chunksize=10):
            if options.minutes and time.monotonic() - started > 60 * options.minutes:
                pool.shutdown(cancel_futures=True)
                break
            tally.add(case)
            if case.faults:
                print(f"{case.kind}: {'; '.join(case.faults)}")
                print(f"    scripts/fuzz --inputs 1 --seed {case.seed}{_only(options)}")
                print(f"    plan-territories {shlex.join(case.arguments)}"[:400], flush=True)
    print(f"fuzz: inputs {tally.total} from seed {options.seed}, {len(found)} found before,"
          f" {time.monotonic() - started:.0f} s")  # fmt: skip
    tally.print()
    broken = tally.broken + len(cases)
    print(f"inputs that broke the program: {broken}")
    return 1 if broken else 0


def _only(options: argparse.Namespace) -> str:
    return f" --kind {shlex.quote(options.kind)}" if options.kind else ""


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/fuzz", description=__doc__)
    add = parser.add_argument
    add("--inputs", type=int, default=2000, metavar="N", help="how many")
    add("--seed", type=int, default=1, metavar="S", help="of the first input; the next has S + 1")
    add("--minutes", type=float, metavar="M", help="begin no more inputs after so many minutes")
    add("--kind", choices=[kind.name for kind in KINDS], help="only of this kind")
    add("--keep", type=Path, metavar="DIR", help="keep inputs that break the program")
    return with_program(parser, arguments)


class Tally:
    def __init__(self):
        self.exits = defaultdict(Counter)
        self.slowest: dict[str, float] = defaultdict(float)
        self.largest: dict[str, int] = defaultdict(int)
        self.broken = 0

    @property
    def total(self) -> int:
        return sum(exits.total() for exits in self.exits.values())

    def add(self, case: Case) -> None:
        self.exits[case.kind][case.ended.exit] += 1
        self.slowest[case.kind] = max(self.slowest[case.kind], case.ended.seconds)
        self.largest[case.kind] = max(self.largest[case.kind], case.ended.memory)
        self.broken += bool(case.faults)

    def print(self) -> None:
        codes = sorted({code for exits in self.exits.values() for code in exits})
        head = "".join(f"{f'exit {code}':>9}" for code in codes)
        print(f"{'':<22}{'inputs':>8}{head}{'longest':>10}{'most memory':>13}")
        for kind in sorted(self.exits):
            exits = self.exits[kind]
            counts = "".join(f"{exits[code]:>9}" for code in codes)
            print(f"{kind:<22}{exits.total():>8}{counts}{self.slowest[kind]:>8.1f} s"
                  f"{self.largest[kind] >> 20:>10} MB")  # fmt: skip


_given: argparse.Namespace


def _begin(options: argparse.Namespace) -> None:
    global _given
    _given = options
    kinds.program = options.program


def _try(seed: int) -> Case:
    random = Random(f"fuzz {seed}")
    if _given.kind:
        kind = next(kind for kind in KINDS if kind.name == _given.kind)
    else:
        kind = random.choices(KINDS, [kind.weight for kind in KINDS])[0]
    with tempfile.TemporaryDirectory(prefix="fuzz-") as temporary:
        folder = Path(temporary) / "input"
        folder.mkdir()
        arguments = kind.make(random, folder)
        if _given.keep:
            shutil.copytree(folder, Path(temporary) / "copy", symlinks=True, copy_function=_copied)
        case = Case(seed, kind.name, arguments, *judge(_given.program, folder, arguments))
        if case.faults and _given.keep:
            _keep(case, Path(temporary) / "copy", _given.keep / f"seed-{seed}")
    return case


def _copied(source: str, target: str) -> None:
    """A copy, unless it is a pipe, of which nothing would come."""
    if Path(source).is_file():
        shutil.copy2(source, target, follow_symlinks=False)


def _keep(case: Case, folder: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(folder, target, symlinks=True)
    (target / "command").write_text(json.dumps(case.arguments, ensure_ascii=False) + "\n")


def _again(program: Path, kept: Path) -> Case:
    """An input that broke the program once."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as temporary:
        folder = Path(temporary) / "input"
        shutil.copytree(kept, folder, symlinks=True)
        (folder / "command").unlink()
        arguments = json.loads((kept / "command").read_text())
        return Case(0, kept.name, arguments, *judge(program, folder, arguments))


def judge(program: Path, folder: Path, arguments: list[str]) -> tuple[Ended, list[str]]:
    """Runs the command in the folder of its input: how it ended, and what is wrong with that."""
    before = contents(folder)
    trials = folder.parent / "tmp"
    trials.mkdir()
    ended = run(program, arguments, folder=folder, environment={"TMPDIR": str(trials)})
    faults = ended.faults()
    after = contents(folder)
    if left := [path.name for path in trials.iterdir()]:
        faults.append(f"left in TMPDIR: {', '.join(left)[:100]}")
    if parts := [str(p.relative_to(folder)) for p in folder.rglob("*") if ".partial-" in p.name]:
        faults.append(f"unfinished: {', '.join(parts)[:100]}")
    faults += _files_faults(program, folder, arguments, ended, before, after)
    if ended.exit in (0, 4) and _printed_json(arguments) and ended.output.strip():
        try:
            json.loads(ended.output)
        except ValueError as error:
            faults.append(f"no JSON: {error}")
    return ended, faults


def _printed_json(arguments: list[str]) -> bool:
    """Whether JSON is asked for, once and clearly."""
    formats = [value for name, value in zip(arguments, arguments[1:]) if name == "--format"]
    asks = "--help" not in arguments and "-h" not in arguments and "--version" not in arguments
    return formats == ["json"] and asks and not any(a.startswith("--format=") for a in arguments)


def _files_faults(program, folder, arguments, ended, before, after) -> list[str]:
    """Nothing that was there may change where the input is refused, and little where it is not; what
    is new is whole."""
    new = {name for name in after if name not in before}
    gone = [name for name in before if name not in after]
    other = [name for name in before if name in after and after[name] != before[name]]
    faults = [f"gone: {', '.join(gone)[:100]}"] if gone else []
    is_import = arguments[:1] == ["import"]
    if ended.exit in (2, 64) or "--dry-run" in arguments:
        # A drawing or a programme may have been written before something else was refused.
        if is_import and (new or other):
            faults.append(f"refused, but written: {', '.join([*new, *other])[:100]}")
        if not is_import and any(name.startswith(NEW) for name in new):
            faults.append("refused, but results are there")
    elif is_import and ended.exit == 0 and arguments[1:2] == [NEW] and "--help" not in arguments:
        checked = run(program, ["check", NEW], folder=folder)
        if checked.exit != 0:
            words = (checked.output + checked.errors).decode(errors="replace").strip()
            faults.append(f"imported, but check ends {checked.exit}: {words[-200:]}")
    elif "--output" in arguments and ended.exit in (0, 4) and (folder / NEW).exists() and "sample" not in arguments:
        missing = {"plan.json", "report.html", "plan.xlsx"} - {
            p.name for p in (folder / NEW).iterdir()
        }
        if missing:
            faults.append(f"results without {', '.join(sorted(missing))}")
    if other and not is_import and "--force" not in arguments:
        faults.append(f"changed: {', '.join(other)[:100]}")
    return faults
