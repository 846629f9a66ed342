"""The kinds of input: what of each is damaged, and the command that reads it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from . import seeds
from .arguments import command_about, options, wild
from .containers import changed_archive, changed_database, unpacked
from .mutation import NUMBERS, WORDS, changed

REGION = "region"
NEW = "new"  # the folder or the results that a command makes


@dataclass(frozen=True)
class Kind:
    name: str
    weight: float
    make: Callable[[Random, Path], list[str]]
    """Writes the input into a folder, and returns the arguments of the command that reads it."""


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def damaged(random: Random, name: str, data: bytes, other: bytes = b"") -> bytes:
    """A file with changes that suit its format."""
    if data[:2] == b"PK":
        return changed_archive(random, data)
    if name.endswith(".gpkg"):
        return changed_database(random, data)
    return changed(random, data, other)


def _of_region(*names: str):
    """Damage to one of some files of a region folder; now and then to a second file too."""

    def make(random: Random, folder: Path) -> list[str]:
        files = dict(seeds.region())
        name = random.choice(names)
        if name in ("surveys.csv", "partners.csv") and random.random() < 0.3:
            make_sheet = random.choice((seeds.excel, seeds.open_document))
            table = seeds.rows(files.pop(name).decode())
            name = name.replace(".csv", ".xlsx" if make_sheet is seeds.excel else ".ods")
            files[name] = make_sheet(table)
        other = files[random.choice(list(files))]
        files[name] = damaged(random, name, files[name], other)
        if random.random() < 0.1:
            second = random.choice(list(files))
            files[second] = damaged(random, second, files[second])
        if random.random() < 0.03:
            del files[random.choice(list(files))]
        write(folder / REGION, files)
        if random.random() < 0.02:
            _link(random, folder / REGION)
        return command_about(random, REGION, NEW)

    return make


def _link(random: Random, region: Path) -> None:
    """A file that is a link elsewhere, a folder, or a pipe that nobody fills."""
    path = region / random.choice(list(seeds.region()))
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    what = random.choice(("/etc/passwd", "/dev/zero", "nowhere", ".", "folder", "pipe"))
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(what)


def _plan(random: Random, folder: Path) -> list[str]:
    write(folder / REGION, seeds.region())
    name = random.choice(list(seeds.plans()))
    other = seeds.plans()["people.csv"]
    write(folder, {name: damaged(random, name, seeds.plans()[name], other)})
    # A name may end with the sheet.
    asked = name + ("#Taul1" if name.endswith(("xlsx", "ods")) and random.random() < 0.2 else "")
    verb = random.choice(("evaluate", "evaluate", "evaluate", "simulate", "compare", "reference"))
    limits = ["--time-limit", "2"]
    if verb == "compare":
        return ["compare", REGION, "--plan", asked, *limits]
    if verb == "reference":
        return ["propose", REGION, "--reference", asked, "--priority", "waiting,change", *limits]
    if verb == "simulate":
        return ["simulate", REGION, asked, "--runs", "2", "--months", "3", *limits]
    return ["evaluate", REGION, asked, *options(random, "evaluate", most=2), *limits]


def _staff(random: Random, folder: Path) -> list[str]:
    """Coaches by their dates and bases."""
    name = random.choice(("staff.csv", "staff.csv", "staff.xlsx", "staff.ods"))
    make_sheet = {"xlsx": seeds.excel, "ods": seeds.open_document}.get(name[-4:].strip("."))
    table = seeds.STAFF.encode()
    sound = make_sheet(seeds.rows(seeds.STAFF)) if make_sheet else table
    write(folder / REGION, seeds.region() | {name: damaged(random, name, sound, table)})
    if random.random() < 0.4:
        month = random.choice(("2026-02", "2027-01", "2031-01", "1900-01", *WORDS))
        return _without_nul(["headcount", REGION, "--staff-month", month])
    return command_about(random, REGION, NEW)


def _written(random: Random, folder: Path) -> list[str]:
    """A plan or parts of a sample that the program wrote, which it reads again."""
    files = dict(seeds.written(program))
    write(folder / REGION, seeds.region())
    name = random.choice(list(files))
    files[name] = damaged(random, name, files[name], files[random.choice(list(files))])
    write(folder, files)
    if name.startswith("plan/"):
        place = random.choice(("plan", name))
        return ["verify", place, *random.choice(([], ["--region", REGION])), "--time-limit", "1"]
    printed = random.choice(([], ["--format", "json"], ["--output", NEW]))
    return ["sample", "merge", "parts", *random.choice(([], ["--region", REGION])), *printed]


program: Path
"""Writes what kinds need that only the program itself makes."""


def _statistics(random: Random, folder: Path) -> list[str]:
    """Newer figures for a folder that is there."""
    write(folder / REGION, seeds.region())
    name = random.choice(list(seeds.statistics()))
    other = seeds.statistics()["long.csv"]
    write(folder, {name: damaged(random, name, seeds.statistics()[name], other)})
    arguments = ["import", REGION, "--statistics", name]
    if random.random() < 0.2:
        arguments += random.choice(
            (
                ["--period", random.choice(("2026-09", "2026", "2026-13", *WORDS))],
                [
                    "--column",
                    random.choice(("unemployed=TYOTTOMATLOPUSSA", "x=y@2026-09", "a", "=")),
                ],
                ["--split", f"2026-09:long_term_unemployed={random.choice(NUMBERS)}"],
                ["--merged", random.choice(("911=205", "205=205", "205=911", "1", "="))],
            )
        )
    if random.random() < 0.5:
        arguments.append("--dry-run")
    return _without_nul([*arguments, *random.choice(([], [], ["--as-default"]))])


def _new_region(random: Random, folder: Path, what: str) -> list[str]:
    """A new folder from sound files, but for one."""
    sources = {"boundaries": seeds.boundaries(), "distances": seeds.distances()}
    boundaries = (
        random.choice(list(sources["boundaries"])) if what == "boundaries" else "kainuu.geojson"
    )
    codes = seeds.areas(boundaries)
    is_kainuu = len(codes) == 8
    figures = "code,unemployed_2026_09,long_term_unemployed_2026_09\n" + "".join(
        f"{code},{90 + 7 * place},{30 + 5 * place}\n" for place, code in enumerate(codes)
    )
    files = {"figures.csv": figures.encode(), boundaries: sources["boundaries"][boundaries]}
    arguments = ["import", NEW, "--statistics", "figures.csv", "--name-fi", "Alue"]
    layer = "#kommune" if boundaries.endswith(".gpkg") else ""
    arguments += ["--boundaries", boundaries + layer]
    target = boundaries
    if is_kainuu and (what in ("centres", "borders") or random.random() < 0.5):
        files["centres.csv"] = seeds.region()["municipalities.csv"]
        arguments += ["--centres", "centres.csv"]
        if what == "centres":
            target = "centres.csv"
    if is_kainuu and (what == "borders" or random.random() < 0.5):
        files["borders.csv"] = seeds.region()["borders.csv"]
        arguments += ["--borders", "borders.csv"]
        if what == "borders":
            target = "borders.csv"
    if is_kainuu and what == "distances":
        target = random.choice(list(sources["distances"]))
        files[target] = sources["distances"][target]
        arguments += ["--distances", target, *random.choice(([], ["--detour", "1.2"]))]
    if target == "kommun.zip" and random.random() < 0.5:
        # The parts lie beside each other.
        del files[target]
        files |= unpacked(sources["boundaries"][target])
        target = random.choice([name for name in files if name.startswith("kommun/")])
        arguments[arguments.index("kommun.zip")] = "kommun/kommun.shp"
    files[target] = damaged(random, target, files[target], seeds.boundaries()["iowa.topojson"])
    write(folder, files)
    if random.random() < 0.1:
        arguments += [
            "--link",
            random.choice(("105,205,50,ferry", "1,2", "105,105,1,x", "a,b,NaN,c")),
        ]
    if random.random() < 0.1:
        arguments += ["--link-islands"]
    if random.random() < 0.1:
        code = random.choice(("code", "natcode", "name", *WORDS))
        arguments += random.choice((["--area-code", code], ["--area-crs", random.choice(SYSTEMS)]))
    if random.random() < 0.4:
        arguments.append("--dry-run")
    return _without_nul(arguments)


SYSTEMS = [
    "EPSG:3067",
    "EPSG:4326",
    "EPSG:0",
    "EPSG:99999999999",
    "4326",
    "",
    "+proj=merc",
    "WGS84",
]


def _without_nul(arguments: list[str]) -> list[str]:
    """No system takes NUL in an argument."""
    return [argument.replace("\0", "") for argument in arguments]


def _settings(random: Random, folder: Path) -> list[str]:
    """A region.yaml of the user's own for a new folder."""
    arguments = _new_region(random, folder, "")
    write(folder, {"kainuu.geojson": seeds.boundaries()["kainuu.geojson"]})
    write(folder, {"own.yaml": damaged(random, "own.yaml", seeds.SETTINGS.encode())})
    return [*arguments, "--settings", "own.yaml"]


def _arguments(random: Random, folder: Path) -> list[str]:
    write(folder / REGION, seeds.region())
    write(folder, seeds.plans())
    return _without_nul(wild(random, REGION, NEW))


KINDS = [
    Kind("region.yaml", 6, _of_region("region.yaml")),
    Kind("municipalities.csv", 2, _of_region("municipalities.csv")),
    Kind("borders.csv", 1.5, _of_region("borders.csv")),
    Kind("distances.csv", 1.5, _of_region("distances.csv")),
    Kind("snapshots", 2, _of_region("statistics/2026-06.csv", "statistics/2021-10.csv")),
    Kind("surveys and partners", 2, _of_region("surveys.csv", "partners.csv")),
    Kind("notes and reference", 1, _of_region("sources.txt", "statistics/2026-06.txt", "plans/now.csv")),
    Kind("outlines.geojson", 1.5, _of_region("outlines.geojson")),
    Kind("plans", 3, _plan),
    Kind("staff", 1, _staff),
    Kind("plans as JSON, parts", 2, _written),
    Kind("statistics", 5, _statistics),
    Kind("boundaries", 5, lambda random, folder: _new_region(random, folder, "boundaries")),
    Kind("distances", 4, lambda random, folder: _new_region(random, folder, "distances")),
    Kind("centres and borders", 1, lambda random, folder: _new_region(
        random, folder, random.choice(("centres", "borders")))),
    Kind("settings", 0.5, _settings),
    Kind("arguments", 4, _arguments),
]  # fmt: skip
