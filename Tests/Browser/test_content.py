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
    for name in ["comparison.json", "rollout.json", "evaluation.json", "plan.json"]:
        path = report.folder / name
        if path.exists():
            document = json.loads(path.read_text(encoding="utf-8"))
            break
    if "scenarios" in document:
        return [scenario["plan"] for scenario in document["scenarios"]]
    if "stages" in document:
        return [stage["plan"] for stage in document["stages"]]
    return [document["plan"] if "plan" in document else document]


@pytest.mark.parametrize("name", ["comparison", "proposal", "rollout"])
def test_every_value_of_the_map_stands_in_a_table(view, reports, name):
    report = reports(name)
    page = view(report, java_script_enabled=False)
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
        for code, (_, territory, _, clients, served, waits, _) in table.items():
            assert number(waits, report.language) == pytest.approx(
                waiting.get(code, 0), abs=0.0051)
            assert not drawn[code] or drawn[code] == territory
            total += number(clients, report.language)
            assert served or number(clients, report.language) == number(waits, report.language)
        assert total == pytest.approx(plan["demand"], abs=0.0051 * len(table))


def test_territory_rows_are_the_plan(view, reports):
    report = reports("comparison")
    page = view(report, java_script_enabled=False)
    for scenario, plan in enumerate(plans(report)):
        table = page.locator(f"#territories .panel[data-scenario='{scenario}'] tbody tr")
        shown = [[cell.strip() for cell in row.locator("th, td").all_text_contents()]
                 for row in table.all() if row.locator("th[scope=row]").count()]
        assert len(shown) == len(plan["territories"]) + 1, "a row each, and the region's"
        for cells, territory in zip(shown, plan["territories"]):
            values = [number(cells[place], report.language) for place in (3, 4, 5, 9)]
            expected = [territory[key] for key in ("clients", "capacity", "served", "travel")]
            assert values == pytest.approx(expected, abs=0.051)
            assert cells[2].startswith(str(territory["coaches"]))
            assert cells[1].count(",") == len(territory["municipalities"]) - 1


def test_all_is_there_without_scripts(view, report):
    with_scripts = view(report, color_scheme="light")
    without = view(report, java_script_enabled=False)
    panels = without.locator(".panel")
    assert panels.count() >= 3
    assert all(panel.is_visible() for panel in panels.all())
    assert without.locator(".picker").count() == 0 or without.locator(".picker").is_hidden()
    assert without.locator("main details").count() == 0
    # What-if questions need a script; all else has the same rows.
    rows = "main tr:not(#what-if tr)"
    assert without.locator(rows).evaluate_all("all => all.every(row => row.checkVisibility())")
    assert with_scripts.locator(rows).count() == without.locator(rows).count() > 20


def test_numbers_are_written_as_the_language_does(view, reports):
    finnish = view(reports("comparison"), color_scheme="light").locator("main").inner_text()
    assert re.search(r"\d,\d", finnish) and re.search(r"\d\u00a0\d{3}", finnish)
    english = view(reports("evaluation"), color_scheme="light").locator("main").inner_text()
    assert re.search(r"\d\.\d", english)


def test_a_scenario_without_a_plan_says_why(view, reports):
    """Nine territories are more than there are coaches."""
    page = view(reports("hostile"), java_script_enabled=False)
    notice = page.locator("#scenarios .notice")
    assert notice.count() >= 1 and all(one.is_visible() for one in notice.all())
    assert "9" in notice.last.text_content() and notice.last.locator("p").count() >= 2
    for panel in page.locator(".panel[data-scenario='2']").all():
        assert panel.locator("p").first.is_visible() and panel.locator("table").count() == 0


@pytest.mark.parametrize("name", ["comparison", "proposal"])
def test_no_english_is_left(view, reports, name):
    """Headers and headings are in the reader's language."""
    page = view(reports(name), color_scheme="light")
    words = " ".join(page.locator("h1, h2, h3, caption, th, label, button").all_text_contents())
    english = ["Territor", "Waiting", "Assumption", "Proven", "Coach", "Clients", "Served", "Level"]
    assert [word for word in english if word in words] == []


def test_names_are_only_names(view, reports):
    page = view(reports("hostile"), color_scheme="light")
    # Its data and its own scripts, as on every other report.
    others = view(reports("proposal"), color_scheme="light").locator("script").count()
    assert page.locator("script").count() == others
    assert page.locator("img").count() == 0
    attributes = page.evaluate("""() => [...document.querySelectorAll("*")].flatMap(
      element => element.getAttributeNames()).filter(name => /^on|[^a-z0-9:-]/i.test(name)
      && !/^(viewBox|preserveAspectRatio|patternUnits|patternTransform|refX|refY|markerWidth|markerHeight|clipPathUnits|markerUnits)$/.test(name))""")
    assert attributes == []
    assert hostile.REGION in page.locator("h1").text_content()
    cells = page.locator("#municipalities .panel:not([hidden]) tbody th").all_text_contents()
    for name in hostile.NAMES:
        assert name in [cell.strip() for cell in cells]


def test_stages_say_who_changes_coach(view, reports):
    report = reports("rollout")
    page = view(report, java_script_enabled=False)
    document = json.loads((report.folder / "rollout.json").read_text(encoding="utf-8"))
    head = page.locator("#change-table").locator("xpath=..").locator("thead th").all_text_contents()
    assert head[1:] == [stage["from"] for stage in document["stages"]]
    body = page.locator("#change-table").locator("xpath=..").locator("tbody tr")
    changed = sum(len(stage["changes"]) for stage in document["stages"])
    assert body.locator("td", has_text="→").count() == changed > 0
    assert "scenari" not in page.locator("body").inner_text().lower()


def test_one_away_is_told_for_each_territory(view, reports):
    report = reports("proposal")
    page = view(report, java_script_enabled=False)
    [plan] = plans(report)
    rows = page.locator("#absence-table").locator("xpath=..").locator("tbody tr")
    told = [[number(cell, report.language) for cell in row.locator("td").all_text_contents()[2:4]]
            for row in rows.all()]
    assert told == [pytest.approx([one["waiting"], one["more_waiting"]], abs=0.0051)
                    for one in plan["if_one_is_away"]]
