"""What is known of a customer, and erasing all of it after asking once more."""

from datetime import timedelta

import pytest

from tests.web.ledger.seen import Seen, key_with, send

REF = "anna&co@example.org/7"


@pytest.fixture
def known(ledger):
    """A customer with two drafts, the first of them insulting, and an open promise; and somebody else."""
    fill(ledger)
    return ledger


def fill(ledger):
    ledger.keep(
        [
            ledger.draft(1, timedelta(days=9), ref=REF, abuse="insult", outcome="sent"),
            ledger.draft(2, ref=REF, outcome="edited"),
            ledger.draft(3, ref="c-3"),
            ledger.draft(4),
        ],
        [ledger.follow_up(1, timedelta(days=-3), customer_ref=REF)],
    )


def test_counts_promises_and_advice_are_told_with_reasons(known, client):
    answer = client.get("/customers/d-2")
    seen = Seen(answer.text)
    assert answer.status_code == 200
    told = (
        REF,
        "Put right first what we owe",
        "Promises of ours that were not kept: 1.",
        "A person decides.",
    )
    assert [words for words in told if words not in seen.text] == []
    assert "We write by Friday." in seen.text
    assert [link for link in seen.links() if link.startswith("/replies/")] == [
        "/replies/d-1",
        "/replies/d-2",
        "/replies/d-1",
    ]
    assert "/history?customer=d-2" in seen.links()


def test_no_address_holds_the_reference(known, client):
    for path in ("/history", "/customers/d-1", "/customers/d-1/erase", "/due", "/history?customer=d-1"):
        page = client.get(path)
        assert REF in Seen(page.text).text
        held = [
            value
            for _, attrs in Seen(page.text).tags
            for value in attrs.values()
            if value and "anna" in value
        ]
        assert held == []


@pytest.mark.parametrize("draft_id", ["d-4", "d-9"])
def test_a_draft_without_a_customer_and_one_that_is_not_there_are_told(known, client, draft_id):
    for path in (f"/customers/{draft_id}", f"/customers/{draft_id}/erase"):
        assert client.get(path).status_code == 404
    assert send(client, f"/customers/{draft_id}/erase").status_code == 404


def test_erasing_asks_once_more_and_says_what_cannot_be_reached(known, client):
    answer = client.get("/customers/d-1/erase")
    seen = Seen(answer.text)
    assert "Backups and copies of the database" in seen.text
    assert ("form", {"action": "/customers/d-1/erase", "method": "post", "class": "row"}) in seen.tags
    assert client.get("/customers/d-1").status_code == 200


def test_erased_is_erased_and_others_stay(known, client):
    answer = send(client, "/customers/d-2/erase")
    text = Seen(answer.text).text
    assert answer.status_code == 200
    assert "2 drafts, 1 follow-up" in " ".join(text.split())
    assert "Backups and copies of the database" in text
    assert REF not in text
    assert client.get("/customers/d-1").status_code == 404
    assert client.get("/customers/d-3").status_code == 200
    assert REF not in client.get("/history").text


def test_only_an_admin_erases(own):
    fill(own)
    secret = key_with(own, "draft", "read")
    with own.client() as client:
        me = ("me", secret)
        assert "Erase" not in Seen(client.get("/customers/d-1", auth=me).text).text
        assert client.get("/customers/d-1/erase", auth=me).status_code == 403
        assert send(client, "/customers/d-1/erase", auth=me).status_code == 403
        assert client.get("/customers/d-1", auth=me).status_code == 200


def test_a_form_of_another_site_erases_nothing(known, client):
    answer = send(client, "/customers/d-1/erase", {"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert client.get("/customers/d-1").status_code == 200


@pytest.mark.parametrize(
    "path", ["/history", "/due", "/history?customer=d-1", "/customers/d-1", "/customers/d-1/erase"]
)
def test_markup_in_a_reference_or_a_promise_is_shown_as_text(ledger, client, path):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>%(num)s\"'{{ 7*7 }}"

    def fill(words):
        ledger.keep(
            [ledger.draft(1, ref=words)], [ledger.follow_up(1, customer_ref=words, text=words, reason=words)]
        )
        page = client.get(path)
        assert page.status_code == 200
        send(client, "/customers/d-1/erase")
        return Seen(page.text)

    plain, tried = fill("plain"), fill(hostile)
    assert [tag for tag, _ in tried.tags] == [tag for tag, _ in plain.tags]
    assert hostile in tried.text
