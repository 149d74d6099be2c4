"""What a case expects beyond its checklist."""

import pytest

from app.promptci.case import Direction
from app.promptci.eval.expectations import failures_of, with_failures


def failed(case, outcome, root=None):
    return [name for name, _ in failures_of(case, outcome, root)]


def test_a_case_that_shows_what_it_expects_has_no_failure(case, outcome):
    full = case(triggers=["listen"], expect={"listen": "met"}, says=["The Kettle"], never_says=["your fault"])
    assert failed(full, outcome(reply="About the\nkettle: sorry.", listen="met")) == []


def test_what_a_case_triggers_must_apply(case, outcome):
    triggers = case(triggers=["escalate", "listen"])
    assert failed(triggers, outcome(escalate="not_applicable", listen="unsure")) == ["escalate"]
    assert failed(triggers, outcome(listen="missed")) == ["escalate"]


@pytest.mark.parametrize(
    ("wanted", "status", "holds"),
    [
        ("met", "met", True),
        ("met", "unsure", False),
        ("met", "missed", False),
        ("unsure", "met", True),
        ("unsure", "missed", False),
        ("not_applicable", "met", False),
        ("not_applicable", "not_applicable", True),
        ("for_agent", "for_agent", True),
    ],
)
def test_what_is_expected_is_the_least_that_is_enough(case, outcome, wanted, status, holds):
    assert failed(case(expect={"listen": wanted}), outcome(listen=status)) == ([] if holds else ["listen"])


def test_words_are_looked_for_whatever_their_case_space_and_apostrophes(case, outcome):
    words = case(says=["we're sorry", "Friday"], never_says=["CALM  down"])
    assert failed(words, outcome(reply="We’re\nsorry. Please calm down.")) == ["", ""]


def test_a_change_that_must_not_matter_fails_for_each_status_that_moved(case, outcome):
    root = outcome("root", listen="met", escalate="not_applicable", empathize="unsure")
    typo = case("typo", kind="inv", of="root")
    assert (
        failed(typo, outcome("typo", listen="met", escalate="not_applicable", empathize="unsure"), root) == []
    )
    moved = outcome("typo", listen="unsure", escalate="met", empathize="unsure")
    assert failed(typo, moved, root) == ["escalate", "listen"]


def test_a_change_must_add_what_it_says_and_keep_the_rest(case, outcome):
    root = outcome("root", escalate="not_applicable", stay_calm="met", listen="unsure")
    threat = case("threat", kind="dir", of="root",
                  direction=Direction(adds=("escalate",), keeps=("stay-calm", "listen")))  # fmt: skip
    good = outcome("threat", escalate="unsure", stay_calm="met", listen="met")
    assert failed(threat, good, root) == []
    bad = outcome("threat", escalate="missed", stay_calm="unsure", listen="missed")
    assert failed(threat, bad, root) == ["escalate", "stay-calm", "listen"]
    assert failed(threat, outcome("threat", stay_calm="met", listen="met"), root) == ["escalate"]


def test_each_sample_is_held_against_the_same_sample_of_its_root(case, outcome):
    cases = [case("root"), case("typo", kind="inv", of="root")]
    made = [
        outcome("root", sample=0, listen="met"),
        outcome("root", sample=1, listen="missed"),
        outcome("typo", sample=0, listen="met"),
        outcome("typo", sample=1, listen="met"),
    ]
    told = with_failures(cases, made)
    assert [bool(o.failures) for o in told] == [False, False, False, True]
    assert "it was missed in root" in told[3].failures[0][1]


def test_a_sample_in_trouble_fails_nothing(case, outcome):
    (told,) = with_failures([case(says=["hello"])], [outcome(trouble="provider")])
    assert told.failures == ()
