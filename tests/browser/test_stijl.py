"""The kit itself, on its own page: what holds for each macro holds for every page made of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser import stijl
from browser.checks import accessible, all_valid
from browser.conftest import NewPage


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("wrong", [False, True], ids=["right", "wrong"])
def test_accessible(new_page: NewPage, width: int, wrong: bool) -> None:
    page = new_page(width=width)
    stijl.show(page, wrong=wrong)
    accessible(page)


@pytest.mark.parametrize("width", [320, 640])
def test_zoomed_to_four_times(new_page: NewPage, width: int) -> None:
    """WCAG 1.4.10: a screen of 1280 px at 400 % is one of 320 px; and letters twice as large
    (1.4.4) push nothing off it, nor off a telephone."""
    page = new_page(width=width)
    stijl.show(page)
    page.add_style_tag(content="html { font-size: 200% }")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_valid_html() -> None:
    all_valid({"right": stijl.html(), "wrong": stijl.html(wrong=True)})


def test_summary_of_errors_has_the_focus_and_leads_to_the_fields(new_page: NewPage) -> None:
    page = new_page(script=False)
    stijl.show(page, wrong=True)
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    for link, name in [("Burgerservicenummer", "bsn"), ("Geboren op", "geborenOp")]:
        summary.get_by_role("link", name=link).click()
        expect(page.locator(":focus")).to_have_attribute("id", name)


def test_a_question_comes_with_its_answer_without_script(new_page: NewPage) -> None:
    page = new_page(script=False)
    stijl.show(page)
    expect(page.get_by_label("Voor wie?")).to_be_visible()
    page.get_by_label("Nee", exact=True).check()
    expect(page.get_by_label("Voor wie?")).to_be_hidden()


def test_nothing_vanishes_in_forced_colours(new_page: NewPage) -> None:
    """High contrast takes away backgrounds and shadows: what remains must show its edge."""
    page = new_page()
    page.emulate_media(forced_colors="active")
    stijl.show(page)
    bare = page.evaluate(
        """() => [...document.querySelectorAll(
              '.utrecht-button--primary-action, .utrecht-textbox, .keuze, .utrecht-alert')]
            .filter((e) => { const s = getComputedStyle(e);
              return parseFloat(s.borderInlineStartWidth) < 1 && s.outlineStyle === 'none'; })
            .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert bare == []
