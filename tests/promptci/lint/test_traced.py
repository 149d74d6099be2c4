"""Prompts that watch themselves being rendered give the same text as those that do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.promptci.lint.traced import Place, Span, Traced, spans, untagged
from app.prompts import Prompts

TEXTS = st.text(alphabet=st.characters(exclude_characters="\ue000\ue001\ue002", exclude_categories=["Cs"]))

TEMPLATE = """{% macro item(x) %}
- {{ x }}
{% endmacro %}
{% set first = items[0] if items else "none" %}
{% if items %}
{% for i in items %}
{{ item(i) -}}
{% else %}
never
{% endfor %}
{% elif other %}
{{ other | join("; ") }}
{% else %}
nothing, {{ first }}
{% endif %}
{{ "" ~ first }}{{ "; " if items }}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("traced")
    (path / "a.jinja").write_text(TEMPLATE, encoding="utf-8")
    return path


@given(st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=2))
def test_the_text_is_the_product_s_own(folder, items, other):
    plain = Prompts([folder]).render("a.jinja", items=items, other=other)
    assert Traced([folder]).render("a.jinja", items=items, other=other) == plain
    tagged = Traced([folder], tagged=True)
    text = tagged.render("a.jinja", items=items, other=other)
    assert untagged(text) == tagged.plain(text) == "".join(span.text for span in spans(text)) == plain


def test_a_stretch_knows_the_line_of_its_expression_and_of_the_call_around_it(folder):
    text = Traced([folder], tagged=True).render("a.jinja", items=["milk"], other=[])
    assert Span("milk", (Place("a.jinja", 7), Place("a.jinja", 2))) in list(spans(text))


@pytest.mark.parametrize(
    ("items", "other", "lines"), [(["x"], [], {5, 6}), ([], ["x"], {11}), ([], [], {14})]
)
def test_the_branches_that_are_reached_are_known_by_their_lines(folder, items, other, lines):
    prompts = Traced([folder])
    prompts.render("a.jinja", items=items, other=other)
    assert {place.line for place in prompts.reached} == lines
    assert {place.line for place in prompts.branches("a.jinja")} == {5, 6, 9, 11, 14}


def test_what_was_rendered_is_kept_until_it_is_taken_also_where_it_failed(folder):
    prompts = Traced([folder])
    prompts.render("a.jinja", items=["x"], other=[])
    with pytest.raises(Exception, match="other"):
        prompts.render("a.jinja", items=[])
    whole, failed = prompts.take()
    assert (whole.template, set(whole.values), "x" in whole.text) == ("a.jinja", {"items", "other"}, True)
    assert (failed.text, set(failed.values)) == (None, {"items"})
    assert prompts.take() == ()


def test_the_folder_that_wins_is_the_one_that_is_named(folder, tmp_path):
    (tmp_path / "a.jinja").write_text("mine", encoding="utf-8")
    (tmp_path / "builtin" / "en").mkdir(parents=True)
    (tmp_path / "builtin" / "en" / "b.jinja").write_text("no prompt", encoding="utf-8")
    assert Traced([tmp_path, folder]).files() == {"a.jinja": tmp_path / "a.jinja"}
