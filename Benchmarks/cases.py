"""Single questions of every kind."""
from timing import Measured, seconds, table

CENTRAL = "regions/central-finland"
PROPOSAL = CENTRAL + "/plans/proposal-2021.csv"
TEN_IN_EIGHT = ["--coaches", 10, "--territories", 8]
CASES = [
    ("Central Finland, 10 coaches, 8 territories", ["propose", CENTRAL, *TEN_IN_EIGHT]),
    ("Central Finland 2026-06, headcount's coaches, free",
     ["propose", CENTRAL, "--statistics", "2026-06"]),
    ("Central Finland, 10 coaches, 8 territories, no help",
     ["propose", CENTRAL, *TEN_IN_EIGHT, "--no-neighbour-help"]),
    ("Central Finland, 10 coaches, waiting, help, travel, balance",
     ["propose", CENTRAL, "--coaches", 10, "--priority", "waiting,help,travel,balance"]),
    ("Kainuu, 3 coaches, 3 territories",
     ["propose", "regions/kainuu", "--coaches", 3, "--territories", 3]),
    ("North Savo, 10 coaches, 8 territories", ["propose", "regions/north-savo", *TEN_IN_EIGHT]),
    ("Pirkanmaa, 27 coaches, 18 territories",
     ["propose", "regions/pirkanmaa", "--coaches", 27, "--territories", 18]),
    ("North Ostrobothnia, 20 coaches, 13 territories",
     ["propose", "regions/north-ostrobothnia", "--coaches", 20, "--territories", 13]),
    ("Central Finland, published plan evaluated",
     ["evaluate", CENTRAL, PROPOSAL, "--coaches", 10]),
    ("Central Finland, a brief of four requirements, staying close to the published plan",
     ["propose", CENTRAL, *TEN_IN_EIGHT,
      "--together", "Jyväskylä,Muurame", "--together", "Keuruu,Multia", "--base", "Saarijärvi",
      "--most-km", 75, "--priority", "waiting,travel,change,balance", "--reference", PROPOSAL]),
    ("Central Finland, five alternatives",
     ["propose", CENTRAL, *TEN_IN_EIGHT, "--alternatives", 5]),
    ("Central Finland, five employment rates, each re-planned",
     ["compare", CENTRAL, "--employment-rate", "22%,32%,37%,47%,62%"]),
    ("North Savo, the sources' scenarios", ["compare", "regions/north-savo"]),
    ("Central Finland, trade-off of coaches and waiting",
     ["tradeoff", CENTRAL, "--between", "coaches,waiting"]),
    ("Central Finland, 8 coaches, 6 territories, no help",
     ["propose", CENTRAL, "--coaches", 8, "--territories", 6, "--no-neighbour-help"]),
    ("North Savo, headcount's coaches, free, no help",
     ["propose", "regions/north-savo", "--no-neighbour-help"]),
    ("Central Finland, 1,000 runs of both patterns simulated", ["simulate", CENTRAL]),
    ("Central Finland, 1,000 runs of both patterns with all of practice on",
     ["simulate", CENTRAL, "--stages", "2027-01:4,2028-01:8,2029-01:11", "--intake", 4,
      "--absence", "10%", "--leaving", "45%", "--vacancy", 3, "--search-months", 5,
      "--search-drop-out", "30%", "--support-months", 6, "--support-drop-out", "10%",
      "--patience", 6]),
    ("Central Finland, headcount", ["headcount", CENTRAL]),
    ("Mainland Finland, headcount", ["headcount", "regions/finland"]),
]


def measure(program, runs):
    rows = []
    for name, arguments in CASES:
        result = Measured(program, arguments, runs)
        rows.append([name, seconds(result.seconds), seconds(min(result.all)),
                     seconds(max(result.all)), f"{result.megabytes:.0f}"])
    return table(["case", "median s", "least s", "most s", "peak MB"], rows)
