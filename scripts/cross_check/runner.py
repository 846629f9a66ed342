"""Runs plan-territories and reads what it answers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
BUILT = CHECKOUT / ".build/release/plan-territories"


@dataclass(frozen=True)
class Run:
    """How a run ended."""

    arguments: list[str]
    exit: int  # negative for a signal
    output: str
    errors: str
    seconds: float
    processor_seconds: float
    timed_out: bool
    interrupted_at: float | None = None  # seconds after the start

    @property
    def document(self) -> dict | None:
        """The JSON of standard output; nil where it is none."""
        try:
            return json.loads(self.output)
        except json.JSONDecodeError:
            return None


def heeds(pid: int, number: int) -> bool:
    """Whether a process catches a signal, which Linux tells; elsewhere it is taken to."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return not Path("/proc/self/status").exists()
    caught = next((line for line in status.splitlines() if line.startswith("SigCgt")), "SigCgt: 0")
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)


@dataclass(frozen=True)
class Runner:
    """The program to check."""

    program: Path

    def run(
        self,
        arguments: list[str],
        *,
        most_seconds: float,
        interrupt_after: float | None = None,
        signal_: int = signal.SIGINT,
    ) -> Run:
        """Runs a command and kills it after so many seconds.

        - Parameter interrupt_after: when to send the signal, in seconds from when it is heeded on.
        """
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            started = time.monotonic()
            process = subprocess.Popen(
                [self.program, *arguments], stdin=subprocess.DEVNULL, stdout=output, stderr=errors
            )
            status = usage = interrupted_at = None
            if interrupt_after is not None:
                heeded = lambda: heeds(process.pid, signal_)
                status, usage = self._wait(process.pid, most_seconds, started, heeded)
                if status is None:
                    until = time.monotonic() - started + interrupt_after
                    status, usage = self._wait(process.pid, until, started)
                if status is None and heeds(process.pid, signal_):
                    os.kill(process.pid, signal_)
                    interrupted_at = time.monotonic() - started
            if status is None:
                status, usage = self._wait(process.pid, most_seconds, started)
            timed_out = status is None
            if timed_out:
                os.kill(process.pid, signal.SIGKILL)
                _, status, usage = os.wait4(process.pid, 0)
            seconds = time.monotonic() - started
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            errors.seek(0)
            return Run(
                arguments,
                process.returncode,
                output.read().decode(errors="replace"),
                errors.read().decode(errors="replace"),
                seconds,
                usage.ru_utime + usage.ru_stime,
                timed_out,
                interrupted_at,
            )

    @staticmethod
    def _wait(pid: int, until: float, started: float, ready=lambda: False):
        """Waits until so long after the start, or until something is ready: the status and
        resources of a process that has ended, or None, None."""
        pause = 0.001
        while time.monotonic() - started < until and not ready():
            ended, status, usage = os.wait4(pid, os.WNOHANG)
            if ended:
                return status, usage
            time.sleep(pause)
            pause = min(2 * pause, 0.02)
        return None, None

    def offers(self, option: str) -> bool:
        """Whether `propose` has an option."""
        run = self.run(["propose", "--help"], most_seconds=30)
        return f"{option} " in run.output
