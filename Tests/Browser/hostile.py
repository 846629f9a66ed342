"""A region whose names try to be something else."""
import csv
import io
import json
import re
import shutil

NAMES = [
    "<script>alert(1)</script>",
    'A & B "q"',
    "=cmd|' /C calc'!A0",
    "N" * 300,
    "שלום עולם",
    "مرحبا بالعالم",
    "'\u0301 onmouseover=alert(2) tabindex=0 x='\u0301",
    "<\u0338img src=x onerror=alert(3)>",
]

# A quotation mark with an accent on it is one character to people, but ends an attribute.
REGION = "\"\u0301 onclick=alert(4) x=\"\u0301</title><script>alert(4)</script>'"


def region(original, folder):
    """A copy of a region folder with these names for municipalities, region and scenarios."""
    copy = folder / "hostile-region"
    shutil.copytree(original, copy)
    path = copy / "municipalities.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert len(rows) >= len(NAMES)
    for row, name in zip(rows, NAMES):
        row["name_fi"] = row["name_sv"] = name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    settings = copy / "region.yaml"
    text = settings.read_text(encoding="utf-8")
    # JSON's way to quote is one of YAML's.
    text = re.sub(r"^  (fi|sv|en): .*$", lambda found: f"  {found[1]}: {json.dumps(REGION)}", text,
                  flags=re.MULTILINE)
    text = re.sub(r'(source: ")', r"\1</script><script>alert(5)</script><!-- ", text)
    settings.write_text(text, encoding="utf-8")
    (copy / "sources.txt").write_text("</p><script>alert(6)</script>\n", encoding="utf-8")
    return copy
