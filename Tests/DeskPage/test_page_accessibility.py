"""WCAG 2.1 AA, as far as a browser can tell, in all states of the page."""
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

RULES = {"runOnly": {"type": "tag", "values": [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}}


def violations(page):
    return [f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
            for violation in Axe().run(page, options=RULES).response["violations"]]


def unfold(view):
    """Opens all that is folded, but for cutting, which changes what a click on the map does."""
    view.page.evaluate("""for (const one of document.querySelectorAll("details:not(#cut)")) one.open = true""")


def plan(view):
    view.open("--coaches", "10", "--territories", "8", "--together", "Keuruu,Multia", "--base", "Saarijärvi")
    unfold(view)


def menu(view):
    view.open("--coaches", "10")
    view.choose("Keuruu")


def refused(view):
    view.open("--coaches", "ten")


def impossible(view):
    view.open("--coaches", "10", "--territories", "8", "--most-km", "30")


def nothing(view):
    view.page.goto(f"{view.desk.origin}/?lang=en")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", [plan, menu, refused, impossible, nothing], ids=lambda state: state.__name__)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit, desk, state, scheme, width):
    view = visit(desk, color_scheme=scheme, viewport={"width": width, "height": 844})
    state(view)
    assert violations(view.page) == []
    assert view.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_all_is_said_in_the_language(visit, desk, lang):
    view = visit(desk, viewport={"width": 390, "height": 844})
    view.open("--coaches", "10", "--territories", "8", lang=lang)
    unfold(view)
    assert view.page.locator("html").get_attribute("lang") == lang
    assert view.page.evaluate("document.documentElement.scrollWidth") <= 390
    parts = ["#news", "#question", "#map", "#answer", "#tried", "#stages", "#more"]
    text = "\n".join(view.page.locator(part).inner_text() for part in parts)
    assert "{1}" not in text
    if lang != "en":
        for english in ["The ", "coaches", "territor", "municipalit", " the ", "clients", " of "]:
            assert english not in text, english


def test_headings_are_in_order_and_ids_unique(view):
    plan(view)
    levels = view.page.locator("h1, h2, h3, h4").evaluate_all(
        "all => all.filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:]))
    ids = view.page.locator("[id]").evaluate_all("all => all.map(element => element.id)")
    assert len(ids) == len(set(ids))


def test_the_whole_job_is_done_by_keyboard(view):
    """From the first tab key to a held municipality, without a pointer."""
    view.open("--coaches", "10", "--territories", "8")
    keys = view.page.keyboard
    keys.press("Tab")
    assert view.page.evaluate("document.activeElement.className") == "skip"
    for _ in range(80):
        keys.press("Tab")
        if view.page.evaluate("document.activeElement.matches('.municipality')"):
            break
    else:
        pytest.fail("the map is not reached by tab")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(view.page.get_by_role("dialog")).to_be_visible()
    keys.press("Tab")
    keys.press("Enter")
    view.answered()
    assert len(view.arguments) == 6
    assert view.page.evaluate("document.activeElement.matches('.municipality')")


def test_focus_is_always_seen(view):
    view.open("--coaches", "10")
    for selector in ["#keep", "#view", "[data-option='--reach'] input", ".chip-button"]:
        view.page.locator(selector).first.focus()
        style = view.page.locator(selector).first.evaluate("one => getComputedStyle(one).outlineStyle")
        assert style == "solid"
    view.page.locator(".municipality").first.focus()
    assert view.page.locator(".lit").get_attribute("d") != ""
