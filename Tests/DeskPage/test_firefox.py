"""The main path through the page in Firefox: all other tests are Chromium's."""
import json

import pytest
from playwright.sync_api import expect

from test_files import export_of_statfin
from test_tried import keep


@pytest.fixture
def view(visit, own_desk, firefox):
    view = visit(own_desk, firefox, viewport={"width": 1280, "height": 844})
    yield view
    assert view.errors == []


def test_what_the_policy_forbids_is_seen(visit, own_desk, firefox):
    """Without this, that nothing is forbidden in the tests below would say nothing."""
    view = visit(own_desk, firefox)
    view.open("--coaches", "10")
    view.page.evaluate("document.body.append(Object.assign(document.createElement('img'), { src: 'https://127.0.0.1:1/' }))")
    view.page.wait_for_timeout(300)
    assert any(error.startswith("forbidden: img-src") for error in view.errors)


def test_the_main_path(view, firefox, tmp_path):
    desk, page = view.desk, view.page
    assert page.evaluate("navigator.userAgent.includes('Firefox/')")
    page.goto(f"{desk.origin}/?lang=en")
    page.get_by_role("link", name="Central Finland").click()
    view.answered()

    # Another number of coaches has another answer, which is that of the command line.
    view.fill("--territories", "8")
    view.fill("--coaches", "10")
    assert view.figure("Client-kilometres") == "4,126"
    expect(view.answer).to_contain_text("proven best; GLPK")
    # Steps of one field in quick succession are one for undo.
    page.wait_for_timeout(1_600)
    page.get_by_role("button", name="Job coaches: more").click()
    view.answered()
    assert view.figure("Job coaches") == "11"
    assert view.figure("Clients who wait", 2) == "−15"
    page.get_by_role("button", name="Undo").click()
    view.answered()

    # A base by keyboard alone, from the list of municipalities on the map.
    page.locator(".municipality[tabindex='0']").focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    menu = page.get_by_role("dialog")
    expect(menu).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "menu-name"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    view.answered()
    held = view.arguments
    assert held[:4] == ["--territories", "8", "--coaches", "10"] and len(held) == 6
    assert page.evaluate("document.activeElement.matches('.municipality')")

    # Another lock by click.
    page.locator("[data-municipality='182']").click()
    page.get_by_role("dialog", name="Jämsä").get_by_role("button", name="Keep the base here").click()
    view.answered()
    assert view.arguments == held + ["--base", "Jämsä"]
    expect(page.locator("#locks li")).to_have_count(2)

    # Undo and redo, by key and by button.
    page.keyboard.press("Control+z")
    view.answered()
    assert view.arguments == held
    page.get_by_role("button", name="Redo").click()
    view.answered()
    assert view.arguments == held + ["--base", "Jämsä"]
    page.get_by_role("button", name="Undo").click()
    view.answered()

    keep(view)
    expect(page.locator(".strip > li")).to_have_count(1)
    expect(page.locator(".strip .small-map")).to_be_visible()

    # A file is dropped, looked at, and taken in.
    file = export_of_statfin(tmp_path)
    transfer = page.evaluate_handle(
        """text => { const all = new DataTransfer();
        all.items.add(new File([text], "statfin.json")); return all; }""", file.read_text(encoding="utf-8"))
    page.dispatch_event("main", "drop", {"dataTransfer": transfer})
    expect(page.locator("#file-result")).to_contain_text("Nothing has been written yet.")
    page.get_by_role("button", name="Take it in").click()
    expect(page.locator("#news")).to_contain_text("clients served")
    view.answered()
    assert view.arguments == held + ["--statistics", "2026-09"]
    assert (desk.regions / "central-finland/statistics/2026-09.csv").exists()

    # The page has the figures of the command, and saves them.
    printed = desk.printed(view.arguments)
    assert view.figure("Job coaches") == str(printed["coaches"])
    page.get_by_label("Files of this plan").select_option("plan.geojson")
    page.get_by_role("button", name="Save file").click()
    expect(view.news).to_contain_text("central-finland-plan.geojson is saved")
    page.wait_for_timeout(1_000)
    saved = json.loads((firefox.saved / "central-finland-plan.geojson").read_text(encoding="utf-8"))
    assert saved["type"] == "FeatureCollection" and len(saved["features"]) >= 22

    # The address opens it all again.
    address = page.url
    travel = view.figure("Client-kilometres")
    page.goto("about:blank")
    page.goto(address)
    view.answered()
    assert view.figure("Client-kilometres") == travel
    expect(page.locator(".strip > li")).to_have_count(1)


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_scrolls_sideways(visit, own_desk, firefox, width):
    view = visit(own_desk, firefox, viewport={"width": width, "height": 844})
    view.open("--coaches", "10", "--territories", "8", "--base", "Saarijärvi")
    assert view.page.evaluate("document.documentElement.scrollWidth") <= width
    assert view.errors == []
