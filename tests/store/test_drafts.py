"""Drafts: kept whole, listed by filter and cursor, given an outcome, forgotten by their age."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import InputError
from app.model.record import (
    Change,
    DraftFilter,
    Figures,
    OutcomeRecord,
    PrincipleChange,
)

DAY = timedelta(days=1)


def outcome_of(now, **given):
    change = Change(
        kept=0.5,
        removed=("Old \0 words.",),
        principles=(PrincipleChange(id="listen", before="met", after="missed", removed=("Old \0 words.",)),),
    )
    return OutcomeRecord(
        **{"outcome": "edited", "at": now, "text": "New \0 words 💬.", "rating": 4, "change": change, **given}
    )


def test_a_draft_comes_back_whole(run, whole_draft):
    record = whole_draft("Quotes “ ” and \u0000 and 💬 and a line\nbreak.")

    async def work(store):
        async with store.transaction() as records:
            await records.drafts.add(record)
        async with store.view() as records:
            return await records.drafts.get("d-1"), await records.drafts.get("d-2")

    found, other = run(work)
    assert found == record
    assert found.brief == record.brief
    assert other is None


def test_the_id_of_a_draft_must_be_new(run, draft_record):
    async def work(store):
        async with store.transaction() as records:
            await records.drafts.add(draft_record())
        with pytest.raises(ValueError, match="must be new"):
            async with store.transaction() as records:
                await records.drafts.add(draft_record(topic="other"))
        async with store.view() as records:
            return await records.drafts.get("d-1")

    assert run(work) == draft_record()


def test_an_outcome_is_kept_with_its_figures_over_the_one_before(run, draft_record, figures, now):
    first, second = (
        outcome_of(now),
        outcome_of(now + DAY, outcome="sent", text=None, change=None, rating=None),
    )
    after = figures(after={"listen": "missed"}, kept=0.5)

    async def work(store):
        seen = []
        async with store.transaction() as records:
            await records.drafts.add(draft_record())
        for outcome in (first, second):
            async with store.transaction() as records:
                seen.append(await records.drafts.set_outcome("d-1", outcome, after))
            async with store.view() as records:
                seen.append((await records.drafts.get("d-1")).outcome)
                seen.append((await records.drafts.list(DraftFilter())).items[0].outcome)
        async with store.transaction() as records:
            seen.append(await records.drafts.set_outcome("d-9", first, after))
        async with store.view() as records:
            seen.append((await records.drafts.get("d-1")).figures)
        return seen

    assert run(work) == [True, first, "edited", True, second, "sent", False, after]


def test_a_period_is_read_in_order_with_its_texts_or_without(run, whole_draft, draft_record, figures, now):
    whole = whole_draft("secret words", at=now)
    count = 2300  # more than two parts of figures, and many of texts

    async def work(store):
        async with store.transaction() as records:
            await records.drafts.add(whole)
            await records.drafts.set_outcome("d-1", outcome_of(now), figures())
            for number in range(count):
                # Five drafts share each moment: parts must not part them.
                await records.drafts.add(draft_record(f"e-{number:05}", now + (number // 5 + 1) * DAY / 1000))
        until = now + DAY
        async with store.view() as records:
            texts = [record async for record in records.drafts.between(now, until)]
            plain = [record async for record in records.drafts.figures(now, until)]
            later = [record.id async for record in records.drafts.figures(texts[1].at, texts[6].at)]
        return texts, plain, later

    texts, plain, later = run(work)
    assert [record.id for record in texts] == ["d-1", *(f"e-{n:05}" for n in range(count))]
    assert [record.id for record in plain] == [record.id for record in texts]
    assert later == [f"e-{n:05}" for n in range(5)]
    assert texts[0].outcome == outcome_of(now)
    assert texts[0].draft == whole.draft
    assert plain[0] == whole.model_copy(
        update={
            "figures": figures(),
            "brief": None,
            "draft": None,
            "passages": (),
            "outcome": outcome_of(now, text=None, change=None),
        }
    )


def test_what_is_kept_of_a_customer_comes_newest_first(run, draft_record, now):
    async def work(store):
        async with store.transaction() as records:
            for number in range(30):
                ref = "c-1" if number % 3 else "c-2"
                await records.drafts.add(draft_record(f"d-{number:02}", now + number * DAY, customer_ref=ref))
        async with store.view() as records:
            return await records.drafts.of_customer("c-2", 4), await records.drafts.of_customer("c-3")

    theirs, nobodys = run(work)
    assert [record.id for record in theirs] == ["d-27", "d-24", "d-21", "d-18"]
    assert nobodys == ()


def test_old_texts_are_forgotten_and_figures_stay(run, whole_draft, follow_up, figures, batch, now):
    from app.model.record import Answer, BatchLine

    old, new = whole_draft("old words", at=now - 2 * DAY), whole_draft("new words", "d-2", now)

    async def work(store):
        async with store.transaction() as records:
            for record in (old, new):
                await records.drafts.add(record)
                await records.drafts.set_outcome(record.id, outcome_of(now), figures())
                await records.follow_ups.add([follow_up("f" + record.id, record.id)])
                await records.claims.claim("s", record.id, "print", "h", now, now)
                await records.claims.settle(
                    "s", record.id, "h", Answer(status=200, body="w", draft_id=record.id)
                )
            await records.batches.add(batch("b-1", 1, now - 2 * DAY), ["old brief"])
            await records.batches.finish("b-1", BatchLine(number=0, draft_id="d-1"), now)
            await records.batches.add(batch("b-2", 1, now - 2 * DAY), ["a brief that is still to do"])
        async with store.transaction() as records:
            counts = [await records.drafts.forget_texts(now - DAY) for _ in range(2)]
        async with store.view() as records:
            return (
                counts,
                await records.drafts.get("d-1"),
                await records.drafts.get("d-2"),
                [(await records.follow_ups.get("fd-" + n)).text for n in "12"],
                [(await records.batches.line(b, 0)).brief for b in ("b-1", "b-2")],
                [line.draft_id async for line in records.batches.results("b-1")],
                {line.id: line.texts for line in (await records.drafts.list(DraftFilter())).items},
            ), [await store_claim(store, key, now) for key in ("d-1", "d-2")]

    async def store_claim(store, key, now):
        async with store.transaction() as records:
            return (await records.claims.claim("s", key, "print", "h2", now, now)).state

    (counts, first, second, texts, briefs, results, kept), claims = run(work)
    assert counts == [1, 0]
    assert kept == {"d-1": False, "d-2": True}
    assert (first.brief, first.draft, first.passages) == (None, None, ())
    assert first.figures == figures()
    assert first.outcome == outcome_of(now, text=None, change=None)
    assert second.draft == new.draft
    assert second.outcome == outcome_of(now)
    assert texts == [None, "We write on Friday."]
    assert briefs == [None, "a brief that is still to do"]
    assert results == ["d-1"]
    assert claims == ["ours", "done"]


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


def test_figures_hold_nothing_that_a_person_wrote():
    # What stays after retention is decided by this value: a field that may hold words must not slip in.
    kinds = Counter(str(field.annotation) for field in Figures.model_fields.values())
    assert kinds["<class 'str'>"] == len(
        ("channel", "topic", "language", "abuse", "verdict", "engine", "wording")
    )
