"""Cases supposed to be otherwise: few of them reach every branch."""

import pytest

from app.bootstrap_lint import build_wordings
from app.model.profile import Profile
from app.promptci.lint.fences import marked
from app.promptci.lint.rendering import rendered
from app.promptci.lint.supposing import by_the_brief, few, said_to_apply, supposed
from app.promptci.suite import load_suite
from tests.promptci.lint.conftest import BRIEF, ROOT, our_ids


@pytest.fixture(scope="module")
def wordings():
    return build_wordings((ROOT / "guidelines",), (ROOT / "prompts",), locales=())


@pytest.fixture(scope="module")
def ours():
    return load_suite([ROOT / "tests" / "prompt_cases"], our_ids())


def test_from_one_plain_case_every_branch_of_our_templates_is_reached(wordings, suite):
    prompts = wordings.prompts
    reached = set()
    full = {**BRIEF, "thread": [{"from": "customer", "text": "x"}, {"from": "agent", "text": "y"}]}
    cases = suite({"id": "plain", "brief": {"message": "x"}}, {"id": "full", "brief": full})
    for one in supposed(cases, Profile(), wordings):
        reached |= rendered(one.case, marked(one.made), wordings).reached
    missing = {place for name in prompts.files() for place in prompts.branches(name)} - reached
    assert missing == set()


def test_few_cases_have_every_trait_of_all_and_are_few(ours):
    from app.promptci.lint.supposing import _traits

    chosen = few(ours)
    assert {t for case in chosen for t in _traits(case)} == {t for case in ours for t in _traits(case)}
    assert len(chosen) < len(ours) / 5


def test_what_a_case_names_counts_for_it(wordings, suite):
    (case,) = suite(
        {
            "id": "one",
            "brief": BRIEF,
            "triggers": ["escalate"],
            "expect": {"set-boundaries": "met", "part-ways": "not_applicable"},
            "goldens": [{"reply": "x", "serves": {"empathize": ["x"]}}],
            "planted": [{"reply": "x", "breaks": ["be-honest"]}],
        }
    )
    assert said_to_apply(case) == {"escalate", "set-boundaries", "empathize", "be-honest"}
    assert by_the_brief(case, wordings) >= {"admit-mistakes", "offer-options", "escalate", "no-leak"}
    assert "correct-indirectly" not in by_the_brief(case, wordings)


def test_what_a_brief_alone_calls_for_applies_in_the_real_plan_too(wordings, ours, reader):
    from app.promptci.lint.rendering import planned

    for case in ours[::12]:
        by_hand = by_the_brief(case, wordings) - said_to_apply(case)
        plan = planned(case.brief, Profile(), reader.read(case.brief), wordings).plan
        assert by_hand <= set(plan.applies), case.id
