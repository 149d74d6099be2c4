"""The store goes down in the middle of the work: it is said in words, a reply comes all the same, nothing is lost."""

import pytest
from playwright.sync_api import expect

from app.errors import UnavailableError
from app.store.sql.store import SqlStore
from tests.web.screen.desk import FACTS, MESSAGE
from tests.web.serving import serving, settings_for

LOST = "This reply could not be kept"


class Failing(SqlStore):
    """A store that answers until it goes away."""

    away = False

    def transaction(self):
        self._be_there()
        return super().transaction()

    def view(self):
        self._be_there()
        return super().view()

    def _be_there(self):
        if self.away:
            raise UnavailableError("the store cannot be used right now")


@pytest.fixture
def store(tmp_path):
    return Failing(tmp_path / "failing.sqlite")


@pytest.fixture
def over(store, tmp_path, writing, slow):
    """A server over that store, whose replies a model writes that waits for the test."""
    with serving(settings_for(tmp_path), writing, store=store) as server:
        yield server


def told_that_it_is_lost(desk):
    """The reply is there, with a word that it is not kept, and the form is as it was filled in."""
    expect(desk.text).to_be_visible()
    assert "KT-2041" in desk.reply()
    expect(desk.page.locator(".paper [role=status]").first).to_contain_text(LOST)
    expect(desk.page.locator(".outcome")).to_have_count(0)
    assert (desk.page.input_value("#message"), desk.page.input_value("#facts")) == (MESSAGE, FACTS[0])


def test_a_store_that_goes_away_before_a_draft_costs_no_reply(over, store, desk_at, model):
    model.gate.open()
    desk = desk_at(over)
    desk.fill_in()
    store.away = True
    desk.draft()
    told_that_it_is_lost(desk)
    edited = desk.reply() + " Thank you."
    desk.rewrite(edited)
    assert desk.reply() == edited
    store.away = False
    desk.page.get_by_role("button", name="Draft again").click()
    expect(desk.page.locator(".outcome")).to_be_visible()
    expect(desk.page.get_by_text(LOST)).to_have_count(0)


def test_a_store_that_goes_away_while_a_reply_is_written_costs_no_reply(over, store, desk_at, model):
    desk = desk_at(over)
    desk.fill_in()
    desk.press_draft()
    expect(desk.page.locator(".so-far")).to_contain_text("KT-2041")
    store.away = True
    model.gate.open()
    told_that_it_is_lost(desk)
    desk.page.reload()
    told_that_it_is_lost(desk)


def test_what_became_of_a_reply_is_asked_again_when_the_store_is_back(over, store, desk_at, model):
    model.gate.open()
    desk = desk_at(over).drafted()
    desk.rewrite("My own words.")
    store.away = True
    desk.page.get_by_role("button", name="I have sent it").click()
    expect(desk.notice.get_by_role("alert")).to_contain_text("the store cannot be used right now")
    assert desk.reply() == "My own words."
    assert desk.page.input_value("#message") == MESSAGE
    store.away = False
    desk.page.get_by_role("button", name="I have sent it").click()
    expect(desk.page.locator(".outcome .tag")).to_have_text("sent, edited")


@pytest.mark.parametrize("path", ["/history", "/due", "/insights"])
def test_pages_of_what_is_kept_say_that_it_cannot_be_shown(over, store, open_page, path):
    page = open_page(over.url)
    store.away = True
    page.goto(over.url + path)
    expect(page.get_by_role("alert")).to_contain_text("the store cannot be used right now")
    expect(page.get_by_role("link", name="To the reply page")).to_be_visible()
