"""On paper: A4, tagged for readers who do not see it, all scenarios, nothing cut."""
import io

import pytest
from pypdf import PdfReader


def printed(page):
    return PdfReader(io.BytesIO(page.pdf(tagged=True, prefer_css_page_size=True)))


def test_pages_are_tagged_a4(open_page, report):
    page = open_page(report.url)
    pdf = printed(page)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is not None and bool(root["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in root
    assert root["/Lang"].lower().startswith(report.language)
    for sheet in pdf.pages:
        # Upright, or across for wide tables.
        sides = sorted([float(sheet.mediabox.width), float(sheet.mediabox.height)])
        assert sides == pytest.approx([595.28, 841.89], abs=1)


def test_all_scenarios_are_printed(open_page, reports):
    page = open_page(reports("comparison").url)
    assert page.locator("#territories .panel:not([hidden])").count() == 1
    text = "".join(sheet.extract_text() for sheet in printed(page).pages)
    captions = page.locator("#municipalities caption").all_text_contents()
    assert len(captions) == 5
    plain = "".join(text.split())
    for caption in captions:
        assert "".join(caption.split()) in plain


@pytest.mark.parametrize("name", ["proposal", "short", "schematic"])
def test_a_plan_takes_at_most_twelve_pages(open_page, reports, name):
    assert len(printed(open_page(reports(name).url)).pages) <= 12


def test_no_table_is_wider_than_the_paper(open_page, report):
    # What the margins leave of A4, upright and across, at 96 pixels an inch.
    for width, tables in [(688, "table:not(#territories *)"), (1016, "#territories table")]:
        page = open_page(report.url, viewport={"width": width, "height": 900})
        page.emulate_media(media="print")
        right = page.locator(tables).evaluate_all(
            "all => all.filter(t => t.checkVisibility()).map(t => t.getBoundingClientRect().right)")
        assert right and max(right) <= width + 1
