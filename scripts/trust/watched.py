"""Runs plan-territories under watch: how it ended, what it wrote, how long and how much it took."""

from __future__ import annotations

import argparse
import os
import re
import resource
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
BUILT = CHECKOUT / ".build/release/plan-territories"

EXITS = {0, 2, 3, 4, 64, 74}  # the README's exit codes
WITHOUT_RESULT = {2, 3, 64}
LONGEST = 20.0  # seconds
MOST_MEMORY = 1 << 30  # bytes resident
MOST_ADDRESSES = 6 << 30  # bytes of addresses, so that a fault can't take the machine with it
MOST_OUTPUT = 64 << 20  # bytes of a file

# What would change how a terminal or a page shows what stands beside it: control characters but for
# tab and line end, and those that turn the direction of text.
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def with_program(parser: argparse.ArgumentParser, arguments: list[str]) -> argparse.Namespace:
    """What was asked, with the program to try and how much of it at the same time."""
    add = parser.add_argument
    add("--jobs", type=int, default=2, metavar="N", help="tries at the same time")
    add("--program", type=Path, default=BUILT, metavar="FILE", help="instead of the release build")
    options = parser.parse_args(arguments)
    if not options.program.exists():
        parser.error(f"{options.program} is missing; build it: swift build -c release")
    options.program = options.program.resolve()
    return options


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    exit: int  # negative for a signal
    output: bytes
    errors: bytes
    seconds: float
    memory: int  # bytes, the most that was resident
    hung: bool

    def faults(self) -> list[str]:
        """What is wrong with this end, whatever was asked."""
        found = []
        errors = self.errors.decode(errors="replace")
        if self.hung:
            found.append(f"no end within {LONGEST:.0f} s")
        elif self.exit < 0:
            found.append(f"signal {-self.exit}: {errors.strip()[-300:]}")
        elif self.exit not in EXITS:
            found.append(f"exit {self.exit}: {errors.strip()[-300:]}")
        elif self.exit in WITHOUT_RESULT and not (errors.strip() or self.output.strip()):
            found.append(f"exit {self.exit} without a word")
        if "please report" in errors.lower():
            found.append(f"a fault of its own: {errors.strip()[-300:]}")
        if self.memory > MOST_MEMORY:
            found.append(f"{self.memory >> 20} MB of memory")
        for name, text in (("output", self.output), ("messages", self.errors)):
            if harmful := HARMFUL.search(text.decode(errors="replace")):
                found.append(f"U+{ord(harmful[0]):04X} raw in its {name}")
        return found


def run(
    program: Path, arguments: list[str], *, folder: Path, environment: dict[str, str] | None = None
) -> Ended:
    """Runs the program in a folder, with nothing to read, and kills it where it does not end. One that
    was built with a sanitizer needs more memory and addresses than are counted here, and more time.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.monotonic()
        is_sanitized = bool(os.environ.get("SANITIZED"))
        process = subprocess.Popen(
            [program, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            cwd=folder,
            env={**os.environ, "LC_ALL": "C", **(environment or {})},
            preexec_fn=_limit_files if is_sanitized else _limit,
        )
        hung = False
        pause = 0.002
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() - started > LONGEST * (5 if is_sanitized else 1):
                hung = True
                os.kill(process.pid, signal.SIGKILL)
                _, status, usage = os.wait4(process.pid, 0)
                break
            time.sleep(pause)
            pause = min(1.5 * pause, 0.02)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        unit = 1 if os.uname().sysname == "Darwin" else 1024
        return Ended(
            process.returncode,
            output.read(),
            errors.read(),
            time.monotonic() - started,
            0 if is_sanitized else usage.ru_maxrss * unit,
            hung,
        )


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
    _limit_files()


def _limit_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_OUTPUT, MOST_OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
