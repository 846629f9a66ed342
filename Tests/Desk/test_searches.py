"""Searches of a page: they tell how far they are, stop, and end with their page and their desk."""
import json
import os
import signal
import time
from pathlib import Path

import pytest

import client

# No plan of this is proven within the time of a test.
LONG = ["--coaches", "80", "--territories", "30", "--reach", "120", "--apart", "Helsinki,Espoo"]


@pytest.fixture
def busy(make_desk):
    """A page with a search that goes on, and its stream."""
    desk = make_desk(regions=("finland",))
    page = client.Page(desk.port, desk.token)
    stream = client.Stream(page)
    asked = page.answer(LONG, region="finland")
    assert client.wait_until(desk.children, 10)
    return desk, page, stream, asked["search"]


def test_a_search_ends_with_its_page(busy):
    desk, _, stream, _ = busy
    stream.close()
    assert client.wait_until(lambda: not desk.children(), 1)


def test_a_search_ends_with_the_desk(busy):
    desk, *_ = busy
    children = desk.children()
    desk.process.send_signal(signal.SIGTERM)
    desk.process.wait(timeout=5)
    assert client.wait_until(lambda: not any(map(is_alive, children)), 1)


def test_a_search_ends_with_a_desk_that_is_killed(busy):
    desk, *_ = busy
    children = desk.children()
    assert descriptors(children[0]) == ["0", "1", "2", "3"]
    desk.process.kill()
    desk.process.wait(timeout=5)
    # It may have to start first.
    assert client.wait_until(lambda: not any(map(is_alive, children)), 10)


def descriptors(number):
    """The standard streams and the line to the desk; none of the desk's connections."""
    folder = Path(f"/proc/{number}/fd")
    places = {name: os.readlink(folder / name) for name in os.listdir(folder)}
    return sorted(name for name, place in places.items() if name < "4" or "socket" in place)


def is_alive(number):
    status = Path(f"/proc/{number}/stat")
    try:
        return status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_a_search_tells_how_far_it_is_and_stops_with_its_best(busy):
    _, page, stream, search = busy
    progress = stream.wait("progress", search)
    assert progress["level"] and progress["text"]
    page.ask("/api/stop", {"page": page.name})
    answer = stream.wait("answer", search)
    assert answer["status"] == 4
    stream.close()


def test_a_search_tells_of_plans_on_its_way(page):
    """Each better than the one before, as whole as an answer, and followed by the answer."""
    stream = client.Stream(page)
    arguments = ["--coaches", "10", "--territories", "8", "--most-km", "38", "--base", "Saarijärvi"]
    search = page.answer(arguments)["search"]
    answer = json.loads(stream.wait("answer", search, 120)["body"])
    plans = [data["plan"] for event, data in stream.events if event == "plan"]
    assert plans
    def values(document):
        return [round(level["value"], 4) for level in document["objectives"]]
    assert all(values(later) < values(earlier) for earlier, later in zip(plans, plans[1:]))
    assert all(values(answer) <= values(plan) for plan in plans)
    for plan in plans:
        assert set(answer) - set(plan) <= {"basis", "requirements", "reach", "if_one_is_away", "command"}
        assert len(plan["territories"]) == 8
        assert {row["municipality"] for row in plan["municipalities"]} == {row["municipality"] for row in answer["municipalities"]}
    stream.close()


def test_a_search_can_be_stopped_at_every_moment_of_its_start(desk, page):
    stream = client.Stream(page)
    for pause in range(0, 60, 2):
        search = page.answer(["--coaches", "10", "--most-km", "38"])["search"]
        assert client.wait_until(desk.children, 5)
        time.sleep(pause / 1000)
        page.ask("/api/stop", {"page": page.name})
        # The desk may know of its child a moment later than others do: then the search has not begun.
        def told():
            return [(event, data) for event, data in stream.events
                    if event in ("answer", "lost") and data.get("search") == search]
        assert client.wait_until(told, 30)
        event, data = told()[0]
        assert data["status"] in (0, 3, 4) if event == "answer" else data["text"] == "Stopped before it began."
    stream.close()


def test_a_search_that_dies_is_told_and_the_desk_goes_on(busy):
    desk, page, stream, search = busy
    os.kill(int(desk.children()[0]), signal.SIGABRT)
    assert stream.wait("lost", search)["text"]
    asked = page.answer(["--coaches", "1"], region="finland")
    assert asked["search"] != search
    stream.close()


STAGES = ["--coaches", "10", "--stages", "2027-01:4,2028-01:8,2029-01:11"]


def asked(page, command, arguments, region="central-finland"):
    return page.ask("/api/answer", {
        "page": page.name, "command": command, "region": region, "lang": "en", "arguments": arguments})


def test_a_page_has_a_search_of_each_command(desk, page):
    """Stages are planned beside the plan; each event says whose it is."""
    stream = client.Stream(page)
    stages = asked(page, "rollout", STAGES)
    assert stages["command"] == f"plan-territories rollout regions/central-finland --stages {STAGES[3]}"
    plan = page.answer(["--coaches", "10"])
    answers = [stream.wait("answer", one["search"], 60) for one in (plan, stages)]
    assert [answer["command"] for answer in answers] == ["propose", "rollout"]
    assert json.loads(answers[1]["body"])["outcome"] == "optimal"
    # Another question of the same command ends the one before.
    first = asked(page, "rollout", STAGES)
    second = asked(page, "rollout", ["--stages", "2027-01:4"])
    stream.wait("answer", second["search"], 60)
    assert not [e for e in stream.events if e[0] == "answer" and e[1]["search"] == first["search"]]
    stream.close()


def test_searches_of_a_page_stop_each_by_itself_and_end_with_it(busy):
    desk, page, stream, search = busy
    stages = asked(page, "rollout", ["--stages", "2027-01:60,2028-01:80", "--territories", "30", "--apart", "Helsinki,Espoo"], "finland")
    assert client.wait_until(lambda: len(desk.children()) == 2, 10)
    page.ask("/api/stop", {"page": page.name, "command": "rollout"})
    told = lambda: [e for e in stream.events if e[0] in ("answer", "lost") and e[1]["search"] == stages["search"]]
    assert client.wait_until(told, 30)
    assert not [e for e in stream.events if e[0] == "answer" and e[1]["search"] == search]
    asked(page, "rollout", ["--stages", "2027-01:60,2028-01:80", "--territories", "30"], "finland")
    assert client.wait_until(lambda: len(desk.children()) == 2, 10)
    stream.close()
    assert client.wait_until(lambda: not desk.children(), 1.5)


@pytest.mark.parametrize("command", ["evaluate", "sensitivity", "import", "desk", "", 7])
def test_commands_that_no_page_searches_with(page, command):
    status, _, _ = page.post("/api/answer", {
        "page": page.name, "command": command, "region": "kainuu", "lang": "en", "arguments": []})
    assert status == 400


def test_files_of_stages_are_exported(page):
    value = {"region": "kainuu", "lang": "fi", "command": "rollout", "arguments": ["--coaches", "3", "--stages", "2027-01:2,2028-01:3"]}
    status, headers, report = page.post("/api/export", {**value, "file": "report.html"})
    assert status == 200 and "kenaario" not in report.decode().split("<script")[0]
    status, headers, table = page.post("/api/export", {**value, "file": "rollout.csv"})
    assert status == 200 and table.decode("utf-8-sig").startswith("from")
    assert headers["Content-Disposition"] == 'attachment; filename="kainuu-rollout.csv"'
    assert page.post("/api/export", {**value, "command": "evaluate", "file": "all"})[0] == 400
    # Stages of the page are no business of the plan's files.
    plan = page.post("/api/export", {**value, "command": "propose", "file": "plan.csv"})
    assert plan[0] == 200
