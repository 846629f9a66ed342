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
