"""Customers' words stand between the lines with the mark, and nowhere else."""

import pytest

MESSAGE = "{{ mark }} the customer's message\n{{ message }}"


def outside(report):
    return [(f.line, f.message) for f in report.errors if f.rule == "customer-outside-fence"]


def test_in_our_own_prompts_nothing_stands_outside(linter, cases):
    assert outside(linter().fast(cases)) == []


@pytest.mark.parametrize(
    ("template", "old", "new", "field"),
    [
        ("draft/user", "# Plan", "Name: {{ brief.customer.name }}", "name"),
        ("draft/user", "# Plan", "About {{ brief.customer.ref }}:", "reference"),
        ("draft/user", "# Plan", "{{ reading.calm_summary }}", "summary"),
        ("draft/user", "# Plan", "{{ reading.text | upper | lower }} {{ reading.visible }}", "message"),
        ("draft/user", "# Plan", "{% for ask in reading.asks %}{{ ask.text }}{% endfor %}", "ask"),
        ("draft/user", "# Plan", "{% for turn in brief.thread %}{{ turn.text }}{% endfor %}", "thread"),
        (
            "draft/user",
            "{{ plan.broken_promises",
            "{{ plan.broken_promises[0].text }}{{ plan.broken_promises",
            "thread",
        ),
        ("draft/user", "# Notes of", "{{ listed(brief.message, plan.facts) }}# Notes of", "message"),
        ("draft/user", "{{ mark }} {{ titles", "{{ mark }} {{ section.text }} {{ titles", "message"),
        ("judge/user", "Questions:", "Questions on {{ reply }}:", "reply"),
        ("judge/user", "{{ mark }} the reply to judge\n", "", None),
        ("judge/user", "{% if names %}", "{% if names %}{{ mark }} end of notes\n", "name"),
        ("improve/user", "The fault", "{{ message }} The fault", "message"),
        ("improve/user", "{{ mark }} the customer", "the customer", "message"),
        ("repair/user", "Answer again", "{{ findings[0].quotes[0] }} Answer again", "reply"),
        ("repair/user", "{{ mark }} what was found\n", "What was found:\n", "reply"),
    ],
)
def test_a_field_that_stands_outside_is_an_error_on_its_line(
    linter, prompts, change, cases, template, old, new, field
):
    path = prompts / f"{template}.jinja"
    change(path, old, new)
    found = outside(linter(prompts=prompts).fast(cases))
    if field is None:
        # Without its own line it stands in the section before, which is fenced too.
        assert found == []
        return
    assert found
    assert any(f"({field})" in message for _, message in found)
    lines = path.read_text(encoding="utf-8").splitlines()
    for line, _ in found:
        assert "{{" in lines[line - 1], (line, lines[line - 1])


def test_the_line_that_is_named_is_the_one_that_puts_it_there(linter, prompts, change, cases):
    path = prompts / "draft" / "user.jinja"
    change(path, "# Plan\n", "# Plan\nDear {{ brief.customer.name }}, hello\n")
    ((line, _),) = outside(linter(prompts=prompts).fast(cases))
    assert path.read_text(encoding="utf-8").splitlines()[line - 1].startswith("Dear ")


def test_a_template_that_is_given_no_mark_may_hold_no_word_of_a_customer(linter, prompts, change, cases):
    path = prompts / "wire" / "schema.jinja"
    change(path, "{{ schema }}", "{{ schema }} {{ nothing | default('') }}")
    assert outside(linter(prompts=prompts).fast(cases)) == []


def test_the_whole_run_looks_too(linter, prompts, change, cases, reader, words):
    change(prompts / "improve" / "user.jinja", "The fault", "{{ message }} The fault")
    assert outside(linter(prompts=prompts).whole(cases, reader, words, {}))
