"""How cost grows with the number of municipalities, on made-up regions."""
import statistics
import tempfile
from pathlib import Path

from growth_plot import plot
from synthetic import write_region
from timing import DONE, NO_PLAN, ROOT, STOPPED, Measured, seconds, table

SIZES = [20, 25, 30, 35, 40, 50, 60, 80, 100, 120, 160, 200, 300]
SEEDS = [1, 2, 3]
LIMIT = 20
PLOT = ROOT / "Documentation" / "growth.svg"


def measure_growth(program, other, sizes, draws):
    """The table with a sentence on how far growth is below quadratic; draws the plot if asked to."""
    points, rows = [], []
    for size in sizes:
        runs = [propose(program, size, seed) for seed in SEEDS]
        middle = statistics.median(
            run.seconds if run.code == DONE else float("inf") for run in runs)
        points.append((size, middle, [(run.seconds, run.code == DONE) for run in runs]))
        before = [propose(other[0], size, seed, other[1]) for seed in SEEDS] if other else []
        ordered = sorted(runs, key=lambda run: (run.code != DONE, run.seconds))
        rows.append([
            size, *[run.shown for run in ordered], f"{sum(run.code == DONE for run in runs)} of 3",
            gap(runs), f"{max(run.megabytes for run in runs):.0f}",
            *([median(before), f"{sum(run.code == DONE for run in before)} of 3"] if other else [])])
    heads = ["municipalities", "least s", "median s", "most s", "proven", "travel above its bound",
             "peak MB", *(["before: median s", "proven"] if other else [])]
    text = table(heads, rows) + "\n\n" + sentence(points)
    if not draws:
        return text
    PLOT.write_text(plot(points, LIMIT))
    return f"{text}\n\n![Seconds by number of municipalities]({PLOT.name})"


def median(runs):
    return sorted(runs, key=lambda run: (run.code != DONE, run.seconds))[len(runs) // 2].shown


def gap(runs):
    """How far the worst plan's travel may be above the least, where it is not proven."""
    gaps = []
    for run in runs:
        level = {level["name"]: level for level in run.json.get("objectives", [])}.get("travel")
        if run.code == STOPPED and level is None:
            return "no bound yet"
        if level and level["value"] - level["bound"] > 1e-6 * level["value"]:
            gaps.append(1 - level["bound"] / level["value"])
    return f"{max(gaps):.1%}".replace("%", " %") if gaps else "–"


def propose(program, size, seed, root=ROOT):
    with tempfile.TemporaryDirectory() as folder:
        region = Path(folder) / f"synthetic-{size}-{seed}"
        write_region(region, size, seed)
        return Measured(program, ["propose", region, "--format", "json"], 1, (DONE, STOPPED), LIMIT,
                        root)


def sentence(points):
    """How far the median grows at most as the square of the size, from the smallest size on."""
    least, start, _ = points[0]
    reached = least
    for size, middle, _ in points[1:]:
        if middle > start * (size / least) ** 2:
            return (f"From {least} municipalities on, growth is at most quadratic up to {reached}; at"
                    f" {size} the median is above ({size}/{least})² times the first.")
        reached = size
    return f"From {least} municipalities on, growth is at most quadratic up to {reached}."


# Municipalities of three territories with loads within half a per cent of the mean, without a large
# town, by road and by its square.
BANDS = [105, 135, 165]
# Fewer municipalities in more territories: plans that keep so narrow limits are few.
DISTRICTS = [(size, territories) for size in [60, 70, 80] for territories in [5, 6, 7]]


def measure_bands(program, sizes):
    rows = []
    for size in sizes:
        for power, cost in [(1, "road"), (2, "road squared")]:
            rows.append([size, cost, *by_seed(program, size, 3, power)])
    return table(["municipalities", "cost", *heads()], rows)


def measure_districts(program, sizes):
    rows = [[size, territories, *by_seed(program, size, territories, 2)]
            for size, territories in sizes]
    return table(["municipalities", "territories", *heads()], rows)


def heads():
    return [*[f"seed {seed}, s" for seed in SEEDS], "peak MB"]


def by_seed(program, size, territories, power):
    """Seconds with each seed, and the most memory."""
    runs = [bands(program, size, seed, territories, power) for seed in SEEDS]
    return [*[run.shown + (" (no plan)" if run.code == NO_PLAN else "") for run in runs],
            f"{max(run.megabytes for run in runs):.0f}"]


def bands(program, size, seed, territories, power):
    with tempfile.TemporaryDirectory() as folder:
        region = Path(folder) / f"band-{size}-{seed}"
        write_region(region, size, seed, town_share=0, power=power)
        ask = ["propose", region, "--coaches", territories, "--territories", territories,
               "--leaders", 0, "--no-neighbour-help", "--least-clients", "99.5%",
               "--most-clients", "100.5%", "--reach", 10**12, "--caseload-cap", 10_000,
               "--format", "json"]
        return Measured(program, ask, 1, (DONE, NO_PLAN, STOPPED), 60)
