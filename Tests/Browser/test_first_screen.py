"""What a reader with ten seconds sees: the decision, its cost, who goes without, and the map."""
import pytest


def test_the_decision_stands_first(view, reports):
    page = view(reports("short"), viewport={"width": 1280, "height": 860})
    heading = page.locator("h1").text_content()
    assert "9 vai 11" in heading and "12 kuntaa" in heading
    figures = page.locator(".figure")
    assert figures.count() == 3
    assert "560\u00a0000\u00a0€" in figures.nth(0).inner_text().replace(" €", "\u00a0€")
    assert "Kaavi" in figures.nth(2).inner_text() and "12 kuntaa" in figures.nth(2).inner_text()
    for place in range(3):
        assert figures.nth(place).bounding_box()["y"] < 860
    land = page.locator("#map .on-wide svg .municipalities").first.bounding_box()
    assert land["y"] < 400, "the map is on the first screen"


def test_a_phone_shows_the_whole_region(open_page, report):
    page = open_page(report.url, viewport={"width": 390, "height": 844})
    maps = page.locator("#map svg.plan-map:visible")
    assert maps.count() == 1
    box = page.locator("#map svg.plan-map:visible .municipalities").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert page.locator("#map .panel:not([hidden]) .on-narrow").evaluate(
        "frame => frame.scrollWidth <= frame.clientWidth")


@pytest.mark.parametrize("width", [390, 1280])
def test_there_is_one_map_above_the_tables(open_page, reports, width):
    page = open_page(reports("short").url, viewport={"width": width, "height": 860})
    kinds = page.locator("svg.plan-map:visible, table:visible").evaluate_all(
        "all => all.map(one => one.localName)")
    assert kinds[:2] == ["svg", "table"]
    assert ["svg", "svg"] not in [kinds[place:place + 2] for place in range(len(kinds))]


def test_who_gets_nothing_is_hatched(view, reports):
    page = view(reports("short"), viewport={"width": 1280, "height": 860})
    assert page.locator("#map .on-wide svg path.unserved").count() == 12


def test_no_machine_names(view, reports):
    for name in ["short", "comparison"]:
        page = view(reports(name), color_scheme="light")
        words = page.locator("main").inner_text()
        for part in ["#making", "#assumptions .notice"]:
            # The command to type, and what the region folder says of its own files.
            words = words.replace(page.locator(part).inner_text(), "")
        for machine in ["region.yaml", "kuopio-pilot", "long_term", "employment_rate"]:
            assert machine not in words
