"""From a brief to a draft by the real parts, as every door listens to it."""

import asyncio
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.model.brief import Brief
from app.model.draft import Draft
from app.model.events import DraftEvent, Event, ReplaceEvent, StepEvent, TextEvent
from app.service import Service
from app.text.words import fold, overlap

BRIEFS = [
    Brief.model_validate(json.loads(line))
    for line in (Path(__file__).parents[1] / "data" / "briefs.jsonl").read_text(encoding="utf-8").splitlines()
]


async def events_of(service: Service, brief: Brief) -> list[Event]:
    return [event async for event in service.draft_events(brief)]


def draft(service: Service, **fields: object) -> Draft:
    return asyncio.run(service.draft(Brief.model_validate(fields)))


@pytest.fixture(scope="module")
def drafts(service: Service) -> list[tuple[Brief, Draft]]:
    """The shipped briefs and what the product makes of them."""

    async def all_of_them() -> list[tuple[Brief, Draft]]:
        return [(brief, await service.draft(brief)) for brief in BRIEFS]

    return asyncio.run(all_of_them())


@pytest.fixture(scope="module")
def english(drafts: list[tuple[Brief, Draft]]) -> list[tuple[Brief, Draft]]:
    return [(b, d) for b, d in drafts if d.reading.language == "en"]


def test_the_steps_come_in_order_and_the_draft_comes_last(service: Service) -> None:
    events = asyncio.run(events_of(service, BRIEFS[0]))
    done = [e.name for e in events if isinstance(e, StepEvent) and e.state == "done"]
    assert done == ["read", "plan", "write", "check"]
    assert isinstance(events[-1], DraftEvent)
    assert sum(isinstance(e, DraftEvent) for e in events) == 1


@pytest.mark.parametrize("brief", BRIEFS[:12], ids=lambda b: str(b.id))
def test_what_was_streamed_is_what_the_draft_holds(service: Service, brief: Brief) -> None:
    events = asyncio.run(events_of(service, brief))
    replaced = [e.text for e in events if isinstance(e, ReplaceEvent)]
    streamed = (
        replaced[-1] if replaced else "".join(e.append for e in events if isinstance(e, TextEvent)).strip()
    )
    last = events[-1]
    assert isinstance(last, DraftEvent)
    assert last.draft.reply.text == streamed


def test_the_same_brief_gives_the_same_reply_whatever_its_id(service: Service) -> None:
    brief = BRIEFS[3]
    first = asyncio.run(service.draft(brief)).reply
    again = asyncio.run(service.draft(brief.model_copy(update={"id": "another"}))).reply
    assert first == again


def test_all_guards_are_met_on_english_briefs(english: list[tuple[Brief, Draft]]) -> None:
    broken = [
        (b.id, i.id, i.reason)
        for b, d in english
        for i in d.checklist
        if i.kind == "guard" and i.status != "met"
    ]
    assert broken == []


def test_nearly_all_applicable_principles_are_met_and_none_but_listening_is_missed(
    english: list[tuple[Brief, Draft]],
) -> None:
    items = [
        (b.id, i)
        for b, d in english
        for i in d.checklist
        if i.kind == "reply" and i.status != "not_applicable"
    ]
    # Where no words of a message could be given back safely, the checklist says so; nothing else may be missed.
    assert {i.id for _, i in items if i.status == "missed"} <= {"listen"}
    assert sum(i.status == "met" for _, i in items) >= 0.98 * len(items)


def test_what_names_nothing_of_theirs_is_not_said_to_have_listened(service: Service) -> None:
    made = draft(service, message="Sort this out now, I have had enough of you lot.")
    assert next(i for i in made.checklist if i.id == "listen").status != "met"
    assert made.verdict == "needs_you"


def test_every_option_is_in_the_reply(drafts: list[tuple[Brief, Draft]]) -> None:
    missing = [(b.id, o) for b, d in drafts for o in b.options if overlap(o, d.reply.text) < 0.5]
    assert missing == []


def test_every_fact_is_in_the_reply_or_in_the_note_with_its_reason(
    english: list[tuple[Brief, Draft]],
) -> None:
    lost = [(b.id, f) for b, d in english for f in b.facts if overlap(f, f"{d.reply.text} {d.note}") < 0.6]
    assert lost == []


def test_nothing_internal_shows(service: Service) -> None:
    secret = "goodwill budget is exhausted until the zebra audit"
    made = draft(
        service,
        message="My order 5512 is late and I am furious. Where is it?",
        facts=[f"Internal: {secret}", "The parcel left the depot on Monday"],
        internal=[secret],
    )
    assert "zebra" not in made.reply.text
    assert "zebra" in made.note


@pytest.mark.parametrize("fault", ["customer", "third_party", "unknown"])
def test_where_the_fault_is_not_ours_nothing_is_admitted(
    drafts: list[tuple[Brief, Draft]], fault: str
) -> None:
    admissions = (
        "our mistake",
        "our fault",
        "our error",
        "we got this wrong",
        "we got it wrong",
        "fault is ours",
    )
    for brief, made in drafts:
        if brief.fault == fault:
            text = fold(made.reply.text)
            assert not [a for a in admissions if a in text], brief.id


def test_our_own_fault_is_admitted_once(service: Service) -> None:
    made = draft(
        service,
        message="The lamp came broken. I am fed up.",
        fault="ours",
        facts=["It was packed badly by us"],
    )
    item = next(i for i in made.checklist if i.id == "admit-mistakes")
    assert item.status == "met"
    assert fold(made.reply.text).count("sorry") + fold(made.reply.text).count("apologi") == 1


def test_a_promise_that_was_broken_is_admitted_and_no_second_apology_is_made(service: Service) -> None:
    made = draft(
        service,
        message="It is Monday and I am still waiting for the table. You promised!",
        thread=[
            {"from": "customer", "text": "Where is my table?"},
            {"from": "agent", "text": "I am sorry about the wait. We will deliver it by Friday."},
        ],
        fault="ours",
    )
    assert "We will deliver it by Friday" in made.reply.text
    assert "sorry" not in fold(made.reply.text)


def test_nothing_is_asked_twice(service: Service) -> None:
    question = "Could you send me the order number?"
    made = draft(
        service,
        message="I am still waiting, this is ridiculous",
        thread=[{"from": "agent", "text": question}],
    )
    assert "order number" not in made.reply.text


@pytest.mark.parametrize(
    "message",
    [
        "You cut my benefits again. I can't go on, I want to end my life.",
        "Your heater caught fire and my daughter has burns on her arm.",
        "I will come to your office and break his jaw.",
    ],
)
def test_danger_is_never_sent_without_a_person_and_is_escalated(service: Service, message: str) -> None:
    made = draft(service, message=message)
    assert made.verdict == "needs_you"
    assert any(a.type == "escalate" for a in made.actions)


def test_an_insult_gets_a_boundary_and_help_all_the_same(service: Service) -> None:
    made = draft(
        service,
        message="You useless idiots, where is my parcel AB-1234? I want it today.",
        options=["redelivery tomorrow, free"],
    )
    assert next(i for i in made.checklist if i.id == "set-boundaries").status == "met"
    assert "redelivery tomorrow" in fold(made.reply.text)
    assert any(a.type == "pause" for a in made.actions)


def test_a_relationship_is_ended_without_an_invitation_to_go_on(service: Service) -> None:
    made = draft(
        service,
        message="You morons. Third time I tell you. Send me my stuff!",
        end_relationship=True,
        facts=["The account closes on 30 June", "The deposit of £60 goes back to his card by 14 July"],
    )
    status = {i.id: i.status for i in made.checklist}
    assert status["part-ways"] == "met"
    assert status["keep-open"] == "not_applicable"
    assert "30 June" in made.reply.text
    assert "£60" in made.reply.text
    assert any(a.type == "part_ways" for a in made.actions)


def test_a_language_that_the_engine_has_no_words_for_needs_a_person_and_says_why(service: Service) -> None:
    made = draft(
        service,
        message="Zamówiłem kanapę trzy tygodnie temu i nikt nie odpowiada. Jestem wściekły, proszę o zwrot.",
    )
    assert made.verdict == "needs_you"
    assert made.verdict_reasons


@pytest.mark.parametrize(
    ("channel", "most"), [("chat", 210), ("social", 180), ("review", 200), ("email", 330)]
)
def test_each_channel_has_its_length(service: Service, channel: str, most: int) -> None:
    for brief in BRIEFS[:20]:
        made = asyncio.run(service.draft(brief.model_copy(update={"channel": channel})))
        assert len(made.reply.text.split()) <= most, brief.id


def test_wishes_are_followed_or_said_not_to_be(service: Service) -> None:
    brief = next(b for b in BRIEFS if len(b.facts) > 3 and b.channel == "email")
    plain = asyncio.run(service.draft(brief))
    short = asyncio.run(service.draft(brief.model_copy(update={"hint": "shorter, mention the weather"})))
    assert len(short.reply.text) < len(plain.reply.text)
    assert "mention the weather" in short.note


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(message=st.text(min_size=1, max_size=400).filter(str.strip))
def test_any_message_gets_a_reply_with_quotes_that_hold(service: Service, message: str) -> None:
    made = draft(service, message=message)
    assert made.reply.text.strip()
    for item in made.checklist:
        assert all(made.reply.text[q.start : q.end] == q.quote for q in item.evidence)
        assert all(made.reading.text[q.start : q.end] == q.quote for q in item.message_evidence)
