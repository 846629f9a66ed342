"""The map: every municipality is reached by pointer and keyboard, and held by what its menu offers."""
import pytest
from playwright.sync_api import expect

START = ["--coaches", "10", "--territories", "8"]


def test_arrows_go_from_municipality_to_municipality(view):
    view.open(*START)
    first = view.page.locator(".municipality[tabindex='0']")
    expect(first).to_have_count(1)
    first.focus()
    seen = set()
    for key in ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft", "End", "Home"]:
        view.page.keyboard.press(key)
        seen.add(view.page.evaluate("document.activeElement.dataset.municipality"))
    assert None not in seen and len(seen) >= 4
    expect(view.page.locator("#pointed")).to_contain_text("clients a year")
    expect(view.page.locator(".municipality[tabindex='0']")).to_have_count(1)


def test_escape_closes_the_menu_and_gives_the_focus_back(view):
    view.open(*START)
    menu = view.choose("Keuruu")
    expect(menu).to_be_visible()
    assert view.page.evaluate("document.activeElement.id") == "menu-name"
    view.page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    assert view.page.evaluate("document.activeElement.dataset.municipality") == "249"


@pytest.mark.parametrize("name, action, asked", [
    ("Keuruu", "Hold in territory Petäjävesi", ["--together", "Keuruu,Petäjävesi"]),
    ("Jämsä", "Keep the base here", ["--base", "Jämsä"]),
    ("Keuruu", "Hold the whole territory Petäjävesi", ["--territory", "Keuruu,Multia,Petäjävesi"]),
    ("Saarijärvi", "Put a base here", ["--base", "Saarijärvi"]),
    ("Laukaa", "Never a base here", ["--never-base", "Laukaa"]),
    ("Muurame", "Shared by all in reach", ["--shared", "Muurame"]),
])
def test_a_municipality_is_held(view, name, action, asked):
    view.open(*START)
    view.choose(name).get_by_role("button", name=action, exact=True).click()
    view.answered()
    assert view.arguments == START + asked
    locks = view.page.locator("#locks li")
    expect(locks).to_have_count(1)
    expect(view.page.locator(".marks .lock").first).to_be_attached()
    locks.get_by_role("button", name="Let go").click()
    view.answered()
    assert view.arguments == START
    expect(locks).to_have_count(0)


@pytest.mark.parametrize("label, other, button, asked", [
    ("Draw it into the territory of", "Jämsä", "Draw", ["--together", "Jämsä,Keuruu"]),
    ("Together with", "Saarijärvi", "Join", ["--together", "Keuruu,Saarijärvi"]),
    ("Apart from", "Multia", "Part", ["--apart", "Keuruu,Multia"]),
])
def test_a_municipality_is_asked_something_of_with_another(view, label, other, button, asked):
    view.open(*START)
    menu = view.choose("Keuruu")
    menu.get_by_label(label).select_option(label=other)
    menu.get_by_role("button", name=button, exact=True).click()
    view.answered()
    assert view.arguments == START + asked


def test_what_drawing_costs_is_said(view):
    view.open(*START)
    before = view.figure("Client-kilometres")
    menu = view.choose("Keuruu")
    menu.get_by_label("Draw it into the territory of").select_option(label="Jämsä")
    menu.get_by_role("button", name="Draw", exact=True).click()
    view.answered()
    cost = view.answer.locator(".locks li", has_text="Jämsä and Keuruu in one territory")
    expect(cost).to_contain_text("client-kilometres a year")
    expect(cost).to_contain_text(f"instead of {before}")


def test_joining_is_one_group(view):
    view.open(*START, "--together", "Keuruu,Multia")
    menu = view.choose("Multia")
    menu.get_by_label("Together with").select_option(label="Petäjävesi")
    menu.get_by_role("button", name="Join").click()
    view.answered()
    assert view.arguments == START + ["--together", "Keuruu,Multia,Petäjävesi"]


def test_all_locks_are_let_go_at_once(view):
    view.open(*START, "--base", "Saarijärvi", "--never-base", "Laukaa", "--together", "Keuruu,Multia")
    expect(view.page.locator("#locks li")).to_have_count(3)
    view.page.get_by_role("button", name="Let go of all").click()
    view.answered()
    assert view.arguments == START
    view.page.get_by_role("button", name="Undo").click()
    view.answered()
    expect(view.page.locator("#locks li")).to_have_count(3)


def test_a_click_opens_the_menu(view):
    view.open(*START)
    view.page.locator("[data-municipality='182']").click()
    expect(view.page.get_by_role("dialog", name="Jämsä")).to_be_visible()


def test_the_table_opens_the_menu_too(view):
    view.open(*START)
    view.page.get_by_text("Municipalities as a table").click()
    view.page.locator("#municipalities").get_by_role("button", name="Kinnula").click()
    expect(view.page.get_by_role("dialog", name="Kinnula")).to_be_visible()


def test_each_view_shows_its_own(view):
    view.open(*START)
    def fills():
        return view.page.locator(".municipality").evaluate_all("all => all.map(one => one.getAttribute('fill'))")
    territories = fills()
    assert len(set(territories)) == 8
    choose = view.page.get_by_label("Show", exact=True)
    choose.select_option("share")
    expect(view.page.locator(".legend li")).to_have_count(5)
    assert view.page.locator(".label .note", has_text="4.8 %").count() > 10
    choose.select_option("load")
    expect(view.page.locator(".label .note", has_text="for each coach")).to_have_count(8)
    choose.select_option("help")
    assert view.page.locator(".marks .help").count() >= 8
    choose.select_option("difference")
    view.page.get_by_role("button", name="Job coaches: more").click()
    view.answered()
    moved = [fill for fill in fills() if fill != "#f2f2f2"]
    assert 0 < len(moved) < 22
    assert view.page.locator(".label .note", has_text="before:").count() > 0


def test_colours_stay_with_their_territories(view):
    view.open(*START)
    jamsa = view.page.locator("[data-municipality='182']")
    colour = jamsa.get_attribute("fill")
    view.page.get_by_role("button", name="Job coaches: more").click()
    view.answered()
    assert jamsa.get_attribute("fill") == colour


def test_a_region_is_cut_out_by_picking(visit, own_desk):
    view = visit(own_desk)
    view.open(region="kainuu")
    view.page.get_by_text("Cut out a region").click()
    for name in ["Kajaani", "Sotkamo", "Kuhmo"]:
        view.page.locator(f".municipality[aria-label^='{name},']").focus()
        view.page.keyboard.press("Enter")
    expect(view.page.locator("#cut-list")).to_contain_text("3 municipalities picked")
    view.page.get_by_label("Name of the new region's folder").fill("Bad name")
    view.page.get_by_role("button", name="Make the region").click()
    expect(view.page.locator("#cut-problem")).to_contain_text("small letters")
    view.page.get_by_label("Name of the new region's folder").fill("south")
    view.page.get_by_role("button", name="Make the region").click()
    # What was linked and left out is told before anybody plans.
    made = view.page.locator("#cut-made")
    expect(made).to_contain_text("Left out of region.yaml")
    made.get_by_role("button", name="Open south").click()
    view.page.wait_for_url("**/?region=south*")
    view.answered()
    assert view.page.locator(".municipality").count() == 3
    assert (own_desk.regions / "south" / "municipalities.csv").exists()


def test_an_employment_area_is_cut_out(visit, own_desk):
    file = own_desk.regions / "kainuu" / "municipalities.csv"
    first, *rows = file.read_text().splitlines()
    east = ("Kajaani", "Sotkamo", "Kuhmo")
    file.write_text("\n".join([
        f"{first},employment_area,employment_area_sv",
        *[row + (",Itä,Öst" if row.split(",")[1] in east else ",Muu,Annan") for row in rows]]) + "\n")
    view = visit(own_desk)
    view.open(region="kainuu", lang="sv")
    view.page.locator("#cut > summary").click()
    areas = view.page.locator("#cut-area")
    assert areas.locator("option").all_inner_texts()[1:] == ["Annan", "Öst"]
    areas.select_option("Öst")
    expect(view.page.locator("#cut-list")).to_contain_text("3 kommuner")
    view.page.locator("#cut-title").fill("Östra delen")
    assert view.page.locator("#cut-name").input_value() == "ostra-delen"
    view.page.locator("#cut-make").click()
    view.page.locator("#cut-open").click()
    view.page.wait_for_url("**/?region=ostra-delen*")
    view.answered()
    assert view.page.locator(".municipality").count() == 3


def test_the_line_under_the_map_is_of_the_plan_on_show(view):
    view.open(*START)
    menu = view.choose("Keuruu")
    menu.get_by_label("Draw it into the territory of").select_option(label="Jämsä")
    menu.get_by_role("button", name="Draw", exact=True).click()
    view.answered()
    assert view.page.evaluate("document.activeElement.dataset.municipality") == "249"
    expect(view.page.locator("#pointed")).to_contain_text("Keuruu, territory Jämsä")


@pytest.mark.parametrize("width", [1280, 768, 390])
@pytest.mark.parametrize("name", ["Keuruu", "Hankasalmi", "Pihtipudas", "Luhanka"])
def test_the_menu_is_in_the_window_and_beside_its_municipality(visit, desk, width, name):
    view = visit(desk, viewport={"width": width, "height": 844})
    view.open(*START)
    shape = view.page.locator(f".municipality[aria-label^='{name},']")
    shape.scroll_into_view_if_needed()
    menu = view.choose(name)
    expect(menu).to_be_visible()
    view.page.wait_for_timeout(600)
    box, own = menu.bounding_box(), shape.bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0
    assert box["x"] + box["width"] <= width and box["y"] + box["height"] <= 844
    middle = (own["x"] + own["width"] / 2, own["y"] + own["height"] / 2)
    assert 0 <= middle[1] <= 844
    assert not (box["x"] < middle[0] < box["x"] + box["width"] and box["y"] < middle[1] < box["y"] + box["height"])


def test_a_base_is_kept_or_put(view):
    """One of both is offered, in words that say which."""
    view.open(*START)
    menu = view.choose("Jämsä")
    expect(menu).to_contain_text("A base is where the coaches of a territory start from.")
    expect(menu.get_by_role("button", name="Keep the base here")).to_be_visible()
    expect(menu.get_by_role("button", name="Put a base here")).to_have_count(0)
    menu = view.choose("Saarijärvi")
    expect(menu.get_by_role("button", name="Put a base here")).to_be_visible()
    expect(menu.get_by_role("button", name="Keep the base here")).to_have_count(0)


def test_colours_are_said_to_follow_the_plan_before(view):
    view.open(*START)
    expect(view.page.locator("#map")).to_contain_text("in saved files they may be others")


def test_signs_are_explained_where_they_are_shown(view):
    def signs():
        return [text.split("\n")[-1] for text in view.page.locator("#signs li").all_inner_texts()]
    view.open(*START)
    assert signs() == ["base with its number of coaches", "team leader"]
    view.page.get_by_role("button", name="Show the cheapest plan").click()
    view.answered()
    assert view.page.locator(".unserved").count() > 0
    assert signs()[2:] == ["no service at all"]
    view.page.get_by_role("button", name="Undo").click()
    view.answered()
    view.page.get_by_label("Show", exact=True).select_option("help")
    assert signs()[2:] == ["help: clients a year served by neighbours"]
    view.page.get_by_label("Show", exact=True).select_option("territories")
    view.choose("Keuruu").get_by_role("button", name="Shared by all in reach").click()
    view.answered()
    assert signs()[2:] == ["shared by all territories", "held, or something is asked of it"]
    view.page.get_by_label("Show", exact=True).select_option("help")
    assert "clients a year of a shared municipality" in signs()
