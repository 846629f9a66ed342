"""WCAG 2.1 AA, as far as a browser can tell."""
from axe_playwright_python.sync_playwright import Axe

RULES = {"runOnly": {"type": "tag", "values": [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}}


def violations(page, options=RULES):
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
        for violation in Axe().run(page, options=options).response["violations"]
    ]


def test_axe_finds_nothing(view, report):
    assert violations(view(report, color_scheme="light")) == []


def test_contrast_is_enough_in_the_dark(view, report):
    page = view(report, color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    contrast = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    assert violations(page, contrast) == []


def test_axe_finds_nothing_on_a_phone(view, reports):
    page = view(reports("evaluation"), viewport={"width": 320, "height": 640})
    assert violations(page) == []


def test_axe_would_find_something(open_page, reports):
    page = open_page(reports("proposal").url)
    page.evaluate("document.querySelector('main').style.color = '#bbb'")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    found = " ".join(violations(page))
    assert "color-contrast" in found and "html-has-lang" in found


def test_language_is_said(view, report):
    page = view(report, color_scheme="light")
    assert page.locator("html").get_attribute("lang") == report.language


def test_headings_are_in_order(view, report):
    page = view(report, color_scheme="light")
    levels = page.locator("h1, h2, h3, h4").evaluate_all(
        "all => all.filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:]))


def test_tables_have_captions_and_scopes(view, report):
    page = view(report, color_scheme="light")
    tables = page.locator("table")
    assert tables.count() > 3
    assert tables.evaluate_all("all => all.every(t => t.caption?.textContent.trim())")
    assert page.locator("th:not([scope])").count() == 0


def test_drawings_say_what_they_show(view, report):
    page = view(report, java_script_enabled=False)
    drawings = page.locator("figure svg")
    assert drawings.count() >= 2
    for drawing in drawings.all():
        assert drawing.get_attribute("role") == "img"
        for name in drawing.get_attribute("aria-labelledby").split():
            assert page.locator(f"[id='{name}']").text_content().strip()


def test_ids_are_unique(view, report):
    page = view(report, color_scheme="light")
    ids = page.locator("[id]").evaluate_all("all => all.map(element => element.id)")
    assert len(ids) == len(set(ids))


def test_page_never_scrolls_sideways(open_page, report):
    page = open_page(report.url)
    for width in [320, 768, 1280]:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_sideways_scrolling_would_be_seen(open_page, reports):
    page = open_page(reports("proposal").url, viewport={"width": 320, "height": 800})
    page.evaluate("document.querySelector('h1').style.width = '400px'")
    assert page.evaluate("document.documentElement.scrollWidth") > 320
