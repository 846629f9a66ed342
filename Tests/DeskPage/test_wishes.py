"""What wishes cost: each by itself, all together, and a changed reach among them."""
from playwright.sync_api import expect

START = ["--coaches", "10", "--territories", "8"]
WISHES = ["--together", "Keuruu,Multia,Petäjävesi", "--base", "Saarijärvi", "--most-km", "75"]


def travel(document):
    return next(level["value"] for level in document["objectives"] if level["name"] == "travel")


def test_all_wishes_together_are_set_against_the_plan_without_any(view, desk):
    view.open(*START, *WISHES)
    own, free = travel(desk.printed(START + WISHES)), travel(desk.printed(START))
    expect(view.page.locator("#all-wishes")).to_have_text(
        f"All 3 together, against the plan without any: costs {round(own) - round(free)} client-kilometres a year"
        f" ({round(own):,} instead of {round(free):,}).")
    # One alone costs what it costs, which is said already.
    view.page.get_by_role("button", name="Let go of all").click()
    view.answered()
    expect(view.answer.locator(".locks li")).to_have_count(1)
    expect(view.page.locator("#all-wishes")).to_have_count(0)


def test_a_changed_reach_is_a_wish(view, desk):
    view.open(*START, "--reach", "80", "--base", "Saarijärvi")
    reach = view.answer.locator(".locks li", has_text="a reach of 80 km instead of 100 km")
    asked, own = (travel(desk.printed(START + ["--base", "Saarijärvi", *more])) for more in (["--reach", "80"], []))
    expect(reach).to_contain_text(f"({round(asked):,} instead of {round(own):,})" if round(asked) != round(own) else "costs nothing")
    expect(view.page.locator("#all-wishes")).to_contain_text("All 2 together")
    reach.get_by_role("button").click()
    view.answered()
    assert view.arguments == START + ["--base", "Saarijärvi"]


def test_a_longer_reach_saves(view, desk):
    view.open("--coaches", "9", "--reach", "140", region="north-savo")
    asked, own = (travel(desk.printed(["--coaches", "9", *more], "north-savo")) for more in (["--reach", "140"], []))
    word = "saves" if asked < own else "costs"
    expect(view.answer.locator(".locks li", has_text="a reach of 140 km")).to_contain_text(word)


def test_a_cost_that_is_not_proven_is_not_told(view):
    """The plan without the wishes is looked for no longer than the search itself may take."""
    view.page.route("**/api/propose", lambda route: route.fulfill(
        json={"status": 4, "body": '{"outcome":"feasible","territories":[],"municipalities":[],"waiting":[],"objectives":[],"unserved":[],"demand":0}',
              "messages": ""}))
    view.open(*START, *WISHES)
    expect(view.page.locator("#all-wishes")).to_have_text("What all of them cost together is not known.")


def test_shown_differences_are_those_of_shown_amounts(view):
    view.open(*START)
    def number(text):
        return int(text.replace(",", "").replace("\u2212", "-").replace("+", "").replace("same", "0"))
    before = number(view.figure("Client-kilometres"))
    for option, value in [("--reach", "90"), ("--caseload-cap", "19"), ("--employment-rate", "36%"), ("--coaches", "11")]:
        view.fill(option, value.rstrip("%"))
        now = number(view.figure("Client-kilometres"))
        assert number(view.figure("Client-kilometres", 2)) == now - before
        before = now
