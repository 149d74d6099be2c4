"""Sentences of a template that repeat a guideline by hand."""

import pytest


def echoes(report):
    return [(f.line, f.guideline, f.excerpt, f.level) for f in report.findings if f.rule == "echo"]


def test_our_prompts_repeat_none(linter, cases):
    assert echoes(linter().fast(cases)) == []


@pytest.mark.parametrize(
    ("sentence", "guideline"),
    [
        ('Restate early the customer\'s own concern in their concrete words; never "your issue".', "listen"),
        ("Early on, restate the customer's own concern, in concrete words of theirs.", "listen"),
        ("Offer everything useful that the brief allows, concretely, and near the top.", "offer-options"),
        ("- Apologise only for a named thing, and at most once.", "one-apology"),
    ],
)
def test_a_sentence_that_repeats_a_guideline_is_a_warning_on_its_line(
    linter, prompts, change, cases, sentence, guideline
):
    path = prompts / "draft" / "system.jinja"
    change(path, "# Principles", f"{sentence}\n# Principles")
    ((line, named, excerpt, level),) = echoes(linter(prompts=prompts).fast(cases))
    assert (named, level) == (guideline, "warning")
    assert sentence in path.read_text(encoding="utf-8").splitlines()[line - 1]
    assert excerpt in sentence


@pytest.mark.parametrize(
    "text",
    ["Be brief.", "{# Offer everything useful that the brief allows, concretely and near the top. #}"],
)
def test_short_sentences_and_comments_are_no_echo(linter, prompts, change, cases, text):
    change(prompts / "draft" / "system.jinja", "# Principles", f"{text}\n# Principles")
    assert echoes(linter(prompts=prompts).fast(cases)) == []
