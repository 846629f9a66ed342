"""Plain models under HiGHS, CBC and glpsol, each as it comes."""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from timing import ROOT, Clock, Run, seconds

LIMIT = 60
VENV = ROOT / ".build" / "benchmarks-venv"

# Python takes a while to start, which says nothing about HiGHS: it is timed from reading the file on.
HIGHS = """
import highspy, sys, time
clock = time.process_time if sys.argv[3] == "True" else time.perf_counter
start = clock()
solver = highspy.Highs()
solver.silent()
solver.readModel(sys.argv[1])
solver.setOptionValue("time_limit", float(sys.argv[2]))
solver.run()
optimal = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
value = solver.getInfo().objective_function_value if optimal else "stopped"
print("seconds", clock() - start)
print("optimum", value)
"""


class PlainModels:
    """What --write-model writes of a question: waiting, and travel with waiting kept."""

    def __init__(self, program, region, waiting):
        self.folder = tempfile.TemporaryDirectory()
        self.waiting = self.write(program, region, "waiting")
        self.travel = self.write(program, region, "travel")
        keep(self.waiting, waiting + 1e-6, self.travel)

    def write(self, program, region, level):
        path = Path(self.folder.name) / f"{level}.mps"
        # The programme is written before the search, which is not needed here.
        Run([program, "propose", region, "--priority", level, "--work-limit", 1,
             "--write-model", path])
        return path

    def remove(self):
        self.folder.cleanup()


def keep(model, most, into):
    """Adds a row to a model: the objective of another one of the same columns is at most so much."""
    weights = {}
    for column, entries in columns(model.read_text().splitlines()):
        for row, value in entries:
            if row == "R0000000":
                weights[column] = value
    lines = into.read_text().splitlines()
    known = {column for column, _ in columns(lines)}
    assert weights.keys() <= known, "the two models have other columns"
    result, section, last = [], "", ""
    for line in lines:
        if not line.startswith(" "):
            if section == "ROWS":
                result.append(" L keep")
            if section == "RHS":
                result.append(f" RHS1 keep {most!r}")
            section = line.split()[0]
        result.append(line)
        column = line.split()[0]
        if section == "COLUMNS" and line.startswith(" ") and column != last:
            last = column
            if column in weights:
                result.append(f" {column} keep {weights[column]}")
    into.write_text("\n".join(result) + "\n")


def columns(lines):
    """Each line of the columns of a free MPS file: its column, with pairs of row and value."""
    section = ""
    for line in lines:
        if not line.startswith(" "):
            section = line.split()[0]
        elif section == "COLUMNS" and "'MARKER'" not in line:
            column, *rest = line.split()
            yield column, list(zip(rest[::2], rest[1::2]))


class Fastest:
    """The fastest of the others on a model. Each gets as long as the fastest before it took, since
    only the fastest one counts."""

    def __init__(self, model, expected):
        self.seconds, self.name, self.is_open = LIMIT, "none", True
        self.shown = []
        for name, solve in SOLVERS:
            limit = max(1, self.seconds)
            found = solve(model, limit)
            if found is None:
                self.shown.append("–")
                continue
            value, taken = found
            if value is None:
                self.shown.append(f"> {seconds(limit)}")
                continue
            assert abs(value - expected) < 1e-4 * max(1, abs(expected)), (name, value, expected)
            self.shown.append(seconds(taken))
            if taken < self.seconds:
                self.seconds, self.name, self.is_open = taken, name, False


def highs(model, limit):
    python = VENV / "bin" / "python"
    if not python.exists():
        return None
    run = Run([python, "-c", HIGHS, model, limit, Clock.counts_processor])
    lines = dict(line.split() for line in run.output.splitlines())
    value = None if lines["optimum"] == "stopped" else float(lines["optimum"])
    return value, float(lines["seconds"])


def cbc(model, limit):
    run = Run(["cbc", model, "sec", limit, "timeMode", "elapsed", "solve"])
    if "Result - Optimal solution found" not in run.output:
        return None, run.seconds
    return float(re.search(r"Objective value: +(\S+)", run.output)[1]), run.seconds


def glpsol(model, limit):
    solution = model.with_suffix(".out")
    run = Run(["glpsol", "--freemps", model, "--cuts", "--tmlim", int(limit + 0.999),
               "--write", solution])
    if "INTEGER OPTIMAL SOLUTION FOUND" not in run.output:
        return None, run.seconds
    status = re.search(r"^s mip \d+ \d+ o (\S+)", solution.read_text(), re.M)
    return float(status[1]), run.seconds


SOLVERS = [("HiGHS", highs), ("CBC", cbc), ("glpsol", glpsol)]


def install():
    """HiGHS from PyPI, beside the build. Without it, the columns stay empty."""
    if not VENV.exists():
        try:
            subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
            subprocess.run([VENV / "bin" / "pip", "install", "--quiet", "highspy==1.15.1"],
                           check=True)
        except (OSError, subprocess.CalledProcessError):
            print("highspy could not be installed; HiGHS is left out", file=sys.stderr)
    for program in ["cbc", "glpsol"]:
        try:
            subprocess.run([program, "--help"], capture_output=True, check=False)
        except OSError:
            sys.exit(f"{program} is missing: sudo apt-get install coinor-cbc glpk-utils")
