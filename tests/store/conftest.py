"""Stores on a SQLite file and on a real Postgres, for the tests that both pass, and records to keep in them."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from app.model.record import Batch, DraftRecord, Figures, FollowUp, Key
from tests.store.months import life_of

NOW = datetime(2026, 6, 1, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture(scope="session")
def now():
    return NOW


@pytest.fixture(params=["sqlite", "postgres"])
def database(request, tmp_path):
    """The address of a database that is there and empty."""
    if request.param == "sqlite":
        return tmp_path / "store.sqlite"
    return request.getfixturevalue("postgres").database()


@pytest.fixture
def run(database):
    """Calls a coroutine function with an open store, in an event loop of its own."""
    return run_on(database)


def run_on(database):
    from app.store.sql.store import SqlStore

    def run(work):
        async def whole():
            store = SqlStore(database)
            await store.open()
            try:
                return await work(store)
            finally:
                await store.close()

        return asyncio.run(whole())

    return run


@pytest.fixture(scope="session")
def figures():
    def make(**given):
        plain = {
            "channel": "email",
            "topic": "delivery",
            "language": "en",
            "anger": 2,
            "abuse": "none",
            "verdict": "ready",
            "engine": "builtin",
            "wording": "0123456789ab",
            "statuses": {"listen": "met", "keep-calm": "missed"},
        }
        return Figures(**{**plain, **given})

    return make


@pytest.fixture(scope="session")
def draft_record(figures):
    """A draft without texts; the names of figures may be given."""

    def make(draft_id="d-1", at=NOW, **given):
        own = {name: given.pop(name) for name in list(given) if name in DraftRecord.model_fields}
        return DraftRecord(**{"id": draft_id, "at": at, "by": "key-1", "figures": figures(**given), **own})

    return make


@pytest.fixture(scope="session")
def whole_draft(service, draft_record):
    """A draft with all its texts, as the service makes it: its message and reply hold `words`."""
    from app.model.brief import Brief

    def make(words, draft_id="d-1", at=NOW, ref="c-1", facts=("the parcel is in the Leeds depot",)):
        brief = Brief.model_validate(
            {"message": f"My order is late. {words}", "customer": {"ref": ref}, "facts": list(facts)}
        )
        draft = asyncio.run(service.draft(brief))
        reply = draft.reply.model_copy(update={"text": f"{draft.reply.text}\n{words}"})
        draft = draft.model_copy(update={"id": draft_id, "reply": reply})
        return draft_record(
            draft_id,
            at,
            customer_ref=ref,
            brief=brief,
            draft=draft,
            passages=service_passages(service, draft),
        )

    return make


def service_passages(service, draft):
    from app.model.writing import Passage

    return tuple(Passage(text=line, serves=("listen",)) for line in draft.reply.text.splitlines() if line)


@pytest.fixture(scope="session")
def follow_up():
    def make(follow_up_id="f-1", draft_id="d-1", due=NOW + timedelta(days=2), **given):
        return FollowUp(
            **{
                "id": follow_up_id,
                "draft_id": draft_id,
                "due": due,
                "reason": "promised",
                "text": "We write on Friday.",
                **given,
            }
        )

    return make


@pytest.fixture(scope="session")
def batch():
    def make(batch_id="b-1", total=3, at=NOW):
        return Batch(id=batch_id, at=at, by="key-1", total=total)

    return make


@pytest.fixture(scope="session")
def key():
    def make(key_id="k-1", at=NOW, **given):
        plain = {"id": key_id, "name": "desk \0 one", "hint": "sa_ab", "scopes": ("draft", "read")}
        return Key(**{**plain, "created_at": at, **given})

    return make


@pytest.fixture(scope="session")
def life(draft_record, follow_up, batch, now):
    """Fills a store as months of use would (tests/store/months.py)."""
    return life_of(draft_record, follow_up, batch, now)
