"""The checklist as a whole: offsets, statuses, verdict, what our engine knows, and how long it may take."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.checklist.checklist import Checklist
from app.errors import ConfigurationError
from app.guidelines import Guidelines
from app.model.guideline import Check
from app.model.reading import Reading, Sign
from app.model.writing import Ground, Passage
from app.prompts import Prompts
from app.text import tables
from tests.checklist.cases import ROOT, case_of, check, checklist, guidelines, item

REPLIES = tuple(e.reply for g in guidelines() for e in (*g.examples.good, *g.examples.bad))
APPLIES = tuple(g.id for g in guidelines() if g.kind == "reply")
READY = (
    "Dear Ms Park,\n\n"
    "Order 4711 never came, and that is not how it should be. We got this wrong, and I am sorry that you had to write "
    "about it; I would be annoyed as well. I have taken this on myself and am looking into what happened.\n\n"
    "I can refund order 4711 in full, or send it again by express. Which would you prefer? Just reply to this message, "
    "and once I have your answer I will set it in motion and write to you again.\n\n"
    "Kind regards,\nSam Lee"
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(REPLIES), st.sampled_from(REPLIES), st.integers(0, 400))
def test_every_quote_stands_where_it_says(first: str, second: str, cut: int) -> None:
    reply = first[:cut] + "\n\n" + second
    checked = check(case_of(APPLIES), reply)
    for found in checked.checklist:
        assert all(reply[q.start : q.end] == q.quote for q in found.evidence), found.id
    assert all(reply[c.start : c.end] == c.text for c in checked.commitments)
    assert all(0 <= g.start < g.end <= len(reply) for g in checked.gaps)
    assert all(a.start is None or reply[a.start : a.end] for a in checked.answers)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_no_text_makes_it_fail(reply: str) -> None:
    checked = check(case_of(APPLIES), reply)
    assert [i.id for i in checked.checklist] == [g.id for g in guidelines()]
    assert all(i.reason for i in checked.checklist)
    assert "{" in reply or not [i.id for i in checked.checklist if "{" in i.reason]


@pytest.mark.parametrize("language", ["en", "de", "pt-BR", "xx", "..", ""])
def test_any_language_is_taken(language: str) -> None:
    assert checklist().check(case_of(APPLIES), READY, language=language).checklist


def test_what_is_missed_or_unsure_says_what_to_do() -> None:
    checked = check(case_of(APPLIES), "No.")
    for found in checked.checklist:
        assert bool(found.hint) == (found.status in ("missed", "unsure")), found.id


def test_a_principle_outside_the_plan_does_not_apply_and_guards_always_do() -> None:
    checked = check(case_of(()), READY)
    for found in checked.checklist:
        if found.kind == "reply":
            assert found.status == "not_applicable"
        elif found.kind == "guard":
            assert found.status != "not_applicable"
        else:
            assert found.status == "for_agent"


def test_a_whole_reply_with_grounds_for_all_it_says_is_not_missed_anywhere() -> None:
    elsewhere = ("set-boundaries", "part-ways", "escalate", "correct-indirectly", "be-honest")
    case = case_of(
        tuple(i for i in APPLIES if i not in elsewhere),
        customer={"name": "Ms Park"}, agent={"name": "Sam Lee"}, fault="ours",
        options=["refund order 4711 in full", "send order 4711 again by express"],
    )  # fmt: skip
    checked = check(case, READY)
    assert [(i.id, i.reason) for i in checked.checklist if i.status == "missed"] == []


def test_what_our_engine_wrote_is_known_while_it_stands() -> None:
    sentence = "Your parcel is two weeks late, so the kettle boiled for nobody."
    known = (Passage(text=sentence, serves=("empathize",)),)
    case = case_of(("empathize",))
    there = item(check(case, f"Hello,\n\n{sentence}\n\nBest,\nSam", known), "empathize")
    gone = item(check(case, "Hello,\n\nYour parcel is late.\n\nBest,\nSam", known), "empathize")
    assert (there.status, there.decided_by) == ("met", "engine")
    assert there.evidence[0].quote == sentence
    assert gone.decided_by != "engine"


def test_what_the_text_proves_overrules_what_the_engine_says() -> None:
    sentence = "You failed to read the instructions."
    known = (Passage(text=sentence, serves=("no-blame", "stay-calm")),)
    found = item(check(case_of(("stay-calm",)), f"Hi,\n\n{sentence}\n\nBest,\nSam", known), "no-blame")
    assert (found.status, found.decided_by) == ("missed", "code")


def test_a_ground_that_the_engine_names_is_kept() -> None:
    sentence = "I will send the sage cover by Friday."
    ground = Ground(where="options[0]", quote="sage cover, Friday")
    known = (Passage(text=sentence, grounds=(ground,)),)
    checked = check(case_of(), f"Hi,\n\n{sentence}\n\nBest,\nSam", known)
    assert checked.commitments[0].ground == ground


@pytest.mark.parametrize("risk", ["self_harm", "violence", "safety"])
def test_a_grave_risk_always_needs_a_person(risk: str) -> None:
    case = case_of()
    grave = case.model_copy(update={"reading": case.reading.model_copy(update={"risks": (risk,)})})
    checked = check(grave, READY)
    assert checked.verdict == "needs_you"
    assert len(checked.verdict_reasons) > len(check(case, READY).verdict_reasons)


def test_a_threat_needs_a_person_even_where_no_risk_was_read() -> None:
    case = case_of()
    threat = case.model_copy(update={"reading": case.reading.model_copy(update={"abuse": "threat"})})
    checked = check(threat, READY)
    assert checked.verdict == "needs_you"
    assert any("threatens" in reason for reason in checked.verdict_reasons)


@pytest.mark.parametrize(
    ("wish", "read", "reason"),
    [
        ("auto", "de", "The message is in German; the reply is in English."),
        ("auto", "pl", "The message is in Polish; the reply is in English."),
        ("fr", "en", "The reply was to be in French; it is in English."),
    ],
)
def test_a_reply_in_another_language_says_which_in_words(wish: str, read: str, reason: str) -> None:
    case = case_of(language=wish)
    foreign = case.model_copy(update={"reading": case.reading.model_copy(update={"language": read})})
    checked = checklist().check(foreign, READY, language=read)
    found = item(checked, "ready-to-send")
    assert (found.status, found.reason) == ("missed", reason)
    assert any(reason in why for why in checked.verdict_reasons)


def test_a_reply_is_judged_by_the_wordings_of_the_language_it_is_in() -> None:
    case = case_of(("follow-up", "solve-together"))
    foreign = case.model_copy(update={"reading": case.reading.model_copy(update={"language": "de"})})
    checked = checklist().check(foreign, READY, language="de")
    assert [item(checked, name).status for name in ("follow-up", "solve-together")] == ["met", "met"]


def test_every_language_that_we_tell_apart_has_a_name() -> None:
    names = Prompts([ROOT / "prompts"]).wording("reasons")["languages"]
    assert set(tables.LANGUAGES) <= set(names)


def test_what_is_missed_gives_its_reason_to_the_verdict() -> None:
    checked = check(case_of(), READY.replace("Kind regards,\nSam Lee", "[name]"))
    found = item(checked, "ready-to-send")
    assert any(found.title in why and found.reason in why for why in checked.verdict_reasons)


def test_a_second_check_of_the_same_case_comes_to_the_same() -> None:
    case, other = case_of(options=["refund order 4711"]), case_of(options=["send a lamp"])
    first = check(case, READY)
    assert check(case, READY) == first
    assert check(other, READY) != first


def test_agent_items_carry_the_words_of_the_message() -> None:
    case = case_of()
    signs = (
        Sign(text="never came", start=14, end=24, of="anger"),
        Sign(text="idiots", start=0, end=6, of="abuse"),
    )
    reading: Reading = case.reading.model_copy(update={"signs": signs})
    checked = check(case.model_copy(update={"reading": reading}), READY)
    shown = {q.quote for i in checked.checklist if i.kind == "agent" for q in i.message_evidence}
    assert "idiots" in shown


def test_a_kind_that_does_not_exist_is_told_by_file_and_name() -> None:
    first = next(iter(guidelines()))
    wrong = first.model_copy(update={"check": Check(kind="guess")})
    with pytest.raises(ConfigurationError, match="guess"):
        Checklist(Guidelines([wrong]), Prompts([ROOT / "prompts"]))


LONG = 30_000
"""Characters: long enough that what grows with the square of the length takes minutes."""

HOSTILE = {
    "one word": "a",
    "function words": "the will ",
    "open brackets": "[",
    "open gaps": "[confirm:",
    "gaps": "[confirm: x] ",
    "quotes": '"',
    "triggers": "I'll ",
    "white space": "I pay \t\t\t\t\t\t\t\t\t\t\t\t\t\t\t",
    "refusals": "I cannot pay £5. ",
    "questions": "Would you? ",
    "dated promises": "I will refund £7 by 3 May. ",
    "joints": ", and we ",
    "odd digits": "²Ⅷ٣ ½ ",
    "letters that grow": "İẞﬃ\u0345 ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_reply_costs_little(name: str) -> None:
    unit = HOSTILE[name]
    reply = (unit * (LONG // len(unit) + 1))[:LONG]
    start = time.process_time()
    check(case_of(APPLIES), reply)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("name", ["dated promises", "letters that grow"])
def test_a_hostile_message_costs_little(name: str) -> None:
    unit = HOSTILE[name]
    case = case_of(APPLIES, message=(unit * (100_000 // len(unit) + 1))[:100_000])
    start = time.process_time()
    check(case, READY)
    assert time.process_time() - start < 5
