"""RFC 9457 problems: every error of the tree has one, and it says no more than it may."""

import re
from pathlib import Path

import pytest

from app.errors import (
    ConfigurationError,
    InputError,
    ModelError,
    SoftanswerError,
    UnavailableError,
    WaitError,
)
from app.problem import PROBLEM_TYPES, problem


def whole_tree(kind=SoftanswerError):
    yield kind
    for below in kind.__subclasses__():
        yield from whole_tree(below)


def made(kind):
    if issubclass(kind, ConfigurationError):
        return kind(["one"])
    first = ("timeout",) if issubclass(kind, ModelError) else ()
    return kind(*first, "what happened", hint="What to do.")


@pytest.mark.parametrize("kind", [k for k in whole_tree() if k is not ConfigurationError])
def test_every_error_has_a_type_a_title_a_status_and_a_hint(kind):
    told = problem(made(kind), "r-1")
    assert told["type"] == PROBLEM_TYPES + kind.code
    assert (told["status"], told["title"], told["request_id"]) == (kind.status, kind.title, "r-1")
    assert told["hint"] == "What to do."


def test_no_two_errors_share_a_code():
    codes = [kind.code for kind in whole_tree() if kind is not WaitError]
    assert len(codes) == len(set(codes))


def test_fields_are_pairs_of_path_and_reason():
    told = problem(InputError("d", fields=[("a.b", "it is needed")]))
    assert told["fields"] == [{"path": "a.b", "reason": "it is needed"}]
    assert "request_id" not in told


def test_what_cannot_be_done_now_says_when_to_come_back():
    assert problem(UnavailableError("d", retry_after_s=7))["retry_after_s"] == 7


def test_a_model_that_cannot_answer_says_why_for_a_program_and_not_what_the_endpoint_said():
    told = problem(ModelError("rate_limited", "d", retry_after_s=7, refusal="words of a customer"))
    assert (told["cause"], told["retry_after_s"], told["status"]) == ("rate_limited", 7, 503)
    assert "customer" not in str(told)


def test_the_documentation_explains_every_code():
    text = (Path(__file__).resolve().parent.parent / "docs" / "api.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE))
    import app.main  # noqa: F401 - so that the errors of the doors are known too

    assert {kind.code for kind in whole_tree() if kind is not WaitError} <= explained
