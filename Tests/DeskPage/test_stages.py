"""A service that grows: stages are given in rows, planned by a button, and shown beside each other."""
import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conftest import desk_tests
from test_page_accessibility import unfold, violations
from test_plain_words import TERMINAL

STAGES = "2027-01:4,2028-01:8,2029-01:11"


def planned(view, timeout=60_000):
    view.page.get_by_role("button", name="Plan the stages").click()
    expect(view.page.locator("#stages-result h3")).to_be_visible(timeout=timeout)
    return view.page.locator("#stages-result")


def printed(desk, arguments, region="central-finland"):
    program = Path(desk_tests.PROGRAM).with_name("plan-territories")
    done = subprocess.run(
        [program, "rollout", desk.regions / region, *arguments, "--format", "json"],
        capture_output=True, text=True)
    return json.loads(done.stdout)


def rows(table):
    return [[cell.strip() for cell in row.locator("th, td").all_inner_texts()]
            for row in table.locator("tbody tr").all()]


def test_stages_are_given_by_keyboard_alone(view):
    view.open("--coaches", "3", region="kainuu")
    keys = view.page.keyboard
    view.page.locator("#add-stage").focus()
    keys.press("Enter")
    assert view.page.evaluate("document.activeElement.id") == "stage-month-0"
    keys.press("Control+a")
    keys.type("2027-03")
    keys.press("Tab")
    assert view.page.evaluate("document.activeElement.id") == "stage-coaches-0"
    keys.press("Control+a")
    keys.type("2")
    keys.press("Tab")
    assert view.arguments == ["--coaches", "3", "--stages", "2027-03:2"]
    for _ in range(3):
        keys.press("Tab")
        if view.page.evaluate("document.activeElement.id") == "add-stage":
            break
    keys.press("Enter")
    # A year later with one coach more, until somebody says otherwise.
    assert view.arguments[3] == "2027-03:2,2028-03:3"
    view.page.locator("#ask-rollout").focus()
    keys.press("Enter")
    expect(view.page.locator("#stages-result h3")).to_be_focused(timeout=60_000)
    expect(view.page.locator("#stages-result figure")).to_have_count(2)
    expect(view.news).to_have_text("2 stages are planned.")


def test_stages_are_those_of_the_command(view, desk):
    view.open("--coaches", "10", "--stages", STAGES)
    result = planned(view)
    command = result.locator("#stages-command").inner_text()
    assert command == f"plan-territories rollout regions/central-finland --stages {STAGES}"
    document = printed(desk, ["--stages", STAGES])
    shown = rows(result.locator("#stage-table"))
    for row, stage in zip(shown, document["stages"], strict=True):
        plan = stage["plan"]
        waiting = sum(one["clients"] for one in plan["waiting"])
        travel = next(level["value"] for level in plan["objectives"] if level["name"] == "travel")
        alone = next(level["value"] for level in stage["alone"] if level["name"] == "travel")
        assert row[:3] == [stage["from"], str(plan["coaches"]), str(len(plan["territories"]))]
        assert row[4] == f"{waiting:,.0f}" and row[6] == str(len(stage["changes"]))
        assert row[7:] == [f"{travel:,.0f}", f"{alone:,.0f}"]
    expect(result).to_contain_text("2027-01: 912 client-kilometres more; 2028-01: 577 client-kilometres more")
    expect(result).to_contain_text("Another coach from 2028-01 on: Laukaa: Hankasalmi, Konnevesi and Laukaa.")
    expect(result).to_contain_text("Each stage is proven best")
    result.get_by_text("Who changes coach").first.click()
    assert ["Laukaa", "Äänekoski", "→ Laukaa", "Laukaa"] in rows(result.locator("#stage-changes"))
    result.get_by_text("Who waits, stage by stage").first.click()
    assert len(rows(result.locator("#stage-waiting"))) == 22
    # Each map has a dot for each base.
    dots = [figure.locator(".base-dot").count() for figure in result.locator("figure").all()]
    assert dots == [len(stage["plan"]["territories"]) for stage in document["stages"]]


def test_the_plan_is_left_alone(view):
    """Stages are in the address and can be undone, and the plan's own search is not asked again."""
    view.open("--coaches", "10")
    before = view.page.evaluate("document.body.dataset.milliseconds")
    asked = []
    view.page.on("request", lambda request: asked.append(request.url) if "/api/answer" in request.url else None)
    view.page.get_by_role("button", name="Add a stage").click()
    view.page.get_by_role("button", name="Add a stage").click()
    assert view.arguments[2] == "--stages" and view.arguments[3].count(":") == 2
    view.page.get_by_role("button", name="Remove stage 1").click()
    assert view.arguments[3].count(":") == 1
    view.page.get_by_label("Order of planning").select_option("forwards")
    assert view.arguments[-1] == "--forwards"
    assert asked == [] and view.page.evaluate("document.body.dataset.milliseconds") == before
    expect(view.page.locator("#keep")).to_have_attribute("aria-disabled", "false")
    for _ in range(4):
        view.page.get_by_role("button", name="Undo").click()
    assert view.arguments == ["--coaches", "10"]
    expect(view.page.locator("ol.stages li")).to_have_count(0)


def test_another_question_makes_stages_old(view):
    view.open("--coaches", "3", "--stages", "2027-01:2,2028-01:3", region="kainuu")
    planned(view)
    old = view.page.locator("#stages-old")
    expect(old).to_be_hidden()
    view.page.get_by_role("button", name="Job coaches: more").click()
    view.answered()
    expect(old).to_be_hidden()
    view.fill("--reach", "120")
    expect(old).to_contain_text("The question has changed since")
    view.page.get_by_role("button", name="Undo").click()
    view.answered()
    expect(old).to_be_hidden()
    # Planned forwards, it is another question.
    view.page.get_by_label("Order of planning").select_option("forwards")
    expect(old).to_be_visible()
    result = planned(view)
    expect(result.locator("#stages-command")).to_contain_text("--forwards")


def test_stages_are_planned_all_together(view, desk):
    stages = "2027-01:2,2028-01:3"
    view.open("--stages", stages, region="kainuu")
    view.page.get_by_label("Order of planning").select_option("forwards")
    view.page.get_by_label("Order of planning").select_option("all-at-once")
    assert view.arguments == ["--stages", stages, "--all-at-once"]
    result = planned(view)
    expect(result).to_contain_text("Proven: no plans of these stages are better together")
    together = printed(desk, ["--stages", stages, "--all-at-once"], "kainuu")["together"]
    shown = {row[0]: row[1:] for row in rows(result.locator("#together-table"))}
    travel = next(figure for figure in together["figures"] if figure["name"] == "travel")
    assert shown["travel"] == [f"{travel[way]:,.0f} client-km" for way in ("value", "backwards", "forwards")]


def test_too_many_stages_together_are_refused(view):
    view.open("--stages", "2027-01:1,2028-01:2,2029-01:3,2030-01:4", "--all-at-once", region="kainuu")
    view.page.locator("#ask-rollout").click()
    problem = view.page.locator("#stages-problem")
    expect(problem).to_be_visible()
    assert TERMINAL.findall(problem.inner_text()) == []


@pytest.mark.parametrize("lang, words", [("en", "as many as before"), ("fi", "2028-01"), ("sv", "2028-01")])
def test_what_is_wrong_stands_beside_its_stage(view, lang, words):
    view.open("--coaches", "3", "--stages", "2027-01:3,2028-01:3", region="kainuu", lang=lang)
    view.page.locator("#ask-rollout").click()
    problem = view.page.locator("#stages-problem")
    expect(problem).to_contain_text(words)
    assert TERMINAL.findall(problem.inner_text()) == []
    wrong = view.page.locator("ol.stages [aria-invalid=true]")
    expect(wrong).to_have_count(2)
    assert wrong.first.get_attribute("id") == "stage-month-1"
    assert wrong.first.get_attribute("aria-describedby") == "stages-problem"
    assert violations(view.page) == []
    # Set right, it is no longer said.
    view.page.locator("#stage-coaches-1").fill("4")
    view.page.locator("#stage-coaches-1").press("Tab")
    expect(problem).to_be_hidden()
    view.page.locator("#ask-rollout").click()
    expect(view.page.locator("#stages-result h3")).to_be_visible(timeout=60_000)


@pytest.mark.parametrize("month, coaches, words", [
    ("soon", "4", "soon"), ("2027-13", "4", "2027-13"), ("2027-01", "many", "many"), ("", "4", "month"), ("2027-01", "0", "2027-01"),
])
def test_no_stage_breaks_the_page(view, month, coaches, words):
    view.open("--coaches", "3", "--stages", "2027-01:2", region="kainuu")
    for name, text in [("month", month), ("coaches", coaches)]:
        view.page.locator(f"#stage-{name}-0").fill(text)
        view.page.locator(f"#stage-{name}-0").press("Tab")
    view.page.locator("#ask-rollout").click()
    expect(view.page.locator("#stages-problem")).to_contain_text(words)
    expect(view.page.locator("#stages-result")).to_be_empty()


def test_without_a_stage_there_is_nothing_to_plan(view):
    view.open("--coaches", "3", region="kainuu")
    view.page.get_by_role("button", name="Plan the stages").click()
    expect(view.page.locator("#stages-problem")).to_have_text("Add a stage first.")
    assert view.page.evaluate("document.activeElement.id") == "add-stage"


def test_a_stage_without_a_plan_says_why(view):
    view.open("--stages", "2027-01:1,2028-01:6", "--reach", "40", "--territories", "6", region="kainuu")
    result = planned(view)
    expect(result.locator(".notice")).to_contain_text("No plan for the stage from")
    expect(result.locator(".notice")).to_contain_text("No plan is possible")


def test_planning_can_be_stopped(view, desk):
    # The plan itself takes as long; its search goes on beside that of the stages.
    asked = ["--coaches", "10", "--stages", "2027-01:8,2028-01:10", "--territories", "8", "--most-km", "38", "--base", "Saarijärvi"]
    view.page.goto(f"{desk.origin}/?region=central-finland&lang=en" + "".join(f"&a={one}" for one in asked))
    view.page.get_by_role("button", name="Plan the stages").click()
    stop = view.page.get_by_role("button", name="Stop planning the stages")
    expect(stop).to_be_visible()
    expect(view.page.locator("#rollout-state")).not_to_be_empty()
    stop.click()
    expect(stop).to_be_hidden(timeout=30_000)
    expect(view.page.locator("#stages-result, #stages-problem").filter(visible=True).first).to_be_visible()


@pytest.mark.parametrize("file, start", [("report.html", b"<!DOCTYPE html>"), ("plan.xlsx", b"PK"), ("rollout.csv", b""), ("all", b"PK")])
def test_files_of_stages_are_saved(view, file, start):
    view.open("--coaches", "3", "--stages", "2027-01:2,2028-01:3", region="kainuu")
    result = planned(view)
    result.get_by_label("Files of these stages").select_option(file)
    with view.page.expect_download() as download:
        result.get_by_role("button", name="Save file").click()
    content = download.value.path().read_bytes()
    assert content.startswith(start) and len(content) > 300
    if file == "all":
        names = {name.rsplit("/", 1)[-1] for name in zipfile.ZipFile(download.value.path()).namelist()}
        assert {"report.html", "rollout.json", "plan-2027-01.csv", "plan-2028-01.csv"} <= names
    if file == "report.html":
        assert "2027-01, 2 coaches" in content.decode()


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_beside_stages(visit, desk, width, scheme):
    view = visit(desk, color_scheme=scheme, viewport={"width": width, "height": 844})
    view.open("--coaches", "3", "--stages", "2027-01:2,2028-01:3", region="kainuu")
    planned(view)
    unfold(view)
    assert violations(view.page) == []
    assert view.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("lang", ["fi", "sv"])
def test_stages_are_said_in_the_language(view, lang):
    view.open("--coaches", "3", "--stages", "2027-01:2,2028-01:3", region="kainuu", lang=lang)
    view.page.locator("#ask-rollout").click()
    expect(view.page.locator("#stages-result h3")).to_be_visible(timeout=60_000)
    unfold(view)
    text = view.page.locator("#stages").inner_text().replace(view.page.locator("#stages-command").inner_text(), "")
    assert "{1}" not in text and TERMINAL.findall(text) == []
    for english in ["The ", "coaches", "territor", "municipalit", " the ", "clients", " of ", "stage"]:
        assert english not in text, english


def test_a_tried_plan_that_is_opened_keeps_the_stages(visit, own_desk):
    view = visit(own_desk)
    view.open("--coaches", "3", "--stages", "2027-01:2,2028-01:3", region="kainuu")
    view.page.locator("#keep").click()
    expect(view.page.locator(".strip li")).to_have_count(1)
    view.page.get_by_role("button", name="Job coaches: more").click()
    view.answered()
    view.page.get_by_role("button", name="Open 3 coaches").click()
    view.answered()
    assert view.arguments == ["--coaches", "3", "--stages", "2027-01:2,2028-01:3"]
    assert view.errors == []


def test_what_was_not_asked_for_costs_neither_nothing_nor_something(view):
    asked = ["--priority", "waiting,balance", "--territories", "3", "--stages", "2027-01:3,2028-01:5"]
    view.open(*asked, region="kainuu")
    text = planned(view).inner_text()
    assert "growing in stages costs neither" not in text
    assert "client-kilometres more" not in text and "Travel km" not in text
    assert "balance" in text and "worse" in text


def test_that_growing_costs_nothing_is_said_where_no_ways_were_asked_for(view):
    view.open("--priority", "waiting,fairness", "--stages", "2027-01:1,2028-01:2", region="kainuu")
    text = planned(view).inner_text()
    assert "as good as the best plan of it alone: growing in stages costs nothing." in text
    assert "Travel km" not in text
