"""What each corruption does to a golden reply, as properties over many of them."""

import re

import pytest

from app.bootstrap import load_guidelines
from app.bootstrap_lint import build_bench
from app.model.proof import BY_CODE, Proof
from app.promptci.lint.proof.corrupting import mutants
from app.promptci.lint.proof.golden import Laid
from app.promptci.lint.proof.mutant import chosen
from app.promptci.lint.proof.operators import OPERATORS
from app.settings import read_settings
from app.text import particulars
from tests.promptci.lint.proof.goldens import all_cases

EVERY = 6
MARKER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[-*•])\s+", re.MULTILINE)


@pytest.fixture(scope="module")
def guidelines():
    return {g.id: g for g in load_guidelines(read_settings({}))}


@pytest.fixture(scope="module")
def goldens():
    bench = build_bench(read_settings({}))
    return [Laid(c, bench.case(c), c.goldens[0]) for c in all_cases()[::EVERY]]


def in_one_line(text):
    return " ".join(MARKER.sub("", text).split())


def made(goldens, guidelines, name):
    """Golden, guideline and mutant of every use of one corruption."""
    return [
        (laid, m.guideline, m)
        for laid in goldens
        for m in mutants(laid, guidelines.values())
        if m.corruption == name
    ]


def test_what_needs_no_wording_is_named_alike_in_the_model_and_here():
    assert set(OPERATORS) == BY_CODE


def test_dropping_leaves_nothing_that_served(goldens, guidelines):
    found = made(goldens, guidelines, "drop")
    assert len(found) > 50
    for laid, guideline, mutant in found:
        for sentence in laid.serving(guideline):
            assert mutant.text.count(sentence.text) < laid.text.count(sentence.text)
        for quote in laid.golden.serves.get(guideline.id, ()):
            assert quote not in mutant.text


def test_dropping_keeps_every_other_sentence(goldens, guidelines):
    for laid, guideline, mutant in made(goldens, guidelines, "drop"):
        served = {s.start for s in laid.serving(guideline)}
        kept, text = [s for s in laid.body if s.start not in served], in_one_line(mutant.text)
        assert all(in_one_line(s.text) in text for s in kept if any(c.isalpha() for c in s.text))


@pytest.mark.parametrize("name", ["swap_amount", "swap_number"])
def test_off_by_one_changes_one_digit_and_nothing_else(goldens, guidelines, name):
    found = made(goldens, guidelines, name)
    assert found
    for laid, _, mutant in found:
        assert len(mutant.text) == len(laid.text)
        changed = [(a, b) for a, b in zip(laid.text, mutant.text, strict=True) if a != b]
        ((before, after),) = changed
        assert abs(int(before) - int(after)) == 1


def test_a_swapped_amount_is_one_that_nobody_gave(goldens, guidelines):
    for laid, _, mutant in made(goldens, guidelines, "swap_amount"):
        before = {p.text for p in particulars.find(laid.text, laid.language)}
        new = {p.text for p in particulars.find(mutant.text, laid.language)} - before
        assert new
        assert new.isdisjoint(p.text for p in particulars.find(laid.given, laid.language))


def test_a_swapped_name_is_nowhere_given_and_the_old_one_is_gone(goldens, guidelines):
    found = made(goldens, guidelines, "swap_name")
    assert found
    for laid, _, mutant in found:
        names = laid.read.brief.customer.name.split()
        assert any(
            re.search(rf"\b{n}\b", laid.text) and not re.search(rf"\b{n}\b", mutant.text) for n in names
        )


def test_a_sentence_that_is_added_leaves_the_rest_as_it_was(goldens, guidelines):
    for name in ("insult", "blame_customer", "promise_outcome", "detail", "machine"):
        for laid, _, mutant in made(goldens, guidelines, name):
            assert mutant.text.replace(f" {mutant.sentence}", "", 1) == laid.text


def test_what_was_allowed_is_not_put_in_as_a_fault(goldens, guidelines):
    for laid, _, mutant in made(goldens, guidelines, "promise_money"):
        if "refund you in full" in mutant.sentence:
            assert "refund" not in laid.given.lower()


def test_a_shouted_sentence_is_all_capitals(goldens, guidelines):
    assert all(
        m.sentence.isupper() and m.sentence in m.text for _, _, m in made(goldens, guidelines, "shout")
    )


def test_a_reply_without_greeting_or_closing_keeps_its_body(goldens, guidelines):
    for name in ("drop_greeting", "drop_signoff"):
        for laid, _, mutant in made(goldens, guidelines, name):
            assert laid.text[laid.body[0].start : laid.body[-1].end] in mutant.text
            assert len(mutant.text) < len(laid.text)


def test_no_mutant_is_the_golden_itself_and_none_comes_twice(goldens, guidelines):
    for laid in goldens:
        made_of = [(m.guideline.id, m.text) for m in mutants(laid, guidelines.values())]
        assert len(made_of) == len(set(made_of))
        assert laid.text not in {text for _, text in made_of}


def test_the_same_golden_gives_the_same_mutants(goldens, guidelines):
    laid = goldens[0]
    assert list(mutants(laid, guidelines.values())) == list(mutants(laid, guidelines.values()))


def test_a_guideline_that_does_not_apply_is_not_corrupted(goldens, guidelines):
    for laid in goldens:
        reached = {m.guideline.id for m in mutants(laid, guidelines.values())}
        assert {i for i in reached if guidelines[i].kind == "reply"} <= set(laid.read.plan.applies)


def test_over_many_goldens_every_sentence_comes_in_turn():
    things = [str(n) for n in range(9)]
    assert {t for case in range(60) for t in chosen(things, 2, str(case))} == set(things)
    assert all(len(set(chosen(things, 4, str(case)))) == 4 for case in range(30))


def test_a_corruption_that_is_ended_makes_no_mutant(goldens, guidelines):
    calm = guidelines["stay-calm"]
    ended = calm.model_copy(
        update={"proof": Proof.model_validate({**calm.proof.model_dump(), "corruptions": {"insult": None}})}
    )
    assert list(mutants(goldens[0], [ended])) == []
