"""What the desk's page can ask, and what becomes of plans and files."""
import io
import json
import signal
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

import client
from conftest import PROGRAM, REGIONS, ROOT
from test_searches import LONG

LINE = Path(PROGRAM).with_name("plan-territories")
ARGUMENTS = ["--coaches", "10", "--territories", "8"]


def printed(arguments, folder):
    """What the command line prints."""
    done = subprocess.run([LINE, *arguments], cwd=folder, capture_output=True)
    return done.stdout.decode()


def without_seconds(document):
    """All that is the same in every run."""
    return [line for line in document.splitlines() if '"seconds"' not in line]


def test_the_page_is_served_in_three_languages(page):
    for lang in ("fi", "sv", "en"):
        status, headers, body = page.get(f"/?region=kainuu&lang={lang}")
        assert status == 200
        assert f'<html lang="{lang}">' in body.decode()
        assert headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]


def test_the_region_is_described(page):
    status, _, body = page.get("/api/region?region=central-finland&lang=fi")
    region = json.loads(body)
    assert status == 200
    assert region["title"] == "Keski-Suomi"
    assert len(region["municipalities"]) == len(region["outlines"]) == 22
    assert region["command"] == "regions/central-finland"
    assert {"name", "rate", "title", "source"} == set(region["rates"][0])
    assert any(d["key"] == "caseload_cap" and d["value"] == 20 for d in region["defaults"])


def test_an_answer_is_what_the_command_prints(desk, page):
    stream = client.Stream(page)
    stream.wait("ready")
    asked = page.answer(ARGUMENTS)
    assert asked["command"] == "plan-territories propose regions/central-finland " + " ".join(ARGUMENTS)
    answer = stream.wait("answer", asked["search"])
    assert answer["status"] == 0
    whole = printed(asked["command"].split()[1:] + ["--format", "json"], desk.folder)
    assert without_seconds(answer["body"]) == without_seconds(whole)
    stream.close()


def test_what_is_refused_is_refused_in_the_words_of_the_command(page):
    stream = client.Stream(page)
    asked = page.answer(["--coaches", "1", "--territories", "4"], lang="fi")
    answer = stream.wait("answer", asked["search"])
    assert answer["status"] == 2
    assert "vastuualue" in answer["messages"]
    stream.close()


def test_a_new_question_ends_the_one_before(page):
    stream = client.Stream(page)
    first = page.answer(ARGUMENTS)
    second = page.answer(["--coaches", "11"])
    stream.wait("answer", second["search"])
    assert not [e for e in stream.events if e[0] == "answer" and e[1]["search"] == first["search"]]
    stream.close()


def test_other_commands_answer(page):
    value = {"region": "central-finland", "lang": "en", "arguments": ARGUMENTS}
    headcount = page.ask("/api/headcount", value)
    assert headcount["status"] == 0
    assert json.loads(headcount["body"])["schema"].startswith("plan-territories/headcount")
    assert page.ask("/api/sensitivity", value)["status"] == 0
    value["arguments"] = ["--territories", "8", "--between", "coaches,waiting", "--most-coaches", "9"]
    assert page.ask("/api/tradeoff", value)["status"] == 0


@pytest.mark.parametrize("arguments", [
    ["--output", "/tmp/x"], ["--write-model", "x.lp"], ["--force"], ["--format", "csv"],
    ["--lang", "fi"], ["--quiet"], ["--version"], ["--help"], ["-h"], ["--events", "3"],
    ["--reference", "/etc/passwd"], ["--reference", "tried:../../x"], ["--reference", "plan:../x"],
    ["--coaches"], ["--coaches", "--force"], ["--coaches=10"], ["regions/kainuu"], ["--"],
    ["--together", "a\nb"], ["--together", "x" * 2001], ["--sources"] * 401, ["--plot", "x.svg"],
])
def test_arguments_that_no_page_may_give(page, arguments):
    status, _, body = page.post("/api/answer", {
        "page": page.name, "region": "kainuu", "lang": "en", "arguments": arguments})
    assert status in (400, 404), body
    assert json.loads(body)["error"]


def test_every_option_of_propose_can_be_asked_or_is_known_not_to(page):
    text = subprocess.run([LINE, "propose", "--help"], capture_output=True, text=True).stdout
    kept = {"--output", "--force", "--crs", "--write-model", "--format", "--csv-style", "--lang",
            "--quiet", "--version", "--help", "--reference",
            # One plan for several scenarios: the page has one question.
            "--scenarios", "--worst", "--weights"}
    options = {word.strip(",") for line in text.splitlines() if line.startswith("  -")
               for part in line.split("  ")[1].split("/") for word in part.split()[:2]
               if word.startswith("--")}
    assert len(options) > 40
    for option in options - kept:
        takes = f"{option} <" in text
        # It gets as far as to the answer, which nobody has asked for.
        status, _, body = page.post("/api/tried", {
            "region": "kainuu", "lang": "en", "arguments": [option] + (["1"] if takes else [])})
        assert status == 409, (option, body)


def test_plans_are_kept_whole(desk, page):
    stream = client.Stream(page)
    value = {"region": "central-finland", "lang": "en", "arguments": ARGUMENTS}
    assert page.post("/api/tried", value)[0] == 409
    stream.wait("answer", page.answer(ARGUMENTS)["search"])
    kept = page.ask("/api/tried", {**value, "name": "First <b>"})
    file = desk.folder / "regions/desk/central-finland" / f"{kept['id']}.json"
    assert json.loads(file.read_text())["name"] == "First <b>"
    assert kept["summary"]["coaches"] == 10 and len(kept["colours"]) == 22
    target = f"/api/tried/{kept['id']}?region=central-finland"
    assert page.ask(target, {"pinned": True})["pinned"]
    assert json.loads(page.get("/api/tried?region=central-finland")[2])[0]["pinned"]
    assert json.loads(page.get(target)[2])["body"] == stream.wait("answer")["body"]
    # It can be asked for as the plan that changes are counted from.
    arguments = ARGUMENTS + ["--reference", f"tried:{kept['id']}", "--priority", "change"]
    asked = page.answer(arguments)
    answer = stream.wait("answer", asked["search"])
    assert answer["status"] == 0, answer["messages"]
    shown = printed(asked["command"].split()[1:] + ["--format", "json"], desk.folder)
    assert without_seconds(shown) == without_seconds(answer["body"])
    # Another desk finds it.
    desk.process.kill()
    desk.process.wait()
    assert json.loads(file.read_text())["pinned"]
    stream.close()


def test_a_plan_is_removed(desk, page):
    stream = client.Stream(page)
    stream.wait("answer", page.answer(ARGUMENTS)["search"])
    kept = page.ask("/api/tried", {
        "region": "central-finland", "lang": "en", "arguments": ARGUMENTS})
    target = f"/api/tried/{kept['id']}?region=central-finland"
    assert page.post(target, method="DELETE", body=b"")[0] == 200
    assert page.get(target)[0] == 404
    assert not list((desk.folder / "regions/desk/central-finland").iterdir())
    stream.close()


def test_a_folder_that_can_t_be_written_is_told(desk, page):
    stream = client.Stream(page)
    stream.wait("answer", page.answer(ARGUMENTS)["search"])
    (desk.folder / "regions/desk").write_text("in the way")
    status, _, body = page.post("/api/tried", {
        "region": "central-finland", "lang": "en", "arguments": ARGUMENTS})
    assert status == 507
    assert "saved" in json.loads(body)["error"]
    stream.close()


def test_files_are_exported(page):
    value = {"region": "central-finland", "lang": "fi", "arguments": ARGUMENTS}
    status, headers, report = page.post("/api/export", {**value, "file": "report.html"})
    assert status == 200
    assert headers["Content-Disposition"] == 'attachment; filename="central-finland-report.html"'
    text = report.decode()
    assert "--events" not in text and "plan-territories-desk." not in text
    status, _, archive = page.post("/api/export", {**value, "file": "all"})
    assert status == 200
    names = zipfile.ZipFile(io.BytesIO(archive)).namelist()
    assert {"report.html", "plan.xlsx", "plan.csv", "plan.json"} <= set(names)
    assert page.post("/api/export", {**value, "file": "../x"})[0] == 400


def statistics(month):
    """A table as PxWeb saves it, of Kainuu's municipalities."""
    rows = (REGIONS / "kainuu/municipalities.csv").read_text().splitlines()
    names = [row.split(",")[1] for row in rows[1:]]
    lines = [f'"Alue","{month} Työttömät (lkm.)","{month} Pitkäaikaistyöttömät (lkm.)"']
    return "\n".join(lines + [f'"{name}",100,40' for name in names]).encode()


def test_a_plan_is_scored(page):
    plan = (REGIONS / "central-finland/plans/proposal-2021.csv").read_bytes()
    status, _, body = page.post(
        "/api/import?region=central-finland&kind=plan&lang=en&a=--coaches&a=10", body=plan,
        headers={"X-File-Name": "proposal%20of%20mine.csv"})
    assert status == 200
    outcome = json.loads(body)
    assert outcome["status"] == 0, outcome
    assert "evaluation" in json.loads(outcome["body"])


def test_files_that_are_refused_name_the_planner_s_file(page):
    status, _, body = page.post(
        "/api/import?region=central-finland&kind=plan&lang=en", body=b"a,b\n1,2\n",
        headers={"X-File-Name": "..%2F..%2Fmine.csv"})
    outcome = json.loads(body)
    assert status == 200 and outcome["status"] == 2
    assert "mine.csv" in outcome["messages"] and "plan-territories-desk." not in outcome["messages"]


def test_a_table_of_partners_is_tried_before_it_is_taken_in(desk, page):
    place = desk.folder / "regions/kainuu/partners.csv"
    table = b"from,to,weight\nKajaani,Sotkamo,1\n"
    target = "/api/import?region=kainuu&kind=partners&lang=en"
    before = desk.files()
    outcome = json.loads(page.post(target + "&dry=1", body=table)[2])
    assert outcome["status"] == 0, outcome
    assert desk.files() == before
    wrong = json.loads(page.post(target + "&dry=0", body=b"from,to\nKajaani,Nowhere\n")[2])
    assert wrong["status"] == 2 and desk.files() == before
    assert json.loads(page.post(target + "&dry=0", body=table)[2])["status"] == 0
    assert place.read_bytes() == table
    assert json.loads(page.get("/api/region?region=kainuu")[2])["hasPartners"]


def test_a_list_of_coaches_is_tried_before_it_is_taken_in(desk, page):
    place = desk.folder / "regions/kainuu/staff.csv"
    target = "/api/import?region=kainuu&kind=staff&lang=en"
    table = b"share,base\n1,Kajaani\n0.7,\n"
    before = desk.files()
    for body, words in [(b"share\n0\n", "mine.csv:2"), (b"share,base\n1,Nowhere\n", "Nowhere"),
                        (b"who,much\nA,1\n", "share"), (b"\xff\xfe\x00", "mine.csv")]:
        refused = json.loads(page.post(target + "&dry=0", body=body, headers={"X-File-Name": "mine.csv"})[2])
        assert refused["status"] == 2 and words in refused["messages"], refused
        assert desk.files() == before
    assert json.loads(page.post(target + "&dry=1", body=table)[2])["status"] == 0
    assert desk.files() == before
    assert not json.loads(page.get("/api/region?region=kainuu")[2])["hasStaff"]
    assert json.loads(page.post(target + "&dry=0", body=table)[2])["status"] == 0
    assert place.read_bytes() == table
    assert json.loads(page.get("/api/region?region=kainuu")[2])["hasStaff"]


def test_a_workbook_takes_the_place_of_a_table(desk, page):
    folder = desk.folder / "regions/kainuu"
    target = "/api/import?region=kainuu&kind=survey&lang=en&dry=0"
    assert json.loads(page.post(target, body=b"municipality,clients\nKuhmo,3\n")[2])["status"] == 0
    workbook = openpyxl.Workbook()
    for row in [["municipality", "clients"], ["Sotkamo", 2.5]]:
        workbook.active.append(row)
    saved = io.BytesIO()
    workbook.save(saved)
    answer = page.post(target, body=saved.getvalue(), headers={"X-File-Name": "kysely.xlsx"})
    assert json.loads(answer[2])["status"] == 0, answer
    assert [path.name for path in folder.glob("surveys.*")] == ["surveys.xlsx"]
    assert (folder / "surveys.xlsx").read_bytes() == saved.getvalue()


def test_statistics_are_tried_before_they_are_taken_in(desk, page):
    target = "/api/import?region=kainuu&kind=statistics&lang=en"
    before = desk.files()
    tried = json.loads(page.post(
        target + "&dry=1", body=statistics("2026M07"), headers={"X-File-Name": "12r5.csv"})[2])
    assert desk.files() == before
    taken = json.loads(page.post(
        target + "&dry=0", body=statistics("2026M07"), headers={"X-File-Name": "12r5.csv"})[2])
    assert tried["status"] == taken["status"]
    if taken["status"] == 0:
        assert (desk.folder / "regions/kainuu/statistics/2026-07.csv").exists()


def test_a_region_is_cut_out_of_another(desk, page):
    value = {"from": "central-finland", "name": "three", "lang": "en",
             "municipalities": ["179", "182", "992"]}
    assert page.ask("/api/region", {**value, "municipalities": ["179", "nowhere"]})["status"] == 2
    cut = page.ask("/api/region", value)
    assert cut["status"] == 0, cut
    assert len(json.loads(page.get("/api/region?region=three")[2])["municipalities"]) == 3
    assert page.post("/api/region", value)[0] == 409
    for name in ("../x", "", "a/b", ".", "A", "x" * 70):
        assert page.post("/api/region", {**value, "name": name})[0] == 400


def test_the_page_ends_the_desk(desk, page):
    assert page.ask("/api/end", {})["ended"]
    assert desk.process.wait(timeout=5) == 0


def test_the_token_opens_the_desk_once(desk, page):
    for _ in range(2):
        assert page.get(f"/?token={desk.token}", cookie=False)[0] == 403
    # Whoever is in already is only led to the address without it.
    status, headers, _ = page.get(f"/?region=kainuu&lang=fi&a=--coaches&a=3&token={desk.token}")
    assert status == 303 and headers["Location"] == "/?region=kainuu&lang=fi&a=--coaches&a=3"


def test_starting_wrongly(tmp_path):
    def start(*arguments):
        return subprocess.run(
            [PROGRAM, "--no-open", "--lang", "fi", *arguments], cwd=tmp_path, capture_output=True,
            text=True, timeout=20)
    assert start("nowhere").returncode == 2
    assert start().returncode == 2
    assert start(str(REGIONS / "kainuu"), "--port", "99999").returncode == 64
    assert start("--public-origin", "https://desk.example.fi").returncode == 64


def test_a_port_that_is_taken(desk):
    done = subprocess.run(
        [PROGRAM, "--no-open", "--lang", "sv", "--port", str(desk.port)], cwd=desk.folder,
        capture_output=True, text=True, timeout=20)
    assert done.returncode == 2
    assert "--port" in done.stderr and "in use" in done.stderr


def test_a_region_that_vanishes_is_told_on_the_page(desk, page):
    (desk.folder / "regions/kainuu/borders.csv").unlink()
    status, headers, body = page.get("/?region=kainuu&lang=en")
    assert status == 422 and headers["Content-Type"].startswith("text/html")
    assert "borders.csv" in body.decode() and "central-finland" in body.decode()
    subprocess.run(["rm", "-r", desk.folder / "regions/kainuu"], check=True)
    status, _, body = page.get("/?region=kainuu&lang=en")
    assert status == 404 and "no such region" in body.decode()
    stream = client.Stream(page)
    assert page.post("/api/answer", {
        "page": page.name, "region": "kainuu", "lang": "en", "arguments": []})[0] == 404
    stream.close()


def test_two_pages_at_one_desk(desk, page):
    other = client.Page.__new__(client.Page)
    other.port, other.cookie, other.name = page.port, page.cookie, "page-0002"
    streams = [client.Stream(page), client.Stream(other)]
    searches = [page.answer(ARGUMENTS)["search"], other.answer(["--coaches", "11"])["search"]]
    for stream, search in zip(streams, searches):
        assert stream.wait("answer", search)["status"] == 0
    for stream, search in zip(streams, reversed(searches)):
        assert not [e for e in stream.events if e[1].get("search") == search]
        stream.close()


def test_the_third_search_waits_in_line(make_desk):
    desk = make_desk(regions=("finland",))
    page = client.Page(desk.port, desk.token)
    pages, streams = [], []
    for number in range(3):
        other = client.Page.__new__(client.Page)
        other.port, other.cookie, other.name = page.port, page.cookie, f"page-{number:04}"
        pages.append(other)
        streams.append(client.Stream(other))
        search = other.answer(LONG, region="finland")["search"]
    assert streams[2].wait("queued", search)
    assert len(desk.children()) == 2
    streams[0].close()
    assert client.wait_until(lambda: len(desk.children()) == 2, 2)
    streams[1].close()
    streams[2].close()
    assert client.wait_until(lambda: not desk.children(), 2)


def test_the_command_line_opens_the_desk(tmp_path):
    process = subprocess.Popen(
        [LINE, "desk", str(REGIONS / "kainuu"), "--no-open"], cwd=tmp_path, stdout=subprocess.PIPE,
        text=True)
    try:
        assert process.stdout.readline().startswith("http://127.0.0.1:")
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=5) == 0
