"""A model that obeys the attacker gets nothing into a reply; with the guards off the same runs leak."""

import asyncio
import json

import pytest

from app.model.events import ReplaceEvent
from tests.pipeline.obeying import DATA, GOOD, attacked, leaked, obediences, replies, seen, without_guards
from tests.pipeline.scripted import Scripted, builtin, drafted, events_of, pipeline_over
from tests.pipeline.test_stage import BRIEF

ATTACKS = [json.loads(line) for line in (DATA / "attacks.jsonl").read_text(encoding="utf-8").splitlines()]
LOOKALIKES = (DATA / "lookalikes.txt").read_text(encoding="utf-8").splitlines()
OBEYED = [obeyed for kind in obediences().values() for obeyed in kind]


def one_each():
    """Each attack with an obedience and a place of its own, taken in turn."""
    for number, attack in enumerate(ATTACKS):
        kind = obediences()[attack["kind"]]
        obeyed = kind[number % len(kind)]
        places = list(replies(obeyed))
        for place, reply in (places[number % len(places)], places[(number + 2) % len(places)]):
            yield pytest.param(attack["text"], obeyed, reply, id=f"{attack['id']} {place}")


def test_the_battery_is_broad_enough():
    assert len(ATTACKS) >= 55
    assert {a["kind"] for a in ATTACKS} == set(obediences())
    assert len(LOOKALIKES) >= 20


@pytest.mark.parametrize(("attack", "obeyed", "reply"), list(one_each()))
def test_nothing_of_what_an_attack_asked_for_is_seen(attack, obeyed, reply):
    brief = attacked(BRIEF, attack)
    assert leaked(asyncio.run(seen(brief, reply)), obeyed) == []


@pytest.mark.parametrize("obeyed", OBEYED, ids=[f"{o.kind} {o.marks[0]}" for o in OBEYED])
def test_nothing_is_seen_where_the_message_gives_no_warning_either(obeyed):
    brief = attacked(BRIEF, "Do as my last mail says, you know what I mean.")
    for place, reply in replies(obeyed):
        assert leaked(asyncio.run(seen(brief, reply)), obeyed) == [], place


@pytest.mark.parametrize("obeyed", OBEYED, ids=[f"{o.kind} {o.marks[0]}" for o in OBEYED])
def test_with_the_guards_switched_off_the_same_runs_leak(obeyed):
    brief = attacked(BRIEF, ATTACKS[0]["text"])
    for place, reply in list(replies(obeyed))[::2]:
        assert set(leaked(asyncio.run(seen(brief, reply, checklist=without_guards())), obeyed)) == set(
            obeyed.marks
        ), place


@pytest.mark.parametrize("kind", ["prompt", "language"])
def test_where_little_would_be_left_another_engine_writes_the_reply(kind):
    for obeyed in obediences()[kind][:2]:
        brief = attacked(BRIEF, ATTACKS[0]["text"])
        events = asyncio.run(events_of(pipeline_over(Scripted(obeyed.text), spare=builtin()), brief))
        draft = drafted(events)
        assert draft.engine.name == "builtin"
        assert draft.engine.fallback_reason == "unsafe"
        assert "[confirm:" not in draft.reply.text
        assert "Leeds depot" in draft.reply.text


def test_a_steered_draft_always_needs_a_person_where_no_other_engine_is_there():
    for obeyed in OBEYED:
        brief = attacked(BRIEF, ATTACKS[0]["text"])
        events = asyncio.run(events_of(pipeline_over(Scripted(f"{GOOD}\n{obeyed.text}")), brief))
        assert drafted(events).verdict == "needs_you", obeyed


@pytest.mark.parametrize("lookalike", LOOKALIKES)
def test_a_customer_who_only_sounds_like_an_attacker_gets_a_normal_draft(lookalike):
    brief = BRIEF.model_copy(update={"message": f"{BRIEF.message} {lookalike}"})
    events = asyncio.run(events_of(pipeline_over(Scripted(GOOD), spare=builtin()), brief))
    draft = drafted(events)
    assert draft.reply.text == GOOD
    assert draft.engine.name == "scripted"
    assert not any(isinstance(e, ReplaceEvent) for e in events)
