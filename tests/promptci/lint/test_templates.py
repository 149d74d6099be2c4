"""What is said of a template by reading it alone."""

import pytest

from app.promptci.lint.templates import read_templates, study
from app.promptci.lint.traced import Traced


@pytest.fixture
def told(tmp_path):
    """Studies templates, given as texts by name; `a.jinja` is rendered with `given`, the others are not."""

    def look(given=(), *, whole=True, **texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.jinja").write_text(text, encoding="utf-8")
        prompts = Traced([tmp_path])
        templates, unreadable = read_templates(prompts)
        found = [*unreadable, *study(templates, prompts, {"a.jinja": frozenset(given)}, whole=whole)]
        return [(f.level, f.rule, f.line, f.message) for f in found]

    return look


@pytest.mark.parametrize(
    ("text", "level", "rule", "line", "word"),
    [
        ("{{ a }}\n{{ nmae }}", "error", "undefined", 2, "'nmae'"),
        ("{% if a %}\n{% if tone %}\n{{ b.c }}{% endif %}{% endif %}", "error", "undefined", 3, "'b'"),
        ("{{ a | upcase }}", "error", "unknown-filter", 1, "'upcase'"),
        ("{% if a %}{% if a is wrong %}y{% endif %}{% endif %}", "error", "unknown-test", 1, "'wrong'"),
        ("{{ a }}\n{% include 'gone.jinja' %}", "error", "missing-template", 2, "'gone.jinja'"),
        ("{% include ['gone.jinja', 'a.jinja'] %}{{ a }}", "error", "missing-template", 1, "'gone.jinja'"),
        ("{% import 'gone.jinja' as g %}{{ g.x(a) }}", "error", "missing-template", 1, "'gone.jinja'"),
        ("{% from 'gone.jinja' import x %}{{ x(a) }}", "error", "missing-template", 1, "'gone.jinja'"),
        ("{% extends 'gone.jinja' %}{{ a }}", "error", "missing-template", 1, "'gone.jinja'"),
        ("{{ a }}\n{% set x = 1 %}", "warning", "unused", 2, "`set x`"),
        ("{{ a }}{% set x %}y{% endset %}", "warning", "unused", 1, "`set x`"),
        ("{{ a }}\n{% macro m() %}y{% endmacro %}", "warning", "unused", 2, "macro `m` is never called"),
        ("{% macro m(x, y) %}{{ x }}{% endmacro %}{{ m(a, a) }}", "warning", "unused", 1, "argument `y`"),
        ("{% import 'a.jinja' as g %}{{ a }}", "warning", "unused", 1, "import `g`"),
        ("{% from 'a.jinja' import x as z %}{{ a }}", "warning", "unused", 1, "import `z`"),
        ("nothing", "warning", "unused-value", 1, "'a'"),
        ("{{ a }}\n{% if %}", "error", "syntax", 2, "a.jinja"),
        ("{{ a }}\n\n{% for x in a %}{{ x }}", "error", "syntax", 3, "a.jinja"),
    ],
)
def test_a_fault_is_told_with_its_line(told, text, level, rule, line, word):
    found = [f for f in told(given=("a", "tone"), a=text) if "'tone'" not in f[3]]
    assert [(f[0], f[1], f[2]) for f in found] == [(level, rule, line)]
    assert word in found[0][3]


@pytest.mark.parametrize(
    "text",
    [
        "{{ a }}{% if b is defined %}{{ b }}{% endif %}",
        "{{ a }}{{ b | default('x') }}",
        "{% for x in a | upper %}{{ loop.index }}{{ x }}{% endfor %}",
        "{% set x = a %}{{ x }}",
        "{% macro m(x) %}{{ x }}{{ caller() }}{% endmacro %}{% call m(a) %}y{% endcall %}",
        "{{ a }}{% include 'gone.jinja' ignore missing %}",
        "{{ a | join(', ') | replace('_', ' ') }}",
        "{{ range(3) | list }}{{ a }}",
        "{# {{ b }} #}{{ a }}{% raw %}{{ b }}{% endraw %}",
    ],
)
def test_nothing_is_told_of_what_is_in_order(told, text):
    assert told(given=("a",), a=text) == []


def test_an_included_template_sees_what_is_given_and_what_is_set_before_it(told):
    assert told(given=("all",), a="{% for x in all %}{% include 'b.jinja' %}{% endfor %}", b="{{ x }}") == []
    (found,) = told(given=("all",), a="{% for x in all %}{% include 'b.jinja' %}{% endfor %}", b="{{ y }}")
    assert found[:2] == ("error", "undefined")


def test_a_value_that_only_an_included_template_reads_is_used(told):
    assert told(given=("x",), a="{% include 'b.jinja' %}", b="{% include 'c.jinja' %}", c="{{ x }}") == []


def test_a_template_that_nobody_renders_is_a_warning(told):
    (found,) = told(given=("x",), a="{{ x }}", b="{{ y }}")
    assert (found[0], found[1]) == ("warning", "unused")
    assert "no code renders b.jinja" in found[3]


def test_where_not_all_was_rendered_nothing_is_said_to_be_needless(told):
    assert told(given=("x", "z"), a="{{ x }}", b="{{ y }}", whole=False) == []


def test_templates_that_include_each_other_come_to_an_end(told):
    assert told(given=("x",), a="{{ x }}{% include 'b.jinja' %}", b="{% include 'a.jinja' %}") == []


def test_a_template_that_is_not_utf_8_is_told(tmp_path):
    (tmp_path / "a.jinja").write_bytes(b"\xff\xfe{{ x }}")
    templates, (finding,) = read_templates(Traced([tmp_path]))
    assert (templates, finding.rule) == ({}, "syntax")
    assert "UTF-8" in finding.message
