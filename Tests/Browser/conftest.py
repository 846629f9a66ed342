"""Reports made by the program as it was built, opened in a browser.

PLAN_TERRITORIES names the program, CHROMIUM the browser; scripts/test sets both.
"""
import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import hostile

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PLAN_TERRITORIES", str(ROOT / ".build/release/plan-territories"))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium-headless-shell")
REGIONS = ROOT / "regions"


class Report:
    """A folder of results with its report."""

    def __init__(self, folder, language):
        self.folder = folder
        self.language = language
        self.html = folder / "report.html"

    @property
    def url(self):
        return self.html.as_uri()


def without_outlines(folder):
    region = folder / "region-without-outlines"
    subprocess.run(["cp", "-r", REGIONS / "kainuu", region], check=True)
    (region / "outlines.geojson").unlink()
    return region


# Each report by its name: the language, and what the program is asked.
QUESTIONS = {
    "comparison": ("fi", lambda _: ["compare", REGIONS / "central-finland"]),
    "proposal": ("sv", lambda _: ["propose", REGIONS / "kainuu", "--coaches", "3"]),
    # In the order of levels without fairness municipalities get nothing.
    "short": ("fi", lambda _: [
        "propose", REGIONS / "north-savo", "--coaches", "9", "--priority",
        "waiting,travel,balance", "--coach-year", "55000", "--leader-year", "65000"]),
    "evaluation": ("en", lambda _: [
        "evaluate", REGIONS / "central-finland",
        REGIONS / "central-finland/plans/proposal-2021.csv", "--coaches", "10"]),
    "rollout": ("sv", lambda _: [
        "rollout", REGIONS / "central-finland", "--stages", "2027-01:4,2028-01:8,2029-01:11"]),
    "schematic": ("en", lambda folder: ["propose", without_outlines(folder)]),
    "hostile": ("fi", lambda folder: [
        "compare", hostile.region(REGIONS / "kainuu", folder), "--territories", "2,3,9"]),
}


@pytest.fixture(scope="session")
def reports(tmp_path_factory):
    """Each report, made when it is first asked for."""
    folder = tmp_path_factory.mktemp("reports")
    made = {}

    def report(name):
        if name not in made:
            language, question = QUESTIONS[name]
            output = folder / name
            command = [PROGRAM, *question(folder), "--lang", language, "--quiet", "--output", output]
            done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
            made[name] = Report(output, language)
        return made[name]

    return report


@pytest.fixture(params=list(QUESTIONS))
def report(request, reports):
    """Every report in turn."""
    return reports(request.param)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def view(browser):
    """A report as it opens, for looking only: all who ask for it get the same page."""
    pages = {}

    def view(report, **options):
        key = (report.url, repr(sorted(options.items())))
        if key not in pages:
            pages[key] = browser.new_context(**options).new_page()
            pages[key].goto(report.url)
        return pages[key]

    return view


@pytest.fixture
def open_page(browser):
    """Opens a report in a page of its own to do something to; options are those of a context."""
    contexts = []

    def open_page(url, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
