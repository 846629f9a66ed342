"""Files come in after a look at them, and results go out as files."""
import csv
import json
import re
import zipfile

import pytest
from playwright.sync_api import expect

from conftest import ROOT


def export_of_statfin(folder, month="2026M09"):
    """A month as PxWeb saves it: each count half as many again as in 2026-06."""
    path = ROOT / "regions/central-finland/statistics/2026-06.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    data = [{"key": [f"KU{row['municipality']}", month],
             "values": [row["unemployed"], str(round(1.5 * int(row["long_term_unemployed"])))]} for row in rows]
    document = {
        "columns": [{"code": "Alue", "text": "Alue", "type": "d"},
                    {"code": "Kuukausi", "text": "Kuukausi", "type": "t"},
                    {"code": "TYOTTOMATLOPUSSA", "text": "Työttömät työnhakijat laskentapäivänä (lkm.)", "type": "c"},
                    {"code": "PITKAAIKAISTYOTTOMAT", "text": "Pitkäaikaistyöttömät (lkm.)", "type": "c"}],
        "data": data, "metadata": [{"updated": "2026-10-21T05:00:00Z", "label": "Työttömät", "source": "KEHA-keskus"}]}
    file = folder / "statfin-12r5-2026-09.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def choose(view, file):
    view.page.get_by_text("Bring data in").click()
    view.page.locator("#file-input").set_input_files(file)


def test_a_month_is_looked_at_and_taken_in(visit, own_desk, tmp_path):
    view = visit(own_desk)
    view.open("--coaches", "11")
    new = own_desk.regions / "central-finland/statistics/2026-09.csv"
    choose(view, export_of_statfin(tmp_path))
    result = view.page.locator("#file-result")
    expect(result).to_contain_text("Only a look: nothing is written.")
    expect(result).to_contain_text("Nothing has been written yet.")
    assert not new.exists()
    view.page.get_by_role("button", name="Take it in").click()
    expect(view.page.locator("#file-result")).to_contain_text("is taken in.")
    expect(view.page).to_have_url(re.compile("a=2026-09"))
    view.answered()
    assert new.exists()
    assert view.arguments == ["--coaches", "11", "--statistics", "2026-09"]
    assert view.figure("Clients who wait", 2).startswith("+")


def test_a_file_is_left(visit, own_desk, tmp_path):
    view = visit(own_desk)
    view.open("--coaches", "11")
    choose(view, export_of_statfin(tmp_path))
    view.page.get_by_role("button", name="Leave it").click()
    expect(view.page.locator("#file-result")).to_be_empty()
    assert len(list((own_desk.regions / "central-finland/statistics").glob("2026-09*"))) == 0


def test_what_does_not_match_is_set_right(view, tmp_path):
    view.open("--coaches", "11")
    file = export_of_statfin(tmp_path)
    file.write_text(file.read_text().replace("PITKAAIKAISTYOTTOMAT", "PITKAT").replace("Pitkäaikaistyöttömät (lkm.)", "Pitkät"))
    choose(view, file)
    result = view.page.locator("#file-result")
    expect(result.locator("h3").first).to_be_visible()
    view.page.get_by_text("Set right what does not match").click()
    label = "A count that has another title in the file"
    view.page.get_by_label(f"{label}: figure").first.select_option("long-term unemployed")
    title = view.page.get_by_label(f"{label}: title in the file").first
    title.fill("PITKAT")
    title.press("Tab")
    expect(result).to_contain_text("(PITKAT)")
    expect(view.page.get_by_role("button", name="Take it in")).to_be_visible()


def test_a_file_that_is_none_is_refused_in_the_programs_words(view, tmp_path):
    view.open("--coaches", "11")
    file = tmp_path / "statistics.csv"
    file.write_text("nothing,of,use\n1,2,3\n")
    choose(view, file)
    notice = view.page.locator("#file-result .notice")
    expect(notice).to_contain_text("This file can not be taken in")
    expect(notice).to_contain_text("statistics.csv")


def test_a_dropped_file_is_looked_at(view, tmp_path):
    view.open("--coaches", "11")
    file = export_of_statfin(tmp_path)
    transfer = view.page.evaluate_handle(
        """text => { const all = new DataTransfer();
        all.items.add(new File([text], "statfin.json")); return all; }""", file.read_text())
    view.page.dispatch_event("main", "drop", {"dataTransfer": transfer})
    expect(view.page.locator("#file-result")).to_contain_text("Only a look: nothing is written.")


def test_a_plan_from_elsewhere_is_scored_and_held(view):
    view.open("--coaches", "10")
    choose(view, ROOT / "regions/central-finland/plans/proposal-2021.csv")
    view.page.get_by_label("It holds").select_option("plan")
    result = view.page.locator("#file-result")
    expect(result).to_contain_text("client-kilometres")
    result.get_by_role("button", name="Hold these territories").click()
    expect(view.page.locator("#locks li")).to_have_count(8)
    assert view.arguments.count("--territory") == 8
    # What is asked next ends a search that takes long.
    view.page.get_by_role("button", name="Undo").click()
    view.answered()
    result.get_by_role("button", name="Hold these bases").click()
    expect(view.page.locator("#locks li")).to_have_count(8)


def test_a_list_of_coaches_is_looked_at_and_taken_in(visit, own_desk, tmp_path):
    view = visit(own_desk)
    view.open()
    expect(view.field("--staff-month")).to_have_count(0)
    file = tmp_path / "henkilosto.csv"
    place = own_desk.regions / "central-finland/staff.csv"
    file.write_text("share,base,from\n1,Nowhere,\n")
    choose(view, file)
    notice = view.page.locator("#file-result .notice")
    expect(notice).to_contain_text("This file can not be taken in")
    expect(notice).to_contain_text("henkilosto.csv")
    assert view.page.get_by_label("It holds").input_value() == "staff"
    file.write_text("share,base,from\n1,Jyväskylä,\n1,,\n0.7,,2028-01\n")
    view.page.locator("#file-input").set_input_files([])
    view.page.locator("#file-input").set_input_files(file)
    expect(view.page.locator("#file-result")).to_contain_text("Nothing has been written yet.")
    assert not place.exists()
    view.page.get_by_role("button", name="Take it in").click()
    expect(view.field("--staff-month")).to_have_count(1)
    view.answered()
    assert place.read_text() == file.read_text()
    assert view.figure("Job coaches") == "2.7"
    view.fill("--staff-month", "2027-06")
    assert view.figure("Job coaches") == "2"
    view.fill("--staff-month", "soon")
    expect(view.field("--staff-month").locator(".problem")).to_contain_text("soon")


@pytest.mark.parametrize("file, start", [
    ("report.html", b"<!DOCTYPE html>"), ("plan.xlsx", b"PK"), ("plan.csv", b""), ("plan.svg", b"<?xml"), ("plan.geojson", b"{"), ("all", b"PK"),
])
def test_files_are_saved(view, file, start):
    view.open("--coaches", "10")
    view.page.get_by_label("Files of this plan").select_option(file)
    with view.page.expect_download() as download:
        view.page.get_by_role("button", name="Save file").click()
    path = download.value.path()
    assert path.read_bytes().startswith(start) and path.stat().st_size > 500
    if file == "all":
        assert {"report.html", "plan.xlsx"} <= {name.rsplit("/", 1)[-1] for name in zipfile.ZipFile(path).namelist()}


def test_what_can_not_be_written_is_told_without_words_of_a_terminal(visit, own_desk, tmp_path):
    view = visit(own_desk)
    view.open("--coaches", "11")
    choose(view, export_of_statfin(tmp_path))
    expect(view.page.locator("#file-result")).to_contain_text("Nothing has been written yet.")
    (own_desk.regions / "central-finland/statistics/2026-09.txt").write_text("in the way")
    view.page.get_by_role("button", name="Take it in").click()
    notice = view.page.locator("#file-result .notice")
    expect(notice).to_contain_text("2026-09.txt exists already")
    assert "FOLDER" not in notice.inner_text()


def test_what_is_told_of_a_plan_stands_beside_its_score(visit, desk, tmp_path):
    view = visit(desk)
    view.open("--priority", "waiting,balance", region="kainuu")
    codes = [row.split(",")[0] for row in (ROOT / "regions/kainuu/municipalities.csv").read_text().splitlines()[1:]]
    file = tmp_path / "plan.csv"
    # The rows of the first territory name a base outside of it.
    file.write_text("municipality,territory,base\n" + "".join(
        f"{code},{'west' if place < 4 else 'east'},{codes[-1]}\n" for place, code in enumerate(codes)))
    choose(view, file)
    result = view.page.locator("#file-result")
    expect(result).to_contain_text("The base of west is found anew")
    # Nothing was asked of ways, so nothing is known of the least.
    expect(result).not_to_contain_text("The best possible plan")
