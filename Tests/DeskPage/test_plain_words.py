"""Nothing on the page is in the words of a terminal, but the command that it shows."""
import re

import pytest
from playwright.sync_api import expect

from test_files import choose, export_of_statfin
from test_page_accessibility import unfold

# Options, names of columns, what stands for a value, and what programmers say.
TERMINAL = re.compile(r"--[a-z]|\b\p{L}+_\p{L}+|\b[A-ZÅÄÖ]{3,}=|dry run|\bDots\b|file\.(csv|json)|\bmend:".replace(r"\p{L}", "[a-zåäö]"))


def shown(view, *parts):
    return "\n".join(view.page.locator(part).inner_text() for part in parts)


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
@pytest.mark.parametrize("region", ["central-finland", "kainuu"])
def test_the_page_has_none_of_them(view, region, lang):
    view.open("--coaches", "10" if region == "central-finland" else "4", region=region, lang=lang)
    unfold(view)
    assert TERMINAL.findall(shown(view, "#news", "#question", "#map", "#answer", "#tried", "#stages", "#more")) == []


def test_a_file_is_told_of_by_its_own_name(view, tmp_path):
    view.open("--coaches", "11")
    choose(view, export_of_statfin(tmp_path))
    result = view.page.locator("#file-result")
    expect(result).to_contain_text("(long_term_unemployed)")
    expect(result.locator("pre").first).to_contain_text("statfin-12r5-2026-09.json")
    # Names of columns stand beside words, since the files that are written have them.
    text = re.sub(r"\(\w+\)", "", result.inner_text())
    assert TERMINAL.findall(text) == []


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
@pytest.mark.parametrize("option, value", [("--benefit", "110%"), ("--coaches", "ten"), ("--territories", "12"), ("--reach", "-5")])
def test_what_is_refused_is_said_in_plain_words_beside_its_field(view, option, value, lang):
    view.open("--coaches", "10", option, value, lang=lang)
    problem = view.page.locator(".field .problem:visible").first
    expect(problem).to_be_visible()
    text = problem.inner_text()
    assert TERMINAL.findall(text) == []
    assert not re.search(r"Help:|Ohje|Hjälp|Usage|Käyttö|Användning|Virhe|Fel:|Error", text)


def test_a_refused_file_is_told_of_in_plain_words(view, tmp_path):
    view.open("--coaches", "11")
    file = tmp_path / "kysely.csv"
    file.write_text("nothing,of,use\n1,2,3\n")
    choose(view, file)
    notice = view.page.locator("#file-result .notice")
    expect(notice).to_contain_text("kysely.csv")
    expect(notice).to_contain_text("is missing. Add it")


def test_who_makes_the_demand_is_said(view):
    view.open("--coaches", "10")
    count = view.field("--count")
    assert count.locator("select").input_value() == "long_term_unemployed"
    expect(count).to_be_visible()
    expect(count).to_contain_text("Only this group makes the demand")
    assert "" not in count.locator("option").all_inner_texts()


def test_months_that_are_compared_are_named(visit, own_desk, tmp_path):
    """The table of what came in and the answer set the new month against different ones."""
    view = visit(own_desk)
    view.open("--coaches", "11")
    choose(view, export_of_statfin(tmp_path))
    view.page.get_by_role("button", name="Take it in").click()
    expect(view.news).to_contain_text("Figures of 2026-09, before of 2021-10:")
    expect(view.page.locator("#figures thead")).to_contain_text("From the plan before (2021-10)")
    expect(view.page.locator("#file-result")).to_contain_text("from 2026-06 (before) to 2026-09 (after)")
    expect(view.page.locator("#file-result .note")).to_contain_text(
        "The table sets 2026-09 against 2026-06, the newest month before it; the answer is set against 2021-10")
    view.page.get_by_role("button", name="Job coaches: more").click()
    view.answered()
    expect(view.news).not_to_contain_text("Figures of")
    assert view.errors == []
