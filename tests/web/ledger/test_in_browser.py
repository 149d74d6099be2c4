"""The ledger's pages in a real browser: rows are swapped where they stand, and all of it works without a script."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from app.web.ledger.history import PART
from tests.web.ledger.conftest import Ledger

NARROW = {"viewport": {"width": 360, "height": 800}}
REF = "a-very-long-reference-without-any-break-in-it@customers.example.org"


@pytest.fixture
def kept(tmp_path, service, serve):
    """A server, over a store with drafts of some weeks and two follow-ups that are due."""
    ledger = Ledger(tmp_path / "store.sqlite", service)
    drafts = [
        ledger.draft(
            n, timedelta(days=n), ref=REF, outcome="edited", kept=0.5, rating=3, statuses={"listen": "missed"}
        )
        for n in range(1, PART + 3)
    ]
    promises = [ledger.follow_up(n, timedelta(hours=-n), customer_ref=REF) for n in (1, 2)]
    ledger.keep(drafts, promises)
    return serve()


def count_on(page):
    return page.locator("#due-count").inner_text().split()[:1]


def focus_in(page, selector):
    return page.evaluate("s => !!document.activeElement.closest(s)", selector)


def test_done_swaps_the_row_and_lowers_the_count_on_the_page_that_is_there(kept, open_page):
    page = open_page(f"{kept.url}/due")
    assert count_on(page) == ["2"]
    page.locator("#follow-f-2").get_by_role("button", name="Done").click()
    page.locator("#follow-f-2.finished").wait_for()
    assert count_on(page) == ["1"]
    assert focus_in(page, "#follow-f-2")
    assert page.locator("#follow-f-1").get_by_role("button", name="Done").is_visible()


def test_putting_off_goes_by_the_keyboard_alone(kept, open_page):
    page = open_page(f"{kept.url}/due")
    page.locator("#follow-f-1 summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#follow-f-1 [role=status]").wait_for()
    assert count_on(page) == ["1"]
    assert focus_in(page, "#follow-f-1")


def test_a_day_that_is_over_is_told_on_the_page_that_is_there(kept, open_page):
    page = open_page(f"{kept.url}/due")
    page.locator("#follow-f-1 summary").click()
    page.locator("#follow-f-1 form").last.evaluate("form => form.noValidate = true")
    page.locator("#follow-f-1 input[type=date]").fill("2020-01-01")
    page.locator("#follow-f-1").get_by_role("button", name="Put off to that day").click()
    page.locator("#notice [role=alert]").wait_for()
    assert page.locator("#follow-f-1").is_visible()


def test_older_drafts_are_put_under_the_list_and_the_focus_goes_on_with_them(kept, open_page):
    page = open_page(f"{kept.url}/history")
    page.get_by_role("link", name="Older drafts").click()
    page.locator(f"a[href='/replies/d-{PART + 1}']").wait_for()
    assert page.locator("#lines > tr").count() == PART + 2
    assert focus_in(page, f"a[href='/replies/d-{PART + 1}']")


def test_all_of_it_goes_without_a_script(kept, open_page):
    page = open_page(f"{kept.url}/due", java_script_enabled=False)
    page.locator("#follow-f-2").get_by_role("button", name="Done").click()
    expect(page.locator(".follow")).to_have_count(1)
    page.locator("#follow-f-1 summary").click()
    page.locator("#follow-f-1").get_by_role("button", name="Next week").click()
    expect(page.locator("#due-count")).to_have_text("")
    expect(page.locator(".follow")).to_have_count(1)
    page.goto(f"{kept.url}/history")
    page.get_by_role("link", name="Older drafts").click()
    expect(page.locator("#lines > tr")).to_have_count(2)
    page.goto(f"{kept.url}/history?channel=chat")
    expect(page.get_by_text("No draft fits this")).to_be_visible()


@pytest.mark.parametrize(
    "options", [NARROW, {"viewport": {"width": 1920, "height": 1080}}], ids=["360", "1920"]
)
def test_no_page_scrolls_sideways_and_no_target_is_small(kept, open_page, options):
    page = open_page(f"{kept.url}/history", **options)
    for path in ("/history", "/due", "/insights", "/customers/d-1", "/customers/d-1/erase"):
        page.goto(kept.url + path)
        for summary in page.locator("main summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        small = """[...document.querySelectorAll("main button, main summary, main input, main select, main a.button")]
            .filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 24).map(e => e.outerHTML)"""
        assert page.evaluate(small) == [], path
