"""Every county, all three levels, and its plain model under other solvers."""
from other_solvers import Fastest, PlainModels
from timing import DONE, NO_PLAN, ROOT, STOPPED, Measured, seconds, table

LIMIT = 60


class County:
    """A county at its headcount's coaches: the free plan, and one territory fewer than that has."""

    def __init__(self, program, other, folder, runs):
        self.path = f"regions/{folder.name}"
        ask = ["propose", self.path, "--format", "json"]
        self.free = Measured(program, ask, runs, (DONE, STOPPED), LIMIT)
        self.before = other and Measured(
            other[0], ask, runs, (DONE, STOPPED), LIMIT, other[1])
        plan = self.free.json
        self.name = folder.name
        self.municipalities = sum(len(t["municipalities"]) for t in plan["territories"])
        self.coaches = plan["coaches"]
        self.territories = len(plan["territories"])
        self.values = {level["name"]: level["value"] for level in plan["objectives"]}
        self.fewer = None
        if self.territories > 1:
            self.fewer = Measured(
                program, ask + ["--territories", self.territories - 1], runs,
                (DONE, NO_PLAN, STOPPED), LIMIT)

    @property
    def row(self):
        fewer = ["–", "–"]
        if self.fewer:
            found = " (no plan)" if self.fewer.code == NO_PLAN else ""
            fewer = [self.territories - 1, self.fewer.shown + found]
        megabytes = max(run.megabytes for run in [self.free, self.fewer] if run)
        before = [self.before.shown] if self.before else []
        return [self.name, self.municipalities, self.coaches, self.territories, self.free.shown,
                *before, *fewer, f"{megabytes:.0f}"]


def measure_counties(program, other, folders, runs):
    """The counties and their table."""
    counties = [County(program, other, folder, runs) for folder in folders]
    before = ["before, s"] if other else []
    text = table(
        ["county", "municipalities", "coaches", "territories, free", "s", *before, "one fewer",
         "s", "peak MB"], [county.row for county in counties])
    free, fewer = (sum(run.seconds for run in runs if run) for runs in zip(
        *[(county.free, county.fewer) for county in counties]))
    together = (f"Together {seconds(free)} s with territories free, {seconds(fewer)} s with one"
                " fewer.")
    if other:
        together += f" Before: {seconds(sum(c.before.seconds for c in counties))} s, free."
    return counties, f"{text}\n\n{together}"


def measure_plain(program, counties, runs):
    """The same first levels as the plain model, and the table with what is most telling."""
    rows = []
    measured = {"waiting": [], "travel": []}
    for county in counties:
        if county.free.code != DONE:
            continue
        models = PlainModels(program, county.path, county.values["waiting"])
        own = [Measured(program, ["propose", county.path, "--priority", levels], runs).seconds
               for levels in ["waiting", "waiting,travel"]]
        others = [Fastest(models.waiting, county.values["waiting"]),
                  Fastest(models.travel, county.values["travel"])]
        models.remove()
        row = [county.name]
        for level, seconds_, fastest in zip(measured, own, others):
            row += [seconds(seconds_), *fastest.shown, ratio(seconds_, fastest)]
            measured[level].append((county.name, seconds_, fastest))
        rows.append(row)
    heads = ["county"]
    for level in ["waiting", "travel"]:
        heads += [f"{level}, s", "HiGHS", "CBC", "glpsol", "ratio"]
    sentences = [hardest(level, entries) for level, entries in measured.items()]
    return table(heads, rows) + "\n\n" + "\n\n".join(sentences)


def ratio(own, fastest):
    return f"{'> ' if fastest.is_open else ''}{fastest.seconds / own:.1f}"


def hardest(level, measured):
    """The county whose plain model keeps the fastest of the others busy longest."""
    name, own, fastest = max(measured, key=lambda entry: entry[2].seconds)
    least = min(measured, key=lambda entry: entry[2].seconds / entry[1])
    won = sum(1 for _, own_, other in measured if other.seconds > own_)
    more = "more than " if fastest.is_open else ""
    return (
        f"Hardest as a plain model for {level}: {name}. The fastest of the three, {fastest.name},"
        f" takes {more}{seconds(fastest.seconds)} s, plan-territories {seconds(own)} s: {more}"
        f"{fastest.seconds / own:.1f} times as fast. It is faster in {won} of {len(measured)}"
        f" counties; the least ratio is {least[2].seconds / least[1]:.1f}, in {least[0]}.")


def folders():
    """The counties, without the whole country."""
    return sorted(path.parent for path in (ROOT / "regions").glob("*/region.yaml")
                  if path.parent.name != "finland")
