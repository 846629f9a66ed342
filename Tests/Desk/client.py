"""What asks the desk: a page that does as the desk's own page does."""
import http.client
import json
import threading
import time
import urllib.parse


class Page:
    """A page with a session."""

    def __init__(self, port, token, name="page-0001"):
        self.port = port
        self.name = name
        status, headers, _ = self.get(f"/?token={token}", cookie=False)
        assert status == 303, status
        self.cookie = headers["Set-Cookie"].split(";")[0]

    def request(self, method, target, body=None, headers=None):
        """Status, headers, and body of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, target, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def get(self, target, cookie=True, headers=None):
        own = {"Cookie": self.cookie} if cookie else {}
        return self.request("GET", target, headers={**own, **(headers or {})})

    @property
    def marks(self):
        """The headers of a request that changes something."""
        return {
            "Cookie": self.cookie, "Origin": f"http://127.0.0.1:{self.port}", "X-Desk": "1",
            "Sec-Fetch-Site": "same-origin"}

    def post(self, target, value=None, body=None, method="POST", headers=None):
        if body is None:
            body = json.dumps(value if value is not None else {}).encode()
        return self.request(method, target, body=body, headers={**self.marks, **(headers or {})})

    def ask(self, target, value):
        """The JSON of an answer that has to be one."""
        status, _, body = self.post(target, value)
        assert status == 200, body
        return json.loads(body)

    def answer(self, arguments, region="central-finland", lang="en"):
        """Asks for a plan; its number and command."""
        return self.ask("/api/answer", {
            "page": self.name, "region": region, "lang": lang, "arguments": arguments})


class Stream:
    """The events of a page, read by a thread until the stream is closed."""

    def __init__(self, page):
        self.events = []
        self.news = threading.Condition()
        self.connection = http.client.HTTPConnection("127.0.0.1", page.port, timeout=60)
        self.connection.request(
            "GET", f"/api/events?page={urllib.parse.quote(page.name)}",
            headers={"Cookie": page.cookie})
        self.answer = self.connection.getresponse()
        assert self.answer.status == 200
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        name, data = None, []
        try:
            for line in self.answer:
                line = line.decode().rstrip("\n")
                if line.startswith("event: "):
                    name = line[7:]
                elif line.startswith("data: "):
                    data.append(line[6:])
                elif line == "" and name:
                    with self.news:
                        self.events.append((name, json.loads("\n".join(data))))
                        self.news.notify_all()
                    name, data = None, []
        except (OSError, ValueError, AttributeError):
            pass  # Closed.

    def wait(self, name, search=None, seconds=30):
        """The first event of that name, of a search where one is named."""
        def found():
            return [data for event, data in self.events
                    if event == name and search in (None, data.get("search"))]
        end = time.monotonic() + seconds
        with self.news:
            while not found():
                left = end - time.monotonic()
                assert left > 0, f"no {name}: {self.events}"
                self.news.wait(left)
            return found()[0]

    def close(self):
        if self.answer.fp:
            # The answer holds the socket too.
            self.answer.fp.raw._sock.shutdown(2)
        self.connection.close()


def wait_until(condition, seconds):
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return condition()
