"""A store that was lived in for months: texts that can be searched for in its files, and one customer to erase."""

import random
import secrets
from datetime import timedelta

from app.model.brief import Brief
from app.model.draft import Draft, Reply
from app.model.later import LaterDraft
from app.model.reading import Reading
from app.model.record import Answer, BatchLine, OutcomeRecord
from app.model.writing import EngineInfo

TAG = "Zq#~"
GONE = "gone-customer-4711"


def words_of(tag, length):
    """Words that cannot be compressed and bear the tag so often that each stretch of 11 bytes holds one."""
    return "".join(tag + secrets.token_hex(2) for _ in range(length // 8 + 1))


def found_in(folder, needles=(TAG, GONE)):
    """Where anything is left of what the erased customer wrote, and how often."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    counts = {
        path.relative_to(folder).as_posix(): sum(bytes_of(path).count(n.encode()) for n in needles)
        for path in files
    }
    return {path: count for path, count in counts.items() if count}


def bytes_of(path):
    """What a file holds; nothing where the database took the file away meanwhile."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def life_of(draft_record, follow_up, batch, now):
    """Fills a store as months of use would: short texts and long ones, rows that move when they grow."""

    async def keep(records, number, chance):
        tag = TAG if number % 7 == 0 else "Oth~"
        message, reply, sent, promise = (
            words_of(tag, chance.choice([16, 120, 800, 3600, 18000])) for _ in range(4)
        )
        ref = GONE if tag == TAG else f"c-{number % 5}"
        at = now + timedelta(minutes=number)
        record = _with_texts(draft_record(f"d-{secrets.token_hex(6)}", at, customer_ref=ref), message, reply)
        await records.drafts.add(record)
        await records.customers.seen(ref, now, abusive=False)
        await records.follow_ups.add([follow_up(f"f-{record.id}", record.id, customer_ref=ref, text=promise)])
        await records.claims.claim("s", record.id, "f", "h", now, now)
        answer = Answer(status=200, body=reply, draft_id=record.id)
        await records.claims.settle("s", record.id, "h", answer)
        line = f'{{"customer": {{"ref": "{ref}"}}, "message": "{message}"}}'
        await records.batches.add(batch(f"b-{record.id}", 1), [line])
        await records.batches.finish(f"b-{record.id}", BatchLine(number=0, draft_id=record.id), now)
        await records.later.add(LaterDraft(id=f"l-{record.id}", at=at, by="k", customer_ref=ref, brief=line))
        for text in (sent[: len(sent) // 2], sent):
            outcome = OutcomeRecord(outcome="edited", at=now, text=text)
            await records.drafts.set_outcome(record.id, outcome, record.figures)

    async def live(store, drafts, seed=3):
        chance = random.Random(seed)
        for start in range(0, drafts, 10):
            async with store.transaction() as records:
                for number in range(start, min(start + 10, drafts)):
                    await keep(records, number, chance)

    return live


def _with_texts(record, message, reply):
    draft = Draft.model_construct(
        id=record.id,
        verdict="ready",
        reply=Reply(subject=None, text=reply, language="en"),
        reading=Reading.model_construct(),
        engine=EngineInfo(name="builtin", wording="w"),
    )
    return record.model_copy(update={"brief": Brief(message=message), "draft": draft})


async def erase(store, now):
    async with store.transaction() as records:
        ids = await records.customers.erase(GONE, now)
    return ids, await store.scrub()
