"""The proof as a whole: our checks hold, a weak one is shown with its sentence, allowances are never silent."""

import pytest

from app.bootstrap import load_guidelines
from app.bootstrap_lint import build_bench, build_proof
from app.errors import ConfigurationError
from app.promptci.case import Golden, Planted
from app.promptci.lint.places import beside
from app.promptci.lint.proof.accepted import FILE, read_accepted
from app.promptci.lint.proof.prove import prove
from app.promptci.lint.proof.report import Accepted
from app.settings import read_settings
from tests.promptci.lint.proof.goldens import all_cases, proven_cases


@pytest.fixture(scope="module")
def bench():
    return build_bench(read_settings({}))


@pytest.fixture(scope="module")
def guidelines():
    return tuple(load_guidelines(read_settings({})))


@pytest.fixture(scope="module")
def proof(bench, guidelines):
    return prove(proven_cases(), guidelines, bench)


class Blind:
    """A check that calls one guideline met whatever the reply says."""

    def __init__(self, bench, guideline):
        self._bench, self._guideline = bench, guideline

    def case(self, case):
        return self._bench.case(case)

    def __call__(self, case, reply, wanted):
        items = self._bench(case, reply, wanted)
        return {
            name: item.model_copy(update={"status": "met"}) if name == self._guideline else item
            for name, item in items.items()
        }


def test_no_fault_against_what_must_be_met_is_called_met(proof):
    through = [
        (s.guideline, s.corruption, s.case, s.sentence) for s in proof.survivors if s.severity == "must"
    ]
    assert through == []


def test_the_proof_is_large_and_reaches_every_guideline_that_must_be_met(proof):
    assert len(proven_cases()) >= 40
    assert proof.mutants >= 1000
    assert proof.unproven == ()


def test_every_golden_passes(proof):
    assert [(f.case, f.guideline, f.reason) for f in proof.failed_goldens] == []
    assert proof.holds


def test_the_counts_of_a_row_add_up(proof):
    assert all(row.mutants == row.missed + row.unsure + row.met for row in proof.by_guideline)
    assert sum(row.mutants for row in proof.by_guideline) == proof.mutants


@pytest.mark.parametrize("guideline", ["no-blame", "admit-mistakes", "ready-to-send"])
def test_a_check_that_sees_nothing_lets_mutants_live_and_each_is_shown_with_its_sentence(
    bench, guidelines, guideline
):
    cases = proven_cases()[:6]
    report = prove(cases, guidelines, Blind(bench, guideline))
    lived = [s for s in report.survivors if s.guideline == guideline]
    assert lived
    assert not report.holds
    assert all(s.sentence and s.reply_hash and s.status == "met" for s in lived)
    rows = [r for r in report.by_guideline if r.guideline == guideline]
    assert sum(r.met for r in rows) == sum(r.mutants for r in rows) == len(lived)


def test_unsure_is_too_little_where_missed_is_declared(bench, guidelines):
    apology = next(g for g in guidelines if g.id == "one-apology")

    class Unsure(Blind):
        def __call__(self, case, reply, wanted):
            found = super().__call__(case, reply, wanted)
            return {n: i.model_copy(update={"status": "unsure"}) for n, i in found.items()}

    report = prove(proven_cases()[:3], [apology], Unsure(bench, ""))
    assert {s.corruption for s in report.survivors} == {"doubled", "hollow"}


def test_a_golden_of_which_a_check_says_missed_is_reported(bench, guidelines):
    case = proven_cases()[0]
    bad = case.model_copy(
        update={"goldens": (Golden(reply="Dear you,\n\nYou failed to read it.\n\nRegards,\nTom"),)}
    )
    report = prove([bad], guidelines, bench)
    assert "no-blame" in {f.guideline for f in report.failed_goldens}
    assert not report.holds
    assert any("failed to" in f.sentence for f in report.failed_goldens)


def test_a_planted_reply_counts_as_a_corruption(bench, guidelines):
    case = proven_cases()[0]
    reply = f"{case.goldens[0].reply}\n\nPS: {{{{name}}}} is the place to fill in."
    spoiled = case.model_copy(
        update={"goldens": (), "planted": (Planted(reply=reply, breaks=("ready-to-send",)),)}
    )
    report = prove([spoiled], guidelines, bench)
    (row,) = report.by_guideline
    assert (row.guideline, row.corruption, row.mutants, row.missed) == ("ready-to-send", "planted", 1, 1)
    blind = prove([spoiled], guidelines, Blind(bench, "ready-to-send"))
    assert [s.corruption for s in blind.survivors] == ["planted"]


def test_an_allowed_survivor_stands_in_the_report_and_a_stale_allowance_too(bench, guidelines):
    cases = proven_cases()[:2]
    blind = Blind(bench, "no-leak")
    survivor = next(s for s in prove(cases, guidelines, blind).survivors if s.guideline == "no-leak")
    allowed = Accepted(
        reply_hash=survivor.reply_hash, guideline="no-leak", reason="It says the same as the note."
    )
    stale = Accepted(reply_hash="0" * 16, guideline="no-leak", reason="It was mended.")
    report = prove(cases, guidelines, blind, [allowed, stale])
    assert survivor not in report.survivors
    assert report.accepted == (allowed,)
    assert report.stale == (stale,)


def test_several_workers_find_what_one_finds(bench, guidelines):
    guards = [g for g in guidelines if g.kind == "guard"]
    cases = proven_cases()[:8]
    assert prove(cases, guards, bench, workers=2) == prove(cases, guards, bench)


def test_cases_without_goldens_prove_nothing(bench, guidelines):
    bare = proven_cases()[0].model_copy(update={"goldens": (), "planted": ()})
    report = prove([bare], guidelines, bench)
    assert report.mutants == 0
    assert "stay-calm" in report.unproven


def test_a_message_is_read_once_for_all_its_mutants(guidelines):
    read = []
    inner = build_bench(read_settings({}))
    make = inner._read
    inner._read = lambda brief: read.append(brief.id) or make(brief)
    prove(all_cases()[:2], guidelines, inner)
    assert len(read) == 2


def test_allowances_are_read_and_their_mistakes_told_at_once(tmp_path):
    path = tmp_path / "accepted.yaml"
    assert read_accepted(path) == ()
    path.write_text("- {reply_hash: abc, guideline: no-leak, reason: It is no leak.}\n")
    assert read_accepted(path)[0].guideline == "no-leak"
    path.write_text("- {reply_hash: abc, guideline: no-leak, reason: ' '}\n- {guideline: no-leak}\n")
    with pytest.raises(ConfigurationError) as caught:
        read_accepted(path)
    told = "\n".join(caught.value.mistakes)
    assert len(caught.value.mistakes) >= 2
    assert "entry 1: reason" in told
    assert "entry 2: reply_hash" in told
    path.write_text("reply_hash: abc\n")
    with pytest.raises(ConfigurationError):
        read_accepted(path)


def test_what_is_built_of_the_settings_proves_with_the_allowances_beside_the_cases(tmp_path):
    (tmp_path / "accepted.yaml").write_text(
        "- {reply_hash: old, guideline: no-leak, reason: It was no leak.}\n"
    )
    files = beside([tmp_path, tmp_path / "some.jsonl"], FILE)
    assert files == (tmp_path / "accepted.yaml",)
    found = build_proof(read_settings({}), files, 1)(proven_cases()[:1])
    assert found.mutants > 20
    assert [a.reply_hash for a in found.stale] == ["old"]
