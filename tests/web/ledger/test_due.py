"""What is due: in groups by how soon, done, put off, and taken into a calendar."""

import re
from datetime import timedelta

import pytest
from icalendar import Calendar

from app.web.ledger.due import PART
from tests.web.ledger.seen import HTMX, OURS, Seen, key_with, send


def rows_on(answer):
    """The ids of the follow-ups that a page shows, in its order."""
    assert answer.status_code == 200, answer.text
    return [
        attrs["id"].removeprefix("follow-")
        for tag, attrs in Seen(answer.text).tags
        if tag == "li" and attrs.get("id", "").startswith("follow-")
    ]


def count_on(answer):
    """What stands beside the link to the follow-ups."""
    found = re.search(r'<span id="due-count"[^>]*>(\d*)', answer.text)
    return found and found[1]


@pytest.fixture
def due(ledger):
    """Three follow-ups of a draft: one is overdue, one due in ten days, one next year and not promised."""
    fill(ledger)
    return ledger


def fill(ledger):
    ledger.keep(
        [ledger.draft(1, ref="c-1")],
        [
            ledger.follow_up(1, timedelta(days=-2, minutes=-5), customer_ref="c-1", promised_for=ledger.now),
            ledger.follow_up(2, timedelta(days=10), text=None),
            ledger.follow_up(
                3, timedelta(days=400), promised=False, text="I'll write if <b>anything</b> changes."
            ),
        ],
    )


def test_where_nothing_is_open_the_page_is_kind(client):
    answer = client.get("/due")
    assert "Nothing is open" in answer.text
    assert count_on(answer) == ""


def test_the_most_urgent_come_first_each_with_words_customer_reason_and_draft(due, client):
    answer = client.get("/due")
    seen = Seen(answer.text)
    assert rows_on(answer) == ["f-1", "f-2", "f-3"]
    headings = re.findall(r'<h2 id="(\w+)"', answer.text)
    assert headings == ["overdue", "later"]
    told = (
        "We write by Friday.",
        "2 days late",
        "c-1",
        "The reply promises it",
        "words of this promise are gone",
    )
    assert [words for words in told if words not in seen.text] == []
    assert "they were not told a time" in seen.text
    assert "I'll write if <b>anything</b> changes." in seen.text
    assert seen.links().count("/replies/d-1") == 3
    assert "/customers/d-1" in seen.links()


def test_one_that_was_never_promised_shows_its_reason_and_misses_no_words(ledger, client):
    ledger.keep([ledger.draft(1)], [ledger.follow_up(1, timedelta(days=3), promised=False, text=None)])
    seen = Seen(client.get("/due").text)
    assert "The reply promises it" in seen.text
    assert "are gone" not in seen.text


def test_how_many_are_due_stands_beside_the_link_on_every_page(due, client):
    assert [count_on(client.get(path)) for path in ("/", "/history", "/due", "/insights")] == ["1"] * 4
    assert count_on(client.get("/customers/nobody")) == "1"


def test_done_closes_it_and_goes_back_to_the_list(due, client):
    answer = send(client, "/due/f-1/done")
    assert (answer.status_code, answer.headers["location"]) == (303, "/due")
    assert due.follow_ups()["f-1"].state == "done"
    after = client.get("/due")
    assert rows_on(after) == ["f-2", "f-3"]
    assert count_on(after) == ""


def test_htmx_gets_the_row_alone_and_the_count(due, client):
    answer = send(client, "/due/f-1/done", HTMX)
    assert answer.status_code == 200
    assert rows_on(answer) == ["f-1"]
    assert "<html" not in answer.text
    assert 'id="due-count" hx-swap-oob="true"' in answer.text
    assert count_on(answer) == ""


@pytest.mark.parametrize(("choice", "most"), [("tomorrow", 2), ("three_days", 4), ("next_week", 8)])
def test_putting_off_moves_the_reminder_and_never_what_was_told(due, client, choice, most):
    before = due.follow_ups()["f-1"]
    answer = send(client, "/due/f-1/snooze", until=choice)
    assert answer.status_code == 303
    after = due.follow_ups()["f-1"]
    assert due.now < after.due <= due.now + timedelta(days=most)
    assert (after.promised_for, after.snoozed) == (before.promised_for, 1)
    assert "they were told: by" in client.get("/due").text


def test_a_day_can_be_chosen_and_htmx_shows_the_row_anew(due, client):
    day = (due.now + timedelta(days=30)).date()
    answer = send(client, "/due/f-1/snooze", HTMX, day=str(day))
    assert rows_on(answer) == ["f-1"]
    assert f"Put off to {day.day} {day:%b} {day.year}" in answer.text
    found = due.follow_ups()["f-1"].due
    assert (found.date(), found.hour) == (day, 9)


@pytest.mark.parametrize("fields", [{}, {"day": "soon"}, {"day": "2001-01-01"}, {"day": "2999-01-01"}])
def test_a_day_that_cannot_be_is_told_and_nothing_moves(due, client, fields):
    before = due.follow_ups()
    whole = send(client, "/due/f-1/snooze", **fields)
    part = send(client, "/due/f-1/snooze", HTMX, **fields)
    assert (whole.status_code, part.status_code) == (422, 422)
    assert part.headers["hx-retarget"] == "#notice"
    assert due.follow_ups() == before


@pytest.mark.parametrize("path", ["/due/f-9/done", "/due/f-9/snooze"])
def test_one_that_is_not_there_is_told(due, client, path):
    assert send(client, path, until="tomorrow").status_code == 404


@pytest.mark.parametrize("path", ["/due/f-1/done", "/due/f-1/snooze"])
def test_a_form_of_another_site_changes_nothing(due, client, path):
    answer = send(client, path, {"Sec-Fetch-Site": "cross-site"}, until="tomorrow")
    assert answer.status_code == 403
    found = due.follow_ups()["f-1"]
    assert (found.state, found.snoozed) == ("open", 0)


@pytest.mark.parametrize("path", ["/due/f-1/done", "/due/f-1/snooze", "/customers", "/customers/d-1/erase"])
def test_a_form_without_the_word_of_our_own_pages_changes_nothing(due, client, path):
    client.get("/due")
    answer = client.post(path, data={"until": "tomorrow", "ref": "c-1"}, headers=OURS)
    assert answer.status_code == 403
    assert due.follow_ups()["f-1"].snoozed == 0
    assert client.get("/customers/d-1").status_code == 200


@pytest.mark.parametrize("path", ["/history", "/due", "/customers/d-1/erase"])
def test_every_form_that_changes_something_carries_it(due, client, path):
    for form in re.findall(r"<form.*?</form>", client.get(path).text, re.DOTALL):
        if 'method="post"' in form:
            assert re.search(r'name="csrf" value="[^"]{20,}"', form)


def test_who_changed_it_stands_in_the_audit_trail(due, client):
    send(client, "/due/f-1/done")

    async def work(store):
        async with store.view() as records:
            return [
                (entry.who, entry.what, entry.object) for entry in (await records.audit.list(limit=1)).items
            ]

    assert due.on(work) == [("page", "follow_up.done", "f-1")]


def test_the_calendar_file_holds_the_words_and_its_name_none(due, client):
    answer = client.get("/due/f-1.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    day = due.follow_ups()["f-1"].due.date()
    assert answer.headers["content-disposition"] == f'attachment; filename="follow-up-{day}.ics"'
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["summary"]) == "Come back to customer c-1"
    assert "We write by Friday." in str(event["description"])
    assert str(event["url"]) == "http://softanswer.test/replies/d-1"
    assert client.get("/due/f-9.ics").status_code == 404


def test_a_long_list_goes_on_by_a_link(ledger, client):
    ledger.keep([ledger.draft()], [ledger.follow_up(n, timedelta(hours=n)) for n in range(1, PART + 3)])
    first = client.get("/due")
    assert rows_on(first) == [f"f-{n}" for n in range(1, PART + 1)]
    (further,) = [link for link in Seen(first.text).links() if "cursor=" in link]
    assert rows_on(client.get(further)) == [f"f-{PART + 1}", f"f-{PART + 2}"]
    assert client.get("/due?cursor=x").status_code == 422


def test_the_buttons_work_without_a_script(due, client):
    forms = [attrs for tag, attrs in Seen(client.get("/due").text).tags if tag == "form"]
    own = [form for form in forms if form["action"].startswith("/due/")]
    assert len(own) == 6
    assert all(form["method"] == "post" and form["action"] == form["hx-post"] for form in own)


def test_who_may_only_draft_sees_no_count(own):
    fill(own)
    secret = key_with(own, "draft")
    with own.client() as client:
        answer = client.get("/", auth=("me", secret))
        assert answer.status_code == 200
        assert count_on(answer) == ""
