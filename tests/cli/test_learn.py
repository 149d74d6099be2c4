"""`softanswer learn`: the digest and the diff of a store, and what it says where nothing was learnt."""

import asyncio
import re
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from app.bootstrap_records import build_keeper, build_store, build_use_cases
from app.cli.main import softanswer
from app.model.brief import Brief
from app.model.record import Keeping, Outcome
from app.settings import Settings

ADDED = "Our people open every parcel by hand at the moment, so it takes a little longer."


@pytest.fixture
def learn(tmp_path, monkeypatch):
    """Runs the command over a store of its own."""
    address = f"sqlite:///{tmp_path / 'kept.sqlite'}"
    monkeypatch.setenv("SOFTANSWER_DATABASE_URL", address)

    def run(*arguments):
        return CliRunner().invoke(softanswer, ["learn", *map(str, arguments)], standalone_mode=False)

    run.settings = Settings(database_url=address)
    return run


def filled(settings, service):
    """Three customers whose replies were edited in the same way."""

    async def fill():
        store = build_store(settings)
        await store.open()
        kept = service.keeping_with(build_keeper(Settings(), store))
        cases = build_use_cases(settings, kept, store, {})
        for number in range(3):
            brief = Brief(message=f"My parcel KT-204{number} is three weeks late and I am furious!")
            draft = await kept.draft(brief, Keeping(who="test"))
            head, _, tail = draft.reply.text.rpartition("\n\n")
            text = f"{head} {ADDED}\n\n{tail}"
            await cases.outcomes.record(draft.id, Outcome(outcome="edited", text=text), "test")
        found = await cases.insights.between(*(datetime.now(UTC) + timedelta(days=d) for d in (-1, 1)))
        await store.close()
        return found

    return asyncio.run(fill())


def test_what_people_put_in_is_told(learn, service):
    assert filled(learn.settings, service).whole.edited == 3
    done = learn()
    assert (done.exit_code, done.exception) == (0, None)
    assert f"3 times: {ADDED}" in done.output
    assert done.output.startswith("# What was changed in the drafts from ")
    assert "KT-204" not in done.output


def test_nothing_is_suggested_to_a_company_without_files(learn, service):
    filled(learn.settings, service)
    assert learn("--diff").output == ""


def test_an_empty_store_says_that_nothing_can_be_learnt_yet(learn):
    assert "Nothing can be learnt yet" in learn("--since", "2026-01-01", "--until", "2026-01-31").output
    assert re.search(
        r"from 2026-01-01 to 2026-0[12]-\d\d", learn("--since", "2026-01-01", "--until", "2026-01-31").output
    )


def test_days_have_to_be_days_and_in_order(learn):
    for wrong in (("--since", "soon"), ("--since", "2026-02-01", "--until", "2026-01-01")):
        done = learn(*wrong)
        assert done.exception is not None
