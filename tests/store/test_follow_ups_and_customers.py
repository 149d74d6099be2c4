"""Follow-ups in the order of their need; customers as counts; erasure of all that is kept of one."""

from datetime import timedelta

import pytest

from app.model.record import Answer, BatchLine, CustomerRecord, DraftFilter, OutcomeRecord

DAY = timedelta(days=1)


def test_what_is_due_comes_most_urgent_first_in_parts(run, draft_record, follow_up, now):
    async def work(store):
        async with store.transaction() as records:
            await records.drafts.add(draft_record())
            await records.follow_ups.add([])
            await records.follow_ups.add([follow_up(f"f-{n}", due=now + (n % 4) * DAY) for n in range(9)])
            await records.follow_ups.replace(follow_up("f-4", due=now, state="done", done_at=now))
        found, cursor = [], None
        async with store.view() as records:
            while True:
                page = await records.follow_ups.due(now + 2 * DAY, cursor, 2)
                found += [one.id for one in page.items]
                if not (cursor := page.next):
                    return found

    assert run(work) == ["f-0", "f-8", "f-1", "f-5", "f-2", "f-6"]


def test_a_follow_up_comes_back_as_it_was_given_and_as_it_was_replaced(run, draft_record, follow_up, now):
    first = follow_up(customer_ref="c-1", reason="a \0 reason", promised=False)
    second = first.model_copy(update={"snoozed": 2, "due": now + 9 * DAY, "state": "done", "done_at": now})

    async def work(store):
        async with store.transaction() as records:
            await records.drafts.add(draft_record())
            await records.follow_ups.add([first, follow_up("f-0", due=now)])
            seen = [await records.follow_ups.get("f-1"), await records.follow_ups.get("f-9")]
            seen += [await records.follow_ups.replace(second), await records.follow_ups.get("f-1")]
            seen += [await records.follow_ups.replace(follow_up("f-9"))]
            of_draft = [one.id for one in await records.follow_ups.of_draft("d-1")]
            of_customer = [one.id for one in await records.follow_ups.of_customer("c-1")]
        return seen, of_draft, of_customer

    assert run(work) == ([first, None, True, second, False], ["f-0", "f-1"], ["f-1"])


def test_a_follow_up_of_no_draft_is_a_mistake(run, follow_up):
    async def work(store):
        with pytest.raises(ValueError, match="must be there"):
            async with store.transaction() as records:
                await records.follow_ups.add([follow_up(draft_id="d-9")])

    run(work)


def test_contacts_and_ratings_are_counted(run, now):
    async def work(store):
        async with store.transaction() as records:
            await records.customers.seen("c-1", now, abusive=False)
            await records.customers.seen("c-1", now - DAY, abusive=True)
            await records.customers.seen("c-1", now + DAY, abusive=False)
            await records.customers.rated("c-1", 2)
            await records.customers.rated("c-1", 5)
            await records.customers.rated("c-1", 4, before=2)
            await records.customers.rated("c-9", 4)
            return await records.customers.get("c-1"), await records.customers.get("c-9")

    assert run(work) == (
        CustomerRecord(
            ref="c-1",
            contacts=3,
            abusive=1,
            ratings=2,
            rating_sum=9,
            first_at=now - DAY,
            last_at=now + DAY,
        ),
        None,
    )


def test_erasing_a_customer_leaves_nothing_of_them_and_all_of_others(
    run, whole_draft, draft_record, follow_up, batch, figures, now
):
    theirs = [whole_draft("secret", f"d-{n}", now) for n in range(3)]

    async def keep(records):
        for record in theirs:
            await records.drafts.add(record)
        await records.drafts.set_outcome(
            "d-0", OutcomeRecord(outcome="edited", at=now, text="sent"), figures()
        )
        await records.drafts.add(draft_record("other", customer_ref="c-2"))
        await records.customers.seen("c-1", now, abusive=False)
        await records.customers.seen("c-2", now, abusive=False)
        await records.follow_ups.add([follow_up("f-1", "d-1"), follow_up("f-2", "other")])
        await records.follow_ups.add([follow_up("f-3", "other", customer_ref="c-1")])
        for key in ("d-1", "other"):
            await records.claims.claim("s", key, "f", "h", now, now)
            await records.claims.settle("s", key, "h", Answer(status=200, body="{}", draft_id=key))
        for key, ref in (("of c-1", "c-1"), ("of c-2", "c-2")):
            await records.claims.claim("s", key, "f", "h", now, now)
            await records.claims.settle("s", key, "h", Answer(status=200, body="{}", customer_ref=ref))
        lines = [
            '{"customer": {"ref": "c-1"}}',
            '{"customer": {"ref": "c-2"}}',
            "{broken",
            '{"customer": []}',
        ]
        await records.batches.add(batch("b-1", 5), [*lines, '{"customer": {"ref": "c-1"}}'])
        await records.batches.finish("b-1", BatchLine(number=0, draft_id="d-2"), now)
        await records.batches.finish("b-1", BatchLine(number=1, draft_id="other"), now)

    answered = ("d-1", "of c-1", "other", "of c-2")

    async def work(store):
        async with store.transaction() as records:
            await keep(records)
        gone = []
        for _ in range(2):
            async with store.transaction() as records:
                gone.append(await records.customers.erase("c-1", now))
        async with store.transaction() as records:
            return (
                gone,
                [line.id for line in (await records.drafts.list(DraftFilter())).items],
                [await records.follow_ups.get(f) is not None for f in ("f-1", "f-2", "f-3")],
                [(await records.claims.claim("s", k, "f", "h2", now, now)).state for k in answered],
                [await records.customers.get(ref) is not None for ref in ("c-1", "c-2")],
                [await records.batches.line("b-1", number) for number in range(5)],
                await records.batches.get("b-1"),
                await records.batches.open_lines("b-1"),
                await records.batches.finish("b-1", BatchLine(number=4, draft_id="late"), now),
            )

    gone, drafts, follow_ups, claims, customers, lines, counts, to_do, late = run(work)
    assert [sorted(ids) for ids in gone] == [["d-0", "d-1", "d-2"], []]
    assert drafts == ["other"]
    assert follow_ups == [False, True, False]
    assert claims == ["ours", "ours", "done", "done"]
    assert customers == [False, True]
    assert [line.brief is None for line in lines] == [True, False, False, False, True]
    assert "erased" in lines[0].error
    assert lines[0].draft_id is None
    assert lines[1].draft_id == "other"
    assert (counts.done, counts.failed, counts.state) == (2, 1, "running")
    assert to_do == (2, 3)
    assert late is False
