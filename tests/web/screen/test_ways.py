"""Other ways to work: without a script, on a small screen, in a frame, and from the history."""

import re

import pytest
from playwright.sync_api import expect

from app.settings import Settings
from tests.web.screen.desk import FACTS, MESSAGE, ROUGH, Desk

GAP = "\n\nIt comes on [confirm: the day of delivery]."


def test_without_a_script_a_reply_is_drafted_checked_mended_and_kept(site, desk_at):
    desk = desk_at(site, java_script_enabled=False)
    page = desk.page
    page.fill("#message", MESSAGE)
    page.fill("#facts", FACTS[0])
    page.fill("#options", "refund of the £39 delivery charge")
    desk.draft()
    assert page.locator(".item.met").count() > 5
    typed = desk.reply().replace("\n\n", "\n\nCalm down please. ", 1) + GAP
    desk.text.fill(typed)
    page.get_by_role("button", name="Check again").last.click()
    expect(page.locator(".gap input")).to_be_visible()
    expect(desk.text).to_have_value(typed)
    page.fill(".gap input", "Saturday 14 June")
    page.get_by_role("button", name="Put it in").click()
    expect(desk.text).to_have_value(re.compile("It comes on Saturday 14 June[.]"))
    desk.item("stay-calm").get_by_role("button", name="Fix this").click()
    page.get_by_role("button", name="Take it").click()
    expect(desk.text).not_to_have_value(re.compile("Calm down"))
    unsure = page.locator(".item.unsure:has(.answer)")
    before = unsure.count()
    if before:
        unsure.first.get_by_role("button", name="Yes, it does").click()
        expect(unsure).to_have_count(before - 1)
    assert page.input_value("#facts") == FACTS[0]
    text = desk.reply()
    page.get_by_role("button", name="I have sent it").click()
    expect(page.locator(".outcome .tag")).to_have_text("sent, edited")
    assert desk.reply() == text


def test_the_keys_are_shown_and_put_away(desk):
    desk.drafted()
    desk.page.focus(".ruling")
    desk.page.keyboard.press("?")
    expect(desk.page.locator("#keys")).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("#keys")).to_be_hidden()
    desk.text.press("End")
    desk.page.keyboard.type("?")
    expect(desk.page.locator("#keys")).to_be_hidden()


def test_after_a_draft_by_the_button_the_focus_is_at_the_reply(desk):
    desk.paste()
    desk.page.focus("[data-draft]")
    desk.page.keyboard.press("Enter")
    expect(desk.text).to_be_visible()
    assert desk.focus() == "reply-title"


@pytest.mark.parametrize("width", [360, 1920])
def test_no_state_scrolls_sideways(site, desk_at, width):
    desk = desk_at(site, viewport={"width": width, "height": 800})
    assert desk.wide() <= 0
    desk.note("facts", "x" * 300)
    desk.check_mine(ROUGH + GAP + "y" * 300)
    assert desk.wide() <= 0
    with desk.reviewed():
        desk.page.get_by_role("button", name="Improve it all").click()
    assert desk.wide() <= 0
    for summary in desk.page.locator("summary:visible").all():
        summary.click()
    assert desk.wide() <= 0
    desk.draft()
    assert desk.wide() <= 0


def test_in_a_frame_of_a_helpdesk_the_path_stays_in_the_frame(serve, desk_at):
    server = serve(Settings(embed_origins=("https://desk.example.com",)))
    desk = desk_at(server, "/embed").drafted()
    expect(desk.page.locator("header.bar")).to_have_count(0)
    assert "/embed/runs/" in desk.page.url
    desk.rewrite(desk.reply() + " Thanks.")
    desk.page.get_by_role("button", name="I have sent it").click()
    expect(desk.page.locator(".outcome .tag")).to_have_text("sent, edited")
    desk.page.reload()
    assert "/embed/replies/" in desk.page.url
    assert desk.reply().endswith("Thanks.")


def test_a_draft_made_by_the_api_opens_from_the_history_with_its_thread(site, desk_at):
    thread = [{"from": "agent", "text": "We look into it."}]
    opened = desk_at(site, "/history")
    brief = {"message": MESSAGE, "thread": thread, "facts": FACTS, "fault": "ours"}
    made = opened.page.request.post(f"{site.url}/v1/drafts", data=brief).json()
    opened.page.reload()
    opened.page.locator(f"a[href='/replies/{made['id']}']").first.click()
    desk = Desk(opened.page)
    assert desk.reply() == made["reply"]["text"]
    desk.draft()
    expect(desk.page.locator(f"[name=draft_id]:not([value='{made['id']}'])")).to_be_attached()
    again = desk.page.request.get(f"{site.url}/v1/drafts/{desk.draft_id()}").json()
    assert [turn["text"] for turn in again["brief"]["thread"]] == ["We look into it."]


def test_a_draft_whose_customer_was_erased_is_said_to_be_gone(site, desk_at):
    desk = desk_at(site)
    brief = {"message": MESSAGE, "customer": {"ref": "c-erased"}}
    made = desk.page.request.post(f"{site.url}/v1/drafts", data=brief).json()
    erased = desk.page.request.delete(f"{site.url}/v1/customers/c-erased")
    assert erased.ok
    told = desk.page.goto(f"{site.url}/replies/{made['id']}")
    assert told.status in {404, 410}
    expect(desk.page.get_by_role("alert")).to_be_visible()
    expect(desk.text).to_have_count(0)


@pytest.mark.parametrize("locale", ["en-GB", "de-DE", "es-ES"])
def test_on_a_phone_every_page_of_the_navigation_is_in_sight(site, desk_at, locale):
    page = desk_at(site, viewport={"width": 360, "height": 740}, locale=locale).page
    places = [link.bounding_box() for link in page.locator(".bar nav a").all()]
    assert len(places) == 6
    assert [box for box in places if box["x"] < 0 or box["x"] + box["width"] > 360] == []
