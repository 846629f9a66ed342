"""Hostile requests: each is refused, nothing is written, and the desk goes on."""
import itertools
import json
import random
import socket
import threading
import time

import client

SEED = 17
REQUESTS = 10_000


def ask_raw(port, data, wait=5):
    """Sends bytes as they are; the first bytes of the answer, empty where there is none."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as connection:
        try:
            connection.sendall(data)
            return connection.recv(65_536)
        except (ConnectionError, TimeoutError):
            return b""


def status_of(answer):
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else None


HOSTS = ["", "evil.example", "127.0.0.1", "127.0.0.1:1", "localhost", "0.0.0.0:{port}",
         "127.0.0.1:{port}.evil.example", "evil.example:{port}", "127.0.0.1:{port}@evil.example",
         "[::ffff:127.0.0.1]:{port}", "127.1:{port}", "2130706433:{port}", "localhost.:{port}",
         "localhost:{port}0", " 127.0.0.1:{port}x", "127.0.0.1:{port}\r\nHost: evil.example"]
ORIGINS = ["null", "http://evil.example", "https://127.0.0.1:{port}", "http://localhost:{port}",
           "http://127.0.0.1", "http://127.0.0.1:{port}.evil.example", "file://", "http://127.0.0.1:1",
           "http://127.0.0.1:{port}/", "http://127.0.0.1:{port} http://evil.example"]
TARGETS = ["/", "/?token={secret}", "/api/region?region=kainuu", "/api/answer", "/api/tried?region=kainuu",
           "/api/export", "/api/import?region=kainuu&kind=partners&dry=0", "/api/region", "/api/end",
           "/api/stop", "/api/events?page=page-0001", "/page/desk.js", "/../../etc/passwd",
           "/page/../../etc/passwd", "/page/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "//evil.example/", "/%00",
           "/api/region?region=../../etc", "/api/tried/../../../x?region=kainuu", "*",
           "http://evil.example/", "/api/tried/" + "0" * 16 + "?region=kainuu", "/" + "x" * 40_000]
METHODS = ["GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW", "CONNECT"]
BODIES = [b"", b"{}", b"[" * 20_000, b'{"page":"page-0001","region":"kainuu","arguments":["--coaches"]}',
          b'{"region":"../../etc","arguments":[]}', b"\xff\xfe\x00" * 50, b"a" * 70_000]


def hostile(random_source, port, cookie):
    """A request that is wrong in one way at least, and what is wrong with it."""
    host = f"127.0.0.1:{port}"
    origin = f"http://{host}"
    method = random_source.choice(METHODS)
    target = random_source.choice(TARGETS).replace("{secret}", "%064x" % random_source.getrandbits(256))
    headers = {"Host": host, "Origin": origin, "X-Desk": "1", "Cookie": cookie}
    wrong = random_source.choice(["host", "origin", "cookie", "mark", "site", "method"])
    if wrong == "host":
        headers["Host"] = random_source.choice(HOSTS).replace("{port}", str(port))
    elif wrong == "origin":
        headers["Origin"] = random_source.choice(ORIGINS).replace("{port}", str(port))
    elif wrong == "cookie":
        value = random_source.choice(["", "x", "%064x" % random_source.getrandbits(256), "a" * 9000])
        headers["Cookie"] = f"desk-{port}={value}"
    elif wrong == "mark":
        method = random_source.choice(["POST", "DELETE"])
        headers["X-Desk"] = random_source.choice(["", "0", "true", "11"])
    elif wrong == "site":
        target = random_source.choice([t for t in TARGETS if t.startswith(("/api/", "/page/"))])
        headers["Sec-Fetch-Site"] = random_source.choice(["cross-site", "same-site", "none"])
    else:
        method = random_source.choice(METHODS[3:])
    body = random_source.choice(BODIES) if method not in ("GET", "HEAD") else b""
    headers["Content-Length"] = str(len(body))
    lines = [f"{method} {target} HTTP/1.1"] + [f"{k}: {v}" for k, v in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body, wrong


def test_ten_thousand_hostile_requests(desk, page):
    # The same asked as the page asks it is answered, so that it is what is wrong that is refused.
    sound = (f"GET /api/region?region=kainuu HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\n"
             f"Origin: http://127.0.0.1:{desk.port}\r\nCookie: {page.cookie}\r\n\r\n")
    assert status_of(ask_raw(desk.port, sound.encode())) == 200
    before = desk.files()
    source = random.Random(SEED)
    requests = [hostile(source, desk.port, page.cookie) for _ in range(REQUESTS)]
    faults = []

    def send(part):
        for data, wrong in part:
            status = status_of(ask_raw(desk.port, data))
            # Without an answer the connection was closed, which is a refusal too.
            if status is not None and not 400 <= status < 500:
                faults.append((status, wrong, data[:300]))

    threads = [threading.Thread(target=send, args=(requests[i::8],)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults, f"seed {SEED}: {len(faults)}, such as {faults[:3]}"
    assert desk.files() == before
    goes_on(desk, page)


def goes_on(desk, page):
    assert desk.process.poll() is None
    stream = client.Stream(page)
    assert stream.wait("answer", page.answer(["--coaches", "10"])["search"])["status"] == 0
    stream.close()


def test_wrong_values_in_sound_requests(desk, page):
    """Whoever has a session gets no further with values that are none."""
    before = desk.files()
    texts = ["", "..", "../..", "/etc/passwd", "kainuu/", "kainuu\0", "a" * 5000, "--output", "$(id)",
             "`id`", "; id", "\u202e", "desk", "C:\\"]
    values = texts + [None, 5, True, [], {}, [["--coaches", "3"]]]
    for first, second in itertools.product(values, values):
        value = {"page": page.name, "region": first, "from": first, "name": second,
                 "arguments": [second], "file": second, "municipalities": [second]}
        target = random.Random(f"{first}{second}").choice(
            ["/api/answer", "/api/headcount", "/api/export", "/api/region", "/api/tried"])
        status, _, body = page.post(target, value)
        assert 400 <= status < 500, (status, target, value, body)
        assert "error" in json.loads(body)
    assert desk.files() == before
    goes_on(desk, page)


def test_smuggled_requests(desk, page):
    """Two lengths, or two ideas of where a request ends: never a second answer to somebody else."""
    head = f"Host: 127.0.0.1:{desk.port}\r\n"
    for data in [
        f"POST / HTTP/1.1\r\n{head}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        f"POST / HTTP/1.1\r\n{head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        f"GET / HTTP/1.1\r\n{head}Content-Length: -1\r\n\r\n",
        f"GET / HTTP/1.1\r\n{head}Content-Length: 99999999999999999999\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost : 127.0.0.1:{desk.port}\r\n\r\n",
        f"GET / HTTP/1.1\r\n{head}X: a\r\n b\r\n\r\n", f"GET / HTTP/9.9\r\n{head}\r\n", "GET /\r\n\r\n",
        f"GET / HTTP/1.1\r\n{head}{head}\r\n", "\0" * 100, "\r\n" * 100, "A" * 200_000,
        f"GET / HTTP/1.1\r\n{head}" + "X: y\r\n" * 5000 + "\r\n",
        f"GET / HTTP/1.1\r\n{head}X: {'y' * 200_000}\r\n\r\n",
    ]:
        status = status_of(ask_raw(desk.port, data.encode(), wait=2))
        assert status is None or 400 <= status < 500, (status, data[:200])
    goes_on(desk, page)


def test_large_bodies(desk, page):
    before = desk.files()
    assert page.post("/api/answer", body=b"x" * 70_000)[0] == 413
    # Of a body that is told to be far too large nothing is waited for.
    for target, length in [("/api/answer", 10**12), ("/api/import?region=kainuu&kind=plan", 30 << 20)]:
        head = f"POST {target} HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\n" + "".join(
            f"{k}: {v}\r\n" for k, v in page.marks.items()) + f"Content-Length: {length}\r\n\r\n"
        began = time.monotonic()
        assert status_of(ask_raw(desk.port, head.encode() + b"x" * 1000)) == 413
        assert time.monotonic() - began < 2
    # One that does not tell its length is cut off.
    sent = flood(desk.port, page)
    assert sent < 40 << 20
    assert desk.files() == before
    goes_on(desk, page)


def flood(port, page):
    """Sends an endless body; the bytes that the desk took."""
    head = f"POST /api/import?region=kainuu&kind=plan HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n" + "".join(
        f"{k}: {v}\r\n" for k, v in page.marks.items()) + "Transfer-Encoding: chunked\r\n\r\n"
    sent = 0
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(head.encode())
        chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        try:
            while sent < 60 << 20:
                connection.sendall(chunk)
                sent += 0x10000
        except (ConnectionError, TimeoutError):
            pass
    return sent


def test_slow_requests_are_closed(desk, page):
    """Heads and bodies that never end, and connections on which nothing is said, at the same time."""
    marks = "".join(f"{k}: {v}\r\n" for k, v in page.marks.items())
    starts = [
        b"", b"GET / HT", f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nX-Slow: ".encode(),
        (f"POST /api/answer HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\n{marks}"
         "Content-Length: 5000\r\n\r\n{").encode()]
    times = []

    def trickle(start):
        with socket.create_connection(("127.0.0.1", desk.port), timeout=1) as connection:
            began = time.monotonic()
            connection.sendall(start)
            while time.monotonic() - began < 40:
                try:
                    if start:
                        connection.sendall(b"x")
                    if connection.recv(1000) == b"":
                        break
                except TimeoutError:
                    continue
                except ConnectionError:
                    break
            times.append(time.monotonic() - began)

    threads = [threading.Thread(target=trickle, args=(start,)) for start in starts * 3]
    for thread in threads:
        thread.start()
    # Meanwhile others are served.
    goes_on(desk, page)
    for thread in threads:
        thread.join()
    assert len(times) == 12 and max(times) < 30, times


def test_more_connections_than_are_served(desk, page):
    idle = [socket.create_connection(("127.0.0.1", desk.port), timeout=5) for _ in range(100)]
    goes_on(desk, page)
    for connection in idle:
        connection.close()
    goes_on(desk, page)


def test_more_pages_than_are_served(desk, page):
    streams = []
    for number in range(70):
        page.name = f"page-{number:04}"
        try:
            streams.append(client.Stream(page))
        except AssertionError:
            break
    assert len(streams) == 64
    for stream in streams:
        stream.close()
    assert client.wait_until(lambda: page.post("/api/stop", {"page": page.name})[0] == 200, 5)
    time.sleep(1)
    goes_on(desk, page)
