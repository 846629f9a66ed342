"""What the page says is what the program computed."""
import json
import re

import pytest

import hostile


def number(text, language):
    """A number as the page writes it."""
    plain = text.replace("\u00a0", "").replace("\u202f", "").replace("−", "-")
    if language != "en":
        return float(plain.replace(",", "."))
    return float(plain.replace(",", ""))


def rows(page, scenario):
    """The municipality table of a scenario: cells by code."""
    table = page.locator(f"#municipalities .panel[data-scenario='{scenario}'] tr[data-row]")
    return {row.get_attribute("data-row"): [cell.strip() for cell in row.locator("td")
                                            .all_text_contents()] for row in table.all()}


def plans(report):
    """The plans of the report as JSON has them, by their place."""
    for name in ["comparison.json", "evaluation.json", "plan.json"]:
        path = report.folder / name
        if path.exists():
            document = json.loads(path.read_text(encoding="utf-8"))
            break
    if "scenarios" in document:
        return [scenario["plan"] for scenario in document["scenarios"]]
    return [document["plan"] if "plan" in document else document]


@pytest.mark.parametrize("name", ["comparison", "proposal"])
def test_every_value_of_the_map_stands_in_a_table(open_page, reports, name):
    report = reports(name)
    page = open_page(report.url, java_script_enabled=False)
    for scenario, plan in enumerate(plans(report)):
        table = rows(page, scenario)
        waiting = {entry["municipality"]: entry["clients"] for entry in plan["waiting"]}
        members = [code for territory in plan["territories"]
                   for code in territory["municipalities"]]
        assert set(members) | set(plan["shared"]) == set(table)
        shapes = page.locator(
            f"#map .panel[data-scenario='{scenario}'] [data-municipality][data-territory]")
        drawn = {shape.get_attribute("data-municipality"): shape.get_attribute("data-territory")
                 for shape in shapes.all()}
        assert set(drawn) == set(table)
        total = 0
        for code, (_, territory, _, clients, served, waits) in table.items():
            assert number(waits, report.language) == pytest.approx(
                waiting.get(code, 0), abs=0.0051)
            assert not drawn[code] or drawn[code] == territory
            total += number(clients, report.language)
            assert served or number(clients, report.language) == number(waits, report.language)
        assert total == pytest.approx(plan["demand"], abs=0.0051 * len(table))


def test_territory_rows_are_the_plan(open_page, reports):
    report = reports("comparison")
    page = open_page(report.url, java_script_enabled=False)
    for scenario, plan in enumerate(plans(report)):
        table = page.locator(f"#territories .panel[data-scenario='{scenario}'] tbody tr")
        shown = [[cell.strip() for cell in row.locator("th, td").all_text_contents()]
                 for row in table.all() if row.locator("th[scope=row]").count()]
        assert len(shown) == len(plan["territories"]) + 1, "a row each, and the region's"
        for cells, territory in zip(shown, plan["territories"]):
            values = [number(cells[place], report.language) for place in (4, 5, 6, 10)]
            expected = [territory[key] for key in ("clients", "capacity", "served", "travel")]
            assert values == pytest.approx(expected, abs=0.051)
            assert cells[3].startswith(str(territory["coaches"]))
            assert cells[2].count(",") == len(territory["municipalities"]) - 1


def test_all_is_there_without_scripts(open_page, report):
    with_scripts = open_page(report.url)
    without = open_page(report.url, java_script_enabled=False)
    panels = without.locator(".panel")
    assert panels.count() >= 3
    assert all(panel.is_visible() for panel in panels.all())
    assert without.locator(".picker").count() == 0 or without.locator(".picker").is_hidden()
    assert without.locator("main details").count() == 0
    for row in without.locator("main tr").all()[:40]:
        assert row.is_visible()
    assert with_scripts.locator("main tr").count() == without.locator("main tr").count()


def test_numbers_are_written_as_the_language_does(open_page, reports):
    finnish = open_page(reports("comparison").url).locator("main").inner_text()
    assert re.search(r"\d,\d", finnish) and re.search(r"\d\u00a0\d{3}", finnish)
    english = open_page(reports("evaluation").url).locator("main").inner_text()
    assert re.search(r"\d\.\d", english)


def test_no_english_is_left(open_page, reports):
    """Words of the page that every report has, in the reader's language only."""
    for name, words in {"comparison": ["Territories", "Waiting", "Assumption", "Proven"],
                        "proposal": ["Territories", "Waiting", "Assumption", "Proven"]}.items():
        page = open_page(reports(name).url)
        headings = " ".join(page.locator("h1, h2, h3, caption, thead th").all_text_contents())
        assert not [word for word in words if word in headings]


def test_names_are_only_names(open_page, reports):
    page = open_page(reports("hostile").url)
    assert page.locator("script").count() == 3
    assert page.locator("img").count() == 0
    attributes = page.evaluate("""() => [...document.querySelectorAll("*")].flatMap(
      element => element.getAttributeNames()).filter(name => /^on|[^a-z0-9:-]/i.test(name)
      && !/^(viewBox|preserveAspectRatio|patternUnits|patternTransform|refX|refY|markerWidth|markerHeight|clipPathUnits|markerUnits)$/.test(name))""")
    assert attributes == []
    cells = page.locator("#municipalities .panel:not([hidden]) tbody th").all_text_contents()
    for name in hostile.NAMES:
        assert name in [cell.strip() for cell in cells]
