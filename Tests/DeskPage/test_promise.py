"""The headcount for a promise: asked for by a button, told beside the number by workload."""
import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conftest import desk_tests
from test_page_accessibility import unfold, violations
from test_plain_words import TERMINAL


def promised(view, share="90", days="30"):
    for name, text in [("share", share), ("days", days)]:
        control = view.page.locator(f"#field-promise-{name}")
        control.fill(text)
        control.press("Tab")
    view.page.locator("#ask-headcount").click()


def test_the_number_is_that_of_the_command(view, desk):
    view.open("--coaches", "3", region="kainuu")
    promised(view)
    assert view.arguments == ["--coaches", "3", "--promise", "90%:30"]
    answer = view.page.locator("#promise-answer")
    expect(answer.locator("p").first).to_be_visible(timeout=90_000)
    program = Path(desk_tests.PROGRAM).with_name("plan-territories")
    done = subprocess.run(
        [program, "headcount", desk.regions / "kainuu", "--promise", "90%:30", "--format", "json"], capture_output=True, text=True)
    found = json.loads(done.stdout)["by_promise"]
    count = found["coaches"]
    expect(answer).to_contain_text(f"So that 90 % begin within 30 days, {count} coaches are enough.")
    expect(view.page.locator("#coach-suggestions")).to_contain_text(f"{count} by promise")
    expect(view.page.locator("#coach-suggestions")).to_contain_text("by workload")
    answer.get_by_text("How sure that is").click()
    shown = [row.locator("th").inner_text() for row in answer.locator("#promise-trials tbody tr").all()]
    assert shown == [str(trial["coaches"]) for trial in found["trials"]]
    view.page.get_by_role("button", name=f"{count} by promise").click()
    view.answered()
    assert view.arguments[1] == str(count)
    # It does not rest on the number of coaches, but on the demand.
    expect(answer).to_contain_text("coaches are enough")
    view.fill("--employment-rate", "30")
    expect(answer).to_be_empty()
    expect(view.page.locator("#coach-suggestions")).not_to_contain_text("by promise")


def test_it_can_be_stopped(view):
    view.open("--coaches", "10")
    promised(view)
    stop = view.page.get_by_role("button", name="Stop counting")
    expect(stop).to_be_visible()
    stop.click()
    expect(stop).to_be_hidden(timeout=30_000)
    expect(view.page.locator("#ask-headcount")).to_be_visible()


@pytest.mark.parametrize("share, days, words", [("110", "30", "110"), ("90", "soon", "soon"), ("90", "", "Give both"), ("", "", "Give both"), ("x", "3", "x")])
def test_what_is_refused_is_said_beside_its_fields(view, share, days, words):
    view.open("--coaches", "3", region="kainuu")
    promised(view, share, days)
    problem = view.page.locator("#field-promise-problem")
    expect(problem).to_contain_text(words)
    assert TERMINAL.findall(problem.inner_text()) == []
    expect(view.page.locator("#field-promise-share")).to_have_attribute("aria-invalid", "true")
    assert violations(view.page) == []


@pytest.mark.parametrize("lang", ["fi", "sv"])
def test_it_is_said_in_the_language(view, lang):
    view.open("--coaches", "3", region="kainuu", lang=lang)
    promised(view)
    expect(view.page.locator("#promise-answer p").first).to_be_visible(timeout=90_000)
    unfold(view)
    field = view.field("--promise")
    text = field.inner_text()
    assert "{1}" not in text and TERMINAL.findall(text) == []
    for english in ["coaches", " the ", "takes", "begin", "days", "kept"]:
        assert english not in text, english
    assert violations(view.page) == []


def test_the_plan_is_not_asked_again(view):
    view.open("--coaches", "3", region="kainuu")
    asked = []
    view.page.on("request", lambda request: asked.append(request.post_data) if "/api/answer" in request.url else None)
    for name, text in [("share", "80"), ("days", "60")]:
        view.page.locator(f"#field-promise-{name}").fill(text)
        view.page.locator(f"#field-promise-{name}").press("Tab")
    assert view.arguments[2:] == ["--promise", "80%:60"] and asked == []
    view.open("--coaches", "3", "--promise", "80%:60", region="kainuu")
    assert view.page.locator("#field-promise-share").input_value() == "80"
    assert view.page.locator("#field-promise-days").input_value() == "60"
    assert all("promise" not in data for data in asked)
