"""A reply is edited in place: it is checked again as one types, and the marks stand on the words that they quote."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.screen.desk import MESSAGE, ROUGH, Renewed

QUOTED = """() => [...document.querySelectorAll("#review .item[data-spans]")].map((item) => {
  item.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  return {
    quotes: [...item.querySelectorAll("blockquote")].map((quote) => quote.textContent),
    marked: [...(CSS.highlights.get("said") || [])].map(String),
    said: JSON.parse(item.dataset.said),
    asked: [...(CSS.highlights.get("asked") || [])].map(String),
  };
})"""


def all_marks(desk):
    """For each line of the checklist: its quotes, and what is marked when it is pointed at."""
    return desk.page.evaluate(QUOTED)


def assert_marks_are_quotes(desk):
    """Every mark covers just what is quoted; the number of marks that were seen."""
    found = all_marks(desk)
    for line in found:
        assert line["marked"][: len(line["quotes"])] == line["quotes"]
        assert line["asked"] == line["said"]
    return sum(len(line["marked"]) for line in found)


def test_pointing_at_a_line_marks_its_sentences_and_the_words_that_they_answer(desk):
    desk.drafted()
    assert assert_marks_are_quotes(desk) > 5
    asked = desk.page.locator("[data-said*='When does it come']").last
    asked.hover()
    assert desk.marked("asked") == ["When does it come?"]
    assert desk.marked("echo") == ["When does it come"]
    desk.page.mouse.move(1, 1)
    assert desk.marked() == []
    assert desk.marked("echo") == []


def test_marks_stay_when_the_calm_view_comes_anew(desk):
    desk.drafted()
    desk.page.locator("[data-said*='When does it come']").last.hover()
    with Renewed(desk.page, "#calm"):
        desk.page.locator("#message").evaluate(
            "field => { field.value += ' Thank you.'; field.dispatchEvent(new Event('input', { bubbles: true })); }"
        )
    assert desk.marked("echo") == ["When does it come"]
    assert desk.marked("asked") == ["When does it come?"]


def test_the_keyboard_marks_as_the_mouse_does(desk):
    desk.drafted()
    item = desk.page.locator(".item.met:has(blockquote)").first
    item.focus()
    assert desk.marked() == item.locator("blockquote").all_text_contents()


@pytest.mark.parametrize(
    "before",
    ["🎉🎉 👩‍👩‍👧 ", "Line one\r\nline two\r\n\r\n", "  \n\n", "é ü ß 漢字 "],
    ids=["emoji", "CRLF", "blank", "accents"],
)
def test_marks_stand_right_after_any_characters(desk, before):
    desk.drafted()
    desk.rewrite(before + desk.reply())
    assert assert_marks_are_quotes(desk) > 5
    with desk.reviewed():
        desk.text.press("Control+Home")
        desk.page.keyboard.type("🎉 x")
    assert assert_marks_are_quotes(desk) > 5


def test_marks_in_the_message_stand_right_after_an_emoji(desk):
    desk.fill_in("😡😡 Hi.\r\n" + MESSAGE)
    desk.draft()
    assert assert_marks_are_quotes(desk) > 5


def test_verdict_and_quotes_move_with_the_text(desk):
    desk.drafted()
    ruling = desk.page.locator(".ruling")
    before = ruling.inner_text()
    desk.rewrite(desk.reply() + "\n\nWe will also pay you £500.")
    expect(desk.review).to_contain_text("nothing that you were given allows this")
    assert ruling.inner_text() == "It needs you before it goes out."
    with desk.reviewed():
        desk.text.fill(desk.reply().removesuffix("\n\nWe will also pay you £500."))
    assert ruling.inner_text() == before


def test_sentences_that_stand_keep_what_was_known(desk):
    desk.drafted()
    met = desk.page.locator(".checklist .item.met").count()
    desk.rewrite(desk.reply() + "\n")
    assert desk.page.locator(".checklist .item.met").count() == met


def test_typing_is_checked_once_it_rests_and_the_text_keeps_the_focus(desk):
    desk.drafted()
    sent = []
    desk.page.on("request", lambda request: sent.append(request.url) if "/review" in request.url else None)
    with desk.reviewed():
        desk.text.press("Control+End")
        desk.page.keyboard.type(" Thank you for waiting so long.")
    assert len(sent) < 6
    assert desk.focus() == "text"
    assert desk.reply().endswith("Thank you for waiting so long.")


def test_an_emptied_reply_is_not_complained_of(desk):
    desk.drafted()
    before = desk.reply()
    desk.text.fill("")
    desk.rewrite(before)
    expect(desk.notice).to_be_empty()


def test_a_new_fact_changes_what_may_be_said(desk):
    desk.drafted()
    desk.rewrite(desk.reply() + "\n\nThe parcel left York on 3 May.")
    expect(desk.item("no-invented-fact")).not_to_have_class(re.compile("met"))
    with desk.reviewed():
        desk.note("facts", "the parcel left York on 3 May")
    expect(desk.item("no-invented-fact")).to_have_class(re.compile("met"))


def test_my_own_reply_is_checked_by_the_same_list(desk):
    desk.check_mine()
    expect(desk.page.get_by_role("heading", name="Your reply")).to_be_visible()
    assert desk.page.locator(".item.missed").count() > 1
    assert_marks_are_quotes(desk)
    expect(desk.page.locator(".outcome")).to_have_count(0)
    desk.rewrite(ROUGH + " Thanks.")
    assert desk.reply().endswith("Thanks.")


def test_leaving_with_changes_that_are_not_sent_is_asked_about(desk):
    desk.drafted()
    desk.rewrite(desk.reply() + " Thanks.")
    desk.page.get_by_role("link", name="History").click(no_wait_after=True)
    expect(desk.text).to_be_visible()
    assert [told.split(":")[0] for told in desk.page.seen.dialogs] == ["beforeunload"]
    desk.page.seen.dialogs.clear()
    desk.page.get_by_role("button", name="Copy", exact=True).click()
    desk.page.get_by_role("link", name="History").click()
    expect(desk.text).to_have_count(0)
