"""The question: each field asks what the command line asks, and can be set back."""
import pytest
from playwright.sync_api import expect

# Option, what is typed, and what the command is asked.
FIELDS = [
    ("--leaders", "2", "2"),
    ("--territories", "2-3", "2-3"),
    ("--benefit", "12,5", "12.5%"),
    ("--employment-rate", "47", "47%"),
    ("--caseload-cap", "18", "18"),
    ("--reach", "150", "150"),
    ("--most-km", "200", "200"),
    ("--coach-year", "55 000", "55000"),
    ("--coach-year", "56,000", "56000"),
    ("--coach-year", "1,056,000.5", "1056000.5"),
    ("--staff", "1, 0.7", "1,0.7"),
    ("--staff", "1, 1", "1,1"),
    ("--staff", "0,5; 0,7; 1", "0.5,0.7,1"),
    ("--staff", "0,5 0,7 1", "0.5,0.7,1"),
    ("--staff", "0.5,0.7,1", "0.5,0.7,1"),
    ("--leader-year", "65000", "65000"),
    ("--kilometre", "0,57", "0.57"),
    ("--meetings", "20", "20"),
    ("--support-year", "4000", "4000"),
    ("--most-waiting", "60", "60%"),
    ("--least-coaches", "1", "1"),
    ("--least-clients", "2", "2"),
    ("--most-clients", "300%", "300%"),
    ("--mean-duration", "6", "6"),
    ("--observed", "20", "20"),
    ("--service-level", "95", "95%"),
    ("--alternatives", "2", "2"),
    ("--time-limit", "30", "30"),
    ("--work-limit", "1000000", "1000000"),
    ("--gap", "1", "1%"),
]


@pytest.mark.parametrize("option, text, value", FIELDS)
def test_a_field_asks_and_is_set_back(view, option, text, value):
    # Coaches by their shares stand in place of their number.
    start = [] if option == "--staff" else ["--coaches", "4"]
    view.open(*start, region="kainuu")
    view.fill(option, text)
    assert view.arguments == [*start, option, value]
    expect(view.answer.locator("#figures")).to_be_visible()
    view.field(option).get_by_role("button", name="Set back").click()
    view.answered()
    assert view.arguments == start


@pytest.mark.parametrize("text, value", [("56 000", "56000"), ("0,57", "0.57")])
def test_a_comma_is_decimal_in_finnish(view, text, value):
    view.open("--coaches", "4", region="kainuu", lang="fi")
    view.fill("--coach-year", text)
    assert view.arguments == ["--coaches", "4", "--coach-year", value]


@pytest.mark.parametrize("option, value", [
    ("--membership", "free"), ("--count", "unemployed"), ("--turnover", "observed"),
])
def test_a_choice_asks_and_is_set_back(view, option, value):
    view.open("--coaches", "4", region="kainuu")
    for group in view.page.locator("details.group:not([open])", has=view.field(option)).all():
        group.locator("summary").first.click()
    view.field(option).locator("select").select_option(value)
    view.answered()
    assert view.arguments == ["--coaches", "4", option, value]
    view.field(option).get_by_role("button", name="Set back").click()
    view.answered()
    assert view.arguments == ["--coaches", "4"]


def test_help_is_switched_off_and_on(view):
    view.open("--coaches", "4", region="kainuu")
    view.page.get_by_label("Coaches may help in neighbouring territories").uncheck()
    view.answered()
    assert view.arguments == ["--coaches", "4", "--no-neighbour-help"]
    view.page.get_by_label("Coaches may help in neighbouring territories").check()
    view.answered()
    assert view.arguments == ["--coaches", "4"]


def test_fields_say_where_their_values_come_from(view):
    view.open("--coaches", "10", "--caseload-cap", "18")
    cap = view.field("--caseload-cap")
    expect(cap).to_contain_text("Changed; the region has 20.")
    cap.get_by_text("Changed; the region has 20.").click()
    expect(cap.locator(".source")).to_contain_text("quality criterion 1")


def test_coaches_are_suggested_and_stepped(view):
    view.open("--coaches", "10")
    view.page.get_by_role("button", name="Job coaches: more").click()
    view.answered()
    assert view.arguments == ["--coaches", "11"]
    view.page.get_by_role("button", name="Job coaches: fewer").click()
    view.answered()
    view.page.get_by_role("button", name="11 by workload").click()
    view.answered()
    assert view.arguments == ["--coaches", "11"]
    expect(view.page.get_by_role("button", name="11 by distance")).to_be_visible()


def test_a_suggested_number_takes_the_place_of_shares(view):
    view.open("--staff", "0.5,0.7", region="kainuu")
    view.page.get_by_role("button", name="2 by workload").click()
    view.answered()
    assert view.arguments == ["--coaches", "2"]


def test_the_rate_is_a_slider_with_published_rates_and_tipping_points(view):
    view.open("--coaches", "10")
    slider = view.page.get_by_role("slider")
    slider.focus()
    for _ in range(4):
        view.page.keyboard.press("ArrowRight")
    view.answered()
    assert view.arguments == ["--coaches", "10", "--employment-rate", "39%"]
    view.page.get_by_role("button", name="European studies 47 %").click()
    view.answered()
    assert view.arguments[-1] == "47%"
    assert slider.input_value() == "47"
    expect(view.page.locator("#rate-tips")).to_contain_text("Below 44 % the workload takes 11 coaches.")
    assert view.page.locator(".rail .published").count() == 5
    assert view.page.locator(".rail .tipping").count() > 3


def test_what_matters_first_is_moved_by_keys(view):
    view.open("--coaches", "10")
    view.page.get_by_text("What matters first", exact=True).click()
    view.page.get_by_role("button", name="travel: earlier").focus()
    view.page.keyboard.press("Enter")
    view.answered()
    assert view.arguments[-2:] == ["--priority", "waiting,travel,fairness,balance"]
    focused = view.page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused == "travel: earlier"
    view.page.get_by_role("button", name="balance: leave out").click()
    view.answered()
    assert view.arguments[-1] == "waiting,travel,fairness"
    view.page.get_by_label("Further goal").select_option("help")
    view.page.get_by_role("button", name="Add", exact=True).first.click()
    view.answered()
    assert view.arguments[-1] == "waiting,travel,fairness,help"
    give = view.page.get_by_label("travel: may get worse by per cent")
    give.fill("5")
    give.press("Tab")
    view.answered()
    assert view.arguments[-1] == "waiting,travel:5%,fairness,help"


def test_undo_and_redo_go_over_everything(view):
    view.open("--coaches", "10")
    view.fill("--reach", "90")
    view.choose("Keuruu").get_by_role("button", name="Never a base here").click()
    view.answered()
    assert view.arguments == ["--coaches", "10", "--reach", "90", "--never-base", "Keuruu"]
    view.page.keyboard.press("Control+z")
    view.answered()
    assert view.arguments == ["--coaches", "10", "--reach", "90"]
    view.page.get_by_role("button", name="Undo").click()
    view.answered()
    assert view.arguments == ["--coaches", "10"]
    view.page.keyboard.press("Control+Shift+z")
    view.page.get_by_role("button", name="Redo").click()
    view.answered()
    assert view.arguments == ["--coaches", "10", "--reach", "90", "--never-base", "Keuruu"]
    view.page.get_by_role("button", name="Redo").click(force=True)
    expect(view.news).to_contain_text("There is nothing to do again.")


def test_a_link_opens_the_same_state(view):
    view.open("--coaches", "10")
    view.fill("--reach", "90")
    address = view.page.url
    figure = view.figure("Client-kilometres")
    view.page.goto(address)
    view.answered()
    assert view.figure("Client-kilometres") == figure
    assert view.field("--reach").locator("input").input_value() == "90"


def test_the_command_is_shown_and_copied(visit, desk):
    view = visit(desk, permissions=["clipboard-read", "clipboard-write"])
    view.open("--coaches", "10", "--together", "Keuruu,Multia")
    shown = view.page.locator("#command").inner_text()
    assert shown == "plan-territories propose regions/central-finland --coaches 10 --together Keuruu,Multia"
    view.page.get_by_role("button", name="Copy the command").click()
    expect(view.news).to_contain_text("copied")
    assert view.page.evaluate("navigator.clipboard.readText()") == shown


@pytest.mark.parametrize("option, text, words", [
    ("--coaches", "ten", '"ten" is not a number'),
    ("--coaches", "10.01", "write full-time coaches"),
    ("--territories", "12", "can't staff 12 territories"),
    ("--benefit", "110", '"110%" is no part of a whole'),
])
def test_what_is_refused_is_said_beside_its_field(view, option, text, words):
    view.open("--coaches", "10")
    view.fill(option, text)
    # Some values are refused for what they do to another field.
    problem = view.page.locator(".field .problem:visible").first
    expect(problem).to_contain_text(words)
    control = view.page.locator("[aria-invalid=true]").first
    assert control.get_attribute("aria-describedby") == problem.get_attribute("id")
    expect(view.news).to_contain_text(words)
    view.page.get_by_role("button", name="Undo").click()
    view.answered()
    expect(view.page.locator("[aria-invalid=true]")).to_have_count(0)


def test_languages_keep_the_question(view):
    view.open("--coaches", "10")
    view.fill("--reach", "90")
    view.page.get_by_role("link", name="Suomi").click()
    view.answered()
    assert view.arguments == ["--coaches", "10", "--reach", "90"]
    expect(view.page.get_by_role("heading", name="Keski-Suomi")).to_be_visible()
    expect(view.answer).to_contain_text("työhönvalmentajaa")


def test_without_a_region_one_is_chosen(view):
    view.page.goto(f"{view.desk.origin}/?lang=en")
    main = view.page.get_by_role("main")
    expect(main).to_contain_text("Every change is answered by a new plan")
    expect(main.get_by_role("listitem").filter(has_text="North Savo")).to_contain_text("Newest figures: 2026-06")
    view.page.get_by_role("link", name="North Savo").click()
    view.answered()
    expect(view.page.get_by_role("heading", level=1)).to_have_text("North Savo")


def test_a_question_of_another_language_is_understood(view, desk):
    """Municipalities that the Finnish page named, and territories that the document names in Finnish."""
    asked = ["--coaches", "10", "--territories", "8", "--together", "Keuruu,Multia", "--never-base", "Laukaa"]
    view.open(*asked, lang="fi")
    view.page.get_by_role("link", name="Svenska").click()
    view.answered()
    assert view.arguments == asked
    expect(view.page.locator("#locks li").first).to_contain_text("Keuru och Multia")
    assert view.page.locator(".lock").count() == 3
    # What is asked of it besides is found, and takes the place of what it contradicts.
    menu = view.choose("Keuru")
    expect(menu.get_by_role("list")).to_contain_text("Keuru och Multia")
    menu.get_by_role("button", name="Gemensam för alla inom räckhåll").click()
    view.answered()
    assert view.arguments[4:] == ["--never-base", "Laukaa", "--shared", "Keuru"]
    expect(view.page.locator("#figures")).to_be_visible()
    view.page.get_by_role("button", name="Ångra").click()
    view.answered()
    view.open("--coaches", "10", "--territories", "8", lang="sv")
    rows = view.page.locator("#territories tbody th").all_text_contents()
    assert "Laukas" in rows and "Laukaa" not in rows
    assert "Laukaa" not in view.page.locator("main").inner_text()
