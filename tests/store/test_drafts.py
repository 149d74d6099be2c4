"""Drafts: kept whole, listed by filter and cursor, given an outcome, forgotten by their age."""

from collections import Counter
from datetime import timedelta

import pytest

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


def test_figures_hold_nothing_that_a_person_wrote():
    # What stays after retention is decided by this value: a field that may hold words must not slip in.
    kinds = Counter(str(field.annotation) for field in Figures.model_fields.values())
    assert kinds["<class 'str'>"] == len(
        ("channel", "topic", "language", "abuse", "verdict", "engine", "wording")
    )
