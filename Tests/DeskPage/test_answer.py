"""The answer: the figures are those of the command line, with differences, costs and ways out."""
import os
import random
import re
import signal

import pytest
from playwright.sync_api import expect

START = ["--coaches", "10", "--territories", "8"]


def whole(value):
    return f"{round(value):,}"


def people(value):
    """People as the command line writes them: whole from ten up, else with a decimal or two."""
    value = round(value, 6)
    if value >= 9.95:
        return whole(value)
    return f"{value:.{2 if value < 0.1 else 1}f}".rstrip("0").rstrip(".")


def figures_of(document):
    waiting = sum(row["clients"] for row in document["waiting"])
    return {
        "Clients served a year": whole(document["demand"] - waiting),
        "Clients who wait": people(waiting),
        "Municipalities without any service": str(len(document["unserved"])),
        "Job coaches": str(document["coaches"]),
        "Client-kilometres a year": whole(
            next(level["value"] for level in document["objectives"] if level["name"] == "travel")),
    }


def states(count):
    """Questions by chance, the same ones each time."""
    chance = random.Random(17)
    options = [
        lambda: ["--coaches", str(chance.randint(2, 7))],
        lambda: ["--territories", str(chance.randint(1, 4))],
        lambda: ["--employment-rate", f"{chance.randint(15, 70)}%"],
        lambda: ["--benefit", f"{chance.randint(6, 13)}%"],
        lambda: ["--reach", str(chance.randint(80, 200))],
        lambda: ["--caseload-cap", str(chance.randint(15, 25))],
        lambda: ["--priority", chance.choice(["waiting,travel,balance", "waiting,fairness,travel"])],
        lambda: ["--together", "Hyrynsalmi,Puolanka"],
        lambda: ["--base", chance.choice(["Kuhmo", "Kajaani", "Sotkamo"])],
        lambda: ["--no-neighbour-help"],
        lambda: ["--coach-year", str(chance.randint(40, 60) * 1000)],
    ]
    return [[part for make in chance.sample(options, chance.randint(1, 5)) for part in make()]
            for _ in range(count)]


@pytest.mark.parametrize("arguments", states(20), ids=lambda arguments: " ".join(arguments))
def test_figures_are_those_of_the_command(view, desk, arguments):
    view.open(*arguments, region="kainuu")
    document = desk.printed(arguments, "kainuu")
    if document is None:
        expect(view.page.locator(".field .problem:visible, #problems").first).to_be_visible()
        return
    if document["outcome"] == "infeasible":
        expect(view.page.locator("#diagnosis")).to_contain_text(document["diagnosis"]["reason"])
        return
    for title, value in figures_of(document).items():
        assert view.figure(title) == value


def test_the_answer_is_one_sentence_and_a_proof(view):
    view.open(*START)
    expect(view.answer.locator(".sentence")).to_have_text("Central Finland, 2021-10: decide on 10 or 11 job coaches.")
    expect(view.answer).to_contain_text("10 coaches and a leader in 8 territories serve 288 of 302 clients a year")
    proof = view.answer.get_by_role("table", name="What each level came to")
    expect(proof.get_by_role("row", name="travel")).to_contain_text("4,126 client-km")
    expect(view.answer).to_contain_text("proven best; GLPK")


def test_that_a_team_has_a_least_size_is_said_where_it_decides(visit, own_desk):
    file = own_desk.regions / "kainuu/region.yaml"
    text = file.read_text()
    larger, count = re.subn(r"(\n  minimum_team:.*\n    value:) 2\n", r"\1 4\n", text)
    assert count == 1
    file.write_text(larger)
    view = visit(own_desk).open("--coaches", "1", region="kainuu")
    expect(view.answer.locator(".sentence")).to_contain_text("decide on 1 or 4 job coaches.")
    expect(view.answer).to_contain_text("By workload fewer coaches would do; a team has at least 4.")
    file.write_text(text)
    view.open("--coaches", "1", region="kainuu")
    expect(view.answer.locator(".sentence")).to_contain_text("decide on 1 or 2 job coaches.")
    expect(view.answer).not_to_contain_text("a team has at least")
    assert view.errors == []


def test_differences_are_from_the_plan_before(view):
    view.open(*START)
    assert view.figure("Clients served", 2) == ""
    view.page.get_by_role("button", name="Job coaches: more").click()
    view.answered()
    assert view.figure("Clients served", 2) == "+15"
    assert view.figure("Clients who wait", 2) == "−15"
    assert view.figure("Largest share", 2) == "−4.8 points"
    assert view.figure("Municipalities without", 2) == "same"
    expect(view.news).to_have_text("302 (+15) clients served, 0 (−15) wait.")


def test_who_goes_without_and_what_fairness_costs(view):
    """What is asked of North Savo with nine coaches."""
    view.open("--coaches", "9", region="north-savo")
    expect(view.answer).to_contain_text("Serving everybody alike costs")
    view.page.get_by_role("button", name="Show the cheapest plan").click()
    view.answered()
    expect(view.answer.locator(".lost")).to_contain_text("no service at all: Kaavi")
    expect(view.answer).to_contain_text("Serving everybody alike would cost 1,983 client-kilometres a year more.")
    assert view.page.locator(".unserved").count() > 2
    view.page.get_by_role("button", name="Show the plan that serves all alike").click()
    view.answered()
    expect(view.answer.locator(".lost")).to_have_count(0)


def test_requirements_cost_what_is_said(view):
    """Keuruu, Multia and Petäjävesi together, a base in Saarijärvi, at most 75 km."""
    view.open(*START)
    before = view.figure("Client-kilometres")
    view.choose("Keuruu").get_by_label("Together with").select_option(label="Multia")
    view.page.get_by_role("button", name="Join").click()
    view.answered()
    view.choose("Petäjävesi").get_by_label("Together with").select_option(label="Keuruu")
    view.page.get_by_role("button", name="Join").click()
    view.answered()
    view.choose("Saarijärvi").get_by_role("button", name="Put a base here", exact=True).click()
    view.answered()
    view.fill("--most-km", "75")
    costs = view.answer.locator(".locks li")
    expect(costs).to_have_count(3)
    expect(costs.filter(has_text="a base in Saarijärvi")).to_contain_text("costs 584 client-kilometres a year (4,710 instead of 4,126)")
    assert before == "4,126" and view.figure("Client-kilometres") == "4,710"
    costs.filter(has_text="at most 75 km").get_by_role("button").click()
    view.answered()
    assert "--most-km" not in view.arguments


def test_what_it_would_take_is_a_click_away(view):
    view.open(*START, "--most-km", "30", "--base", "Saarijärvi")
    expect(view.page.locator("#diagnosis")).to_contain_text(
        "No plan is possible: at most 30 km from the base need at least 16 coaches; you gave 10.")
    expect(view.page.get_by_role("button", name="16 coaches; then other conditions")).to_be_visible()
    view.page.get_by_role("button", name="at most 38 km from the base").click()
    assert view.arguments[5] == "38"
    # Its search takes long, and ends with the next change.
    view.page.get_by_role("button", name="Undo").click()
    view.answered()
    expect(view.page.locator("#diagnosis")).to_be_visible()


def test_one_more_coach_is_a_click_away(view):
    view.open(*START)
    view.page.get_by_role("button", name="Try 11 coaches").click()
    view.answered()
    assert view.figure("Job coaches") == "11"


def test_cost_is_shown_where_it_is_known(view):
    view.open(*START)
    expect(view.answer).to_contain_text("No figures of cost were given.")
    view.open(*START, "--coach-year", "55000")
    assert view.figure("Cost a year") == "550,000\u00a0€"


def test_alternatives_are_shown(view):
    view.open("--coaches", "10", "--alternatives", "3")
    expect(view.answer.locator(".alternatives li")).to_have_count(2)
    expect(view.answer.locator(".alternatives li").first).to_contain_text("elsewhere than in the best plan")


def test_a_new_change_ends_the_old_search(view):
    view.open("--coaches", "10")
    more = view.page.get_by_role("button", name="Job coaches: more")
    for _ in range(4):
        more.click()
    view.answered()
    expect(view.page.locator("#figures tr", has_text="Job coaches")).to_contain_text("14")
    assert view.arguments == ["--coaches", "14"]
    view.page.get_by_role("button", name="Undo").click()
    view.answered()
    assert view.arguments == ["--coaches", "10"]


def test_a_long_search_can_be_stopped(view):
    view.open("--coaches", "10", "--territories", "8")
    view.field("--most-km").locator("input").fill("38")
    view.choose("Saarijärvi").get_by_role("button", name="Put a base here", exact=True).click()
    stop = view.page.get_by_role("button", name="Stop, and keep the best plan")
    expect(view.page.locator("#search-state")).to_contain_text(re.compile("earching|best plan"))
    stop.click()
    view.answered()
    expect(view.answer).to_contain_text(re.compile(
        "The search was stopped before all was proven|No plan was found before the search stopped"))
    view.page.get_by_role("button", name="Undo").click()
    view.answered()
    expect(view.page.locator("#figures")).to_be_visible()


LONG = [*START, "--most-km", "38", "--base", "Saarijärvi"]


def test_the_plan_on_show_is_replaced_as_better_ones_come(view, desk):
    """A search of some seconds shows what it has, says that it is not proven, and ends with the answer."""
    view.page.goto(f"{desk.origin}/?region=central-finland&lang=en" + "".join(f"&a={one}" for one in LONG))
    unproven = view.page.locator("#unproven")
    expect(unproven).to_be_visible()
    expect(unproven).to_contain_text("The best plan found so far")
    expect(view.page.locator("#partial")).to_be_visible()
    assert view.page.locator(".label.base").count() == 8
    assert int(view.figure("Client-kilometres").replace(",", "")) > 0
    # It can't be kept, nor does it say that it is proven.
    expect(view.page.locator("#keep")).to_have_attribute("aria-disabled", "true")
    expect(view.answer).not_to_contain_text("proven best")
    first = int(view.figure("Client-kilometres").replace(",", ""))
    view.answered()
    expect(unproven).to_be_hidden()
    expect(view.page.locator("#partial")).to_have_count(0)
    expect(view.answer).to_contain_text("proven best; GLPK")
    document = desk.printed(LONG)
    for title, value in figures_of(document).items():
        assert view.figure(title) == value
    assert int(view.figure("Client-kilometres").replace(",", "")) < first


def test_a_change_while_a_plan_is_not_proven_forgets_it(view, desk):
    view.open(*START)
    before = view.figure("Client-kilometres")
    view.field("--most-km").locator("input").fill("38")
    view.choose("Saarijärvi").get_by_role("button", name="Put a base here", exact=True).click()
    expect(view.page.locator("#unproven")).to_be_visible()
    view.page.get_by_role("button", name="Undo").click()
    view.page.get_by_role("button", name="Undo").click()
    view.answered()
    expect(view.page.locator("#unproven")).to_be_hidden()
    assert view.figure("Client-kilometres") == before
    # Plans on the way are none to compare with.
    assert view.figure("Client-kilometres", 2) in ("same", "")


def test_who_waits_if_one_is_away_is_told(view, desk):
    view.open("--coaches", "9", region="north-savo")
    cases = desk.printed(["--coaches", "9"], "north-savo")["if_one_is_away"]
    part = view.page.locator("#absence")
    worst = max(one["waiting"] for one in cases)
    expect(part.locator("p").first).to_contain_text(f"{worst:.0f} clients a year wait")
    part.get_by_text("In each territory").click()
    rows = part.locator("tbody tr")
    expect(rows).to_have_count(len(cases))
    for row, one in zip(rows.all(), cases):
        assert row.locator("td").nth(1).inner_text() == f"{one['waiting']:.0f}"
    # No name is broken in two, however narrow the answer is.
    assert rows.locator("th").evaluate_all("""all => all.filter((one) => {
        const words = document.createRange();
        words.selectNodeContents(one);
        return words.getClientRects().length > 1;
    }).map((one) => one.textContent)""") == []


def test_ways_are_told_where_nothing_else_differs(view):
    view.open("--coaches", "11")
    before = int(view.figure("Client-kilometres").replace(",", ""))
    view.fill("--most-km", "75")
    now = int(view.figure("Client-kilometres").replace(",", ""))
    assert now > before
    expect(view.news).to_have_text(
        f"302 (same) clients served, 0 (same) wait. Client-kilometres a year: {now:,} (+{now - before:,}).")
    expect(view.answer).to_contain_text("Client-kilometres are clients × kilometres from the base, one way.")


def test_a_search_that_broke_off_is_asked_again(view, desk):
    view.page.goto(f"{desk.origin}/?region=central-finland&lang=en" + "".join(f"&a={one}" for one in LONG))
    expect(view.page.locator("#search-state")).to_contain_text(re.compile("earching|best plan"))
    for child in desk.children():
        os.kill(int(child), signal.SIGKILL)
    expect(view.page.locator("#problems")).to_contain_text("The search broke off.")
    view.page.get_by_role("button", name="Ask again").press("Enter")
    expect(view.page.locator("#search-state")).to_contain_text(re.compile("earching|best plan"))
    view.answered()
    expect(view.page.locator("#figures")).to_be_visible()
    expect(view.page.locator("#problems")).to_have_count(0)
    # What is refused stays refused, so it is not asked again.
    view.fill("--coaches", "0")
    expect(view.page.locator("#problems")).to_be_visible()
    expect(view.page.get_by_role("button", name="Ask again")).to_have_count(0)


@pytest.mark.parametrize("lang, reason, way", [
    ("en", "1.3 coaches and a reach of 60 km contradict each other", "2.3 coaches"),
    ("fi", "2,3 työhönvalmentajaa", "2,3 työhönvalmentajaa"),
    ("sv", "2,3 arbetstränare", "2,3 arbetstränare"),
])
def test_part_time_coaches_are_not_rounded_where_there_is_no_plan(view, lang, reason, way):
    view.open("--coaches", "1.3", "--reach", "60", region="kainuu", lang=lang)
    diagnosis = view.page.locator("#diagnosis")
    expect(diagnosis).to_contain_text(reason)
    expect(diagnosis).not_to_contain_text(re.compile(r"annoit 1\.|du angav 1\."))
    diagnosis.get_by_role("button", name=way, exact=True).click()
    view.answered()
    assert view.arguments == ["--reach", "60", "--coaches", "2.3"]
    expect(view.page.locator("#figures")).to_be_visible()


def test_shares_of_coaches_are_the_way_out_of_shares(view):
    view.open("--staff", "0.5,0.7", "--reach", "60", region="kainuu")
    view.page.locator("#diagnosis").get_by_role("button", name="2.2 coaches (1; 0.7; 0.5)").click()
    view.answered()
    assert view.arguments == ["--reach", "60", "--staff", "1,0.7,0.5"]
    expect(view.page.locator("#figures")).to_be_visible()


@pytest.mark.parametrize("asked, shown, next_one", [
    (["--coaches", "9.7"], "10.7", ["--coaches", "10.7"]),
    (["--staff", "1,1,1,1,1,1,1,1,0.7"], "9.7", ["--staff", "1,1,1,1,1,1,1,1,0.7,1"]),
])
def test_one_coach_more_is_as_much_as_was_counted(view, asked, shown, next_one):
    view.open(*asked)
    expect(view.answer).to_contain_text(f"With one coach more ({shown})")
    view.page.get_by_role("button", name=f"Try {shown} coaches").click()
    view.answered()
    assert view.arguments == next_one
    expect(view.page.locator("#figures")).to_be_visible()


def test_a_few_who_wait_are_not_nobody(view, desk):
    asked = ["--coaches", "10", "--benefit", "9.53%", "--priority", "waiting,fairness,travel"]
    view.open(*asked)
    expect(view.answer).to_contain_text("With 10, <1 % of the clients wait; with 11, nobody.")
    waiting = sum(row["clients"] for row in desk.printed(asked)["waiting"])
    assert 0 < waiting < 1
    assert view.figure("Clients who wait") == people(waiting)


def test_the_command_s_warning_stands_beside_the_plan(view):
    view.open("--coaches", "1", "--priority", "fairness,waiting,travel", region="kainuu")
    expect(view.page.locator("#warnings")).to_contain_text("fairness before waiting")
    expect(view.page.locator("#figures")).to_be_visible()
    view.open("--coaches", "1", region="kainuu")
    expect(view.page.locator("#warnings")).to_have_count(0)


def test_a_gap_that_was_asked_for_is_no_search_that_was_stopped(view):
    view.open("--coaches", "9", "--gap", "30%", region="north-savo")
    expect(view.page.locator("#search-state")).to_contain_text("within the gap, or at a limit")
    expect(view.answer).to_contain_text("not proven best: within the gap")


def test_the_cheapest_plan_is_the_one_that_serves_most_alike(view, desk):
    view.open("--coaches", "9", region="north-savo")
    price = desk.printed(["--coaches", "9"], "north-savo")["basis"]["price_of_fairness"]["cheapest"]
    view.page.get_by_role("button", name="Show the cheapest plan").click()
    view.answered()
    assert view.arguments == ["--coaches", "9", "--priority", "waiting,travel,fairness,balance"]
    assert view.figure("Municipalities without any service") == str(len(price["unserved"]))
    assert view.figure("Client-kilometres a year") == whole(price["travel"])
