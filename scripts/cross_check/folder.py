"""Region folders as they lie on disk: read without the program's help, and written."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import yaml

SUPPRESSED = {"...", "..", "…"}


@dataclass(frozen=True)
class Territory:
    """A territory of a plan file; what is None is left open."""

    members: tuple[int, ...]
    coaches: int | None = None
    leaders: int | None = None
    base: int | None = None


@dataclass(frozen=True)
class Grouping:
    """A plan file: its territories, and the municipalities that are everybody's."""

    territories: tuple[Territory, ...]
    shared: frozenset[int]
    names: tuple[str, ...]


def number(text) -> Fraction:
    """The decimal number that a text, or a number of region.yaml, stands for."""
    return Fraction(str(text))


class Folder:
    """A region folder. Municipalities are positions in the order of their codes."""

    def __init__(self, path: Path):
        self.path = Path(path)
        self.settings = yaml.safe_load((self.path / "region.yaml").read_text(encoding="utf-8"))
        rows = sorted(self._rows("municipalities.csv"), key=lambda row: row["code"].zfill(3))
        self.municipalities = rows
        self.codes = [row["code"].zfill(3) for row in rows]
        self._positions = {code: m for m, code in enumerate(self.codes)}
        for m, row in enumerate(rows):
            for column in ("name_fi", "name_sv"):
                self._positions.setdefault(row[column], m)

    def _rows(self, name: str) -> list[dict[str, str]]:
        with open(self.path / name, encoding="utf-8-sig", newline="") as file:
            return [row for row in csv.DictReader(file) if any(row.values())]

    def position(self, text: str) -> int:
        """The municipality of a code or name."""
        text = str(text).strip()
        return self._positions[text] if text in self._positions else self._positions[text.zfill(3)]

    def assumption(self, key: str, default):
        """A value of `assumptions`, which stands alone or under `value`."""
        given = (self.settings.get("assumptions") or {}).get(key, default)
        return given["value"] if isinstance(given, dict) else given

    def borders(self) -> set[frozenset[int]]:
        """Pairs with at least one road crossing."""
        return {
            frozenset((self.position(row["from"]), self.position(row["to"])))
            for row in self._rows("borders.csv")
            if int(row["road_crossings"]) >= 1
        }

    def distances(self) -> list[list[Fraction]]:
        """D_mj in kilometres, 0 from a municipality to itself."""
        count = len(self.codes)
        table = [[Fraction(0)] * count for _ in range(count)]
        for row in self._rows("distances.csv"):
            m, j = self.position(row["from"]), self.position(row["to"])
            table[m][j] = table[j][m] = number(row["km"])
        return table

    def demand(self, statistics: str | None, column: str | None, benefit: Fraction | None):
        """d_m = count(m) · Π shares; a municipality's survey replaces the last share."""
        chain = self.settings["demand"]
        count = chain["count"]
        column = column or (count["value"] if isinstance(count, dict) else count)
        snapshot = statistics or str(self.settings["statistics"])
        shares = [number(share["value"]) for share in chain.get("shares") or []]
        if benefit is not None:
            shares[-1] = benefit
        point = number((chain.get("suppressed") or {}).get("point", "2.5"))
        surveys = dict(chain.get("surveys") or {})
        answered = {
            self.position(name): number(clients)
            for name, clients in (surveys.pop("clients", None) or {}).items()
        }
        surveys = {self.position(name): number(share) for name, share in surveys.items()}
        demand = [Fraction(0)] * len(self.codes)
        for row in self._rows(f"statistics/{snapshot}.csv"):
            m, cell = self.position(row["municipality"]), row[column].strip()
            own = shares[:-1] + [surveys[m]] if m in surveys else shares
            clients = point if cell in SUPPRESSED else number(cell)
            for share in own:
                clients *= share
            demand[m] = answered.get(m, clients)
        return demand

    def partners(self) -> list[tuple[int, int, Fraction]] | None:
        """Pairs of partners.csv with their weights; None where there is no such file."""
        if not (self.path / "partners.csv").exists():
            return None
        return [
            (self.position(row["from"]), self.position(row["to"]), number(row["weight"]))
            for row in self._rows("partners.csv")
        ]

    def grouping(self, path: Path) -> Grouping:
        """A plan file, `municipality,territory[,coaches][,leaders][,base]`."""
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        territories: dict[str, list[dict[str, str]]] = {}
        shared = set()
        for row in rows:
            if row["territory"] == "shared":
                shared.add(self.position(row["municipality"]))
            else:
                territories.setdefault(row["territory"], []).append(row)

        def cell(rows, column, read):
            texts = {row[column] for row in rows if row.get(column)}
            return read(texts.pop()) if texts else None

        return Grouping(
            tuple(
                Territory(
                    tuple(sorted(self.position(row["municipality"]) for row in own)),
                    cell(own, "coaches", int),
                    cell(own, "leaders", int),
                    cell(own, "base", self.position),
                )
                for own in territories.values()
            ),
            frozenset(shared),
            tuple(territories),
        )


def write_table(path: Path, header: list[str], rows: list[list]) -> None:
    """Writes a table, and the folder that it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
