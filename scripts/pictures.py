"""Pictures of the planner's desk for the documentation, taken in a browser: called by make-pictures
with the desk's program and the folder to write to."""
import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
REGION = "central-finland"
QUESTION = "".join(f"&a={word}" for word in ["--coaches", "10", "--territories", "8"])
STAGES = "&a=--stages&a=2027-01:4,2028-01:8,2029-01:11"


def main(program, folder):
    desk = subprocess.Popen(
        [program, "--no-open", "--lang", "en", "--state-folder", str(Path(folder) / "state")],
        cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        address = desk.stdout.readline().strip()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium-headless-shell"),
                args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            page.goto(address)
            origin = address.split("/?")[0]
            page.goto(f"{origin}/?region={REGION}&lang=en{QUESTION}")
            page.wait_for_selector("body[data-search='done']")
            page.locator("#coach-suggestions li").first.wait_for()
            page.screenshot(path=str(Path(folder) / "desk.png"))
            page.goto(f"{origin}/?region={REGION}&lang=en{STAGES}")
            page.wait_for_selector("body[data-search='done']")
            page.locator("#ask-rollout").click()
            page.locator("#stages-result h3").wait_for(timeout=120_000)
            page.set_viewport_size({"width": 1280, "height": 1600})
            page.evaluate("document.getElementById('news').hidden = true")
            page.locator("#stages").screenshot(path=str(Path(folder) / "desk-stages.png"))
            page.goto(f"{origin}/?region={REGION}&lang=en{QUESTION}")
            page.wait_for_selector("body[data-search='done']")
            page.locator("#coach-suggestions li").first.wait_for()
            page.set_viewport_size({"width": 390, "height": 844})
            page.screenshot(path=str(Path(folder) / "desk-phone.png"))
            browser.close()
    finally:
        desk.terminate()
        desk.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
