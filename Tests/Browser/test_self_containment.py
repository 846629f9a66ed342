"""A report asks for nothing, says so to the browser, and makes no noise."""
import re


def visit(browser, url):
    """Everything that the page asked for but itself, and what it put on the console."""
    requests, noise = [], []
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: noise.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("dialog", lambda dialog: (noise.append(dialog.message), dialog.dismiss()))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    # Names that act when they are looked at act now.
    for shape in page.locator(".panel:not([hidden]) [data-municipality]").all()[:4]:
        shape.dispatch_event("pointerenter")
        shape.focus()
    context.close()
    return [request for request in requests if request != url], noise


def test_nothing_is_asked_for(browser, report):
    requests, noise = visit(browser, report.url)
    assert requests == []
    assert noise == []


def test_requests_and_errors_would_be_seen(browser, reports, tmp_path):
    """The check above sees what it is meant to see."""
    html = reports("proposal").html.read_text(encoding="utf-8")
    broken = tmp_path / "broken.html"
    broken.write_text(
        html.replace("<main", '<img src="picture.png" alt=""><script>nothing()</script><main'),
        encoding="utf-8")
    _, noise = visit(browser, broken.as_uri())
    assert any("Content Security Policy" in line for line in noise)
    without_policy = re.sub(r"<meta http-equiv=[^>]*>", "", broken.read_text(encoding="utf-8"))
    broken.write_text(without_policy, encoding="utf-8")
    requests, noise = visit(browser, broken.as_uri())
    assert [request.rsplit("/", 1)[1] for request in requests] == ["picture.png"]
    assert any("nothing is not defined" in line for line in noise)


def test_policy_forbids_requests(report):
    html = report.html.read_text(encoding="utf-8")
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    rules = policy.group(1).replace("&#39;", "'").split("; ")
    assert "default-src 'none'" in rules
    assert not any("unsafe" in rule or "http" in rule or "*" in rule for rule in rules)
    # The policy holds only for what stands after it.
    assert policy.start() < min(html.index("<style"), html.index("<script"))


def test_file_is_small(report):
    assert report.html.stat().st_size < 1_000_000


def test_same_question_gives_same_bytes(reports, tmp_path):
    """Apart from the seconds of search."""
    import subprocess
    import conftest
    first = reports("proposal")
    language, question = conftest.QUESTIONS["proposal"]
    second = tmp_path / "again"
    subprocess.run(
        list(map(str, [conftest.PROGRAM, *question(tmp_path), "--lang", language, "--quiet",
                       "--output", second])), check=True, capture_output=True)

    def text(folder):
        html = (folder / "report.html").read_text(encoding="utf-8").replace(str(folder), "FOLDER")
        return re.sub(r"\d+,\d+ s\b", "SECONDS", html)
    assert text(first.folder) == text(second)
