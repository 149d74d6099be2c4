"""From a pasted message to a reply with its checklist, in a browser."""

import pytest
from playwright.sync_api import expect

from app.settings import Settings
from tests.web.screen.desk import FACTS, MESSAGE, OPTIONS, kept

PROFILE = """
name: Larch & Lime
offers:
  - {topic: delivery, fault: ours, text: refund of the delivery charge}
  - {topic: delivery, text: delivery on a day they choose}
  - {topic: billing, text: a corrected invoice}
"""


def test_a_message_is_restated_calmly_as_soon_as_it_is_pasted(desk):
    desk.paste()
    expect(desk.calm.locator(".summary")).not_to_be_empty()
    expect(desk.calm).to_contain_text("delivery")
    expect(desk.calm.locator(".summary")).to_contain_text("When does it come")
    assert "idiots" not in desk.calm.inner_text()


def test_a_pasted_message_becomes_a_reply_with_its_checklist(desk):
    desk.drafted()
    page = desk.page
    assert "£39" in desk.reply()
    assert page.locator(".item.met").count() > 5
    expect(page.locator(".verdict .ruling")).to_be_visible()
    expect(page.locator("#calm .summary")).to_be_visible()
    expect(page.locator("#message")).to_be_hidden()
    expect(page.locator("#progress")).to_be_empty()
    assert "/runs/" in page.url
    page.reload()
    assert "/replies/" in page.url
    assert page.input_value("#text") == desk.reply()
    assert page.locator("#facts").input_value() == FACTS[0]


def test_what_they_name_is_shown_once_and_nothing_of_the_mail_s_own_head(desk):
    head = "From: Jo <jo@example.org>\nSubject: Order KT-2041\nDate: Mon, 1 Jun 2026 10:00:00 +0200\n\n"
    quoted = "\n\nOn Fri, 29 May 2026, Shop <shop@example.org> wrote:\n> It is on its way."
    desk.paste(f"{head}Where is my order KT-2041? I paid £39 for it.{quoted}")
    expect(desk.calm.locator(".fact")).to_have_text(["KT-2041", "£39"])


def test_a_draft_is_quiet_on_the_console_though_a_tool_of_the_browser_has_styled_the_fields(desk):
    """As password managers and the makers of screenshots do; `open_page` wants no error at the end of a test."""
    heard = []
    desk.page.on("console", lambda message: heard.append(message.text))
    desk.page.evaluate(
        "document.querySelectorAll('[id]').forEach((place) => { place.style.outlineOffset = '0px'; })"
    )
    desk.drafted()
    expect(desk.page.locator("#progress")).to_be_empty()
    assert heard == []


def test_the_message_alone_is_enough(desk):
    desk.paste("Where is my parcel?")
    desk.draft()
    assert desk.reply()


def test_notes_become_chips_and_go_with_the_form(desk):
    page = desk.page
    desk.note("facts", "the parcel is in Leeds", "the label was lost")
    chips = page.locator("#facts + .chips li")
    expect(chips).to_have_count(2)
    page.press("#facts-new", "Backspace")
    expect(chips).to_have_count(1)
    expect(page.locator("#facts-new")).to_have_value("the label was lost")
    page.fill("#facts-new", "the label is new")
    assert page.input_value("#facts") == "the parcel is in Leeds\nthe label is new"
    page.get_by_role("button", name="Remove: the parcel is in Leeds").click()
    expect(chips).to_have_count(0)
    assert desk.focus() == "facts-new"
    assert page.input_value("#facts") == "the label is new"


def test_many_lines_pasted_at_once_are_a_chip_each(desk):
    desk.page.evaluate("text => navigator.clipboard.writeText(text)", "- one\n\n• two\nthree\n- one")
    desk.page.focus("#options-new")
    desk.page.keyboard.press("Control+V")
    expect(desk.page.locator("#options + .chips li")).to_have_count(3)
    assert desk.page.input_value("#options") == "one\ntwo\nthree"


def test_a_note_that_was_typed_and_not_added_counts(desk):
    desk.paste()
    desk.page.fill("#facts-new", FACTS[0])
    desk.draft()
    assert kept(desk)["brief"]["facts"] == FACTS


def test_ctrl_enter_drafts_from_wherever_one_types(desk):
    desk.paste()
    desk.page.fill("#options-new", OPTIONS[0])
    desk.page.keyboard.press("Control+Enter")
    expect(desk.text).to_be_visible()
    assert kept(desk)["brief"]["options"] == OPTIONS[:1]


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    from app.bootstrap import build_service

    path = tmp_path_factory.mktemp("company") / "profile.yaml"
    path.write_text(PROFILE, encoding="utf-8")
    return build_service(Settings(company=path))


def test_offers_of_the_profile_follow_topic_and_fault_and_are_one_click_away(serve, company, desk_at):
    desk = desk_at(serve(None, company))
    offers = desk.page.locator("#offers button")
    desk.paste()
    expect(offers).to_have_text(["+ delivery on a day they choose"])
    desk.page.check("[name=fault][value=ours]")
    expect(offers).to_have_count(2)
    offers.first.click()
    expect(offers).to_have_count(1)
    assert desk.page.input_value("#options") == "refund of the delivery charge"
    assert desk.focus() != "BODY"
    desk.draft()
    expect(offers).to_have_text(["+ delivery on a day they choose"])


def test_what_helps_with_the_message_stays_when_the_fault_is_chosen_anew(desk):
    desk.drafted()
    expect(desk.page.locator(".helps .advice")).to_be_attached()
    with desk.reviewed():
        desk.page.check("[name=fault][value=third_party]")
    expect(desk.page.locator(".helps .advice")).to_be_attached()


def test_a_mistake_in_the_form_is_told_and_goes_when_it_is_mended(desk):
    desk.note("facts", FACTS[0])
    desk.press_draft()
    expect(desk.notice).to_contain_text("message")
    assert desk.page.input_value("#facts") == FACTS[0]
    desk.paste(MESSAGE)
    desk.draft()
    expect(desk.notice).to_be_empty()


def test_a_message_that_is_too_long_is_told_and_not_cut(desk):
    text = "a" * 100_001
    desk.paste(text)
    desk.press_draft()
    expect(desk.notice).to_contain_text("message")
    assert len(desk.page.input_value("#message")) == len(text)


def test_a_button_that_moves_under_a_press_has_been_pressed_all_the_same(desk):
    page = desk.page
    desk.fill_in()
    button = page.locator("[data-draft]")
    button.scroll_into_view_if_needed()
    place = button.bounding_box()
    page.mouse.move(place["x"] + 10, place["y"] + 10)
    page.mouse.down()
    page.evaluate(  # as when a reading comes in and has offers
        "document.getElementById('offers').before(...Array.from({length: 9}, () => document.createElement('hr')))"
    )
    page.mouse.up()
    expect(desk.text).to_be_visible(timeout=30_000)
