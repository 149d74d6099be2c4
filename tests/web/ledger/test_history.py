"""The history: the newest first, narrowed by a form, part by part, and as a file for a spreadsheet."""

import csv
from datetime import timedelta
from io import StringIO
from itertools import pairwise

import pytest

from app.web.ledger.history import PART
from tests.web.ledger.seen import HTMX, OURS, Seen, key_with, send


def drafts_on(answer):
    """The ids of the drafts that a page links, in its order."""
    assert answer.status_code == 200, answer.text
    return [link.rpartition("/")[2] for link in Seen(answer.text).links() if link.startswith("/replies/")]


def test_an_empty_history_is_kind_and_shows_where_to_begin(client):
    answer = client.get("/history")
    assert "Nothing here yet" in answer.text
    assert "/" in Seen(answer.text).links()
    assert drafts_on(answer) == []


def test_a_row_tells_date_channel_topic_anger_verdict_engine_and_outcome(ledger, client):
    ledger.keep(
        [ledger.draft(outcome="edited", verdict="needs_you", topic="wrong_item", channel="chat", anger=4)]
    )
    text = Seen(client.get("/history").text).text
    told = ("Wrong item", "Chat", "Furious", "Needs you", "Edited, then sent", "Built in", f"{ledger.now:%Y}")
    assert [word for word in told if word not in text] == []


def test_a_draft_whose_words_are_gone_says_so(ledger, client):
    ledger.keep([ledger.draft()])
    assert client.post("/v1/drafts", json={"message": "My parcel is late."}).status_code == 200
    assert len(drafts_on(client.get("/history"))) == 2
    assert client.get("/history").text.count("figures only") == 1


def test_the_list_goes_on_by_a_link_and_htmx_appends_rows_alone(ledger, client):
    ledger.keep([ledger.draft(n, timedelta(minutes=n)) for n in range(1, PART + 4)])
    first = client.get("/history")
    assert drafts_on(first) == [f"d-{n}" for n in range(1, PART + 1)]
    (older,) = {link for link in Seen(first.text).links() if "cursor=" in link}
    rest = [f"d-{n}" for n in range(PART + 1, PART + 4)]
    assert drafts_on(client.get(older)) == rest
    assert "Back to the newest" in client.get(older).text
    part = client.get(older, headers=HTMX)
    assert drafts_on(part) == rest
    assert "<html" not in part.text
    assert [attrs for tag, attrs in Seen(part.text).tags if "autofocus" in attrs] == [
        {"href": f"/replies/{rest[0]}", "autofocus": None}
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("topic=billing", ["d-2"]),
        ("channel=chat", ["d-3"]),
        ("verdict=needs_you", ["d-1"]),
        ("outcome=open", ["d-1", "d-3"]),
        ("outcome=sent&topic=billing", ["d-2"]),
        ("outcome=sent&topic=delivery", []),
        ("topic=&channel=&since=", ["d-1", "d-2", "d-3"]),
        ("customer=d-1", ["d-1", "d-3"]),
        ("customer=d-1&channel=chat", ["d-3"]),
        ("anything=else", ["d-1", "d-2", "d-3"]),
    ],
)
def test_the_form_narrows_the_list(ledger, client, query, found):
    ledger.keep(
        [
            ledger.draft(1, timedelta(minutes=1), ref="c/1", verdict="needs_you"),
            ledger.draft(2, timedelta(minutes=2), ref="c/2", topic="billing", outcome="sent"),
            ledger.draft(3, timedelta(minutes=3), ref="c/1", channel="chat"),
        ]
    )
    assert drafts_on(client.get(f"/history?{query}")) == found


def test_days_are_whole_and_the_last_one_counts(ledger, client):
    ledger.keep([ledger.draft(1, timedelta(0)), ledger.draft(2, timedelta(days=3))])
    today, before = (str((ledger.now - timedelta(days=n)).date()) for n in (0, 3))
    assert drafts_on(client.get(f"/history?until={today}")) == ["d-1", "d-2"]
    assert drafts_on(client.get(f"/history?since={today}")) == ["d-1"]
    assert drafts_on(client.get(f"/history?since={before}&until={before}")) == ["d-2"]


@pytest.mark.parametrize(
    "query", ["since=soon", "until=0001-01-01", "since=9999-12-31", "outcome=lost", "cursor=x"]
)
def test_what_cannot_be_asked_is_told_on_a_page(client, query):
    answer = client.get(f"/history?{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("text/html")


def test_what_was_chosen_stays_chosen_and_goes_with_the_links(ledger, client):
    ledger.keep([ledger.draft(n, timedelta(minutes=n), ref="c-1") for n in range(PART + 2)])
    seen = Seen(client.get("/history?topic=delivery&outcome=open&customer=d-1").text)
    chosen = [attrs["value"] for tag, attrs in seen.tags if tag == "option" and "selected" in attrs]
    assert chosen == ["delivery", "open"]
    kept = [link for link in seen.links() if "topic=delivery" in link]
    assert all("outcome=open" in link for link in kept)
    assert any(link.startswith("/history.csv?") for link in kept)
    assert any("cursor=" in link and "customer=d-1" in link for link in kept)


def test_a_customer_is_found_by_reference_and_the_address_does_not_hold_it(ledger, client):
    ref = "anna@example.org"
    ledger.keep([ledger.draft(1, ref=ref), ledger.draft(2, ref="c-2")])
    found = send(client, "/customers", OURS, ref=f" {ref} ")
    assert (found.status_code, found.headers["location"]) == (303, "/history?customer=d-1")
    page = client.get(found.headers["location"])
    assert drafts_on(page) == ["d-1"]
    assert ref in page.text
    assert [link for link in Seen(page.text).links() if "anna" in link] == []


@pytest.mark.parametrize(("ref", "status"), [("c-9", 404), ("", 422)])
def test_a_reference_that_is_not_known_is_told(client, ref, status):
    answer = send(client, "/customers", ref=ref)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")


def test_the_spreadsheet_holds_all_that_fit_and_no_formula(ledger, client):
    ledger.keep(
        [
            ledger.draft(1, timedelta(minutes=1), ref="=HYPERLINK(A1)", outcome="sent"),
            *(ledger.draft(n, timedelta(minutes=n), ref='a,"b') for n in range(2, 252)),
            ledger.draft(300, topic="billing"),
        ]
    )
    answer = client.get("/history.csv?topic=delivery")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="softanswer-history-{ledger.now.date()}.csv"'
    )
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [f"d-{n}" for n in range(1, 252)]
    assert rows[0]["customer_ref"] == "'=HYPERLINK(A1)"
    assert rows[1]["customer_ref"] == 'a,"b'
    assert (rows[0]["outcome"], rows[1]["outcome"], rows[0]["texts"]) == ("sent", "", "gone")


def test_a_wrong_filter_of_the_spreadsheet_is_told_on_a_page(client):
    assert client.get("/history.csv?outcome=lost").status_code == 422


@pytest.mark.parametrize("path", ["/history", "/history.csv", "/due", "/insights", "/customers/d-1"])
def test_where_nothing_is_kept_the_page_says_so(client_with, path):
    answer = client_with().get(path)
    assert answer.status_code == 501
    assert "Nothing is kept here" in answer.text


def test_a_key_that_may_not_read_sees_no_list(own):
    secret = key_with(own, "draft")
    with own.client() as client:
        for path in ("/history", "/history.csv", "/due", "/insights"):
            assert client.get(path, auth=("me", secret)).status_code == 403


@pytest.mark.parametrize(
    "path", ["/history", "/due", "/insights", "/history?since=soon", "/customers/nobody"]
)
def test_every_page_has_one_heading_of_the_first_level_and_skips_none(client, path):
    levels = [int(tag[1]) for tag, _ in Seen(client.get(path).text).tags if tag in {"h1", "h2", "h3"}]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
