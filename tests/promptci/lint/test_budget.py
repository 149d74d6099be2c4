"""Token budgets of templates."""

import pytest

from app.bootstrap import TokenCounter
from app.errors import ConfigurationError
from app.promptci.lint.budget import FILE, budgets, over, read_limits
from app.promptci.lint.places import beside
from app.promptci.lint.rendering import Rendered
from tests.promptci.lint.conftest import Words

NAMES = ("a.jinja", "b.jinja")


def made(case, **texts):
    return Rendered(case, frozenset(), {f"{n}.jinja": t for n, t in texts.items()}, {}, frozenset())


@pytest.fixture
def limits(tmp_path):
    def read(text):
        path = tmp_path / "budget.yaml"
        path.write_text(text, encoding="utf-8")
        return read_limits([path], NAMES)

    return read


def test_median_and_most_are_told_with_the_case_that_takes_most(words):
    rows = budgets(
        [made("one", a="x"), made("two", a="x y z", b="x"), made("three", a="x y")],
        {"a.jinja": 2},
        words,
    )
    assert [(r.template, r.p50, r.most, r.limit, r.case, r.exact) for r in rows] == [
        ("a.jinja", 2, 3, 2, "two", True),
        ("b.jinja", 1, 1, None, "two", True),
    ]
    (finding,) = over(rows, {})
    assert (finding.level, finding.rule, finding.case) == ("error", "over-budget", "two")
    assert "takes 3 tokens in two; its budget is 2" in finding.message


def test_an_estimate_is_called_one():
    rows = budgets([made("one", a="x y z")], {"a.jinja": 2}, Words(exact=False))
    (finding,) = over(rows, {})
    assert "3 tokens by an estimate" in finding.message


def test_what_takes_just_its_budget_is_in_order(words):
    assert list(over(budgets([made("one", a="x y")], {"a.jinja": 2}, words), {})) == []


def test_limits_are_read_and_a_later_file_wins(limits, tmp_path):
    assert limits("a.jinja: 7\nb.jinja: 8\n") == {"a.jinja": 7, "b.jinja": 8}
    assert limits("") == {}
    later = tmp_path / "later.yaml"
    later.write_text("a.jinja: 9\n", encoding="utf-8")
    (tmp_path / "budget.yaml").write_text("a.jinja: 7\n", encoding="utf-8")
    assert read_limits([tmp_path / "budget.yaml", later], NAMES) == {"a.jinja": 9}


def test_every_mistake_is_told_at_once(limits):
    with pytest.raises(ConfigurationError) as told:
        limits("a.jinja: many\nb.jinja: 0\nc.jinja: 3\n")
    assert [m.partition("budget.yaml: ")[2] for m in told.value.mistakes] == [
        "a.jinja: a number of tokens is needed",
        "b.jinja: a number of tokens is needed",
        "c.jinja: there is no template of this name",
    ]


@pytest.mark.parametrize("text", ["- a", "{", "\t- x: ["])
def test_what_is_no_table_is_told(limits, text):
    with pytest.raises(ConfigurationError, match=r"budget\.yaml(:\d+)?: file"):
        limits(text)


def test_the_file_lies_beside_the_cases(tmp_path):
    (tmp_path / "budget.yaml").write_text("", encoding="utf-8")
    assert beside([tmp_path, tmp_path / "cases.jsonl"], FILE) == (tmp_path / "budget.yaml",)
    assert beside([tmp_path / "deeper"], FILE) in {(), (tmp_path / "budget.yaml",)}


def test_the_product_s_counter_counts_and_says_how():
    count = TokenCounter()
    assert 1 < count("Say it in plain words.") < 12
    assert isinstance(count.exact, bool)
