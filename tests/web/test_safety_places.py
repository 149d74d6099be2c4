"""Every hostile string, in every place that others fill, on opened pages: it is there, and it is text.

Strings share a place as far as it has room (`hostile.bundles` says why that is enough).
"""

import base64
import json
import unicodedata
from urllib.request import Request, urlopen

import pytest
import yaml

from app.company import load_profile
from app.model.profile import Profile
from app.reading.mail import open_mail
from app.reading.visible import is_html
from tests.web.hostile import LOOK, MADE, STRINGS, bundles, ends_with, stands_in
from tests.web.serving import serving, settings_for

BUNDLES = bundles(200)
"""What a name, a reference and a company have room for."""

READ = """(places) => {
  const said = (e) => e.matches("input, textarea") ? e.value : e.textContent;
  const all = (where) => [...document.querySelectorAll(where)].map(said).join("\\n");
  return Object.fromEntries(Object.entries(places).map(([name, where]) => [name, all(where)]));
}"""
"""What stands in places of a page, each given as a selector."""

SMALL = {"width": 480, "height": 320}
"""A window that is painted quickly."""

NOTES = ("facts", "options", "cannot", "internal")
SCREEN = {
    **{
        name: f"#{name}"
        for name in ("message", "customer_name", "customer_ref", "agent_name", "hint", *NOTES)
    },
    **{f"{name} as chips": f"#{name} + .chips" for name in NOTES},
    "reply": "#text",
}
OTHERS = {
    "/customers/{}": {"customer": "h1 .ref"},
    "/customers/{}/erase": {"erasure": "h1.ref"},
    "/history?customer={}": {"history of one": ".of-customer .ref", "line of the history": "#lines .ref"},
}


def on_one_line(text):
    """A reference as the API takes it: a blank in place of each break and control character."""
    return "".join(" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in text)


def brief(bundle):
    """A brief that holds the bundle in every place of it; two strangers have no reference in common."""
    one = " ".join(bundle)
    return {
        "message": "\n".join(
            [bundle[0], "My parcel is late. When does it come?", *bundle[1:], "I want a refund!"]
        ),
        "customer": {"name": one, "ref": on_one_line(one), "contacts_before": 1},
        "company": one,
        "agent": {"name": one},
        "hint": one,
        **dict.fromkeys(NOTES, bundle),
        "fault": "ours",
    }


def asked(url, table):
    """The answer of the API."""
    body = json.dumps(table).encode()
    with urlopen(Request(url, body, {"Content-Type": "application/json"}), timeout=60) as answer:
        return json.load(answer)


@pytest.fixture(scope="module")
def filled(tmp_path_factory, service):
    """A server whose store is full of them, with each bundle and the id of its draft."""
    with serving(settings_for(tmp_path_factory.mktemp("hostile")), service) as server:
        yield server, [(bundle, asked(f"{server.url}/v1/drafts", brief(bundle))["id"]) for bundle in BUNDLES]


class Look:
    """Opens pages, and remembers which strings stood where."""

    def __init__(self, page, url):
        self.page = page
        self._url = url
        self._seen = {}

    def open(self, path):
        """Another page; nothing on it may be what no template made."""
        # Scripts that are deferred have run by then; what paints the page is not waited for.
        answer = self.page.goto(self._url + path, wait_until="domcontentloaded")
        assert answer.status == 200, path
        self.nothing_made()

    def nothing_made(self):
        assert self.page.evaluate(LOOK, MADE) == [], self.page.url

    def find(self, bundle, places, most=None):
        """Which strings of a bundle stand in these places of the page, as far as they have room there."""
        for place, shown in self.page.evaluate(READ, places).items():
            # A reference holds no control characters: there a string stands as it was sent.
            sent = {text: {text[:most], on_one_line(text[:most])} for text in bundle}
            there = {text for text, ways in sent.items() if any(stands_in(way, shown) for way in ways)}
            self._seen.setdefault(place, set()).update(there)

    def missed(self):
        """The strings that stood nowhere, for each place that lacks some."""
        return {place: sorted(gone) for place, seen in self._seen.items() if (gone := set(STRINGS) - seen)}


def test_every_string_of_a_brief_stands_as_text_on_every_page_that_shows_it(filled, open_page):
    server, drafts = filled
    look = Look(open_page(server.url, viewport=SMALL), server.url)
    for bundle, draft_id in drafts:
        look.open(f"/replies/{draft_id}")
        look.find(bundle, SCREEN)
        # The name of the agent and that of the company, under each other.
        (ending,) = look.page.evaluate(READ, {"": "#text"}).values()
        assert ends_with(2 * " ".join(bundle), ending)
        for path, places in OTHERS.items():
            look.open(path.format(draft_id))
            look.find(bundle, places)
    assert look.missed() == {}


def test_every_reference_stands_as_text_in_the_lists(filled, open_page):
    server, _ = filled
    look = Look(open_page(server.url, viewport=SMALL), server.url)
    for first, place in (("/history", "#lines .ref"), ("/due", ".whom .ref")):
        path = first
        while path:
            look.open(path)
            look.find(STRINGS, {first: place})
            further = look.page.query_selector(f"main a[href*='{first}?cursor=']")
            path = further and further.get_attribute("href")
    for path in ("/", "/insights", "/principles"):
        look.open(path)
    assert look.missed() == {}


def test_every_signature_and_every_text_that_was_sent_stands_as_text(server, open_page):
    look = Look(open_page(server.url, viewport=SMALL), server.url)
    for bundle in bundles(1000):
        one = " ".join(bundle)
        letter = {"message": "My parcel is late.", "agent": {"signature": one}, "fault": "ours"}
        draft_id = asked(f"{server.url}/v1/drafts", letter)["id"]
        look.open(f"/replies/{draft_id}")
        look.find(bundle, {"signature": "#text"})
        sent = {"outcome": "edited", "text": f"Dear Ann,\n\n{one}\n\nTom"}
        asked(f"{server.url}/v1/drafts/{draft_id}/outcome", sent)
        look.open(f"/replies/{draft_id}")
        look.find(bundle, {"sent": "#text"})
    assert look.missed() == {}


class Changing:
    """A service whose company says something else of itself whenever the test wants it to."""

    profile = Profile()
    profile_file = "company.yaml"

    def __init__(self, service):
        self._service = service

    def __getattr__(self, name):
        return getattr(self._service, name)

    def keeping_with(self, keeper):
        return self


WITHIN = 100
"""Characters of how fast somebody answers."""

LISTS = ("policies", "cannot", "never_say", "always_say")
PROFILE = {
    "name": "#who + dl dd:nth-of-type(1)",
    "signature": "#who + dl dd:nth-of-type(2)",
    "contact": "#who + dl dd:nth-of-type(4)",
    "hours": "#who + dl dd:nth-of-type(5)",
    "roles": "[aria-labelledby=roles] tbody th",
    "offers": "[aria-labelledby=offers] tbody td:first-child",
    **{name: f"#rules + dl dd:nth-of-type({n})" for n, name in enumerate(LISTS, 1)},
}


def company(bundle, offers):
    """A profile that holds a bundle in every field."""
    one = " ".join(bundle)
    return {
        **dict.fromkeys(("name", "signature", "hours"), one),
        **dict.fromkeys(("contact", *LISTS), bundle),
        "roles": [{"role": text, "for": ["legal"], "answers_within": text[:WITHIN]} for text in bundle],
        "offers": [{"text": " ".join(offer)} for offer in offers],
    }


@pytest.fixture
def says(tmp_path, service):
    """A server whose company says what it is told to: `says(profile)`, read from a file as every profile."""
    theirs, file = Changing(service), tmp_path / "company.yaml"

    def say(profile):
        file.write_text(yaml.safe_dump(profile, allow_unicode=True), encoding="utf-8")
        theirs.profile = load_profile(file)

    with serving(settings_for(tmp_path), theirs) as server:
        say.url = server.url
        yield say


def test_every_string_of_a_profile_stands_as_text(says, open_page):
    look = Look(open_page(says.url, viewport=SMALL), says.url)
    for bundle in BUNDLES:
        says(company(bundle, [bundle]))
        look.open("/profile")
        look.find(bundle, PROFILE)
        look.find(bundle, {"answers within": "[aria-labelledby=roles] td:last-child"}, WITHIN)
    # The screen shows six of what the company offers.
    offers = bundles(1000)
    for first in range(0, len(offers), 6):
        says(company([], offers[first : first + 6]))
        look.open("/")
        look.find(STRINGS, {"offers on the screen": "#offers button"})
    assert look.missed() == {}


def mail(bundle):
    """A saved mail with a bundle as sender, subject and body, encoded so that nothing is lost on its way."""
    one_line = " ".join(" ".join(bundle).split())
    name, body = (
        base64.b64encode(text.encode()).decode() for text in (one_line, "My parcel is late.\n" + one_line)
    )
    lines = (
        f"From: =?utf-8?b?{name}?= <ann@example.com>",
        f"Subject: =?utf-8?b?{name}?=",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
    )
    return "\r\n".join([*lines, "", body]).encode()


def test_every_string_of_a_saved_mail_stands_as_text_on_the_screen(server, open_page):
    look = Look(open_page(server.url, viewport=SMALL), server.url)
    # Of what is evidently HTML the words alone are taken.
    for bundle in bundles(190, is_html):
        sent = mail(["Ann", *bundle])
        file = {"name": " ".join(bundle) + ".eml", "mimeType": "message/rfc822", "buffer": sent}
        look.page.evaluate("document.getElementById('mail').dataset.old = 'yes'")
        look.page.set_input_files("#mail", file)
        look.page.wait_for_selector("#mail:not([data-old])")
        look.nothing_made()
        told = open_mail(sent)
        shown = look.page.evaluate(READ, {"name": "#customer_name", "text": "#message"})
        assert ends_with(told.sender_name, shown["name"])
        assert ends_with(told.text, shown["text"])
