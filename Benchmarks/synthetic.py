"""Made-up regions of any size, as folders in the tool's format.

Towns lie at random on a square, as far apart as Finnish ones. Two are neighbours where the circle
between them holds no third (the Gabriel graph: planar, and connected), distances are shortest roads
along these borders. Demand is as uneven as in Finnish regions: one town has half of it, the others
have log-normal parts of the rest.
"""
import heapq
import math
import random
from pathlib import Path

KM_BETWEEN = 27
DETOUR = 1.25
PEOPLE_EACH = 275
TOWN_SHARE = 0.5

SETTINGS = """\
name: {{fi: "{name}", sv: "{name}", en: "{name}"}}
statistics: "2026-06"
demand:
  count: {{value: long_term_unemployed, source: "made up"}}
  shares:
    - {{name: partial work capacity, value: 0.50, source: "made up"}}
    - {{name: would benefit in a year, value: 0.10, source: "made up"}}
assumptions:
  caseload_cap: {{value: 20, source: "made up"}}
  turnover: {{value: employment_rate, source: "made up"}}
  employment_rate: {{value: 0.37, source: "made up"}}
  mean_duration_months: {{value: 5.5, source: "made up"}}
  observed_clients_per_coach: {{value: 18.7, source: "made up"}}
  service_level: {{value: 1.0, source: "made up"}}
  leader_share: {{value: 0.5, source: "made up"}}
  leaders: {{value: 1, source: "made up"}}
  minimum_team: {{value: 2, source: "made up"}}
  reach_km: {{value: {reach}, source: "made up"}}
  neighbour_help: {{value: true, source: "made up"}}
  priority: {{value: [waiting, travel, balance], source: "made up"}}
"""


def write_region(folder, count, seed, reach=100, town_share=TOWN_SHARE, power=1):
    """Writes a region of so many municipalities; the same seed gives the same region. Distances are
    road kilometres to the power."""
    chance = random.Random(f"{count}/{seed}")
    side = KM_BETWEEN * math.sqrt(count)
    places = [(chance.uniform(0, side), chance.uniform(0, side)) for _ in range(count)]
    borders = gabriel(places)
    people = demand(count, chance, town_share)
    codes = [f"{number:03}" for number in range(1, count + 1)]
    folder = Path(folder)
    (folder / "statistics").mkdir(parents=True)
    write(folder / "region.yaml", [SETTINGS.format(name=f"Region {count}/{seed}", reach=reach)])
    write(folder / "municipalities.csv", ["code,name_fi,name_sv,latitude,longitude"] + [
        f"{code},Kunta {code},Kommun {code},{62 + y / 111:.5f},{25 + x / 52:.5f}"
        for code, (x, y) in zip(codes, places)])
    write(folder / "borders.csv", ["from,to,border_km,road_crossings"] + [
        f"{codes[a]},{codes[b]},10,1" for a, b in borders])
    write(folder / "distances.csv", ["from,to,km"] + [
        f"{codes[a]},{codes[b]},{km ** power:.1f}" for a, b, km in roads(places, borders)])
    write(folder / "statistics" / "2026-06.csv", ["municipality,long_term_unemployed"] + [
        f"{code},{number}" for code, number in zip(codes, people)])


def gabriel(places):
    return [(a, b) for a in range(len(places)) for b in range(a + 1, len(places))
            if not any(inside(places[a], places[b], places[c])
                       for c in range(len(places)) if c not in (a, b))]


def inside(a, b, c):
    """Whether c is nearer to the middle of a and b than they are: the angle at c is obtuse."""
    return (a[0] - c[0]) * (b[0] - c[0]) + (a[1] - c[1]) * (b[1] - c[1]) < 0


def demand(count, chance, town_share):
    """People of each municipality; the first one is the town."""
    weights = [chance.lognormvariate(0, 0.9) for _ in range(count)]
    total = PEOPLE_EACH * count
    if town_share:
        weights[0] = town_share / (1 - town_share) * sum(weights[1:])
    return [max(1, round(total * weight / sum(weights))) for weight in weights]


def roads(places, borders):
    """Each pair once, with the length of its shortest way."""
    ways = [[] for _ in places]
    for a, b in borders:
        km = DETOUR * math.dist(places[a], places[b])
        ways[a].append((b, km))
        ways[b].append((a, km))
    for start in range(len(places)):
        lengths = {}
        heap = [(0, start)]
        while heap:
            km, place = heapq.heappop(heap)
            if place in lengths:
                continue
            lengths[place] = km
            for other, way in ways[place]:
                heapq.heappush(heap, (km + way, other))
        for other in range(start + 1, len(places)):
            yield start, other, max(0.1, lengths[other])


def write(path, lines):
    path.write_text("\n".join(lines).rstrip("\n") + "\n")
