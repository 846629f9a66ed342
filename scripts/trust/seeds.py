"""Sound files of every kind that the program reads, small, about Kainuu's eight municipalities."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from functools import cache
from pathlib import Path

from .containers import excel, open_document
from .watched import CHECKOUT, run

KAINUU = CHECKOUT / "regions/kainuu"
FIXTURES = CHECKOUT / "Tests/TerritoryGeographyTests/Fixtures"

SETTINGS = """\
name: {fi: Kainuu, sv: Kajanaland, en: Kainuu}
statistics: "2026-06"
merged: {"911": "205"}
demand:
  count: {value: long_term_unemployed, source: StatFin}
  shares:
    - {name: partial work capacity, value: 0.50, source: a guide}
    - name: would benefit in a year
      value: 10 %
      source: "a guide: at least 10 %"
  surveys:
    Puolanka: 15 %
    clients: {Kuhmo: 6}
  suppressed: {least: 1, most: 4, point: 2.5, source: StatFin}
assumptions:
  caseload_cap: {value: 20, source: criterion 1}
  turnover: {value: employment_rate, source: a guide}
  employment_rate: {value: 0.37, source: a review}
  mean_duration_months: 5.5
  observed_clients_per_coach: 18.7
  service_level: {value: 1.0, source: a guess}
  leader_share: 0.5
  leaders: 1
  minimum_team: 2
  reach_km: 120
  neighbour_help: true
  membership: served
  priority: {value: [waiting, fairness, travel, balance], source: a guess}
team: {coaches: 3, leaders: 1, source: a guide}
scenarios:
  - {name: pilot-22, title: "Kuopio's pilot", employment_rate: 0.216, source: minutes}
  - name: slow
    source: a careful year
    employment_rate: 0.318
    caseload_cap: 18
    shares: {would benefit in a year: 0.05}
    coaches: 2
ranges:
  last_share: {least: 0.05, most: 0.40, source: answers}
  mean_duration_months: {least: 5.5, most: 12, source: answers}
costs:
  coach_year: {value: 50000, source: own}
  kilometre: 0.5
  meetings_per_client: 40
  labour_market_support_client_year: 9000
requirements:
  together: [[Hyrynsalmi, Ristijärvi]]
  apart: [[Kuhmo, Puolanka]]
  never_base: [Paltamo]
  add_border: [[Paltamo, Suomussalmi]]
  remove_border: [[Kuhmo, Hyrynsalmi]]
  most_km: 110
  least_clients: 10%
  most_waiting: 90%
reference: plans/now.csv
"""
SURVEYS = "municipality,clients,share\nSotkamo,4,\nSuomussalmi,,12 %\nRistijärvi,,\n"
PARTNERS = "from,to,weight\nHyrynsalmi,Ristijärvi,2\n205,578,1\n620,777,0.5\n"
STAFF = (
    "share,base,from,until\n1,Kajaani,,\n70 %,290,2026-01,\n0.5,,2026-03,2027-01\n1,,2027-02,2030-01\n"
)
PLAN = (
    "municipality,territory,coaches,leaders,base\n205,Kajaani,2,1,205\n578,Kajaani,2,1,205\n"
    "765,Sotkamo,1,0,\n290,Sotkamo,1,0,\n105,Pohjoinen,1,0,\n620,Pohjoinen,1,0,\n697,Pohjoinen,1,0,\n"
    "777,Pohjoinen,1,0,\n"
)
PEOPLES_PLAN = (
    "Kainuun alueet 2026;;;\n;;;\nKunta;Vastuualue;Valmentajat;Huom\nKajaani;Kajaani;2,0;x\n"
    "Paltamo;Kajaani;;\nSotkamo;Sotkamo;1,0;\nKuhmo;Sotkamo;;\nHyrynsalmi;Ylä;1,0;\nPuolanka;Ylä;;\n"
    "Ristijärvi;Ylä;;\nSuomussalmi;Ylä;;\nYhteensä;3;4,0;\n"
)


def rows(text: str) -> list[list[str]]:
    sign = ";" if text.count(";") > text.count(",") else ","
    return list(csv.reader(io.StringIO(text), delimiter=sign))


def text(name: str) -> str:
    return (KAINUU / name).read_text(encoding="utf-8")


@cache
def municipalities() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text("municipalities.csv"))))


@cache
def region() -> dict[str, bytes]:
    """A region folder with everything that one may have."""
    names = ("municipalities.csv", "borders.csv", "distances.csv", "outlines.geojson", "sources.txt",
             "statistics/2021-10.csv", "statistics/2026-06.csv", "statistics/2026-06.txt")  # fmt: skip
    files = {name: (KAINUU / name).read_bytes() for name in names}
    return files | {
        "region.yaml": SETTINGS.encode(),
        "surveys.csv": SURVEYS.encode(),
        "partners.csv": PARTNERS.encode(),
        "plans/now.csv": PLAN.encode(),
    }


@cache
def plans() -> dict[str, bytes]:
    return {
        "plan.csv": PLAN.encode(),
        "people.csv": PEOPLES_PLAN.encode(),
        "people-1252.csv": PEOPLES_PLAN.encode("cp1252"),
        "plan.xlsx": excel(rows(PLAN)),
        "plan.ods": open_document(rows(PEOPLES_PLAN)),
    }


@cache
def written(program: Path) -> dict[str, bytes]:
    """What the program writes itself and reads again."""
    from .kinds import REGION, write

    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write(folder / REGION, region())
        run(program, ["propose", REGION, "--coaches", "2", "--output", "plan"], folder=folder)
        for part in ("1/2", "2/2"):
            ask = ["sample", REGION, "--draws", "6", "--shard", part, "--output", "parts", "--force"]
            if not (folder / "parts").exists():
                ask.remove("--force")
            run(program, ask, folder=folder)
        files = [folder / "plan/plan.json", *sorted((folder / "parts").glob("*.json"))]
        return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@cache
def statistics() -> dict[str, bytes]:
    """The same month in every format."""
    figures = list(csv.DictReader(io.StringIO(text("statistics/2026-06.csv"))))
    columns = {
        "unemployed": ("TYOTTOMATLOPUSSA", "Työttömät työnhakijat laskentapäivänä (lkm.)"),
        "long_term_unemployed": ("PITKAAIKAISTYOTTOMAT", "Pitkäaikaistyöttömät (lkm.)"),
    }
    codes = ["KU" + row["municipality"].zfill(3) for row in figures]
    px = {
        "columns": [
            {"code": "Alue", "text": "Alue", "type": "d"},
            {"code": "Kuukausi", "text": "Kuukausi", "type": "t"},
            *({"code": code, "text": title, "type": "c"} for code, title in columns.values()),
        ],
        "comments": [],
        "data": [
            {"key": [code, "2026M09"], "values": [row[name] for name in columns]}
            for code, row in zip(codes, figures)
        ],
        "metadata": [{"updated": "2026-09-21T05.00.00Z", "label": "Työttömät", "source": "KEHA"}],
    }
    stat = {
        "version": "2.0", "class": "dataset", "label": "Työttömät", "source": "KEHA",
        "id": ["Alue", "Kuukausi", "Tiedot"], "size": [len(codes), 1, 2],
        "role": {"time": ["Kuukausi"], "metric": ["Tiedot"]},
        "dimension": {
            "Alue": {"label": "Alue", "category": {
                "index": {code: place for place, code in enumerate(codes)}}},
            "Kuukausi": {"category": {"index": {"2026M09": 0}, "label": {"2026M09": "2026M09"}}},
            "Tiedot": {"category": {"index": [code for code, _ in columns.values()],
                                    "label": dict(columns.values())}},
        },
        "value": [int(row[name]) for row in figures for name in columns],
        "status": {"3": "..."},
    }  # fmt: skip
    wide = '"Työttömät muuttujina Alue, Kuukausi ja Tiedot"\n\n"Alue",' + ",".join(
        f'"2026M09 {title}"' for _, title in columns.values()
    )
    names = {row["code"]: row["name_fi"] for row in municipalities()}
    for row in figures:
        wide += f'\n"{names[row["municipality"]]}",' + ",".join(row[name] for name in columns)
    long = "Month;Count;Area;Value\n" + "".join(
        f"2026M09;{title};{code};{row[name]}\n"
        for code, row in zip(codes, figures)
        for name, (_, title) in columns.items()
    )
    own = "code,unemployed_2026_09,long_term_unemployed_2026_09\n" + "".join(
        f"{row['municipality']},{row['unemployed']},{row['long_term_unemployed']}\n"
        for row in figures
    )
    collection = json.loads((FIXTURES / "kainuu.geojson").read_text(encoding="utf-8"))
    for feature, row in zip(collection["features"], figures):
        feature["properties"] |= {"unemployed_2026_09": int(row["unemployed"])}
        feature["geometry"] = None
    return {
        "px.json": json.dumps(px, ensure_ascii=False).encode(),
        "stat.json": json.dumps(stat, ensure_ascii=False).encode(),
        "wide.csv": wide.encode() + b'\n\n"... = tieto on salattu"\n',
        "wide-1252.csv": wide.encode("cp1252"),
        "long.csv": long.encode(),
        "own.csv": own.encode(),
        "wide.xlsx": excel(list(csv.reader(io.StringIO(wide)))),
        "own.ods": open_document(rows(own)),
        "figures.geojson": json.dumps(collection, ensure_ascii=False).encode(),
    }


@cache
def distances() -> dict[str, bytes]:
    """The same roads as tables and as the answers of four services."""
    places = municipalities()
    km = {(place["code"],) * 2: 0.0 for place in places}
    for row in csv.DictReader(io.StringIO(text("distances.csv"))):
        km[row["from"], row["to"]] = km[row["to"], row["from"]] = float(row["km"])
    codes = [place["code"] for place in places]
    metres = [[round(1000 * km[a, b]) for b in codes] for a in codes]
    seconds = [[round(0.06 * cell) for cell in row] for row in metres]
    spots = [{"location": [float(p["longitude"]), float(p["latitude"])]} for p in places]
    points = [{"lon": float(p["longitude"]), "lat": float(p["latitude"])} for p in places]
    osrm = {"code": "Ok", "durations": seconds, "distances": metres, "sources": spots,
            "destinations": spots, "fallback_speed_cells": [[0, 1]]}  # fmt: skip
    ors = {"distances": metres, "durations": seconds, "sources": spots, "destinations": spots,
           "metadata": {"service": "matrix", "query": {"profile": "driving-car", "units": "m"}}}  # fmt: skip
    cells = [[{"distance": m / 1000, "time": s, "from_index": a, "to_index": b}
              for b, (m, s) in enumerate(zip(*both))]
             for a, both in enumerate(zip(metres, seconds))]  # fmt: skip
    valhalla = {"units": "kilometers", "sources": [points], "targets": [points],
                "sources_to_targets": cells}  # fmt: skip
    names = [place["name_fi"] + ", Suomi" for place in places]
    google = {"status": "OK", "origin_addresses": names, "destination_addresses": names, "rows": [
        {"elements": [{"status": "OK", "distance": {"value": m, "text": "x"}, "duration": {"value": s}}
                      for m, s in zip(*both)]} for both in zip(metres, seconds)]}  # fmt: skip
    square = ";" + ";".join(codes) + "\n" + "".join(
        code + ";" + ";".join(f"{m / 1000}".replace(".", ",") for m in row) + "\n"
        for code, row in zip(codes, metres)
    )  # fmt: skip
    answers = {"osrm.json": osrm, "ors.json": ors, "valhalla.json": valhalla, "google.json": google}
    return {
        name: json.dumps(answer, ensure_ascii=False).encode() for name, answer in answers.items()
    } | {
        "pairs.csv": text("distances.csv").encode(),
        "square.csv": square.encode(),
        "pairs.xlsx": excel(rows(text("distances.csv"))),
    }


@cache
def boundaries() -> dict[str, bytes]:
    """Outlines in every format; those that are not Kainuu's are of Sweden, Norway and Iowa."""
    steps = {
        "type": "Topology", "transform": {"scale": [0.001, 0.001], "translate": [-93, 42]},
        "arcs": [[[100, 0], [0, 100]], [[100, 100], [-100, 0], [0, -100], [100, 0]],
                 [[100, 100], [100, 0], [0, -100], [-100, 0]]],
        "objects": {"counties": {"type": "GeometryCollection", "geometries": [
            {"type": "Polygon", "arcs": [[0, 1]], "properties": {"code": "19001", "name": "Adair"}},
            {"type": "MultiPolygon", "arcs": [[[2, 0]]],
             "properties": {"code": "19003", "name": "Adams"}}]}},
    }  # fmt: skip
    return {
        "kainuu.geojson": (FIXTURES / "kainuu.geojson").read_bytes(),
        "outlines.geojson": (KAINUU / "outlines.geojson").read_bytes(),
        "iowa.topojson": json.dumps(steps).encode(),
        "kommun.zip": (FIXTURES / "kommun.zip").read_bytes(),
        "layers.gpkg": (FIXTURES / "layers.gpkg").read_bytes(),
    }


@cache
def areas(name: str) -> list[str]:
    """The codes of the areas of a file of boundaries."""
    return {
        "iowa.topojson": ["19001", "19003"],
        "kommun.zip": ["1480", "1481"],
        "layers.gpkg": ["4001", "4003"],
    }.get(name, [row["code"] for row in municipalities()])


def parser_inputs() -> dict[str, bytes]:
    """What scripts/parser-fuzzing begins with: a byte that says which file it is, by its order there,
    and the file."""
    files = region() | {
        "surveys.xlsx": excel(rows(SURVEYS)),
        "partners.ods": open_document(rows(PARTNERS)),
    }
    order = ["region.yaml", "municipalities.csv", "borders.csv", "distances.csv", "statistics/2026-06.csv",
             "surveys.csv", "partners.csv", "surveys.xlsx", "partners.ods", "plans/now.csv",
             "outlines.geojson"]  # fmt: skip
    return {name.replace("/", "-"): bytes([at]) + files[name] for at, name in enumerate(order)}
