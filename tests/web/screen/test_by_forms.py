"""The screen by forms alone, as a browser without a script sends them: nothing typed is lost on the way."""

import re
from html import unescape

import pytest

from app.settings import Settings
from app.web.forms import MAIL_MAX

SENT_BY = {"Sec-Fetch-Site": "same-origin"}
MAIL = b"""From: =?utf-8?q?Zo=C3=AB_Lee?= <zoe@example.org>
Subject: Late
Content-Type: text/plain; charset=utf-8

My parcel KT-2041 is late.
"""
BRIEF = {
    "message": "My order KT-2041 is three weeks late. When does it come?",
    "facts": "the parcel is in the Leeds depot\n\n- the label was lost",
    "options": "refund of the £39 delivery charge",
    "fault": "ours",
    "agent_name": "Tom",
    "customer_name": "Ms Adeyemi",
    "contacts_before": "3",
}


def hidden(page, name):
    """The value of a hidden field."""
    return unescape(re.search(rf'name="{name}" value="([^"]*)"', page)[1])


def area(page, name):
    """The text of a text area."""
    return unescape(re.search(rf'<textarea id="{name}"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)[1])


def send(client, path, page=None, files=None, **fields):
    """Send a form of the page, and follow where it leads."""
    page = page or client.get("/").text
    data = {"csrf": hidden(page, "csrf"), "once": hidden(page, "once"), **fields}
    answer = client.post(path, data=data, files=files, headers=SENT_BY)
    while answer.status_code == 303:
        answer = client.get(answer.headers["location"])
    return answer


@pytest.fixture
def keeping(client_with, tmp_path):
    """A client over a store."""
    with client_with(Settings(database_url=f"sqlite:///{tmp_path / 'store.sqlite'}")) as client:
        yield client


def test_a_draft_shows_reply_checklist_promises_and_note_and_the_form_as_it_was(keeping):
    page = send(keeping, "/draft", **BRIEF).text
    assert "Tom" in area(page, "text")
    assert all(f'id="{part}"' in page for part in ("result", "review", "after", "note"))
    assert "the label was lost" in area(page, "facts")
    assert 'value="ours" checked' in page
    assert page.count('class="quote"') >= 3
    assert '/principles/admit-mistakes"' in page


def test_the_same_form_sent_again_is_not_drafted_again(keeping):
    page = keeping.get("/").text
    texts = {area(send(keeping, "/draft", page, **BRIEF).text, "text") for _ in range(3)}
    assert len(texts) == 1
    listed = keeping.get("/v1/drafts").json()["items"]
    assert len(listed) == 1


def test_without_a_store_the_page_drafts_all_the_same(client):
    page = send(client, "/draft", **BRIEF).text
    assert "Tom" in area(page, "text")
    assert 'name="outcome"' not in page


def test_an_edited_text_is_checked_and_kept_as_it_was_typed(keeping):
    page = send(keeping, "/draft", **BRIEF).text
    typed = area(page, "text") + "\n\nWe will also pay you £500."
    checked = send(
        keeping, "/review", page, draft_id=hidden(page, "draft_id"), subject="Mine", text=typed, **BRIEF
    ).text
    assert area(checked, "text") == typed
    assert 'value="Mine"' in checked
    assert "nothing that you were given allows this" in checked
    assert "It needs you before it goes out." in checked


def test_a_missed_point_is_mended_when_the_edit_is_taken_and_not_before(keeping):
    own = "Hi,\n\nUnfortunately you should have read the terms. Calm down please.\n\nBye"
    fields = {**BRIEF, "text": own}
    shown = send(keeping, "/fix", fix="stay-calm", **fields).text
    assert area(shown, "text") == own
    assert "<del>" in shown
    taken = send(keeping, "/review", shown, take=hidden(shown, "take"), **fields).text
    assert "Calm down" not in area(taken, "text")


def test_a_gap_is_filled_and_what_filled_it_may_be_said(keeping):
    text = "Dear Ms Adeyemi,\n\nYour order KT-2041 comes on [confirm: the day of delivery].\n\nTom"
    page = send(keeping, "/review", text=text, **BRIEF).text
    place = hidden(page, "fill") if 'name="fill" value' in page else None
    assert place
    filled = send(
        keeping, "/review", page, text=text, fill=place, **{f"gap:{place}": "Saturday 14 June"}, **BRIEF
    ).text
    assert "comes on Saturday 14 June." in area(filled, "text")
    assert hidden(filled, "confirmed") == "Saturday 14 June"
    assert "[confirm" not in filled


def test_a_persons_word_decides_what_was_unsure_until_its_words_change(keeping):
    text = "Dear Ms Adeyemi,\n\nHow annoying for you about the order KT-2041, truly.\n\nTom"
    page = send(keeping, "/review", text=text, **BRIEF).text
    name, value = re.search(r'name="(answer:[a-z-]+)" value="(yes\.[0-9a-f]+)"', page).groups()
    said = send(keeping, "/review", page, text=text, **{name: value}, **BRIEF).text
    assert "A person has read it and says that it is so." in said
    changed = send(keeping, "/review", page, text="Something else.", **{name: value}, **BRIEF).text
    assert "A person has read it" not in changed


def test_my_own_reply_is_checked(keeping):
    page = send(keeping, "/own", own="Hello, we are sorry. Bye", **BRIEF).text
    assert area(page, "text") == "Hello, we are sorry. Bye"
    assert "Your reply" in page
    assert send(keeping, "/own", own=" ", **BRIEF).status_code == 422


def test_what_became_of_a_draft_is_kept(keeping):
    page = send(keeping, "/draft", **BRIEF).text
    draft_id, text = hidden(page, "draft_id"), area(page, "text")
    send(keeping, "/outcome", page, draft_id=draft_id, text=text, outcome="sent", rating="4")
    kept = keeping.get(f"/v1/drafts/{draft_id}").json()["outcome"]
    assert (kept["outcome"], kept["rating"]) == ("sent", 4)
    shown = send(keeping, "/outcome", page, draft_id=draft_id, text=text + "\n\nPS: soon.", outcome="sent")
    assert "sent, edited" in shown.text
    assert keeping.get(f"/v1/drafts/{draft_id}").json()["outcome"]["outcome"] == "edited"


@pytest.mark.parametrize("fields", [{"outcome": "sent"}, {"draft_id": "nobody's", "outcome": "sent"}])
def test_an_outcome_of_nothing_is_refused(keeping, fields):
    assert send(keeping, "/outcome", text="x", **fields).status_code in {404, 422}


def test_a_mistake_is_told_beside_its_field_and_nothing_typed_is_lost(client):
    answer = send(client, "/draft", message=" ", facts="the parcel is in Leeds", contacts_before="many")
    assert answer.status_code == 422
    assert "the message is empty" in answer.text
    assert 'id="customer_contacts_before-wrong"' in answer.text
    assert "the parcel is in Leeds" in area(answer.text, "facts")


@pytest.mark.parametrize("kind", ["message/rfc822", "application/octet-stream"])
def test_a_saved_mail_takes_the_place_of_an_empty_message(client, kind):
    page = send(client, "/draft", files={"mail": ("late.eml", MAIL, kind)}, message="").text
    assert "My parcel KT-2041 is late." in area(page, "message")
    assert 'value="Zoë Lee"' in page


def test_a_typed_message_wins_over_the_mail(client):
    files = {"mail": ("late.eml", MAIL, "message/rfc822")}
    page = send(client, "/draft", files=files, message="The lamp is broken.").text
    assert area(page, "message") == "The lamp is broken."
    assert "KT-2041" not in page


@pytest.mark.parametrize(
    ("content", "status"),
    [(b"\x00\x01\x02", 400), (MAIL + b"x" * MAIL_MAX, 413)],
    ids=["no mail", "too large"],
)
def test_a_file_that_cannot_be_read_is_told_and_nothing_typed_is_lost(client, content, status):
    files = {"mail": ("x.eml", content, "message/rfc822")}
    answer = send(client, "/draft", files=files, message="", facts="the parcel is in Leeds")
    assert answer.status_code == status
    if status == 400:
        assert "the parcel is in Leeds" in area(answer.text, "facts")


def test_a_draft_that_is_not_there_is_told(keeping):
    assert keeping.get("/replies/nobody").status_code == 404
    assert keeping.get("/runs/nobody").status_code == 404
