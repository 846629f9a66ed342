"""What if a municipality moved? The page's figures are those of `evaluate`, moved by whatever hand."""
import json
import os
import random
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest

from conftest import PROGRAM, REGIONS

# The region, what the plan was asked with, and how many municipalities are moved at random.
CASES = [
    ("central-finland", ["--coaches", "10", "--territories", "8"], 60),
    ("southwest-finland", ["--territories", "6"], 15),
    ("kainuu", ["--coaches", "3"], 15),
    ("north-savo", ["--no-neighbour-help"], 10),
]


def number(text):
    return float(text.replace(",", "").replace("\u2212", "-"))


def totals(page, column=1):
    cells = page.locator(f"#what-if-totals tr td:nth-child({column + 1})").all_text_contents()
    return dict(zip(["waiting", "travel", "balance"], map(number, cells)))


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def saved(page, path):
    with page.expect_download() as download:
        page.click("#what-if-save")
    download.value.save_as(path)
    return path


@pytest.fixture
def opened(tmp_path, open_page):
    def opened(region, options):
        run("propose", REGIONS / region, *options, "--lang", "en", "--quiet",
            "--output", tmp_path / "report")
        page = open_page((tmp_path / "report/report.html").as_uri())
        assert page.locator("#what-if").is_visible()
        return page

    return opened


@pytest.mark.parametrize("region, options, moves", CASES)
def test_figures_are_those_of_evaluate(opened, tmp_path, region, options, moves):
    page = opened(region, options)
    chance = random.Random(region)
    shown = []
    for move in range(moves):
        places = page.locator("#what-if-municipality option").evaluate_all(
            "all => all.map(option => option.value)")
        page.select_option("#what-if-municipality", chance.choice(places))
        # Neighbouring territories come first: they are what people try.
        targets = page.locator("#what-if-territory option").evaluate_all(
            "all => all.map(option => option.value)")
        page.select_option("#what-if-territory", chance.choice(targets[:3] * 3 + targets))
        page.click("#what-if-move")
        shown.append((saved(page, tmp_path / f"{move}.csv"), totals(page)))
        if move % 10 == 9:
            page.click("#what-if-reset")
    asked = [word for word in options if word == "--no-neighbour-help"]

    def evaluated(plan):
        document = json.loads(run(
            "evaluate", REGIONS / region, plan, *asked, "--format", "json", "--quiet"))
        return {level["name"]: level["value"] for level in document["objectives"]}

    # Each is a process of its own, so as many at once as there are processors.
    with ThreadPoolExecutor(os.cpu_count()) as processors:
        expected = list(processors.map(evaluated, [plan for plan, _ in shown]))
    for move, ((_, values), levels) in enumerate(zip(shown, expected)):
        assert values == pytest.approx(levels, abs=0.00501), move


def test_best_and_report_stand_beside(opened):
    page = opened("central-finland", ["--coaches", "10", "--territories", "8"])
    best = {"waiting": 14.55, "travel": 3632.17, "balance": 189.53}
    assert totals(page, 1) == totals(page, 2) == totals(page, 3) == best
    page.click("#what-if-move")
    assert totals(page, 1) != best and totals(page, 2) == totals(page, 3) == best


def test_keyboard_alone(opened):
    page = opened("kainuu", ["--coaches", "3"])
    page.focus("#what-if-municipality")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "what-if-move"
    before = totals(page)
    page.keyboard.press("Enter")
    assert totals(page) != before
    assert "moved" in page.text_content("#what-if-news")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "what-if-undo"
    page.keyboard.press("Enter")
    assert totals(page) == before
    assert page.locator("#what-if-undo").is_disabled()


def test_mouse_drags_a_municipality(opened):
    page = opened("kainuu", ["--coaches", "3", "--territories", "3"])
    # Tall enough for the whole map.
    page.set_viewport_size({"width": 1280, "height": 2400})
    shapes = page.locator("#what-if .municipality")
    owners = dict(shapes.evaluate_all(
        "all => all.map(shape => [shape.dataset.municipality, shape.dataset.territory])"))
    names = list(owners.values())
    largest = max(names, key=names.count)
    moving = next(code for code, name in owners.items() if name == largest)
    target = next(code for code, name in owners.items() if name != largest)

    def inside(code):
        """A point where the municipality is what the pointer meets."""
        return page.evaluate("""code => {
          const shape = document.querySelector(`#what-if .municipality[data-municipality="${code}"]`);
          const box = shape.getBoundingClientRect();
          for (let step = 0; step < 400; step += 1) {
            const x = box.left + box.width * ((step % 20) + 0.5) / 20;
            const y = box.top + box.height * (Math.floor(step / 20) + 0.5) / 20;
            if (document.elementFromPoint(x, y)?.closest(".municipality") === shape) return [x, y];
          }
        }""", code)

    shapes.first.evaluate("shape => shape.ownerSVGElement.scrollIntoView({block: 'center', behavior: 'instant'})")
    before = totals(page)
    page.mouse.move(*inside(moving))
    page.mouse.down()
    page.mouse.move(*inside(target), steps=4)
    page.mouse.up()
    assert totals(page) != before
    assert page.locator("#what-if-undo").is_enabled()


def test_the_last_municipality_of_a_territory_stays(opened):
    page = opened("kainuu", ["--coaches", "3", "--territories", "3"])
    owners = dict(page.locator("#what-if .municipality").evaluate_all(
        "all => all.map(shape => [shape.querySelector('title').textContent.split(':')[0],"
        " shape.dataset.territory])"))
    names = list(owners.values())
    smallest = min(names, key=names.count)
    for name in [name for name, owner in owners.items() if owner == smallest]:
        page.select_option("#what-if-municipality", label=name)
        page.click("#what-if-move")
    assert "last municipality" in page.text_content("#what-if-news")
    assert page.locator("#what-if-territories tr").count() == 3
