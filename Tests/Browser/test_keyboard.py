"""All that the scripts add works without a pointer."""
import pytest

MAP = ".panel:not([hidden]) .map .on-wide svg"


def tab_to(page, selector):
    """Presses the tab key until the element has the focus, as a reader without a pointer does."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the tab key does not reach {selector}")


def shown(page):
    return set(page.locator(".panel:not([hidden])").evaluate_all(
        "all => all.map(panel => panel.dataset.scenario)"))


def test_slider_works_by_keyboard(open_page, reports):
    page = open_page(reports("comparison").url)
    assert shown(page) == {"2"}, "the baseline is shown first"
    tab_to(page, "#scenario")
    answers = [page.locator("#scenario-answer").text_content()]
    for key, scenario in [("ArrowRight", "3"), ("End", "4"), ("ArrowLeft", "3"), ("Home", "0")]:
        page.keyboard.press(key)
        assert shown(page) == {scenario}
        answers.append(page.locator("#scenario-answer").text_content())
        assert page.locator("#scenario").get_attribute("aria-valuetext") in answers[-1]
    assert len(set(answers)) == 4
    assert page.locator("#scenario-answer").get_attribute("aria-live") == "polite"


def test_slider_moves_map_and_tables_together(open_page, reports):
    page = open_page(reports("comparison").url)
    assert page.locator("#map .panel:not([hidden]) svg.plan-map:visible").count() == 1
    assert page.locator("#territories .panel:not([hidden]) table").count() == 1
    before = page.locator(MAP).inner_html()
    page.locator("#scenario").focus()
    page.keyboard.press("End")
    assert page.locator(MAP).inner_html() != before


def test_municipalities_tell_their_values_by_keyboard(open_page, report):
    page = open_page(report.url)
    tab_to(page, "[data-municipality]")
    tooltip = page.locator("#tooltip")
    seen = []
    for key in ["ArrowRight", "End", "ArrowLeft", "Home"]:
        page.keyboard.press(key)
        assert tooltip.is_visible()
        seen.append(tooltip.text_content())
        code = page.evaluate("document.activeElement.dataset.municipality")
        row = page.locator(f"#municipalities .panel:not([hidden]) tr[data-row='{code}']")
        for value in row.locator("td").all_text_contents():
            assert value.strip() in seen[-1]
    assert len(set(seen)) == 4
    page.keyboard.press("Escape")
    assert tooltip.is_hidden()


def test_tooltip_follows_the_pointer_and_stays_under_it(open_page, reports):
    page = open_page(reports("comparison").url)
    page.locator(f"{MAP} [data-municipality]").first.hover(force=True)
    tooltip = page.locator("#tooltip")
    assert tooltip.is_visible()
    tooltip.hover(force=True)
    page.wait_for_timeout(400)
    assert tooltip.is_visible()
    page.mouse.move(1, 1)
    tooltip.wait_for(state="hidden")


def look(page):
    """The element with the focus and what is around it, as a picture."""
    box = page.evaluate("""() => {
      const {x, y, width, height} = document.activeElement.getBoundingClientRect();
      const left = Math.max(0, x - 6), top = Math.max(0, y - 6);
      return {x: left, y: top, width: Math.max(1, Math.min(width + 12, innerWidth - left)),
        height: Math.max(1, Math.min(height + 12, innerHeight - top))};
    }""")
    focused = page.screenshot(clip=box)
    page.evaluate("window.last = document.activeElement; last.blur()")
    blurred = page.screenshot(clip=box)
    page.evaluate("last.focus({focusVisible: true, preventScroll: true})")
    return focused, blurred


@pytest.mark.parametrize("name", ["comparison", "proposal"])
def test_focus_is_visible_everywhere(open_page, reports, name):
    """Each stop of the tab key looks different with the focus than without."""
    page = open_page(reports(name).url, reduced_motion="reduce")
    # The details at a municipality would be a difference of their own.
    page.evaluate("document.getElementById('tooltip').remove()")
    stops = []
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
        focused, blurred = look(page)
        assert focused != blurred, stops[-1]
    assert len(stops) > 10
    assert any("data-municipality" in stop for stop in stops)
