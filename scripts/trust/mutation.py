"""Changes of a file's bytes, as damage and malice make them."""

from __future__ import annotations

import json
import re
from random import Random

NUMBERS = [
    "0", "-0", "1", "-1", "2", "0.5", "1e308", "1e-308", "-1e309", "1e999999999", "NaN", "nan", "inf",
    "-Infinity", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
    "18446744073709551616", "4294967296", "2147483648", "1" + "0" * 400, "0." + "0" * 400 + "1",
    "0x10", "1_000", "1,5", "1.200", "1 226", "15 %", "1e3", "٣", "½", "-1e-400", "1e12", "1e13",
    "10000000", "10000001", "...", "..", "…", "", "-", "+1", ".5", "5.", "00001",
]  # fmt: skip
WORDS = [
    "", " ", "\t", "\ufeff", "\x00", "\x1b[31m", "\x7f", "\x9b", "\u202e", "\u2066", "\u200b", "\u0301" * 80,
    "\ufffe", "\U0010ffff", "👩‍👩‍👧‍👦", "A" * 300, "A" * 70_000, "=1+1", "@SUM(A1)", "'=1", "-", "../../etc/passwd",
    "/etc/passwd", "/dev/zero", "file:///etc/passwd", "http://127.0.0.1/x", "null", "true", "false", "~",
    "no", "yes", "on", "{}", "[]", "\"", "'", "\\", "#", "%", "%s%n", "$(id)", "*a", "&a", "!!str", "!!binary",
    "<<", "---", "...", "|", ">", "? ", ": ", ",", ";", "\r", "\n", "\r\n", "ä", "a\u0308", "Jyväskylä",
    "205", "5", "005", "KU205", "shared", "SSS", "<b>", "</script>", "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;",
    "con", "NUL", "a/b", "a\\b",
]  # fmt: skip
TOKEN = re.compile(rb"[0-9][0-9.eE+-]*|[\w\x80-\xff]+|\s+|[^\w\s]")


def changed(random: Random, data: bytes, other: bytes = b"") -> bytes:
    """A file after one to some changes.

    - Parameter other: another file, of which a part may come in.
    """
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5, 12))):
        change = random.choices(CHANGES, WEIGHTS)[0]
        data = change(random, data, other)
    return data


def _place(random: Random, data: bytes) -> int:
    return random.randint(0, len(data))


def _span(random: Random, data: bytes, most: int = 200) -> tuple[int, int]:
    start = _place(random, data)
    return start, min(len(data), start + random.randint(1, most))


def _flip(random, data, other):
    if not data:
        return data
    copy = bytearray(data)
    for _ in range(random.choice((1, 1, 4, 20))):
        copy[random.randrange(len(copy))] ^= 1 << random.randrange(8)
    return bytes(copy)


def _bytes(random, data, other):
    place = _place(random, data)
    new = bytes(
        random.choice((0, 255, 128, 10, random.randrange(256)))
        for _ in range(random.choice((1, 4, 9)))
    )
    return data[:place] + new + data[place + random.choice((0, len(new))) :]


def _cut(random, data, other):
    start, end = _span(random, data)
    return data[:start] + data[end:]


def _repeat(random, data, other):
    start, end = _span(random, data)
    times = random.choice((1, 1, 2, 10, 1000 if len(data) < 20_000 else 2))
    return data[:end] + data[start:end] * times + data[end:]


def _truncate(random, data, other):
    return data[: _place(random, data)]


def _splice(random, data, other):
    start, end = _span(random, other, 2000)
    place = _place(random, data)
    return data[:place] + other[start:end] + data[place:]


def _token(random, data, other):
    """A word, a number or a sign becomes another one, goes, comes twice, or changes places."""
    tokens = list(TOKEN.finditer(data[:200_000]))
    if not tokens:
        return random.choice(WORDS).encode()
    match = random.choice(tokens)
    text = match[0]
    if text[:1].isdigit() and random.random() < 0.7:
        new = random.choice(NUMBERS).encode()
    else:
        new = random.choice(
            (
                random.choice(WORDS).encode(),
                random.choice(NUMBERS).encode(),
                b"",
                text * 2,
                random.choice(tokens)[0],
                text.upper(),
            )
        )
    return data[: match.start()] + new + data[match.end() :]


def _number(random, data, other):
    numbers = list(re.finditer(rb"[0-9]+(\.[0-9]+)?", data[:200_000]))
    if not numbers:
        return data
    match = random.choice(numbers)
    return data[: match.start()] + random.choice(NUMBERS).encode() + data[match.end() :]


def _lines(random, data, other):
    """Lines go, come twice, change places or are all there is."""
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    what = random.choice(("drop", "twice", "swap", "shuffle", "many", "indent", "join", "only"))
    if what == "drop":
        del lines[at]
    elif what == "twice":
        lines.insert(random.randrange(len(lines) + 1), lines[at])
    elif what == "swap":
        with_ = random.randrange(len(lines))
        lines[at], lines[with_] = lines[with_], lines[at]
    elif what == "shuffle":
        random.shuffle(lines)
    elif what == "many":
        lines[at:at] = [lines[at]] * random.choice((10, 300, 3000 if len(lines[at]) < 200 else 3))
    elif what == "indent":
        lines[at] = random.choice((b" ", b"  ", b"\t", b"    ", b"- ")) + lines[at]
    elif what == "join" and at + 1 < len(lines):
        lines[at : at + 2] = [lines[at] + lines[at + 1]]
    elif what == "only":
        lines = lines[: at + 1]
    return b"\n".join(lines)


def _column(random, data, other):
    """A column of a table goes, comes twice, or has another head."""
    sign = max((b",", b";", b"\t"), key=data[:2000].count)
    rows = [line.split(sign) for line in data.split(b"\n")]
    at = random.randrange(max(1, len(rows[0])))
    what = random.choice(("drop", "twice", "head", "fill"))
    fill = random.choice(WORDS + NUMBERS).encode()
    for number, row in enumerate(rows):
        if at >= len(row):
            continue
        if what == "drop":
            del row[at]
        elif what == "twice":
            row.insert(at, row[at])
        elif what == "head" and number == 0 or what == "fill" and number:
            row[at] = fill
    return b"\n".join(sign.join(row) for row in rows)


def _nested(random, data, other):
    """Brackets, or indentation, deeper than any stack."""
    depth = random.choice((5, 100, 600, 5000, 100_000))
    place = _place(random, data)
    opening = random.choice((b"[", b"{", b'{"a":', b"[[", b"(", b"<a>", b"- ", b"a: {"))
    closing = {b"[": b"]", b"{": b"}", b'{"a":': b"}", b"[[": b"]]"}.get(opening, b"")
    return data[:place] + opening * depth + closing * depth + data[place:]


def _encoded(random, data, other):
    """The same text in another encoding, or with other ends of lines."""
    text = data.decode(errors="replace")
    way = random.choice(
        ("utf-16", "utf-16-be", "cp1252", "utf-8-sig", "crlf", "cr", "utf-32", "nfd")
    )
    if way in ("crlf", "cr"):
        return data.replace(b"\n", b"\r\n" if way == "crlf" else b"\r")
    if way == "nfd":
        import unicodedata

        return unicodedata.normalize("NFD", text).encode()
    return text.encode(way, errors="replace")


def _tree(random, data, other):
    """Something inside a JSON document becomes something else."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return _token(random, data, other)
    places = []

    def walk(node, depth):
        if depth > 40 or len(places) > 20_000:
            return
        keys = list(node) if isinstance(node, dict) else range(len(node))
        for key in keys:
            places.append((node, key))
            if isinstance(node[key], (dict, list)):
                walk(node[key], depth + 1)

    if isinstance(document, (dict, list)):
        walk(document, 0)
    if not places:
        return b"null"
    # Deep places are many: half of the time one near the top.
    node, key = random.choice(places[: random.choice((12, len(places)))])
    what = random.choice(("value", "value", "drop", "another", "wrap", "many", "key"))
    odd = [None, True, -1, 0, 0.5, 1e308, 2**63, "", "x" * 5000, [], {}, [[]], [None] * 300, "NaN"]
    if what == "value":
        node[key] = random.choice(odd)
    elif what == "drop":
        del node[key]
    elif what == "another":
        from_, other_key = random.choice(places)
        if other_key in from_ if isinstance(from_, dict) else other_key < len(from_):
            node[key] = json.loads(json.dumps(from_[other_key]))
    elif what == "wrap":
        node[key] = random.choice(([node[key]], {"a": node[key]}, [node[key]] * 3))
    elif what == "many":
        if isinstance(node[key], list):
            node[key] = node[key] * random.choice((0, 2, 50))
        elif isinstance(node[key], (int, float)):
            node[key] = random.choice((-node[key], node[key] * 1e6, 10**9, 4400))
    elif isinstance(node, dict):
        node[random.choice(WORDS)] = node.pop(key)
    return json.dumps(document, ensure_ascii=random.random() < 0.5).encode(errors="replace")


_WEIGHTED = {
    _token: 10, _number: 7, _lines: 6, _column: 4, _tree: 6, _flip: 4, _bytes: 4, _cut: 4, _repeat: 3,
    _truncate: 2, _splice: 3, _nested: 1, _encoded: 1,
}  # fmt: skip
CHANGES, WEIGHTS = list(_WEIGHTED), list(_WEIGHTED.values())
