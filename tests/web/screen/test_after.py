"""After the reply: it is copied, mailed, passed on, and what became of it is kept."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.web.screen.desk import kept

THREAT = (
    "This is the third time I write. If nobody calls me today I go to my lawyer and to the ombudsman. "
    "Order KT-2041 is three weeks late. Where is it?"
)


def press(desk, name):
    desk.page.get_by_role("button", name=name, exact=True).click()


def test_the_reply_is_copied_with_and_without_its_subject(desk):
    desk.drafted()
    desk.rewrite(desk.reply() + "\n\n🎉")
    press(desk, "Copy")
    expect(desk.page.locator(".paper .said")).to_have_text("Copied.")
    assert desk.clipboard() == desk.reply()
    desk.page.fill("#subject", "Your order")
    press(desk, "Copy with subject")
    expect(desk.page.locator(".paper .said")).to_have_text("Copied.")
    assert desk.clipboard() == f"Your order\n\n{desk.reply()}"


def test_where_the_browser_keeps_the_clipboard_from_us_it_is_copied_all_the_same(desk):
    desk.drafted()
    desk.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    press(desk, "Copy with subject")
    expect(desk.page.locator(".paper .said")).to_have_text("Copied.")
    assert desk.clipboard().endswith(f"\n\n{desk.reply()}")
    assert desk.page.locator("textarea").count() == desk.page.locator("#desk textarea").count()


def test_the_mail_program_is_given_subject_and_text_as_they_are_now(desk):
    desk.drafted()
    desk.rewrite("50 % off & more?\n\nÄÖ 🎉 #1 + 1")
    link = desk.page.get_by_role("link", name="Open in mail")
    link.evaluate("link => link.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    address = urlsplit(link.get_attribute("href"))
    assert address.scheme == "mailto"
    told = parse_qs(address.query)
    assert told["body"] == ["50 % off & more?\r\n\r\nÄÖ 🎉 #1 + 1"]
    assert told["subject"] == [desk.page.input_value("#subject")]
    assert "+" not in unquote(address.query).replace("1 + 1", "")


def test_the_note_for_the_record_is_copied_where_it_stands(desk):
    desk.drafted()
    desk.page.get_by_text("Note for the record").click()
    press(desk, "Copy the note")
    expect(desk.page.locator(".after .said")).to_have_text("Copied.")
    assert desk.clipboard() == desk.page.locator("#note").text_content()


def test_what_has_to_be_passed_on_comes_with_a_hand_over(desk):
    desk.paste(THREAT)
    desk.page.click(".more summary")
    desk.page.check("[name=beyond_agent]")
    desk.draft()
    expect(desk.page.locator(".todo")).to_contain_text("Pass it on")
    press(desk, "Copy the hand-over")
    expect(desk.page.locator(".after .said")).to_have_text("Copied.")
    handed = desk.clipboard()
    assert handed == desk.page.locator(".hand-over span").text_content()
    assert "KT-2041" in handed


@pytest.mark.parametrize(
    ("change", "button", "outcome", "tag"),
    [
        ("", "I have sent it", "sent", "sent as it was"),
        ("\n\nPS: Thank you.", "I have sent it", "edited", "sent, edited"),
        ("", "I did not use it", "discarded", "discarded"),
    ],
)
def test_what_became_of_it_is_kept(desk, change, button, outcome, tag):
    desk.drafted()
    if change:
        desk.rewrite(desk.reply() + change)
    desk.page.select_option("#rating", "4")
    press(desk, button)
    expect(desk.page.locator(".outcome .tag")).to_have_text(tag)
    assert desk.focus() == "outcome"
    said = kept(desk)["outcome"]
    assert (said["outcome"], said["rating"]) == (outcome, 4)
    if change:
        assert said["text"] == desk.reply()
        assert said["change"]
    text = desk.reply()
    desk.page.goto(
        desk.page.url.replace(re.search("/runs/.*", desk.page.url)[0], f"/replies/{desk.draft_id()}")
    )
    expect(desk.page.locator(".outcome .tag")).to_have_text(tag)
    assert desk.reply() == text
    assert desk.page.input_value("#rating") == "4"


def test_a_follow_up_is_in_the_list_and_goes_into_the_calendar(desk):
    desk.fill_in()
    desk.draft()
    link = desk.page.get_by_role("link", name="into my calendar").first
    expect(link).to_be_visible()
    with desk.page.expect_download() as saved:
        link.click()
    path = saved.value.path()
    told = path.read_bytes()
    assert told.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"BEGIN:VEVENT" in told or b"BEGIN:VTODO" in told
    assert saved.value.suggested_filename.endswith(".ics")
    press(desk, "Copy")
    desk.page.get_by_role("link", name="all follow-ups").first.click()
    expect(desk.page.locator("main a[href$='.ics']").first).to_be_visible()
