"""Lists of drafts: what is asked for, in order, from a cursor on."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import InputError
from app.model.record import (
    DraftFilter,
    OutcomeRecord,
)

DAY = timedelta(days=1)


SEVERAL = st.lists(
    st.fixed_dictionaries(
        {
            "moment": st.integers(0, 6),
            "customer_ref": st.sampled_from([None, "c-1", "c-é"]),
            "topic": st.sampled_from(["delivery", "billing"]),
            "channel": st.sampled_from(["email", "chat"]),
            "verdict": st.sampled_from(["ready", "needs_you"]),
            "outcome": st.sampled_from([None, "sent", "edited", "discarded"]),
        }
    ),
    max_size=25,
)
WANTED = st.fixed_dictionaries(
    {},
    optional={
        "customer_ref": st.sampled_from(["c-1", "c-é", "c-9"]),
        "topic": st.sampled_from(["delivery", "billing", "nothing"]),
        "channel": st.sampled_from(["email", "chat"]),
        "verdict": st.sampled_from(["ready", "needs_you"]),
        "outcome": st.sampled_from(["sent", "edited", "discarded", "open"]),
        "since": st.integers(0, 6),
        "until": st.integers(0, 6),
    },
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(several=SEVERAL, wanted=WANTED, limit=st.integers(1, 7), seed=st.randoms(use_true_random=False))
def test_a_list_is_what_a_plain_list_would_be(run, draft_record, now, several, wanted, limit, seed):
    names = [f"{letter}{number}" for number, letter in enumerate(seed.choices("aZé_", k=len(several)))]
    plain = [
        {**one, "id": name, "at": now + one["moment"] * timedelta(microseconds=1)}
        for name, one in zip(names, several, strict=True)
    ]
    asked = DraftFilter(
        **{
            name: now + value * timedelta(microseconds=1) if name in {"since", "until"} else value
            for name, value in wanted.items()
        }
    )

    async def work(store):
        parts = []
        try:
            async with store.transaction() as records:
                for one in plain:
                    await keep(records, one)
                cursor = None
                while True:
                    page = await records.drafts.list(asked, cursor, limit)
                    parts.append(page.items)
                    cursor = page.next
                    if cursor is None:
                        raise Undo  # noqa: TRY301 - nothing of the example may stay
        except Undo:
            return parts

    async def keep(records, one):
        fields = {name: one[name] for name in ("customer_ref", "topic", "channel", "verdict")}
        record = draft_record(one["id"], one["at"], **fields)
        await records.drafts.add(record)
        if one["outcome"]:
            await records.drafts.set_outcome(
                one["id"], OutcomeRecord(outcome=one["outcome"], at=now), record.figures
            )

    parts = run(work)
    found = [line.id for part in parts for line in part]
    expected = sorted(filter(lambda one: fits(one, asked), plain), key=lambda one: (one["at"], one["id"]))
    assert found == [one["id"] for one in reversed(expected)]
    assert all(len(part) == limit for part in parts[:-1])


class Undo(Exception):  # noqa: N818 - it is no error
    """Leaves a transaction so that nothing of it stays."""


def fits(one, asked):
    if (asked.since and one["at"] < asked.since) or (asked.until and one["at"] >= asked.until):
        return False
    if asked.outcome and one["outcome"] != (None if asked.outcome == "open" else asked.outcome):
        return False
    return all(
        getattr(asked, name) in (None, one[name]) for name in ("customer_ref", "topic", "channel", "verdict")
    )


def test_a_cursor_stays_where_it_is_while_drafts_are_added(run, draft_record, now):
    async def work(store):
        found, cursor = [], None
        async with store.transaction() as records:
            for number in range(20):
                await records.drafts.add(draft_record(f"d-{number:02}", now + number * DAY))
        for more in range(100):
            async with store.view() as records:
                page = await records.drafts.list(DraftFilter(), cursor, 3)
            found += [line.id for line in page.items]
            cursor = page.next
            if cursor is None:
                return found
            async with store.transaction() as records:
                await records.drafts.add(draft_record(f"n-{more:02}", now + (100 + more) * DAY))
        return None

    assert run(work) == [f"d-{number:02}" for number in reversed(range(20))]


@pytest.mark.parametrize(
    "cursor", ["x", "é", "MTI", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5Ong", "LTk5OTk5OTk5OTk5OTk5OTk5OTk5Ong"]
)
def test_a_cursor_that_is_not_ours_is_refused(run, cursor):
    async def work(store):
        async with store.view() as records:
            with pytest.raises(InputError) as caught:
                await records.drafts.list(DraftFilter(), cursor)
            return str(caught.value)

    assert cursor not in run(work).replace("cursor", "")
