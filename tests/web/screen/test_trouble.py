"""Where something fails, it is said kindly, what was typed stays, and the next try works."""

import re

import pytest
from playwright.sync_api import expect

from app.settings import Settings, read_settings
from tests.web.screen.desk import FACTS, MESSAGE

SECRET = "a-password-that-is-long"


def test_an_engine_that_fails_leaves_form_and_reply_as_they_were(slow, desk_at, model):
    desk = desk_at(slow())
    model.gate.open()
    desk.drafted()
    desk.rewrite("My own words.")
    model.always = "drop_before_headers"
    desk.page.get_by_role("button", name="Draft again").click()
    expect(desk.notice.get_by_role("alert")).to_be_visible()
    assert desk.reply() == "My own words."
    expect(desk.text).to_be_visible()
    assert desk.page.input_value("#facts") == FACTS[0]
    model.always = "held"
    desk.page.get_by_role("button", name="Draft again").click()
    expect(desk.text).not_to_have_value("My own words.")
    expect(desk.notice).to_be_empty()


def test_without_a_script_too_a_failed_draft_keeps_the_form(slow, desk_at, model):
    desk = desk_at(slow(), java_script_enabled=False)
    model.gate.open()
    model.always = "drop_before_headers"
    desk.page.fill("#message", MESSAGE)
    desk.press_draft()
    expect(desk.page.get_by_role("alert")).to_be_visible()
    assert desk.page.input_value("#message") == MESSAGE
    model.always = "held"
    desk.press_draft()
    expect(desk.text).to_be_visible()


def test_without_a_store_all_works_but_history_and_outcome(serve, desk_at):
    desk = desk_at(serve(Settings(database_url="none"))).drafted()
    expect(desk.page.locator(".outcome")).to_have_count(0)
    drafted = desk.reply()
    desk.page.reload()
    assert desk.reply() == drafted
    desk.rewrite(drafted + "\n\nCalm down.")
    expect(desk.item("stay-calm")).not_to_have_class(re.compile("met"))


def test_a_server_that_is_away_is_told_and_nothing_is_lost(serve, desk_at):
    desk = desk_at(serve())
    desk.fill_in()
    desk.page.context.set_offline(True)
    desk.press_draft()
    expect(desk.notice).to_contain_text("The server does not answer")
    desk.page.context.set_offline(False)
    desk.draft()
    expect(desk.notice).to_be_empty()
    desk.page.seen.errors.clear()


def test_a_session_that_ends_leaves_the_page_as_it_is(serve, desk_at):
    desk = desk_at(serve(Settings(page_password=SECRET)))
    page = desk.page
    page.fill("[name=password]", SECRET)
    page.keyboard.press("Enter")
    desk.fill_in()
    cookies = page.context.cookies()
    page.context.clear_cookies(name="softanswer_session")
    desk.press_draft()
    expect(desk.notice).to_contain_text("What you typed is still here")
    assert page.input_value("#message") == MESSAGE
    page.context.add_cookies(cookies)
    desk.draft()
    expect(desk.notice).to_be_empty()


USE_UP = """async () => {
  const form = () => new FormData(document.getElementById("desk"));
  const how = { method: "POST", headers: { "HX-Request": "true" } };
  for (let n = 0; n < 3; n++) await fetch("/draft", { ...how, body: form() });
}"""


def test_who_drafts_too_often_is_told_and_keeps_the_form(serve, desk_at):
    desk = desk_at(serve(read_settings({"SOFTANSWER_RATE_LIMIT": "3/minute"})))
    desk.paste()
    desk.page.evaluate(USE_UP)
    desk.press_draft()
    expect(desk.notice.get_by_role("alert")).to_contain_text("at most 3 requests")
    assert desk.page.input_value("#message") == MESSAGE


@pytest.mark.parametrize("path", ["/replies/nobody", "/runs/nobody"])
def test_what_is_not_there_is_told(site, open_page, path):
    page = open_page(site.url + path)
    expect(page.get_by_role("alert")).to_be_visible()
