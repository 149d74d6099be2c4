"""Signs are weighed where wording does not decide: the likelihood is the confidence, and the quote is what did it."""

from pathlib import Path

import pytest

from app.checklist.checklist import Checklist
from app.errors import ConfigurationError
from app.guidelines import Guidelines, load
from app.model.draft import ChecklistItem
from app.model.writing import Passage
from app.prompts import Prompts
from tests.checklist.cases import ROOT, case_of, check, guidelines, item

APPLIES = tuple(g.id for g in guidelines() if g.kind == "reply")
REPLIES = tuple(e.reply for g in guidelines() for e in (*g.examples.good, *g.examples.bad))
PLAIN = """Dear Ann,

Your order 4711 has not reached you. {}

Kind regards,
Sam"""
GERMAN = """Guten Tag Frau Berg,

{}

Mit freundlichen Grüßen
Jan Roth"""


def _found(guideline: str, sentence: str) -> ChecklistItem:
    return item(check(case_of((guideline,)), PLAIN.format(sentence)), guideline)


@pytest.mark.parametrize(
    ("guideline", "sentence"),
    [
        ("empathize", "Ten days of waiting for a birthday present would have had me climbing the walls."),
        ("solve-together", "Tell me which of the two you would rather have."),
        ("take-ownership", "From now on this sits with me, and I chase the depot myself."),
    ],
)
def test_what_word_lists_do_not_know_is_met_by_what_the_sentence_does(guideline: str, sentence: str) -> None:
    with_it, without = _found(guideline, sentence), _found(guideline, "The depot is in Leeds.")
    assert with_it.status == "met"
    assert without.status != "met"
    assert sentence in [q.quote for q in with_it.evidence]


@pytest.mark.parametrize("reply", REPLIES)
def test_a_status_follows_from_its_likelihood_and_every_quote_stands_in_the_reply(reply: str) -> None:
    for found in check(case_of(APPLIES), reply).checklist:
        assert 0 <= found.confidence <= 1
        assert all(reply[q.start : q.end] == q.quote for q in found.evidence)
        assert found.reason
        assert "{" not in found.reason


def test_words_that_prove_a_miss_are_not_outweighed() -> None:
    kind = "I can see how upsetting this is, and I am sorry. Would a refund suit you? I will write tomorrow."
    blamed = _found("no-blame", f"{kind} You failed to give us the address.")
    assert blamed.status == "missed"
    assert "You failed to" in blamed.evidence[0].quote


def test_blame_that_wording_does_not_know_is_quoted() -> None:
    sentence = "Our fitter obviously wasn't paying attention to the measurements."
    found = _found("no-blame", f"We can refit the hall on Thursday. {sentence}")
    assert found.status != "met"
    assert [q.quote for q in found.evidence] == [sentence]


def test_what_our_own_engine_wrote_is_known_and_not_weighed() -> None:
    ours = "The depot is in Leeds."
    reply = PLAIN.format(ours)
    known = (Passage(text=ours, serves=("empathize",)),)
    assert item(check(case_of(("empathize",)), reply, known), "empathize").decided_by == "engine"


def test_a_language_without_word_lists_is_decided_by_its_acts() -> None:
    brief = {"message": "Meine Bestellung ist seit drei Wochen nicht da. Ich bin stinksauer!"}
    case = case_of(("empathize", "solve-together"), **brief)
    german = case.model_copy(update={"reading": case.reading.model_copy(update={"language": "de"})})
    warm = check(german, GERMAN.format("Ich verstehe gut, dass Sie verärgert sind. Was wäre Ihnen lieber?"))
    cold = check(german, GERMAN.format("Das Paket liegt im Lager. Die Sendung ist unterwegs."))
    assert [item(warm, i).status for i in ("empathize", "solve-together")] == ["met", "met"]
    assert [item(cold, i).status for i in ("empathize", "solve-together")] == ["missed", "missed"]


def test_a_company_may_weigh_otherwise_and_a_sign_that_there_is_not_is_told_with_its_file(
    tmp_path: Path,
) -> None:
    own = tmp_path / "empathize"
    own.mkdir()
    (own / "weigh.yaml").write_text("start: 5\nsigns:\n  act feeling: -0.1\n", encoding="utf-8")
    checklist = Checklist(load([ROOT / "guidelines", tmp_path]), Prompts([ROOT / "prompts"]))
    reply = PLAIN.format("Ten days of waiting for a birthday present would have had me climbing the walls.")
    assert item(checklist.check(case_of(("empathize",)), reply), "empathize").status == "missed"
    (own / "weigh.yaml").write_text("start: 5\nsigns:\n  act fury: 1\n  moonlight: 2\n", encoding="utf-8")
    with pytest.raises(ConfigurationError) as told:
        Checklist(load([ROOT / "guidelines", tmp_path]), Prompts([ROOT / "prompts"]))
    assert "act fury" in str(told.value)
    assert "moonlight" in str(told.value)


def _limited(guideline: str, **limits: float) -> Checklist:
    """Our guidelines with other limits of one of them."""
    changed = [
        g.model_copy(update={"weighing": g.weighing.model_copy(update=limits)})
        if g.id == guideline and g.weighing
        else g
        for g in guidelines()
    ]
    return Checklist(Guidelines(changed), Prompts([ROOT / "prompts"]))


@pytest.mark.parametrize("sentence", ["The depot is in Leeds.", "It left on Monday.", ""])
def test_what_is_only_not_found_is_asked_about_up_to_a_limit_of_its_own(sentence: str) -> None:
    """The same likelihood is a miss below the limit of an absence, and a question above it."""
    case, reply = case_of(("solve-together",)), PLAIN.format(sentence)
    early = item(
        _limited("solve-together", missed_from=0.3, absent_from=0.3).check(case, reply), "solve-together"
    )
    late = item(
        _limited("solve-together", missed_from=0.3, absent_from=0.999).check(case, reply), "solve-together"
    )
    assert (early.status, late.status) == ("missed", "unsure")
    assert early.confidence == late.confidence


def test_words_that_speak_against_a_reply_are_not_held_to_that_limit() -> None:
    sentence = "That is the courier's fault and you need to take it up with them."
    case = case_of(("take-ownership",))
    limited = _limited("take-ownership", missed_from=0.3, absent_from=0.999)
    assert item(limited.check(case, PLAIN.format(sentence)), "take-ownership").status == "missed"
