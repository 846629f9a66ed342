"""A county's desk behind nginx, with the configuration that Documentation/Desk.md shows."""
import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time

import pytest

import client
from conftest import ROOT

NGINX = os.environ.get("NGINX") or shutil.which("nginx") or "/usr/sbin/nginx"
HOST = "desk.example.fi"
SECRET = "0123456789abcdef" * 4


def configuration(folder, port, desk_port):
    """The documented server, with paths and ports of this test."""
    text = (ROOT / "Documentation/Desk.md").read_text()
    server = re.search(r"```nginx\n(.*?)```", text, re.DOTALL).group(1)
    for old, new in [
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("/etc/ssl/certs/desk.example.fi.pem", f"{folder}/cert.pem"),
        ("/etc/ssl/private/desk.example.fi.key", f"{folder}/key.pem"),
        ("/etc/nginx/", f"{folder}/"), ("127.0.0.1:8017", f"127.0.0.1:{desk_port}"),
    ]:
        assert old in server, old
        server = server.replace(old, new)
    temporary = "\n".join(
        f"  {kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;\n" if os.geteuid() == 0 else ""
    return (f"{user}daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\n"
            f"worker_processes 1;\nevents {{}}\nhttp {{\n  access_log {folder}/access.log;\n"
            f"{temporary}\n{server}}}\n")


class User(client.Page):
    """A page of somebody who is signed in at nginx."""

    def __init__(self, port, name, page="page-0001"):
        self.port, self.name, self.cookie = port, page, ""
        self.sign = {"Authorization": f"Basic {_encoded(name + ':' + name)}"} if name else {}
        status, headers, _ = self.get("/", cookie=False)
        self.first = status
        if status == 303:
            assert "Secure" in headers["Set-Cookie"] and "HttpOnly" in headers["Set-Cookie"]
            self.cookie = headers["Set-Cookie"].split(";")[0]

    @property
    def marks(self):
        return {"Cookie": self.cookie, "Origin": f"https://{HOST}", "X-Desk": "1"}

    def connection(self):
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=30)
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        context = ssl._create_unverified_context()
        connection.sock = context.wrap_socket(plain, server_hostname=HOST)
        return connection

    def request(self, method, target, body=None, headers=None):
        connection = self.connection()
        try:
            connection.request(
                method, target, body=body, headers={"Host": HOST, **self.sign, **(headers or {})})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()


def _encoded(text):
    import base64
    return base64.b64encode(text.encode()).decode()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    """A desk behind nginx: the desk, and nginx's port."""
    from conftest import Desk
    folder = tmp_path_factory.mktemp("nginx")
    secret = folder / "secret"
    secret.write_text(SECRET + "\n")
    secret.chmod(0o640)
    desk = Desk(
        tmp_path_factory.mktemp("county"), "--region-folder", "regions", "--state-folder", "state",
        "--public-origin", f"https://{HOST}", "--user-header", "X-User",
        "--proxy-secret-file", secret, regions=("central-finland",))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         f"/CN={HOST}", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True)
    users = []
    for name in ("anna", "bertta"):
        password = subprocess.run(
            ["openssl", "passwd", "-apr1", name], check=True, capture_output=True, text=True)
        users.append(f"{name}:{password.stdout.strip()}")
    (folder / "desk.users").write_text("\n".join(users) + "\n")
    (folder / "desk-secret.conf").write_text(f'proxy_set_header X-Desk-Proxy-Secret "{SECRET}";\n')
    port = free_port()
    (folder / "nginx.conf").write_text(configuration(folder, port, desk.port))
    server = subprocess.Popen([NGINX, "-p", folder, "-c", folder / "nginx.conf"])
    try:
        assert client.wait_until(lambda: _listens(port), 10), (folder / "error.log").read_text()
        yield desk, port
    finally:
        server.terminate()
        server.wait(timeout=10)
        desk.end()


def _listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_nobody_gets_in_without_signing_in(county):
    desk, port = county
    assert User(port, "").first == 401
    assert User(port, "mallory").first == 401
    assert User(port, "anna").first == 303


def test_nobody_gets_in_beside_nginx(county):
    desk, _ = county
    for headers in [
        {}, {"Host": HOST}, {"Host": HOST, "X-User": "anna"},
        {"Host": HOST, "X-User": "anna", "X-Desk-Proxy-Secret": "guess"},
        {"Host": f"127.0.0.1:{desk.port}", "X-User": "anna", "X-Desk-Proxy-Secret": SECRET},
    ]:
        connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=10)
        connection.request("GET", "/", headers=headers)
        assert connection.getresponse().status == 403, headers
        connection.close()


def test_names_and_secrets_that_browsers_send_count_for_nothing(county):
    _, port = county
    anna = User(port, "anna")
    status, headers, _ = anna.get(
        "/", headers={"X-User": "bertta", "X-Desk-Proxy-Secret": "mine"}, cookie=False)
    assert status == 303
    # The session is anna's: with it bertta gets a new one of her own.
    bertta = User(port, "bertta")
    bertta.cookie = headers["Set-Cookie"].split(";")[0]
    assert bertta.get("/")[0] == 303
    assert bertta.get("/api/region?region=central-finland")[0] == 403


def test_a_page_works_through_nginx(county):
    desk, port = county
    anna = User(port, "anna")
    assert anna.get("/?region=central-finland&lang=sv")[0] == 200
    connection = anna.connection()
    connection.request(
        "GET", f"/api/events?page={anna.name}",
        headers={"Host": HOST, "Cookie": anna.cookie, **anna.sign})
    answer = connection.getresponse()
    assert answer.status == 200
    arguments = ["--coaches", "10"]
    search = anna.answer(arguments)["search"]
    for line in answer:
        if line.startswith(b"data: ") and b'"body"' in line:
            break
    event = json.loads(line[6:])
    assert event["search"] == search and event["status"] == 0
    # Only she sees what she keeps.
    kept = anna.ask("/api/tried", {
        "region": "central-finland", "lang": "en", "arguments": arguments})
    target = "/api/tried?region=central-finland"
    assert [plan["id"] for plan in json.loads(anna.get(target)[2])] == [kept["id"]]
    assert (desk.folder / f"state/user-anna/desk/central-finland/{kept['id']}.json").exists()
    bertta = User(port, "bertta")
    assert json.loads(bertta.get(target)[2]) == []
    assert bertta.get(f"/api/tried/{kept['id']}?region=central-finland")[0] == 404
    # A search ends with its page, through nginx too.
    anna.answer(["--coaches", "14", "--territories", "11", "--reach", "60", "--alternatives", "50"])
    client.wait_until(desk.children, 2)
    connection.sock.shutdown(socket.SHUT_RDWR)
    connection.close()
    assert client.wait_until(lambda: not desk.children(), 2)


def test_regions_of_all_are_added_to_by_nobody(county):
    desk, port = county
    anna, bertta = User(port, "anna"), User(port, "bertta")
    table = b"from,to,weight\nKeuruu,Multia,1\n"
    target = "/api/import?kind=partners&dry=0&lang=en&region="
    before = desk.files()
    assert anna.post(target + "central-finland", body=table)[0] == 403
    assert desk.files() == before
    value = {"from": "central-finland", "name": "mine", "lang": "en",
             "municipalities": ["249", "495", "182"]}
    assert anna.ask("/api/region", value)["status"] == 0
    assert (desk.folder / "state/user-anna/regions/mine/region.yaml").exists()
    assert json.loads(anna.post(target + "mine", body=table)[2])["status"] == 0
    assert bertta.get("/api/region?region=mine")[0] == 404


def test_nobody_ends_a_county_s_desk(county):
    desk, port = county
    assert User(port, "anna").post("/api/end")[0] == 403
    time.sleep(0.5)
    assert desk.process.poll() is None


def test_other_origins_are_refused_through_nginx(county):
    _, port = county
    anna = User(port, "anna")
    for origin in ("https://evil.example", "null", f"http://{HOST}"):
        assert anna.post("/api/stop", {"page": anna.name}, headers={"Origin": origin})[0] == 403
    assert anna.request("GET", "/", headers={"Host": "evil.example"})[0] == 403


def test_large_files_stop_at_nginx(county):
    desk, port = county
    anna = User(port, "anna")
    try:
        status = anna.post("/api/import?region=central-finland&kind=plan", body=b"x" * (21 << 20))[0]
        assert status == 413
    except (ConnectionError, ssl.SSLError):
        pass  # Closed while it was sent.
    assert anna.get("/api/region?region=central-finland")[0] == 200
