"""Ends the program with SIGKILL while it writes, and looks at what is left: old or new, whole."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import zipfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

from . import seeds
from .kinds import write
from .watched import contents, run, with_program

WRITING = (
    *("mkdir", "rename", "renameat2", "link", "linkat", "unlink", "unlinkat", "rmdir", "fsync"),
    *("flock", "openat", "write", "pwrite64", "close", "ftruncate"),
)
JOURNAL = ".plan-territories-replacing"
SECONDS = re.compile(rb'GLPK [0-9.]+,? [0-9.,]+ s|"seconds" : [0-9.e-]+|[0-9]+[.,][0-9]+\s?s\b')


@dataclass(frozen=True)
class Moment:
    """What is being written when the program is killed."""

    name: str
    before: tuple[tuple[str, ...], ...]  # commands that make what is old
    command: tuple[str, ...]  # the one that is killed
    after: tuple[
        str, ...
    ]  # completes what it left; the same again, or one that writes nothing itself
    result: str  # the folder or file that is old or new


_PROPOSE = ("propose", "region", "--coaches")
_NO_PLAN = (
    "propose",
    "region",
    "--coaches",
    "1",
    "--least-coaches",
    "2",
    "--output",
    "out",
    "--force",
)
_IMPORT = ("import", "region", "--statistics", "own.csv")
MOMENTS = [
    Moment("a new folder", (), (*_PROPOSE, "2", "--output", "out"), ("check", "region"), "out"),
    Moment("--force", ((*_PROPOSE, "3", "--output", "out"),),
           (*_PROPOSE, "2", "--output", "out", "--force"), _NO_PLAN, "out"),
    Moment("compare --force", (("compare", "region", "--scenarios", "pilot-22", "--output", "out"),),
           ("compare", "region", "--employment-rate", "0.3,0.6", "--output", "out", "--force"),
           _NO_PLAN, "out"),
    Moment("import of a region", (),
           ("import", "out", "--boundaries", "kainuu.geojson", "--statistics", "own.csv"),
           ("check", "region"), "out"),
    Moment("import of a snapshot", (), _IMPORT, _IMPORT, "region"),
    Moment("import --as-default", (), (*_IMPORT, "--as-default"), (*_IMPORT, "--as-default"), "region"),
    Moment("a drawing", (), ("sensitivity", "region", "--plot", "out.svg"),
           ("check", "region"), "out.svg"),
]  # fmt: skip


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    started = time.monotonic()
    is_traced = shutil.which("strace") is not None and not options.by_time
    print(f"kill: {options.kills} kills at each of {len(MOMENTS)} moments, seed {options.seed}, "
          + ("before drawn system calls" if is_traced else "after drawn times"))  # fmt: skip
    broken = 0
    with ProcessPoolExecutor(options.jobs) as pool:
        for moment in MOMENTS:
            if options.moment and moment.name != options.moment:
                continue
            plan = Plan(options.program, moment, is_traced)
            seeds_ = range(options.seed, options.seed + options.kills)
            ends = Counter()
            for seed, end, fault in pool.map(plan, seeds_, chunksize=5):
                ends[end] += 1
                if fault:
                    broken += 1
                    print(f"{moment.name}: {fault}\n    scripts/kill-test --kills 1 --seed {seed}"
                          f" --moment '{moment.name}'", flush=True)  # fmt: skip
            print(
                f"{moment.name:<22}" + ", ".join(f"{n} {end}" for end, n in sorted(ends.items())),
                flush=True,
            )
    print(f"left neither old nor new, or in parts: {broken}; {time.monotonic() - started:.0f} s")
    return 1 if broken else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/kill-test", description=__doc__)
    add = parser.add_argument
    add("--kills", type=int, default=100, metavar="N", help="at each moment")
    add("--seed", type=int, default=1, metavar="S", help="of the first kill; the next has S + 1")
    add("--moment", choices=[moment.name for moment in MOMENTS], help="only this one")
    add("--by-time", action="store_true", help="after drawn times, though strace is there")
    return with_program(parser, arguments)


class Plan:
    """What was old, what is new, and where the program may be killed in between."""

    def __init__(self, program: Path, moment: Moment, is_traced: bool):
        self.program, self.moment, self.is_traced = program, moment, is_traced
        with tempfile.TemporaryDirectory(prefix="kill-") as temporary:
            folder = self._prepared(Path(temporary))
            self.old = _whole(folder / moment.result)
            started = time.monotonic()
            self.calls = self._calls(folder) if is_traced else []
            if not is_traced:
                self._run(folder, moment.command)
            self.seconds = time.monotonic() - started
            self.new = _whole(folder / moment.result)
        if self.new is None or self.new == self.old:
            raise SystemExit(f"{moment.name}: the command writes nothing when nobody kills it")

    def _prepared(self, folder: Path) -> Path:
        """A folder with what is old."""
        write(folder / "region", seeds.region())
        write(folder, {"own.csv": seeds.statistics()["own.csv"],
                       "kainuu.geojson": seeds.boundaries()["kainuu.geojson"]})  # fmt: skip
        (folder / "tmp").mkdir()
        for command in self.moment.before:
            self._run(folder, command)
        return folder

    def _run(self, folder: Path, command: tuple[str, ...]):
        return run(self.program, list(command), folder=folder, environment=_environment(folder))

    def _calls(self, folder: Path) -> list[tuple[str, int]]:
        """The system calls from the first that makes a folder on, each as its name and which of that
        name it is."""
        log = folder.parent / f"{folder.name}.calls"
        wanted = ",".join(WRITING)
        trace = ["strace", "-f", "-qq", "-o", log, "-e", f"trace={wanted}"]
        subprocess.run([*trace, self.program, *self.moment.command], cwd=folder,
                       env=_environment(folder, whole=True), capture_output=True)  # fmt: skip
        counts, calls, has_begun = Counter(), [], False
        for line in log.read_text(errors="replace").splitlines():
            match = re.match(r"\d+\s+(\w+)\(", line)
            if not match:
                continue
            counts[match[1]] += 1
            has_begun = has_begun or match[1] == "mkdir"
            if has_begun:
                calls.append((match[1], counts[match[1]]))
        log.unlink()
        return calls

    def __call__(self, seed: int) -> tuple[int, str, str | None]:
        """Kills the command once: the seed, how it ended, and what is wrong with what it left."""
        random = Random(f"kill {seed}")
        with tempfile.TemporaryDirectory(prefix="kill-") as temporary:
            folder = self._prepared(Path(temporary))
            killed = (
                self._kill_at_call(random, folder)
                if self.is_traced
                else self._kill_in_time(random, folder)
            )
            state, fault = self._judge(folder)
        return seed, f"{'killed' if killed else 'ended first'}: {state}", fault

    def _kill_at_call(self, random: Random, folder: Path) -> bool:
        # Few calls move files and many write: each kind is as likely as the others.
        kind = random.choice(sorted({name for name, _ in self.calls}))
        name, number = random.choice([call for call in self.calls if call[0] == kind])
        trace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}",
                 "-e", f"inject={name}:signal=KILL:when={number}"]  # fmt: skip
        ended = subprocess.run([*trace, self.program, *self.moment.command], cwd=folder,
                               env=_environment(folder, whole=True), capture_output=True)  # fmt: skip
        return ended.returncode == -signal.SIGKILL

    def _kill_in_time(self, random: Random, folder: Path) -> bool:
        process = subprocess.Popen([self.program, *self.moment.command], cwd=folder,
                                   env=_environment(folder, whole=True), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)  # fmt: skip
        time.sleep(random.uniform(0.2, 1.05) * self.seconds)
        process.kill()
        return process.wait() == -signal.SIGKILL

    def _judge(self, folder: Path) -> tuple[str, str | None]:
        result = folder / self.moment.result
        # Before anybody completes it, each file is an old or a new one, whole.
        for name, content in (_whole(result) or {}).items():
            if content not in ((self.old or {}).get(name), (self.new or {}).get(name)):
                return "broken", f"{name} is in parts"
        is_begun = (result / JOURNAL).exists()
        left = _whole(result)
        if not is_begun and left not in (self.old, self.new):
            return "broken", f"neither old nor new: {_difference(left, self.old, self.new)}"
        state = "half" if is_begun else "new" if left == self.new else "old"
        completed = self._run(folder, self.moment.after)
        if faults := completed.faults():
            return "broken", f"the next run: {'; '.join(faults)}"
        left = _whole(result)
        wanted = self.new if is_begun or self.moment.after == self.moment.command else left
        if left not in (self.old, self.new) or left != wanted:
            return "broken", f"after the next run: {_difference(left, self.old, self.new)}"
        if (result / "region.yaml").exists():
            checked = run(self.program, ["check", result.name], folder=folder)
            if checked.exit != 0:
                return "broken", f"check ends {checked.exit}"
        # What is written next clears away what the killed run had not finished, wherever that was.
        self._run(folder, self.moment.command)
        if parts := [path.name for path in folder.rglob("*.partial-*")]:
            return "broken", f"left for ever: {', '.join(parts)[:100]}"
        return state, None


def _environment(folder: Path, whole: bool = False) -> dict[str, str]:
    own = {"TMPDIR": str(folder / "tmp"), "LC_ALL": "C"}
    return {**os.environ, **own} if whole else own


def _whole(place: Path) -> dict[str, bytes] | None:
    """Every file of a result that people see, without the seconds that it took."""
    if place.is_file():
        return {"": SECONDS.sub(b"", place.read_bytes())}
    if not place.is_dir():
        return None
    shown = {name: content for name, content in contents(place).items()
             if not any(part.startswith(".") for part in name.split("/"))}  # fmt: skip
    return {
        name: _lasting(name, content) for name, content in shown.items() if ".partial-" not in name
    }


def _lasting(name: str, content: bytes) -> bytes:
    if name.endswith(".xlsx"):
        import io

        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                content = b"".join(archive.read(part) for part in sorted(archive.namelist()))
        except zipfile.BadZipFile:
            return b"no workbook"
    return SECONDS.sub(b"", content)


def _difference(left, old, new) -> str:
    words = []
    for name in sorted({*(left or {}), *(old or {}), *(new or {})}):
        mine, his, hers = ((files or {}).get(name) for files in (left, old, new))
        if his == hers:
            continue
        words.append(f"{name} {'old' if mine == his else 'new' if mine == hers else 'other'}")
    return ", ".join(words)[:300]
