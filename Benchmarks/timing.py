"""Runs of whole processes: seconds and peak memory, as the operating system counts them."""
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Linux counts kilobytes, macOS bytes.
BYTES = 1024 if platform.system() == "Linux" else 1
DONE, NO_PLAN, STOPPED = 0, 3, 4


class Clock:
    """Wall-clock time, or processor time where others use the machine too."""

    counts_processor = False


class Run:
    """One run of a process: exit code, seconds, peak MB, output."""

    def __init__(self, command, cwd=ROOT):
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command], cwd=cwd, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL)
        self.output = process.stdout.read().decode()
        # wait4 gives the usage of this one child, which the sums of getrusage do not.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = self.code = os.waitstatus_to_exitcode(status)
        self.seconds = time.perf_counter() - start
        if Clock.counts_processor:
            self.seconds = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss * BYTES / 2**20


class Measured:
    """Several runs of plan-territories with the same arguments, after one that warms up."""

    def __init__(self, program, arguments, runs, codes=(DONE,), limit=None, root=ROOT):
        limits = ["--time-limit", limit] if limit else []
        command = [program, *arguments, *limits]
        first = Run(command, root)
        if first.code not in codes:
            sys.exit(f"{' '.join(map(str, command))} ended with exit code {first.code}")
        # What takes long is not measured more often than needed to see that it does.
        again = 0 if first.code == STOPPED else runs if first.seconds < 5 else min(runs, 1)
        counted = [Run(command, root) for _ in range(again)] or [first]
        self.code = first.code
        self.output = first.output
        self.limit = limit
        self.all = [run.seconds for run in counted]
        self.seconds = statistics.median(self.all)
        self.megabytes = max(run.megabytes for run in counted)

    @property
    def json(self):
        return json.loads(self.output)

    @property
    def shown(self):
        """Seconds for a table; what a limit ended took longer."""
        return f"> {self.limit}" if self.code == STOPPED else seconds(self.seconds)


def seconds(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def build(root=ROOT):
    """Builds for release; the path of the program."""
    subprocess.run(["swift", "build", "-c", "release", "--product", "plan-territories"],
                   cwd=root, check=True, stdout=sys.stderr)
    shown = subprocess.run(["swift", "build", "-c", "release", "--show-bin-path"],
                           cwd=root, check=True, capture_output=True, text=True)
    return os.path.join(shown.stdout.strip(), "plan-territories")


def table(heads, rows):
    """A Markdown table; columns of numbers are aligned to the right."""
    marks = ["---"] + ["--:"] * (len(heads) - 1)
    lines = [heads, marks] + rows
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines).replace(
        "| " + " | ".join(marks) + " |", "|" + "|".join(marks) + "|")
