"""Archives, workbooks and databases: made, and changed inside so that what holds them stays sound."""

from __future__ import annotations

import io
import sqlite3
import tempfile
import warnings
import zipfile
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from .mutation import NUMBERS, WORDS, changed

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def excel(rows: list[list[str]]) -> bytes:
    """A workbook of one sheet, with shared texts, as Excel has them."""
    texts: list[str] = []
    lines = []
    for number, row in enumerate(rows, 1):
        cells = []
        for column, cell in enumerate(row):
            place = f"{chr(65 + column)}{number}"
            if cell.replace(".", "", 1).isdigit():
                cells.append(f'<c r="{place}"><v>{cell}</v></c>')
            elif cell:
                cells.append(f'<c r="{place}" t="s"><v>{len(texts)}</v></c>')
                texts.append(f"<si><t>{escape(cell)}</t></si>")
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    types = [
        ("worksheet", "worksheets/s.xml"),
        ("styles", "styles.xml"),
        ("sharedStrings", "t.xml"),
    ]
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(types)
    )
    parts = {
        "_rels/.rels": f'<Relationships><Relationship Id="w" Type="{OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns:r="r"><workbookPr/><sheets>'
        '<sheet name="Taul1" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
        "xl/styles.xml": '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>',
        "xl/t.xml": f"<sst>{''.join(texts)}</sst>",
        "xl/worksheets/s.xml": f"<worksheet><sheetData>{''.join(lines)}</sheetData>"
        '<mergeCells><mergeCell ref="H1:I1"/></mergeCells></worksheet>',
    }
    return packed({name: text.encode() for name, text in parts.items()})


def open_document(rows: list[list[str]]) -> bytes:
    """The same as LibreOffice has it."""

    def cell(text: str) -> str:
        if text.replace(".", "", 1).isdigit():
            return f'<table:table-cell office:value-type="float" office:value="{text}"/>'
        return (
            '<table:table-cell office:value-type="string">'
            f"<text:p>{escape(text)}</text:p></table:table-cell>"
        )

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = (
        "<office:document-content><office:body><office:spreadsheet>"
        f'<table:table table:name="Taul1">{lines}<table:table-row table:number-rows-repeated='
        '"1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content.encode()})


def changed_archive(random: Random, data: bytes, other: bytes = b"") -> bytes:
    """A part of an archive changed, renamed, left out or twice there; or the archive's own bytes."""
    try:
        parts = list(unpacked(data).items())
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        parts = []  # damaged before
    if not parts or random.random() < 0.3:
        return changed(random, data)
    at = random.randrange(len(parts))
    name, content = parts[at]
    what = random.choices(("change", "name", "drop", "twice", "large"), (12, 1, 1, 1, 0.2))[0]
    if what == "change":
        parts[at] = name, changed(random, content, parts[0][1])
    elif what == "name":
        parts[at] = (
            random.choice(("../" + name, "/" + name, name.upper(), "", name + "\x00")),
            content,
        )
    elif what == "drop":
        del parts[at]
    elif what == "twice":
        parts.append((name, changed(random, content)))
    else:
        # Packs to little, unpacks to much.
        middle = len(content) // 2
        parts[at] = name, content[:middle] + b" " * 300_000_000 + content[middle:]
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def changed_database(random: Random, data: bytes, other: bytes = b"") -> bytes:
    """A cell of a GeoPackage changed, or the file's own bytes."""
    if random.random() < 0.4:
        return changed(random, data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "f.gpkg"
        path.write_bytes(data)
        database = sqlite3.connect(path, isolation_level=None)
        try:
            tables = [row[0] for row in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            )]  # fmt: skip
            for _ in range(random.choice((1, 1, 2, 4))):
                _change_cell(random, database, random.choice(tables))
        except sqlite3.Error:
            pass
        finally:
            database.close()
        return path.read_bytes()


def _change_cell(random: Random, database: sqlite3.Connection, table: str) -> None:
    columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
    if not columns:
        return  # of a table that was renamed or dropped before
    column = random.choice(columns)
    rows = database.execute(f'SELECT rowid, "{column}" FROM "{table}"').fetchall()
    what = random.random()
    if what < 0.08:
        database.execute(f'DROP TABLE "{table}"')
    elif what < 0.14:
        database.execute(f'ALTER TABLE "{table}" RENAME TO "{random.choice(("x", "a b", "é"))}"')
    elif rows:
        row, value = random.choice(rows)
        if isinstance(value, bytes):
            new = (
                changed(random, value)
                if random.random() < 0.9
                else b"GP" + bytes(random.choice((0, 6, 90)))
            )
        else:
            new = random.choice(
                (None, random.choice(WORDS), random.choice(NUMBERS), -1, 2**62, 1e308, b"\0")
            )
        database.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (new, row))
