"""The page: works without a script, escapes all that it shows, and takes forms from nobody but itself."""

import re
from base64 import b64encode
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.settings import Settings
from app.web.form import MAIL_MAX, Form

OURS = {"Sec-Fetch-Site": "same-origin"}
PASSWORD = "password-of-the-page"


class Seen(HTMLParser):
    """Collects the tags, the names of fields and the text of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.names, self.ids, self.labelled, self.text = [], set(), set(), set(), ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given_attrs = dict(attrs)
        self.tags.append((tag, given_attrs))
        self.names |= {given_attrs["name"]} if tag in {"textarea", "input", "select"} else set()
        self.ids |= {given_attrs["id"]} if "id" in given_attrs else set()
        self.labelled |= {given_attrs["for"]} if tag == "label" and "for" in given_attrs else set()

    def handle_data(self, data):
        self.text += data


def send(client, headers=OURS, files=None, **fields):
    return client.post("/draft", data=fields, files=files, headers=headers)


def test_the_form_offers_every_field_that_it_reads(client):
    seen = Seen(client.get("/").text)
    assert seen.names == {*Form.model_fields, "mail"}
    assert seen.labelled <= seen.ids
    assert ("form", {"action": "/draft", "method": "post", "enctype": "multipart/form-data"}) in seen.tags


@pytest.mark.parametrize("path", ["/", "/draft"])
def test_nothing_on_the_page_needs_a_script_or_another_site(client, path):
    answer = client.get("/") if path == "/" else send(client, message="My parcel is late.")
    seen = Seen(answer.text)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["cache-control"] == "no-store"
    assert not [tag for tag, attrs in seen.tags if tag == "script" or "style" in attrs or tag == "style"]
    assert not [name for _, attrs in seen.tags for name in attrs if name.startswith("on")]
    linked = [attrs.get("href") or attrs.get("src") for _, attrs in seen.tags]
    assert all(link.startswith("/") for link in linked if link)


def test_what_the_page_links_is_there(client):
    for _, attrs in Seen(client.get("/").text).tags:
        if link := attrs.get("href"):
            assert client.get(link).status_code == 200


def test_a_draft_shows_reply_checklist_quotes_actions_and_note(client, service):
    answer = send(
        client,
        message="My order KT-2041 is three weeks late. When does it come?",
        facts="the parcel is in the Leeds depot\n\n- the label was lost",
        options="refund of the £39 delivery charge",
        fault="ours",
        agent_name="Tom",
        customer_name="Ms Adeyemi",
        contacts_before="3",
    )
    seen = Seen(answer.text)
    assert answer.status_code == 200
    assert "Tom" in seen.text
    assert {"reply", "checklist", "you"} <= seen.ids
    assert [tag for tag, _ in seen.tags].count("blockquote") >= 3
    assert "Note for the record" in seen.text
    assert '<option value="ours" selected>' in answer.text
    assert "the label was lost" in answer.text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="<>&\"'/ab =\n", min_size=1, max_size=30).filter(lambda text: text.strip()))
def test_whatever_is_typed_is_shown_as_text(client, typed):
    plain = [tag for tag, _ in Seen(send(client, message="x", tone="loud").text).tags]
    answer = send(client, message=typed, tone="loud", facts=typed, hint=typed, customer_name=typed)
    assert answer.status_code == 422
    assert [tag for tag, _ in Seen(answer.text).tags] == plain


def test_markup_in_a_message_stays_text_in_the_reply(client):
    answer = send(
        client, message='<script>alert(1)</script> My <b>parcel</b> "KT-2041" is late.', agent_name="<i>Tom"
    )
    tags = {tag for tag, _ in Seen(answer.text).tags}
    assert not tags & {"script", "b", "i"}


def test_a_mistake_is_told_beside_its_field_and_nothing_typed_is_lost(client):
    answer = send(client, message=" ", facts="the parcel is in Leeds", contacts_before="many")
    assert answer.status_code == 422
    assert "the message is empty" in answer.text
    assert 'id="customer_contacts_before-wrong"' in answer.text or "contacts before" in answer.text
    assert "the parcel is in Leeds" in answer.text


MAIL = b"""From: =?utf-8?q?Zo=C3=AB_Lee?= <zoe@example.org>
Subject: Late
Content-Type: text/plain; charset=utf-8

My parcel KT-2041 is late.
"""


@pytest.mark.parametrize("kind", ["message/rfc822", "application/octet-stream"])
def test_a_saved_mail_takes_the_place_of_an_empty_message(client, kind):
    answer = send(client, files={"mail": ("late.eml", MAIL, kind)}, message="")
    assert answer.status_code == 200
    assert "My parcel KT-2041 is late." in answer.text
    assert 'value="Zoë Lee"' in answer.text


def test_a_typed_message_wins_over_the_mail(client):
    answer = send(client, files={"mail": ("late.eml", MAIL, "message/rfc822")}, message="The lamp is broken.")
    assert "The lamp is broken." in answer.text
    assert "KT-2041" not in answer.text


def test_a_file_that_is_no_mail_is_told(client):
    answer = send(client, files={"mail": ("x.eml", b"\x00\x01\x02", "message/rfc822")}, message="")
    assert answer.status_code == 400
    assert 'class="error"' in answer.text


def test_a_mail_that_is_too_large_is_refused(client):
    files = {"mail": ("x.eml", MAIL + b"x" * MAIL_MAX, "message/rfc822")}
    assert send(client, files=files, message="").status_code == 413


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"message": "x"}', "application/json"),
        (b"x", "multipart/form-data"),
        (b"--b\r\nbroken", "multipart/form-data; boundary=b"),
        (b"message=%ff", "text/plain"),
    ],
)
def test_what_is_no_form_is_refused_with_a_page(client, content, kind):
    answer = client.post("/draft", content=content, headers={**OURS, "Content-Type": kind})
    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({}, 200),
        ({"Origin": "http://softanswer.test"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://softanswer.test"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://softanswer.test.evil.example"}, 403),
    ],
)
def test_a_form_of_another_site_is_refused(client, headers, status):
    answer = send(client, headers=headers, message="My parcel is late.")
    assert answer.status_code == status


def test_a_password_guards_the_page_and_not_its_looks(client_with):
    guarded = client_with(Settings(page_password=PASSWORD))
    locked = guarded.get("/")
    assert locked.status_code == 401
    assert re.match(r'Basic realm="Softanswer"', locked.headers["www-authenticate"])
    assert guarded.post("/draft", data={"message": "x"}, headers=OURS).status_code == 401
    assert (
        guarded.get("/", headers={"Authorization": "Basic " + b64encode(b"me:wrong").decode()}).status_code
        == 401
    )
    assert guarded.get("/", auth=("anybody", PASSWORD)).status_code == 200
    assert guarded.get("/static/page.css").status_code == 200
