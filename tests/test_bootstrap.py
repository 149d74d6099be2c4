"""What the settings make of the service: who writes, who counts, and what leaves the process."""

import asyncio
import json
import logging

import pytest

from app.bootstrap import build_service
from app.errors import UnavailableError
from app.model.brief import Brief
from app.settings import Settings
from app.telemetry.interface import Listener

MAIL = "mia.adeyemi@post.example"


class Noted(Listener):
    def __init__(self):
        self.drafts, self.causes, self.failed = [], [], []

    def drafted(self, drafted):
        self.drafts.append(drafted)

    def fell_back(self, cause):
        self.causes.append(cause)

    def draft_failed(self, status):
        self.failed.append(status)


@pytest.fixture
def stub(stubs):
    with stubs.Stub(answer=stubs.draft_answer) as running:
        yield running


def drafted(settings, brief, listener=None):
    service = build_service(settings, listener=listener)

    async def one():
        try:
            return await service.draft(Brief.model_validate(brief))
        finally:
            await service.close()

    return asyncio.run(one())


def test_without_a_model_the_built_in_engine_writes_and_nobody_is_warned(brief, caplog):
    with caplog.at_level(logging.WARNING, logger="softanswer"):
        engine = drafted(Settings(), brief).engine
    assert (engine.name, engine.fallback_reason, caplog.text) == ("builtin", None, "")


def test_with_a_model_the_draft_says_who_wrote_it_and_what_it_took(brief, stub):
    draft = drafted(Settings(llm_base_url=stub.url, llm_model="answer"), brief)
    assert (draft.engine.name, draft.engine.model) == ("llm", "stub-1")
    assert draft.engine.fallback_reason is None
    assert draft.usage.calls == draft.engine.attempts == len(stub.seen) >= 1
    assert draft.usage.input_tokens >= 1000


def test_the_built_in_engine_asks_nobody_although_a_model_is_set(brief, stub):
    assert drafted(Settings(llm_base_url=stub.url, engine="builtin"), brief).engine.name == "builtin"
    assert stub.seen == []


def test_a_second_endpoint_writes_when_the_first_cannot(brief, stub):
    settings = Settings(llm_base_url=stub.url, llm_model="401", llm_fallbacks=(("answer", None),))
    draft = drafted(settings, brief)
    assert draft.engine.name == "llm"
    assert [seen.body["model"] for seen in stub.seen][:2] == ["401", "answer"]


def test_what_a_model_is_asked_holds_no_identifier_and_the_reply_has_it_back(brief, stub):
    asked = {**brief, "message": f"{brief['message']} Write to {MAIL}."}
    drafted(Settings(llm_base_url=stub.url, llm_model="answer"), asked)
    sent = json.dumps([seen.body for seen in stub.seen], ensure_ascii=False)
    assert "three weeks late" in sent
    assert MAIL not in sent
    assert "Adeyemi" not in sent


def test_with_the_switch_off_it_is_asked_as_it_stands(brief, stub):
    asked = {**brief, "message": f"{brief['message']} Write to {MAIL}."}
    drafted(Settings(llm_base_url=stub.url, llm_model="answer", redact=()), asked)
    assert MAIL in json.dumps(stub.seen[0].body, ensure_ascii=False)


def test_who_counts_is_told_of_drafts_fallbacks_and_failures(brief, stub):
    noted = Noted()
    drafted(Settings(llm_base_url=stub.url, llm_model="401"), brief, noted)
    with pytest.raises(UnavailableError):
        drafted(Settings(llm_base_url=stub.url, llm_model="401", engine="llm"), brief, noted)
    (told,) = noted.drafts
    assert (told.engine, noted.causes, noted.failed) == ("builtin", ["auth"], [503])
    assert 0 < told.first_sentence_s <= told.took_s


def test_a_rehearsal_asks_no_model(brief, stub):
    service = build_service(Settings(llm_base_url=stub.url, engine="llm"))
    draft = asyncio.run(service.rehearsal.draft(Brief.model_validate(brief)))
    assert (draft.engine.name, stub.seen) == ("builtin", [])
