"""Tried plans are kept, pinned, compared and opened again."""
import csv
import re
import shutil

from playwright.sync_api import expect


def keep(view):
    view.page.locator("#keep[aria-disabled=false]").click()
    expect(view.news).to_contain_text("Kept as")


def test_plans_are_kept_compared_and_removed(visit, own_desk):
    view = visit(own_desk)
    view.open("--coaches", "10", "--territories", "8")
    keep(view)
    expect(view.page.locator("#keep")).to_have_attribute("aria-disabled", "true")
    view.fill("--territories", "6")
    keep(view)
    cards = view.page.locator(".strip > li")
    expect(cards).to_have_count(2)
    expect(cards.first).to_contain_text("6 territories")

    compare = view.page.get_by_role("button", name="Set side by side")
    compare.click(force=True)
    expect(view.news).to_contain_text("Tick two to five")
    for box in cards.get_by_role("checkbox").all():
        box.check()
    compare.click()
    table = view.page.locator("#comparison-table")
    expect(table.locator("thead th")).to_have_count(3)
    expect(table.locator("tr", has_text="Client-kilometres")).to_contain_text("4,126")
    # Territories are called after their bases, so who has another one is elsewhere, and nobody else.
    plans = [own_desk.printed(["--coaches", "10", "--territories", count]) for count in ("6", "8")]
    bases = [{code: one["base"] for one in plan["territories"] for code in one["municipalities"]} for plan in plans]
    with open(own_desk.regions / "central-finland/municipalities.csv", encoding="utf-8") as file:
        names = {row["code"]: row["name_fi"] for row in csv.DictReader(file)}
    elsewhere = {names[code] for code in names if bases[0][code] != bases[1][code]}
    row = table.locator("tr", has_text="Elsewhere than in")
    assert set(re.split(", | and ", row.locator("td").last.inner_text())) == elsewhere
    expect(view.page.locator("#comparison .small-map")).to_have_count(2)

    name = cards.first.get_by_label("Name of the plan")
    name.fill("Six")
    name.press("Tab")
    expect(view.page.get_by_role("button", name="Open Six")).to_be_visible()

    view.page.get_by_role("button", name="Pin Six", exact=True).click()
    expect(view.page.locator("#figures thead")).to_contain_text("From Six")
    view.page.get_by_role("button", name="Job coaches: more").click()
    view.answered()
    assert view.figure("Job coaches", 3) == "+1"

    view.page.get_by_role("button", name="Open Six").click()
    view.answered()
    assert view.arguments == ["--coaches", "10", "--territories", "6"]
    view.page.get_by_role("button", name="Undo").click()
    view.answered()
    assert view.arguments == ["--coaches", "11", "--territories", "6"]

    # What is shown as kept is there for whoever opens the page next.
    view.page.reload()
    view.answered()
    expect(cards).to_have_count(2)
    expect(view.page.locator("#figures thead")).to_contain_text("From Six")
    view.page.get_by_role("button", name="Remove Six").click()
    expect(cards).to_have_count(1)


def test_a_kept_plan_is_a_reference(visit, own_desk):
    view = visit(own_desk)
    view.open("--coaches", "10", "--territories", "8")
    keep(view)
    view.page.get_by_text("More requirements").click()
    view.field("--reference").locator("select").select_option(index=1)
    view.answered()
    assert view.arguments[-2] == "--reference" and view.arguments[-1].startswith("tried:")
    view.fill("--unchanged", "Jämsä")
    assert view.arguments[-2:] == ["--unchanged", "Jämsä"]
    expect(view.page.locator("#figures")).to_be_visible()
    expect(view.page.locator("#locks")).to_contain_text("territory Jämsä unchanged")


def test_two_pages_at_one_desk_see_the_same_plans(visit, own_desk):
    first, second = visit(own_desk), visit(own_desk)
    first.open("--coaches", "10")
    keep(first)
    second.open("--coaches", "11")
    expect(second.page.locator(".strip > li")).to_have_count(1)
    first.page.get_by_role("button", name="Job coaches: more").click()
    second.page.get_by_role("button", name="Job coaches: more").click()
    first.answered()
    second.answered()
    assert first.figure("Job coaches") == "11" and second.figure("Job coaches") == "12"


def test_a_desk_that_is_gone_is_said(visit, own_desk):
    view = visit(own_desk)
    view.open("--coaches", "10")
    own_desk.end()
    expect(view.news).to_contain_text("The desk does not answer")
    expect(view.page.locator("body.gone")).to_be_attached()
    assert view.page.locator("button:enabled, input:enabled, select:enabled, textarea:enabled").count() == 0
    view.page.locator("[data-municipality='182']").click()
    expect(view.page.get_by_role("dialog")).to_have_count(0)


def test_the_desk_ends_from_the_page(visit, own_desk):
    view = visit(own_desk)
    view.open("--coaches", "10")
    view.page.get_by_role("button", name="End the desk").click()
    expect(view.page.locator("main")).to_contain_text("The desk has ended.")
    assert view.page.locator("button, input, select, a").count() == 0
    own_desk.process.wait(timeout=10)


def test_names_are_shown_whole_and_pinning_is_explained(visit, own_desk):
    view = visit(own_desk)
    view.open("--coaches", "10", "--territories", "8", "--together", "Keuruu,Multia,Petäjävesi", "--base", "Saarijärvi",
              "--never-base", "Laukaa", "--shared", "Muurame", "--reach", "95")
    keep(view)
    name = view.page.get_by_label("Name of the plan")
    text = name.input_value()
    # Parts of which there is no room are counted, not cut.
    assert text.startswith("10 coaches, 8 territories, Keuruu, Multia and Petäjävesi in one territory, a base in Saarijärvi")
    assert len(text) <= 160 and text.endswith((" more", "95", "shared"))
    assert name.evaluate("one => one.scrollHeight <= one.clientHeight && one.scrollWidth <= one.clientWidth")
    expect(view.page.locator("#pin-hint")).to_contain_text("measure against")
    assert view.page.locator(".pin").get_attribute("aria-describedby") == "pin-hint"
    name.fill("Ours")
    name.press("Enter")
    expect(view.page.get_by_role("button", name="Open Ours")).to_be_visible()


def test_plans_that_vanish_are_told_of(visit, own_desk):
    view = visit(own_desk)
    view.open("--coaches", "10")
    keep(view)
    view.fill("--coaches", "11")
    keep(view)
    cards = view.page.locator(".strip > li")
    expect(cards).to_have_count(2)
    folder = own_desk.regions / "desk/central-finland"
    names = [card.get_by_label("Name of the plan").input_value() for card in cards.all()]
    next(path for path in folder.glob("*.json") if names[1] in path.read_text()).unlink()
    # One of them is asked for: it is no longer shown, and that is said.
    view.page.get_by_role("button", name=f"Remove {names[1]}").click()
    expect(view.news).to_contain_text("That plan is not kept here any more.")
    expect(view.news).to_contain_text(f"No longer kept, removed on another page or from the disk: {names[1]}.")
    expect(cards).to_have_count(1)
    # The whole folder is gone: what is kept now is told, and what is lost.
    shutil.rmtree(own_desk.regions / "desk")
    view.fill("--coaches", "12")
    view.page.locator("#keep[aria-disabled=false]").click()
    expect(view.news).to_contain_text("Kept as 12 coaches")
    expect(view.news).to_contain_text(f"No longer kept, removed on another page or from the disk: {names[0]}.")
    expect(cards).to_have_count(1)
    assert len(list(folder.glob("*.json"))) == 1


def test_a_plan_is_named_in_the_words_of_its_fields(visit, own_desk):
    view = visit(own_desk)
    for asked, words in [
        (["--priority", "waiting,travel:5%,balance"], "Mikä on tärkeintä jonottavat, matkat (+5%), epätasaisuus"),
        (["--membership", "free"], "Kunta kuuluu mille tahansa vastuualueelle palvelusta riippumatta"),
    ]:
        view.open("--coaches", "10", *asked, lang="fi")
        view.page.locator("#keep[aria-disabled=false]").click()
        expect(view.page.locator(".strip textarea").first).to_have_value(re.compile(f", {re.escape(words)}$"))
    # Of what there is no room for, it is said how much there is.
    view.open("--coaches", "10", "--priority", "waiting,travel:5%,balance", "--membership", "free", "--reach", "105", lang="fi")
    view.page.locator("#keep[aria-disabled=false]").click()
    expect(view.page.locator(".strip textarea").first).to_have_value(re.compile(r" ja muut \d$|ja \d muu(ta)?$"))


def with_minutes(desk):
    """Kainuu with minutes of driving, half as many again as kilometres and not in the same order."""
    file = desk.regions / "kainuu" / "distances.csv"
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    minutes = [round(float(row.split(",")[2]) * (0.7 + place % 3 / 10), 1) for place, row in enumerate(rows)]
    file.write_text("\n".join([f"{head},minutes", *[f"{row},{value}" for row, value in zip(rows, minutes)]]) + "\n")


def test_kilometres_and_minutes_are_not_compared(visit, own_desk):
    with_minutes(own_desk)
    view = visit(own_desk)
    view.open("--coaches", "2", region="kainuu")
    keep(view)
    view.page.locator(".strip > li").first.get_by_role("button", name=re.compile("^Pin ")).click()
    expect(view.news).to_contain_text("is pinned")
    view.open("--coaches", "2", "--cost", "minutes", "--reach", "110", region="kainuu")
    keep(view)
    # The region's own reach is one of kilometres, so there is none to go back to.
    assert view.field("--reach").get_by_role("button", name="Set back").is_hidden()
    ways = view.page.locator("#figures tr", has_text="Client-minutes a year")
    expect(ways).to_be_visible()
    assert ways.locator("td").nth(2).inner_text() == ""
    cards = view.page.locator(".strip > li")
    for box in cards.get_by_role("checkbox").all():
        box.check()
    view.page.get_by_role("button", name="Set side by side").click()
    row = view.page.locator("#comparison-table tr", has_text="Client-minutes a year")
    # The pinned plan, by kilometres, comes first.
    assert row.locator("td").nth(0).inner_text() == "\u2013"
    assert "+" not in row.inner_text() and "\u2212" not in row.inner_text()
    # The region's own reach is in kilometres, so there is nothing to go back to.
    expect(view.page.get_by_text("a reach of 110")).to_have_count(0)
    expect(view.field("--reach")).to_contain_text("Given by you.")


def test_plans_of_several_months_name_them(visit, own_desk):
    view = visit(own_desk)
    view.open("--coaches", "10")
    keep(view)
    view.open("--coaches", "10", "--statistics", "2026-06")
    keep(view)
    for box in view.page.locator(".strip > li").get_by_role("checkbox").all():
        box.check()
    view.page.get_by_role("button", name="Set side by side").click()
    expect(view.page.locator("#comparison-table")).to_be_visible()
    heads = view.page.locator("#comparison-table thead th").all_inner_texts()
    assert [head.rsplit("(")[-1] for head in heads[1:]] == ["2026-06)", "2021-10)"]
