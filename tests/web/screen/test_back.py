"""The browser's Back and Forward: what was typed is there again, and nothing of it is stored in the browser."""

import pytest
from playwright.sync_api import expect

from tests.web.screen.desk import FACTS, MESSAGE, OPTIONS


def went_back(desk):
    """The page after Back, with the empty screen and its filled-in form."""
    desk.page.go_back()
    expect(desk.text).to_have_count(0)
    expect(desk.page.locator("#message")).to_be_visible()
    return desk.page


def test_back_after_a_draft_gives_the_form_as_it_was_filled_in(desk, site):
    desk.drafted()
    page = went_back(desk)
    assert page.url == f"{site.url}/"
    assert page.input_value("#message") == MESSAGE
    assert page.input_value("#facts").splitlines() == FACTS
    assert page.input_value("#options").splitlines() == OPTIONS
    expect(page.locator("#facts + .chips li")).to_have_count(len(FACTS))
    expect(page.locator("[name=fault][value=ours]")).to_be_checked()
    expect(page.locator("[data-draft]")).to_have_text("Draft the reply")
    assert desk.focus() == "message"


def test_forward_shows_the_reply_again_with_what_was_changed_in_it(desk):
    desk.drafted()
    desk.text.fill("My own words.")
    page = went_back(desk)
    page.go_forward()
    expect(desk.text).to_have_value("My own words.")
    expect(page.locator("[data-draft]")).to_have_text("Draft again")
    expect(desk.review).to_be_visible()


def test_after_back_the_message_can_be_changed_and_drafted_anew(desk):
    desk.drafted()
    page = went_back(desk)
    first = page.locator("#once").input_value()
    desk.paste("Where is my lamp LX-9001?")
    expect(desk.calm).to_contain_text("LX-9001")
    desk.draft()
    assert "KT-2041" not in desk.page.input_value("#message")
    assert page.locator("#once").input_value() != first
    expect(desk.page.locator("#progress")).to_be_empty()
    assert went_back(desk).input_value("#message") == "Where is my lamp LX-9001?"


def test_back_while_a_reply_is_written_and_forward_again_shows_it(slow, model, desk_at):
    desk = desk_at(slow())
    desk.fill_in()
    desk.press_draft()
    expect(desk.page.locator(".running")).to_be_visible()
    page = went_back(desk)
    assert page.input_value("#message") == MESSAGE
    expect(page.locator(".running")).to_have_count(0)
    model.gate.open()
    page.go_forward()
    expect(desk.text).to_be_visible()
    assert page.input_value("#message") == MESSAGE


def test_nothing_of_it_is_stored_in_the_browser(desk):
    desk.drafted()
    page = went_back(desk)
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])")
    assert "KT-2041" not in kept


@pytest.mark.parametrize("scripts", [True, False])
def test_back_from_another_page_gives_the_form_as_it_was_filled_in(site, desk_at, scripts):
    desk = desk_at(site, java_script_enabled=scripts)
    desk.paste()
    desk.page.click('nav a[href="/history"]')
    desk.page.go_back()
    assert desk.page.input_value("#message") == MESSAGE


def test_without_a_script_back_after_a_draft_gives_the_message(site, desk_at):
    desk = desk_at(site, java_script_enabled=False)
    desk.paste()
    desk.draft()
    desk.page.go_back()
    assert desk.page.input_value("#message") == MESSAGE


def test_a_saved_mail_is_there_again_too(desk):
    mail = b"From: Jo <jo@example.org>\r\nSubject: Lamp\r\n\r\nThe lamp came broken.\r\n"
    desk.page.set_input_files("#mail", {"name": "a.eml", "mimeType": "message/rfc822", "buffer": mail})
    expect(desk.page.locator("#message")).to_have_value("The lamp came broken.")
    desk.page.click('nav a[href="/history"]')
    desk.page.go_back()
    expect(desk.page.locator("#message")).to_have_value("The lamp came broken.")
