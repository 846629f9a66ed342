"""The page of the planner's desk in browsers.

PLAN_TERRITORIES_DESK names the program, CHROMIUM and FIREFOX the browsers; scripts/test sets all.
"""
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium-headless-shell")
FIREFOX = os.environ.get("FIREFOX", "/usr/bin/firefox-esr")
REGIONS = ["central-finland", "north-savo", "kainuu"]

# The desk is started as its own tests start it.
sys.path.append(str(ROOT / "Tests/Desk"))
spec = importlib.util.spec_from_file_location("desk_tests", ROOT / "Tests/Desk/conftest.py")
desk_tests = importlib.util.module_from_spec(spec)
spec.loader.exec_module(desk_tests)

expect.set_options(timeout=15_000)


class Desk(desk_tests.Desk):
    """A desk with some regions, and what the command line beside it prints."""

    def __init__(self, folder):
        super().__init__(folder, regions=REGIONS)
        self.regions = folder / "regions"
        self.origin = f"http://127.0.0.1:{self.port}"
        # The token is good for once; all contexts of a test get the cookie.
        self.cookies = None

    def admit(self, context):
        if self.cookies is None:
            context.request.get(self.address)
            self.cookies = context.cookies()
        context.add_cookies(self.cookies)

    def printed(self, arguments, region="central-finland"):
        """What the command line prints for a question, as a document; None where it refuses it."""
        program = Path(desk_tests.PROGRAM).with_name("plan-territories")
        done = subprocess.run(
            [program, "propose", self.regions / region, *arguments, "--format", "json"],
            capture_output=True, text=True)
        return json.loads(done.stdout) if done.stdout else None


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright):
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(playwright, tmp_path_factory):
    """Firefox as it is installed, by WebDriver BiDi. It tells of no download, so `saved` looks."""
    folder = tmp_path_factory.mktemp("firefox")
    browser = playwright.firefox.launch(
        channel="moz-firefox", executable_path=FIREFOX, downloads_path=folder)
    browser.saved = folder
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    """One desk for all tests that leave nothing behind that others would see."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    yield desk
    desk.end()


@pytest.fixture
def own_desk(tmp_path):
    """A desk of the test's own."""
    desk = Desk(tmp_path)
    yield desk
    desk.end()


class View:
    """The page of a desk, with what tests do to it again and again."""

    def __init__(self, desk, context):
        self.desk = desk
        # What the policy of the page forbids is no error of a script, and told of in no other way.
        context.add_init_script("""addEventListener("securitypolicyviolation", (event) =>
            console.error(`forbidden: ${event.violatedDirective} ${event.blockedURI}`))""")
        self.page = context.new_page()
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text)
                     if message.type == "error" else None)

    def open(self, *arguments, region="central-finland", lang="en"):
        query = "".join(f"&a={argument}" for argument in arguments)
        self.page.goto(f"{self.desk.origin}/?region={region}&lang={lang}{query}")
        self.answered()
        return self

    def answered(self):
        """Waits until the last change has its answer."""
        self.page.wait_for_timeout(80)
        self.page.wait_for_selector("body[data-search='done']")

    def field(self, option):
        return self.page.locator(f"[data-option='{option}']")

    def fill(self, option, text):
        control = self.field(option).locator("input[type=text]").first
        for group in self.page.locator("details.group", has=control).all():
            if group.get_attribute("open") is None:
                group.locator("summary").first.click()
        # Typed, since browsers tell of a change only where somebody typed.
        control.focus()
        control.select_text()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Tab")
        self.answered()

    def choose(self, name):
        """Opens the menu of a municipality through the table, where every one can be reached."""
        self.page.locator(f".municipality[aria-label^='{name},']").focus()
        self.page.keyboard.press("Enter")
        return self.page.get_by_role("dialog")

    def figure(self, title, column=1):
        row = self.page.locator("#figures tr", has_text=title)
        return row.locator("th, td").nth(column).inner_text()

    @property
    def arguments(self):
        return self.page.evaluate("new URLSearchParams(location.search).getAll('a')")

    @property
    def news(self):
        return self.page.locator("#news")

    @property
    def answer(self):
        return self.page.locator("#answer")


@pytest.fixture
def visit(browser):
    """Opens pages, each in a context of its own that knows the desk; options are the context's."""
    contexts = []

    def visit(desk, browser=browser, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(60_000)
        desk.admit(context)
        return View(desk, context)

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def view(visit, desk):
    view = visit(desk)
    yield view
    assert view.errors == []
