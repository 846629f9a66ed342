"""How cost grows with the number of municipalities, on made-up regions."""
import statistics
import tempfile
from pathlib import Path

from growth_plot import plot
from synthetic import write_region
from timing import DONE, NO_PLAN, ROOT, STOPPED, Measured, seconds, table

SIZES = [20, 30, 40, 60, 80, 100, 120, 160, 200, 300]
SEEDS = [1, 2, 3]
LIMIT = 20
PLOT = ROOT / "Documentation" / "growth.svg"


def measure_growth(program, sizes, draws):
    """The table with a sentence on how far growth is below quadratic; draws the plot if asked to.

    Where no region of a size is proven within the limit, larger ones are not tried.
    """
    points, rows = [], []
    for size in sizes:
        runs = [propose(program, size, seed) for seed in SEEDS]
        proven = [run for run in runs if run.code == DONE]
        middle = statistics.median(
            run.seconds if run.code == DONE else float("inf") for run in runs)
        points.append((size, middle, [(run.seconds, run.code == DONE) for run in runs]))
        ordered = sorted(runs, key=lambda run: (run.code != DONE, run.seconds))
        with_plan = [run for run in runs if run.code in (DONE, STOPPED) and run.json["territories"]]
        rows.append([
            size, ordered[len(ordered) // 2].shown, ordered[0].shown, ordered[-1].shown,
            f"{len(proven)} of {len(runs)}", f"{len(with_plan)} of {len(runs)}",
            f"{max(run.megabytes for run in runs):.0f}"])
        if not proven:
            break
    heads = ["municipalities", "median s", "least s", "most s", "proven", "with a plan", "peak MB"]
    text = table(heads, rows) + "\n\n" + sentence(points)
    if not draws:
        return text
    PLOT.write_text(plot(points, LIMIT))
    return f"{text}\n\n![Seconds by number of municipalities]({PLOT.name})"


def propose(program, size, seed):
    with tempfile.TemporaryDirectory() as folder:
        region = Path(folder) / f"synthetic-{size}-{seed}"
        write_region(region, size, seed)
        return Measured(program, ["propose", region, "--format", "json"], 1, (DONE, STOPPED), LIMIT)


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


# Few large territories, all loads within half a per cent of the mean.
BANDS = [35, 45, 55]


def measure_bands(program, sizes):
    rows = []
    for size in sizes:
        runs = []
        for seed in SEEDS:
            with tempfile.TemporaryDirectory() as folder:
                region = Path(folder) / f"band-{size}-{seed}"
                write_region(region, size, seed, reach=400, town_share=0)
                runs.append(Measured(
                    program,
                    ["propose", region, "--coaches", 3, "--territories", 3, "--leaders", 0,
                     "--least-clients", "99.5%", "--most-clients", "100.5%", "--format", "json"],
                    1, (DONE, NO_PLAN, STOPPED), LIMIT))
        rows.append([size, *[run.shown + (" (no plan)" if run.code == NO_PLAN else "")
                             for run in runs], f"{max(run.megabytes for run in runs):.0f}"])
    return table(["municipalities", *[f"seed {seed}, s" for seed in SEEDS], "peak MB"], rows)
