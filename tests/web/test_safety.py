"""The pages in a real browser: nothing that a customer writes becomes more than text.

`tests/data/xss.txt` holds the strings. Pages are opened and looked at (no script, no dialog, no request to another
host, nothing that a template did not make); pages that show a form again are compared, element by element, with those
of a harmless string of the same shape; and messages are drafted on the screen, where scripts put the parts in.
"""

import json
import re
from email.message import EmailMessage
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
import yaml
from playwright.sync_api import Error

from app.settings import Settings
from tests.web.hostile import LOOK, SKELETON, STRINGS, harmless, made_by_templates, string
from tests.web.serving import serving, settings_for

SHARE = 6
"""Strings in one draft."""

MADE = {
    **made_by_templates(),
    "most": {"script": 5, "link": 4, "meta": 4, "dialog": 1, "template": 1},
}


def asked(url, table):
    """The answer of the API."""
    body = json.dumps(table).encode()
    with urlopen(Request(url, body, {"Content-Type": "application/json"}), timeout=60) as answer:
        return json.load(answer)


def brief(number):
    """A brief that holds strings in every place; over all numbers each string is in message and facts."""
    first = number * SHARE
    several = [string(first + more) for more in range(SHARE)]
    return {
        "message": "\n".join(
            [several[0], "My parcel is late. When does it come?", *several[1:], "I want a refund!"]
        ),
        "customer": {"name": string(first), "ref": string(first + 1)[:200], "contacts_before": number % 3},
        "company": string(first + 2)[:200],
        "agent": {"name": string(first + 3)[:200], "signature": string(first + 4)},
        "hint": string(first + 5),
        "facts": several,
        "options": [string(first + 100), string(first + 101)],
        "cannot": [string(first + 200)],
        "internal": [string(first + 300)],
        "fault": "ours",
        "variants": 3 if number % 20 == 0 else 1,
    }


@pytest.fixture(scope="module")
def filled(tmp_path_factory, service):
    """A server whose store is full of them, with the ids of its drafts."""
    with serving(settings_for(tmp_path_factory.mktemp("hostile")), service) as server:
        ids = []
        for number in range(-(-len(STRINGS) // SHARE)):
            draft = asked(f"{server.url}/v1/drafts", brief(number))
            ids.append(draft["id"])
            if number % 4 == 0:
                sent = {"outcome": "edited", "text": draft["reply"]["text"] + "\n" + string(number)}
                asked(f"{server.url}/v1/drafts/{draft['id']}/outcome", sent)
        yield server, ids


def test_no_page_holds_anything_that_no_template_made(filled, open_page):
    server, ids = filled
    page = open_page(server.url)
    pages = ["/", "/history", "/due", "/insights", "/principles", f"/customers/{ids[0]}/erase"]
    pages += [f"/replies/{one}" for one in ids] + [f"/customers/{one}" for one in ids[::6]]
    for path in pages:
        answer = page.goto(server.url + path)
        assert answer.status == 200, path
        assert page.evaluate(LOOK, MADE) == [], path


def test_a_profile_is_shown_as_text(tmp_path, open_page):
    from app.bootstrap import build_service

    clean = [text for text in STRINGS if text.isprintable()]
    profile = {
        "name": clean[0], "signature": clean[87], "contact": clean[:40], "hours": clean[116][:200],
        "roles": [{"role": text[:200], "for": ["legal"], "answers_within": text[:100]} for text in clean[40:60]],
        "policies": clean[60:200], "offers": [{"text": text} for text in clean[200:240]], "cannot": clean[240:],
        "never_say": clean[:20],
    }  # fmt: skip
    company = tmp_path / "company.yaml"
    company.write_text(yaml.safe_dump(profile, allow_unicode=True), encoding="utf-8")
    settings = settings_for(tmp_path, Settings(company=company))
    with serving(settings, build_service(settings)) as server:
        page = open_page(server.url + "/profile")
        assert page.evaluate(LOOK, MADE) == []
        assert all(text in page.inner_text("main") for text in (clean[0], clean[100], clean[-1]))


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


def unlike_harmless(page, look):
    """The strings for which `look` finds other elements than for a harmless one of as many lines."""
    plain, wrong = {}, []
    for text in STRINGS:
        alike = harmless(text)
        if alike not in plain:
            plain[alike] = look(alike)
        found = look(text)
        # A mail that is all markup holds no message: it is refused as unreadable.
        wrong += [text] if found != plain[alike] and found[0] != 400 else []
    return wrong


def test_a_form_that_is_shown_again_has_the_elements_of_a_harmless_one(server, open_page):
    page = open_page(server.url)
    assert unlike_harmless(page, lambda text: skeleton(page, "/draft", typed(text))) == []


def mail(text):
    """A saved mail with a string as sender, subject and body."""
    one_line = " ".join(text.replace("\0", "").split())
    made = EmailMessage()
    made["Subject"] = one_line
    made["From"] = f'"{one_line.translate({34: None, 92: None})}" <ann@example.com>'
    made.set_content(text.replace("\0", "") + "\nMy parcel is late.", cte="base64")
    return made.as_string()


def test_a_saved_mail_is_shown_with_the_elements_of_a_harmless_one(server, open_page):
    page = open_page(server.url)
    again = [("tone", "loud")]
    assert unlike_harmless(page, lambda text: skeleton(page, "/draft", again, mail(text), text)) == []


PATHS = ("/replies/{}", "/runs/{}", "/customers/{}", "/principles/{}", "/history?cursor={}", "/insights?since={}",
         "/enter?back={}", "/?message={}", "/history?verdict={}")  # fmt: skip


def test_an_address_is_shown_with_the_elements_of_a_harmless_one(server, open_page):
    page = open_page(server.url)
    wrong = []
    for number, path in enumerate(PATHS):
        plain = skeleton(page, path.format("a"))
        for text in STRINGS[number :: len(PATHS)]:
            # What has a slash in it is another path, which no page answers.
            found = skeleton(page, path.format(quote(text.replace("/", "|"), safe="", errors="replace")))
            wrong += [(path, text)] if found != plain else []
    assert wrong == []


@pytest.mark.parametrize("number", range(0, len(STRINGS) // SHARE, 12))
def test_what_the_scripts_put_into_the_screen_is_text_too(server, open_page, number):
    page = open_page(server.url)
    table = brief(number)
    page.fill("#message", table["message"])
    page.wait_for_selector("#calm")
    for name in ("facts", "options", "cannot"):
        page.evaluate(
            "([id, lines]) => { const field = document.getElementById(id); field.value = lines; }",
            [name, "\n".join(table[name])],
        )
    with page.expect_response(re.compile("/events$")):
        page.click("[data-draft]")
    page.wait_for_selector("#result textarea, #result .letter:not(.so-far)", timeout=30_000)
    assert page.evaluate(LOOK, MADE) == []


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
