"""Command lines, sound and wild."""

from __future__ import annotations

from random import Random

from .mutation import NUMBERS, WORDS

PLACES = ["Kajaani", "205", "Kuhmo", "290", "Sotkamo", "Nowhere", "999", "kajaani", "Kajana", "5"]
SHARES = ["0", "1", "0.37", "37%", "37 %", "100%", "1e-9", "0.0001", "150%", "-1", "1.5"]
COUNTS = ["0", "1", "2", "3", "7", "8", "9", "40", "1000", "10001", "1000000"]
NUMBER = ["0", "0.5", "1", "20", "75", "110", "1000", "1e12", "1e13", "50%", "110%"]
LEVELS = ["waiting", "fairness", "travel", "balance", "partners", "help", "resilience", "change",
          "travel:5%", "waiting:0%", "help:200%", "travel:x"]  # fmt: skip
TEAMS = ["1,1,0.7", "0.5", "70 %,1", "0.01,1", "1,,1", "1;1"]

# What an option takes; None for those that take nothing.
VALUES: dict[str, list[str] | None] = {
    "--together": PLACES, "--apart": PLACES, "--base": PLACES, "--never-base": PLACES,
    "--territory": PLACES, "--unchanged": PLACES, "--shared": PLACES, "--add-border": PLACES,
    "--remove-border": PLACES, "--inside": ["name_fi", "code", "area", "latitude"],
    "--least-clients": NUMBER, "--most-clients": NUMBER, "--most-km": NUMBER,
    "--least-coaches": COUNTS, "--most-care-teams": NUMBER, "--most-waiting": SHARES,
    "--reference": ["plan.csv", "people.csv", "nowhere.csv"],
    "--count": ["unemployed", "long_term_unemployed", "population", "municipality"],
    "--coach-year": NUMBER, "--leader-year": NUMBER, "--kilometre": NUMBER, "--meetings": NUMBER,
    "--support-year": NUMBER, "--format": ["table", "json", "csv", "xml"],
    "--csv-style": ["excel", "plain"], "--lang": ["fi", "sv", "en", "de"], "--quiet": None,
    "--reach": NUMBER, "--cost": ["kilometres", "minutes"], "--neighbour-help": None,
    "--no-neighbour-help": None, "--membership": ["served", "free"], "--priority": LEVELS,
    "--work-limit": ["1", "10", "1000", "1000000000"], "--gap": SHARES, "--force": None,
    "--crs": ["EPSG:3067", "wgs84", "EPSG:3879", "EPSG:0", "4326"], "--sources": None,
    "--statistics": ["2021-10", "2026-06", "2026-07"], "--employment-rate": SHARES,
    "--benefit": SHARES, "--caseload-cap": NUMBER,
    "--turnover": ["employment_rate", "mean_duration", "observed"], "--mean-duration": NUMBER,
    "--observed": NUMBER, "--service-level": SHARES, "--coaches": [*COUNTS, "2.7", "0.5"],
    "--leaders": COUNTS, "--staff": TEAMS, "--staff-month": ["2027-01", "2026-13", "x"],
    "--coaches-per-leader": COUNTS, "--worst": None, "--weights": ["50%,50%", "0.2,0.8", "1,0", "x"],
    "--all-at-once": None, "--forwards": None,
    "--territories": ["1", "2", "3", "2-3", "3-2", "0", "9", "1-100000"],
    "--alternatives": ["1", "2", "5", "0", "100000"], "--within": SHARES,
    "--min-difference": COUNTS, "--write-model": ["m.mps", "m.lp", "m.txt", "nowhere/m.mps"],
    "--scenarios": ["pilot-22", "slow", "pilot-22,slow", "x"], "--baseline": ["pilot-22", "x"],
    "--keep-plan": None, "--plan": ["plan.csv", "plan.xlsx", "people.csv"],
    "--between": ["coaches,waiting", "travel,balance", "fairness,travel", "waiting,waiting", "x"],
    "--most-coaches": COUNTS, "--arrivals": ["start", "evenly", "both"], "--duration": ["published", "x"],
    "--distribution": ["exponential", "fixed"], "--months": ["1", "3", "24", "0", "121"],
    "--runs": ["1", "2", "20", "0"], "--seed": NUMBERS, "--threads": ["1", "2", "1000"],
    "--stages": ["2027-01:1", "2027-01:1,2027-03:3", "2027-01:4,2028-01:8", "2028-01:3,2027-01:1", "2027-13:1",
                 "1900-01:1,2999-12:2", "x", ","],
    "--promise": ["90%:30", "0.5:0", "100%:30", "90%", "0:1", "99.9%:3650", "x:y"], "--intake": NUMBER, "--absence": SHARES, "--leaving": SHARES, "--vacancy": NUMBER,
    "--search-months": NUMBER, "--search-drop-out": SHARES, "--support-months": NUMBER,
    "--support-drop-out": SHARES, "--patience": NUMBER,
    "--draws": ["1", "3", "20", "0", "100001"], "--shape": ["triangular", "uniform", "x"],
    "--shard": ["1/1", "2/3", "0/0", "5/3", "x", "1/100001"],
    "--plot": ["p.svg", "p.png", "nowhere/p.svg"],
}  # fmt: skip
NAMES_OF_PLACES = [option for option, values in VALUES.items() if values is PLACES]
LARGE = {"--alternatives", "--runs", "--draws", "--months", "--most-coaches"}

_BOTH = NAMES_OF_PLACES + [
    "--inside", "--least-clients", "--most-clients", "--most-km", "--least-coaches", "--most-care-teams",
    "--most-waiting", "--reference", "--reach", "--cost", "--neighbour-help", "--no-neighbour-help",
    "--membership",
]  # fmt: skip
_MONEY = ["--coach-year", "--leader-year", "--kilometre", "--meetings", "--support-year"]
_RESULT = ["--count", "--format", "--csv-style", "--lang", "--quiet", "--statistics", *_MONEY]
_STAFFING = ["--employment-rate", "--benefit", "--caseload-cap", "--turnover", "--mean-duration",
             "--observed", "--service-level", "--coaches", "--leaders", "--staff", "--staff-month",
             "--coaches-per-leader"]  # fmt: skip
_SEARCH = ["--priority", "--work-limit", "--gap", "--force", "--crs", "--sources"]
_PRACTICE = ["--intake", "--absence", "--leaving", "--vacancy", "--search-months", "--search-drop-out",
             "--support-months", "--support-drop-out", "--patience"]  # fmt: skip
OPTIONS = {
    "headcount": [*_BOTH, *_RESULT, *_STAFFING, "--territories", "--promise", "--runs", "--seed", *_PRACTICE],
    "sensitivity": [*_RESULT, *_STAFFING, "--plot"],
    "propose": [*_BOTH, *_RESULT, *_STAFFING, *_SEARCH, "--territories", "--alternatives", "--within",
                "--min-difference", "--write-model", "--scenarios", "--worst", "--weights"],
    "evaluate": [*_BOTH, *_RESULT, *_STAFFING, *_SEARCH],
    "compare": [*_BOTH, *_RESULT, *_STAFFING, *_SEARCH, "--territories", "--scenarios", "--baseline",
                "--keep-plan", "--plan", "--worst", "--weights"],
    "tradeoff": [*_BOTH, *_RESULT, *_STAFFING, *_SEARCH, "--territories", "--between", "--most-coaches"],
    "rollout": [*_BOTH, *_RESULT, *_STAFFING, *_SEARCH, "--territories", "--stages", "--all-at-once",
                "--forwards"],
    "simulate": [*_BOTH, *_RESULT, *_STAFFING, *_SEARCH, "--territories", "--arrivals", "--duration",
                 "--distribution", "--months", "--runs", "--seed", "--threads", "--plot", "--stages",
                 *_PRACTICE],
    "sample": [*_BOTH, *_RESULT, *_STAFFING, *_SEARCH, "--territories", "--draws", "--shape", "--seed",
               "--shard"],
    "check": ["--lang"],
    "regions": ["--statistics", "--format", "--csv-style", "--lang"],
    "diff": ["--count", "--format", "--csv-style", "--lang"],
}  # fmt: skip


def options(random: Random, verb: str, most: int) -> list[str]:
    """Some options of a command, mostly with values that make sense."""
    known = OPTIONS[verb]
    chosen = []
    for option in random.sample(known, min(len(known), random.randint(0, most))):
        values = VALUES[option]
        chosen.append(option)
        if values is None:
            continue
        count = random.choice((1, 2, 2, 3)) if values is PLACES or values is LEVELS else 1
        several = verb == "compare" and option in _STAFFING and random.random() < 0.3
        pool = values if random.random() < 0.9 else NUMBERS + WORDS
        chosen.append(",".join(random.choice(pool) for _ in range(2 if several else count)))
    return [text.replace("\0", "") for text in chosen]


def command_about(random: Random, region: str, new: str) -> list[str]:
    """A command that reads a region folder."""
    verb = random.choices(
        ("check", "headcount", "propose", "output", "compare", "sensitivity", "tradeoff", "simulate",
         "rollout", "regions", "diff", "region"),
        (10, 3, 4, 2, 1, 1, 0.5, 0.5, 0.5, 1, 1, 1),
    )[0]  # fmt: skip
    limit = ["--time-limit", "2"]
    language = ["--lang", random.choice(("fi", "sv", "en"))]
    printed = ["--format", random.choice(("table", "json", "csv"))]
    return {
        "check": ["check", region, *language],
        "headcount": ["headcount", region, *language, *printed, *limit],
        "propose": ["propose", region, *language, *printed, *limit],
        "output": ["propose", region, "--output", new, *language, *limit],
        "compare": ["compare", region, *language, *printed, *limit],
        "sensitivity": ["sensitivity", region, *language, *printed],
        "tradeoff": ["tradeoff", region, "--between", "travel,balance", *printed, *limit],
        "simulate": ["simulate", region, "--runs", "2", "--months", "3", *printed, *limit],
        "rollout": ["rollout", region, "--stages", "2027-01:1,2027-06:3", *printed, *limit],
        "regions": ["regions", ".", *language, *printed],
        "diff": ["diff", region, "2021-10", "2026-06", "--count", "unemployed", *printed],
        "region": ["region", new, "--from", region, "--municipalities", "Kajaani,Paltamo,Sotkamo"],
    }[verb]


def wild(random: Random, region: str, new: str) -> list[str]:
    """A command line as somebody may type it who knows the tool badly, or wants to break it."""
    verb = random.choice(list(OPTIONS))
    plan = random.choice(("plan.csv", "people.csv", "plan.xlsx", "plan.ods"))
    places = {
        "evaluate": [region, plan], "simulate": [region, *random.choice(([], [plan]))],
        "diff": [region, "2021-10", "2026-06"], "regions": ["."],
    }.get(verb, [region])  # fmt: skip
    chosen = options(random, verb, most=5)
    if verb == "tradeoff" and "--between" not in chosen:
        chosen += ["--between", "coaches,waiting"]
    if (
        "--write-model" in VALUES
        and verb in ("propose", "evaluate", "compare")
        and random.random() < 0.2
    ):
        chosen += ["--output", new]
    if verb == "rollout" and "--stages" not in chosen:
        chosen += ["--stages", random.choice(VALUES["--stages"])]
    if verb == "sample" and "--draws" not in chosen:
        chosen += ["--draws", "3"]
    if "--shard" in chosen and random.random() < 0.7:
        chosen += ["--output", new]
    if verb in ("propose", "evaluate", "compare", "tradeoff", "rollout", "simulate", "headcount", "sample"):
        chosen += ["--time-limit", random.choice(("2", "1", "0.01", "0.5"))]
    if (verb == "simulate" or "--promise" in chosen) and "--runs" not in chosen:
        chosen += ["--runs", "3"]
    line = [verb, *places, *chosen]
    for _ in range(random.choice((0, 0, 0, 1, 2))):
        at = random.randrange(len(line) + 1)
        what = random.choice(("insert", "drop", "twice", "swap", "word", "equals"))
        if what == "insert":
            line.insert(
                at, random.choice(WORDS + NUMBERS + ["--", "-x", "--help", "--version", "--x=1"])
            )
        elif at < len(line):
            if what == "drop":
                del line[at]
            elif what == "twice":
                line.insert(at, line[at])
            elif what == "word":
                line[at] = random.choice(WORDS + NUMBERS)
            elif what == "equals" and at + 1 < len(line):
                line[at : at + 2] = [f"{line[at]}={line[at + 1]}"]
            else:
                other = random.randrange(len(line))
                line[at], line[other] = line[other], line[at]
    return line
