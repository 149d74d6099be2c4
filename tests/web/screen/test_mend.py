"""What is missed is mended, what is unsure is answered, gaps are filled: each shown before it counts."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.screen.desk import ROUGH

GAP = "Dear Ms Adeyemi,\n\nYour order KT-2041 comes on [confirm: the day of delivery].\n\nTom"
UNSURE = "Dear Ms Adeyemi,\n\nHow annoying for you about the order KT-2041, truly.\n\nTom"
NOTE = "Your order KT-2041 is on its way."


def fix(desk, guideline):
    with desk.reviewed():
        desk.item(guideline).get_by_role("button", name="Fix this").click()
    return desk.item(guideline).locator(".fix")


def test_an_edit_is_shown_before_it_is_taken_and_can_be_undone(desk):
    desk.check_mine()
    shown = fix(desk, "stay-calm")
    expect(shown.locator("del").first).to_contain_text("Calm down")
    assert desk.reply() == ROUGH
    assert desk.focus() == "take"
    shown.get_by_role("button", name="Take it").click()
    expect(desk.text).not_to_have_value(ROUGH)
    assert "Calm down" not in desk.reply()
    expect(desk.item("stay-calm")).not_to_have_class(re.compile("missed"))
    assert desk.focus() not in {"BODY", ""}
    with desk.reviewed():
        desk.page.get_by_role("button", name="Undo").click()
    assert desk.reply() == ROUGH
    expect(desk.page.get_by_role("button", name="Undo")).to_be_hidden()
    expect(desk.item("stay-calm")).to_have_class(re.compile("missed"))


def test_an_edit_that_is_left_changes_nothing(desk):
    desk.check_mine()
    shown = fix(desk, "stay-calm")
    with desk.reviewed():
        shown.get_by_role("button", name="Leave it").click()
    expect(desk.page.locator(".fix")).to_have_count(0)
    assert desk.reply() == ROUGH
    expect(desk.item("stay-calm").get_by_role("button", name="Fix this")).to_be_visible()
    assert desk.focus() != "BODY"


def test_a_reply_of_ones_own_is_improved_all_at_once(desk):
    desk.check_mine()
    missed = desk.page.locator(".checklist .item.missed").count()
    with desk.reviewed():
        desk.page.get_by_role("button", name="Improve it all").click()
    shown = desk.page.locator(".fix")
    assert desk.reply() == ROUGH
    shown.get_by_role("button", name="Take it").click()
    expect(desk.text).not_to_have_value(ROUGH)
    assert desk.page.locator(".checklist .item.missed").count() < missed


def test_what_is_typed_while_an_edit_is_shown_stays(desk):
    desk.check_mine()
    fix(desk, "stay-calm")
    desk.rewrite(ROUGH + "\n\nPS: my own words.")
    expect(desk.page.locator(".fix")).to_have_count(0)
    assert "PS: my own words." in desk.reply()


@pytest.fixture
def unsure(desk):
    desk.check_mine(UNSURE)
    item = desk.page.locator(".item.unsure:has(.answer)").first
    return desk, item.get_attribute("id")


@pytest.mark.parametrize(("word", "becomes"), [("Yes, it does", "met"), ("No, it does not", "missed")])
def test_an_unsure_item_is_decided_by_the_persons_word(unsure, word, becomes):
    desk, item = unsure
    with desk.reviewed():
        desk.page.locator(f"#{item}").get_by_role("button", name=word).click()
    expect(desk.page.locator(f"#{item}")).to_have_class(re.compile(becomes))
    assert desk.focus() != "BODY"


def test_the_persons_word_stays_until_the_words_it_was_given_for_change(unsure):
    desk, item = unsure
    quotes = desk.page.locator(f"#{item} blockquote").all_inner_texts()
    with desk.reviewed():
        desk.page.locator(f"#{item}").get_by_role("button", name="Yes, it does").click()
    if quotes:
        desk.rewrite(UNSURE.replace("Tom", "Tom Lee"))
        expect(desk.page.locator(f"#{item}")).to_have_class(re.compile("met"))
    desk.rewrite(UNSURE.replace("How annoying for you", "How irritating for you"))
    expect(desk.page.locator(f"#{item}")).not_to_contain_text("A person has read it")


def test_a_gap_is_filled_and_what_filled_it_is_known_from_then_on(desk):
    desk.check_mine(GAP)
    gap = desk.page.locator(".gap input")
    expect(desk.page.locator(".gap label")).to_have_text("the day of delivery")
    gap.focus()
    assert desk.marked() == ["[confirm: the day of delivery]"]
    gap.fill("Saturday 14 June")
    gap.press("Enter")
    expect(desk.text).to_have_value(GAP.replace("[confirm: the day of delivery]", "Saturday 14 June"))
    expect(desk.page.locator(".gaps")).to_have_count(0)
    assert desk.page.locator("#review [name=confirmed]").get_attribute("value") == "Saturday 14 June"
    assert desk.focus() == "text"
    with desk.reviewed():
        desk.page.get_by_role("button", name="Undo").click()
    expect(desk.page.locator("#review [name=confirmed]")).to_have_count(0)
    assert desk.reply() == GAP


def test_copying_while_a_gap_is_open_says_so_and_leads_there(desk):
    desk.check_mine(GAP)
    desk.page.get_by_role("button", name="Copy", exact=True).click()
    expect(desk.page.locator(".paper .said")).to_contain_text("still to be filled in")
    assert desk.focus() == "gap-1"
    assert desk.clipboard() == GAP


def test_a_stance_takes_the_place_of_the_reply_and_back(desk):
    desk.fill_in()
    desk.page.click(".more summary")
    desk.page.check("[name=stances]")
    desk.draft()
    buttons = desk.page.locator(".stances button")
    assert buttons.count() >= 2
    first = desk.reply()
    buttons.nth(1).click()
    expect(desk.text).not_to_have_value(first)
    expect(buttons.nth(1)).to_have_attribute("aria-pressed", "true")
    assert desk.page.evaluate("() => document.activeElement.getAttribute('aria-pressed')") == "true"
    buttons.nth(0).click()
    expect(desk.text).to_have_value(first)


def test_what_the_writer_doubted_waits_until_a_person_has_looked(desk):
    desk.paste("My order KT-2041 is late. When does it come?")
    desk.note("facts", "spoke w/ courier, says tmrw")
    desk.draft()
    doubt = desk.page.locator(".doubt")
    expect(doubt).to_contain_text("“spoke w/ courier, says tmrw” stands in the reply")
    with desk.reviewed():
        doubt.get_by_role("button", name="I have looked").click()
    expect(doubt).to_have_count(0)
    assert desk.focus() != "BODY"
    desk.rewrite(desk.reply() + " " + NOTE)
    expect(doubt).to_have_count(0)
