"""The pages in a real browser: nothing that a customer writes becomes more than text.

`tests/data/xss.txt` holds the strings; test_safety_places.py opens pages that hold them in every place. Here pages that
show a form again are compared, element by element, with those of harmless strings of the same shape, and messages are
drafted on the screen, where scripts put the parts in. Strings share a field: see `hostile.bundles`.
"""

import re
from email.message import EmailMessage
from urllib.parse import quote

import pytest
from playwright.sync_api import Error, expect

from tests.web.hostile import LOOK, MADE, SKELETON, STRINGS, bundles, harmless, stands_in
from tests.web.screen.desk import Desk

ROOMY = bundles(1000)


def skeleton(page, path, form=(), file=None, file_name="a.eml"):
    """Status and elements of what comes back, as the browser reads it."""
    if form:
        form = [("csrf", page.input_value("[name=csrf] >> nth=0")), *form]
    return page.evaluate(SKELETON, {"path": path, "form": form, "file": file, "fileName": file_name})


FIELDS = ("message", "customer_name", "agent_name", "hint", "customer_ref")


def typed(text):
    """The form with a string in each field; its tone is none, so that it is shown again."""
    notes = ("facts", "options", "cannot", "internal")
    fields = [(name, text) for name in FIELDS] + [(name, text) for name in notes]
    return [*fields, ("tone", "loud"), ("fault", text), ("channel", text), ("contacts_before", text)]


def unlike_harmless(look, texts):
    """The texts for which `look` finds other elements than for a harmless one of as many lines."""
    plain, wrong = {}, []
    for text in texts:
        alike = harmless(text)
        if alike not in plain:
            plain[alike] = look(alike)
        found = look(text)
        # A mail that is all markup holds no message: it is refused as unreadable.
        wrong += [text] if found != plain[alike] and found[0] != 400 else []
    return wrong


def test_a_form_that_is_shown_again_has_the_elements_of_a_harmless_one(server, open_page):
    page = open_page(server.url)
    texts = ["\n".join(bundle) for bundle in bundles(200)]
    assert unlike_harmless(lambda text: skeleton(page, "/draft", typed(text)), texts) == []


def mail(text):
    """A saved mail with a text as sender, subject and body."""
    one_line = " ".join(text.replace("\0", "").split())
    made = EmailMessage()
    made["Subject"] = one_line
    made["From"] = f'"{one_line.translate({34: None, 92: None})}" <ann@example.com>'
    made.set_content(text.replace("\0", "") + "\nMy parcel is late.", cte="base64")
    return made.as_string()


def test_a_saved_mail_is_shown_with_the_elements_of_a_harmless_one(server, open_page):
    page = open_page(server.url)
    again = [("tone", "loud")]
    texts = [" ".join(bundle) for bundle in bundles(200)]
    assert unlike_harmless(lambda text: skeleton(page, "/draft", again, mail(text), text), texts) == []


PATHS = ("/replies/{}", "/runs/{}", "/customers/{}", "/principles/{}", "/history?cursor={}", "/insights?since={}",
         "/enter?back={}", "/?message={}", "/history?verdict={}")  # fmt: skip


LIVE = 12
"""Drafts among which all strings are dealt out."""


def test_an_address_is_shown_with_the_elements_of_a_harmless_one(server, open_page):
    page = open_page(server.url)
    wrong = []
    for path in PATHS:
        plain = skeleton(page, path.format("a"))
        for bundle in ROOMY:
            # What has a slash in it is another path, which no page answers.
            text = " ".join(bundle).replace("/", "|")
            found = skeleton(page, path.format(quote(text, safe="", errors="replace")))
            wrong += [(path, text)] if found != plain else []
    assert wrong == []


@pytest.mark.parametrize("number", range(LIVE))
def test_what_the_scripts_put_into_the_screen_is_text_too(server, open_page, number):
    desk, strings = Desk(open_page(server.url)), STRINGS[number::LIVE]
    desk.paste("\n".join(["My parcel is late. When does it come?", *strings, "I want a refund!"]))
    for name in ("facts", "options", "cannot"):
        desk.page.evaluate(
            "([id, text]) => document.getElementById(id).add(text)", [name, "\n".join(strings)]
        )
    expect(desk.calm.locator(".summary")).not_to_be_empty()
    desk.draft()
    assert desk.page.evaluate(LOOK, MADE) == []
    chips = desk.page.locator("#facts + .chips").inner_text()
    assert [text for text in strings if not stands_in(text, chips)] == []


def test_the_looking_sees_what_it_must_see(server, open_page):
    page = open_page(server.url)
    tried = [text for text in STRINGS if re.search("<[a-z]", text, re.IGNORECASE)][::8]
    seen = 0
    for text in tried:
        page.goto(server.url + "/enter?back=/")
        try:
            page.evaluate(
                "(text) => document.querySelector('main').insertAdjacentHTML('beforeend', text)", text
            )
            seen += page.evaluate(LOOK, MADE) != []
        except Error:  # it took the page away
            seen += 1
    assert seen > len(tried) / 2
    assert page.seen.errors
    page.seen.errors.clear()
    page.seen.dialogs.clear()
    page.seen.foreign.clear()
