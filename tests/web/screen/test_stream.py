"""A reply is shown while a slow model writes it, and however often a person comes back, the model is asked once."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.conftest import serving, settings_for
from tests.web.moving import go_back, go_forward
from tests.web.screen.desk import MESSAGE


def asked(model):
    """How often the model was asked for a draft; a call that mends one holds what was written."""
    return sum("Which of the two would you like?" not in str(call.body["messages"]) for call in model.seen)


@pytest.fixture
def under_way(slow, desk_at, model):
    """A screen on which a reply is being written."""
    desk = desk_at(slow())
    desk.fill_in()
    desk.press_draft()
    expect(desk.page.locator(".so-far")).to_contain_text("I am sorry that your order KT-2041")
    return desk


def test_sentences_appear_while_the_rest_is_written(under_way, model):
    page = under_way.page
    assert "Kind regards" not in page.inner_text(".so-far")
    expect(page.locator(".now")).to_contain_text("Writing")
    expect(under_way.text).to_have_count(0)
    model.gate.open()
    expect(under_way.text).to_have_value(re.compile("Kind regards"))
    assert asked(model) == 1


def test_a_reload_goes_on_with_the_same_reply(under_way, model):
    page = under_way.page
    page.goto(page.url + "?nowait")
    expect(page.locator(".so-far")).to_contain_text("KT-2041")
    assert page.input_value("#message") == MESSAGE
    model.gate.open()
    expect(under_way.text).to_be_visible()
    page.reload()
    expect(under_way.text).to_be_visible()
    assert asked(model) == 1


def test_a_second_tab_follows_the_same_reply(under_way, model):
    tab = under_way.page.context.new_page()
    tab.goto(under_way.page.url + "?nowait")
    expect(tab.locator(".so-far")).to_contain_text("KT-2041")
    model.gate.open()
    for page in (tab, under_way.page):
        expect(page.locator("#text")).to_be_visible()
    assert asked(model) == 1


def test_a_connection_that_breaks_off_is_taken_up_again(slow, desk_at, model):
    desk = desk_at(slow())
    broken = []

    def break_off(route):
        """The first time the stream ends in the midst of it."""
        if broken:
            route.continue_()
            return
        broken.append(route.request.url)
        body = "retry: 10\n\nevent: letter\ndata: Dear Ms\n\n"
        route.fulfill(status=200, content_type="text/event-stream", body=body)

    desk.page.route("**/events", break_off)
    desk.fill_in()
    desk.press_draft()
    expect(desk.page.locator(".so-far")).to_contain_text("KT-2041")
    model.gate.open()
    expect(desk.text).to_be_visible()
    assert broken
    desk.page.seen.errors.clear()
    assert asked(model) == 1


def test_a_stream_that_cannot_be_had_leaves_a_way_to_the_reply(slow, desk_at, model):
    desk = desk_at(slow())
    desk.page.route("**/events", lambda route: route.fulfill(status=502, body="bad gateway"))
    desk.fill_in()
    desk.press_draft()
    link = desk.page.get_by_role("link", name="Show the reply")
    expect(link).to_be_visible()
    model.gate.open()
    link.click()
    expect(desk.text).to_be_visible()
    desk.page.seen.errors.clear()
    assert asked(model) == 1


def test_a_double_click_and_keys_held_down_draft_once(slow, desk_at, model):
    desk = desk_at(slow())
    model.gate.open()
    desk.fill_in()
    desk.page.dblclick("[data-draft]")
    expect(desk.text).to_be_visible()
    desk.page.evaluate("() => new Promise((done) => requestIdleCallback(done))")
    assert asked(model) == 1


def test_pressing_again_while_it_is_written_is_the_same_reply(under_way, model):
    under_way.press_draft()
    expect(under_way.page.locator(".so-far")).to_contain_text("KT-2041")
    under_way.page.locator("[data-draft]").press("Control+Enter")
    model.gate.open()
    expect(under_way.text).to_be_visible()
    assert asked(model) == 1


def test_drafting_again_makes_another_and_undo_brings_back_what_was_edited(under_way, model):
    model.gate.open()
    expect(under_way.text).to_be_visible()
    first = under_way.draft_id()
    under_way.rewrite("My own words.")
    under_way.page.get_by_role("button", name="Draft again").click()
    expect(under_way.text).to_have_value(re.compile("Kind regards"))
    assert under_way.draft_id() != first
    assert asked(model) == 2
    with under_way.reviewed():
        under_way.page.get_by_role("button", name="Undo").click()
    assert under_way.reply() == "My own words."


@pytest.mark.parametrize("scripts", [True, False])
def test_the_back_button_shows_the_reply_and_drafts_nothing(slow, desk_at, model, scripts):
    model.gate.open()
    desk = desk_at(slow(), java_script_enabled=scripts)
    desk.page.fill("#message", MESSAGE)
    desk.draft()
    reply, history = desk.reply(), desk.page.get_by_role("heading", name="History")
    desk.page.get_by_role("link", name="History", exact=True).click()
    expect(history).to_be_visible()
    go_back(desk.page)
    expect(desk.text).to_have_value(reply)
    desk.page.reload()
    expect(desk.text).to_have_value(reply)
    go_back(desk.page)
    expect(desk.page.locator("#message")).to_be_visible()
    expect(desk.text).to_have_count(0)
    go_forward(desk.page)
    expect(desk.text).to_have_value(reply)
    go_forward(desk.page)
    expect(history).to_be_visible()
    assert asked(model) == 1


def test_the_back_button_and_the_same_form_draft_once(slow, desk_at, model):
    model.gate.open()
    desk = desk_at(slow(), java_script_enabled=False)
    page = desk.page
    page.fill("#message", MESSAGE)
    form = {name: page.locator(f"[name={name}]").first.get_attribute("value") for name in ("csrf", "once")}
    page.click("[data-draft]")
    expect(desk.text).to_be_visible()
    first = page.url
    # What a browser sends that has kept the form for the Back button.
    told = page.request.post(
        re.match("https?://[^/]+", first)[0] + "/draft",
        multipart={**form, "message": MESSAGE, "fault": "unknown", "channel": "email", "length": "standard"},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert told.url == first
    assert asked(model) == 1


def test_two_processes_over_one_store_draft_once(slow, desk_at, model, writing, tmp_path):
    desk = desk_at(slow())
    desk.fill_in()
    desk.press_draft()
    expect(desk.page.locator(".so-far")).to_contain_text("KT-2041")
    with serving(settings_for(tmp_path), writing) as other:
        address = re.sub("https?://[^/]+", "", desk.page.url)
        tab = desk_at(other)
        tab.page.evaluate("address => { setTimeout(() => { location = address; }, 0); }", address)
        model.gate.open()
        expect(tab.text).to_have_value(re.compile("KT-2041"))
        assert "/replies/" in tab.page.url
        expect(desk.text).to_be_visible()
    assert asked(model) == 1
