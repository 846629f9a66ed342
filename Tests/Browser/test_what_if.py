"""What if a municipality moved or the staff changed? The page's figures are those of `evaluate`."""
import json
import os
import random
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest

from conftest import PROGRAM, REGIONS

# The region, what the plan was asked with, and how many changes are made at random.
CASES = [
    ("central-finland", ["--coaches", "10", "--territories", "8"], 60),
    ("southwest-finland", ["--territories", "6"], 15),
    ("kainuu", ["--coaches", "3"], 15),
    ("north-savo", ["--no-neighbour-help"], 10),
    ("north-savo", ["--coaches", "9"], 25),
    ("lapland", ["--coaches", "4"], 25),
    ("north-savo", ["--coaches", "9", "--priority", "waiting,travel,balance"], 15),
    ("north-savo", ["--coaches", "9", "--priority", "waiting,fairness,help,travel"], 15),
]
LEVELS = ["waiting", "fairness", "travel", "balance"]


def number(text):
    return float(text.replace(",", "").replace("\u2212", "-"))


def totals(page, column=1):
    cells = page.locator(f"#what-if-totals tr td:nth-child({column + 1})").all_text_contents()
    return dict(zip(LEVELS, map(number, cells)))


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


def asked(options):
    """What `evaluate` is to be asked as well, so that it scores by the same rules."""
    words = [word for word in options if word == "--no-neighbour-help"]
    return words + (options[options.index("--priority"):][:2] if "--priority" in options else [])


def evaluated(region, plan, options):
    document = json.loads(run(
        "evaluate", REGIONS / region, plan, *asked(options), "--format", "json", "--quiet"))
    return {level["name"]: level["value"] for level in document["objectives"]}


def move_at_random(page, chance):
    places = page.locator("#what-if-municipality option").evaluate_all(
        "all => all.map(option => option.value)")
    page.select_option("#what-if-municipality", chance.choice(places))
    # Neighbouring territories come first: they are what people try.
    targets = page.locator("#what-if-territory option").evaluate_all(
        "all => all.map(option => option.value)")
    page.select_option("#what-if-territory", chance.choice(targets[:3] * 3 + targets))
    page.click("#what-if-move")


@pytest.mark.parametrize("region, options, changes", CASES)
def test_figures_are_those_of_evaluate(opened, tmp_path, region, options, changes):
    page = opened(region, options)
    # As of all checks by chance, a third unless all are asked for.
    if os.environ.get("THOROUGH") != "1":
        changes = (changes + 2) // 3
    chance = random.Random(region)
    shown = [(saved(page, tmp_path / "start.csv"), solved_by_the_page(page))]
    for change in range(changes):
        if chance.random() < 0.3:
            chance.choice(page.locator("#what-if [data-staff]:not([aria-disabled='true'])").all()).click()
        else:
            move_at_random(page, chance)
        if page.locator("#what-if .what-if-changed").count():
            shown.append((saved(page, tmp_path / f"{change}.csv"), totals(page)))
        else:
            # The report's own plan again, with its own service, in which membership follows service.
            assert totals(page, 1) == totals(page, 2)
        if change % 10 == 9:
            page.click("#what-if-reset")
    # Each is a process of its own, so as many at once as there are processors.
    with ThreadPoolExecutor(os.cpu_count()) as processors:
        expected = list(processors.map(
            lambda plan: evaluated(region, plan, options), [plan for plan, _ in shown]))
    for place, ((_, values), levels) in enumerate(zip(shown, expected)):
        common = {level: values[level] for level in LEVELS if level in levels}
        assert common == pytest.approx(
            {level: levels[level] for level in common}, abs=0.00501), place


def solved_by_the_page(page):
    """The report's own plan, served by the script instead of as the report has it."""
    return page.evaluate("""() => {
      const data = JSON.parse(document.getElementById("report-data").textContent).whatIf;
      const service = whatIfService(data);
      return service.measure({...service.start}).totals;
    }""")


def test_the_report_s_own_figures_stand_first(opened, tmp_path):
    page = opened("north-savo", ["--coaches", "9"])
    plan = json.loads((tmp_path / "report/plan.json").read_text())
    own = {level["name"]: level["value"] for level in plan["objectives"]}
    assert totals(page, 1) == totals(page, 2) == totals(page, 3)
    assert totals(page) == pytest.approx(own, abs=0.00501)
    page.click("#what-if-move")
    assert totals(page, 1) != totals(page, 2) == totals(page, 3)


def numbers_on(label):
    return [number(text) for text in label.locator(".chip:visible text").all_text_contents()]


def test_the_map_keeps_its_marks(opened):
    """Staff, those who wait and help are drawn for the plan as it is after a change."""
    page = opened("north-savo", ["--coaches", "9"])
    labels = page.locator("#what-if .label")

    def marks():
        return {label.get_attribute("data-municipality"): numbers_on(label) for label in labels.all()}

    def arrows():
        return page.locator("#what-if .help:visible").evaluate_all(
            "all => all.map(arrow => [arrow.dataset.from, arrow.dataset.to])")

    before, helped = marks(), arrows()
    page.locator("#what-if-region [data-staff$='+']").click()
    after = marks()
    assert after != before
    shown = page.evaluate("""() => {
      const data = JSON.parse(document.getElementById("report-data").textContent).whatIf;
      return data.municipalities.map(m => m.code);
    }""")
    assert set(after) == set(shown)
    rows = page.locator("#what-if-territories tr").all()
    staff = sum(int(row.locator(".coaches").text_content().split()[0]) for row in rows)
    assert staff == 10 and page.locator("#what-if-region .coaches").text_content() == "10"
    bases = page.locator("#what-if .label .chip.base:visible")
    assert sum(map(number, bases.locator("text").all_text_contents())) == 10
    legend = " ".join(page.locator("#what-if .legend text").all_text_contents())
    assert str(max(number(text) for text in bases.locator("text").all_text_contents())).split(".")[0] in legend
    move_at_random(page, random.Random(3))
    text = page.text_content("#what-if-remarks")
    served_from_elsewhere = text.count("\u2192") - text.count("has moved")
    assert len(arrows()) >= min(1, served_from_elsewhere)
    page.click("#what-if-reset")
    assert marks() == before and arrows() == helped


def test_who_gets_nothing_is_named(opened, tmp_path):
    page = opened("north-savo", ["--coaches", "9", "--priority", "waiting,travel,balance"])
    remarks = page.text_content("#what-if-remarks")
    assert "Nobody is served in: " in remarks and "Spread evenly" in remarks
    plan = json.loads((tmp_path / "report/plan.json").read_text())
    served = {help["municipality"] for territory in plan["territories"] for help in territory["helps"]}
    assert "Kaavi" in remarks.split("Nobody is served in: ")[1] and "204" not in served
    hatched = page.locator("#what-if .municipality:has(path.unserved)")
    before = hatched.count()
    assert before == len(remarks.split("Nobody is served in: ")[1].split(".")[0].split(", "))
    for _ in range(3):
        page.locator("#what-if-region [data-staff$='+']").click()
    assert "municipalities in which nobody is served: 0" in page.text_content("#what-if-news")
    assert hatched.count() == 0
    page.click("#what-if-reset")
    assert hatched.count() == before


def test_fairness_is_said_where_it_is_asked_for(opened):
    page = opened("north-savo", ["--coaches", "9"])
    assert "only then are journeys shortened" in page.text_content("#what-if")
    assert "Somebody is served in every municipality." in page.text_content("#what-if-remarks")


def test_coaches_by_keyboard(opened):
    page = opened("kainuu", ["--coaches", "3", "--territories", "2"])
    first = page.locator("#what-if-territories tr").first
    more = first.locator("[data-staff$='+']")
    more.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert more.evaluate("button => button === document.activeElement")
    assert page.locator("#what-if-region .coaches").text_content() == "5"
    assert "in the whole region: 5" in page.text_content("#what-if-news")
    # The best plan has the report's staff, so it is no measure of another one.
    assert page.locator("#what-if-totals tr td:nth-child(4)").first.text_content() == "\u2013"
    fewer = page.locator("#what-if-region [data-staff$='-']")
    fewer.focus()
    for _ in range(5):
        page.keyboard.press("Space")
    assert fewer.evaluate("button => button === document.activeElement")
    assert page.locator("#what-if-region .coaches").text_content() == "2"
    assert fewer.get_attribute("aria-disabled") == "true"
    assert "needs one" in page.text_content("#what-if-news")


def test_one_more_coach_goes_where_it_does_most(opened, tmp_path):
    page = opened("north-savo", ["--coaches", "9"])
    page.locator("#what-if-region [data-staff$='+']").click()
    best = totals(page)
    for place in range(page.locator("#what-if-territories tr").count()):
        page.click("#what-if-reset")
        page.locator(f"#what-if-territories [data-staff='{place}+']").click()
        other = totals(page)
        assert [best[level] for level in LEVELS[:2]] <= [other[level] for level in LEVELS[:2]]


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
