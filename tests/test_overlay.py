"""A slip in a company's wording is told with file, field and reason, and never reaches a customer."""

from pathlib import Path

import pytest

from app.bootstrap import shipped
from app.kept.yaml_text import parsed
from app.overlay import overlay_mistakes
from app.prompts import Prompts

OURS = shipped("prompts")


@pytest.fixture
def laid(tmp_path):
    """Lays one file over ours and gives what is wrong with it."""

    def lay(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return [wrong.removeprefix(f"{path}: ") for wrong in overlay_mistakes(tmp_path, OURS)]

    return lay


@pytest.mark.parametrize("table", sorted(p.relative_to(OURS).as_posix() for p in OURS.rglob("*.yaml")))
def test_a_copy_of_ours_has_no_mistake(laid, table):
    assert laid(table, (OURS / table).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("template", sorted(p.relative_to(OURS).as_posix() for p in OURS.rglob("*.jinja")))
def test_a_template_may_be_laid_over_ours(laid, template):
    assert laid(template, "Hello") == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('warm: "Kind regards,"', "warm: a list is needed, and a text stands there"),
        ("warm: []", "warm: at least one is needed; leave the name out to keep ours"),
        ("warm:", "warm: a list is needed, and nothing stands there"),
        ("warm: 5", "warm: a list is needed, and a number stands there"),
        ("warm: [5]", "warm[1]: a text is needed"),
        ("warm: ['']", "warm[1]: a text is needed"),
        ("warm: ['Yours, {agent}']", "warm[1]: nothing fills {agent}; none is filled here"),
        ("wram: [Bye]", "wram: unknown name; did you mean 'warm'?"),
    ],
)
def test_each_slip_in_a_table_is_told_with_its_place(laid, line, told):
    assert laid("builtin/en/signoffs.yaml", line) == [told]


def test_a_table_inside_a_table_is_looked_at_too_and_all_mistakes_are_told_together(laid):
    found = laid(
        "builtin/en/greetings.yaml", "email: {warm: {named: ['Hi {nmae},'], nobody: [Hi]}}\nlight: Hi"
    )
    assert [wrong.partition(":")[0] for wrong in found] == [
        "email.warm.named[1]",
        "email.warm.nobody",
        "light",
    ]
    assert "did you mean 'name'?" in found[0]


def test_an_entry_of_a_list_of_tables_needs_what_all_of_ours_have(laid):
    assert laid("builtin/en/things.yaml", "by_words: [{say: the pump, words: pump}]") == [
        "by_words[1].topics: this is missing"
    ]


def test_a_list_may_count_further_than_ours(laid):
    assert laid("builtin/en/numbers.yaml", '"7": seven') == []


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("builtin/en/signofs.yaml", "did you mean 'builtin/en/signoffs.yaml'?"),
        ("builtin/xx/signoffs.yaml", "known are de, en, es, fr, it, nl, pt"),
        ("draft/sytem.jinja", "did you mean 'draft/system.jinja'?"),
        ("drafts/user.jinja", "did you mean 'draft/user.jinja'?"),
    ],
)
def test_a_file_that_nobody_reads_is_told(laid, name, near):
    (found,) = laid(name, "warm: [Bye]")
    assert found.startswith("file: no such file is read")
    assert near in found


def test_a_template_that_one_of_theirs_includes_is_read(laid, tmp_path):
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft" / "user.jinja").write_text("{% include 'draft/house.jinja' %}", encoding="utf-8")
    assert laid("draft/house.jinja", "We are kind.") == []


def test_what_does_not_belong_to_the_wording_is_left_alone(laid):
    assert laid("README.md", "our wording") == []
    assert laid(".editor/notes.yaml", "a: b") == []


def test_a_table_is_laid_over_ours_name_by_name_however_deep(tmp_path):
    path = tmp_path / "builtin" / "en" / "greetings.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("email: {warm: {named: ['Good day, {name},']}}", encoding="utf-8")
    both, ours = (Prompts(fs).wording("greetings") for fs in ([tmp_path, OURS], [OURS]))
    assert both["email"]["warm"]["named"] == ["Good day, {name},"]
    assert both["email"]["warm"]["unnamed"] == ours["email"]["warm"]["unnamed"]
    assert both["email"]["formal"] == ours["email"]["formal"]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    (wrong,) = overlay_mistakes(Path(tmp_path / "nowhere"), OURS)
    assert wrong.endswith("there is no such folder of prompts")


@pytest.mark.parametrize("root", ["prompts", "app/engines", "app/reading", "app/text", "app/checklist"])
def test_no_word_of_our_own_lists_is_read_as_true_false_or_nothing(root):
    here = OURS.parent / root
    assert [
        f"{p.name}: {w}" for p in sorted(here.rglob("*.yaml")) for w in _unquoted(parsed(p.read_text()), "")
    ] == []


def _unquoted(value, field):
    """Where a list holds what YAML read as another thing than a word: "no", "on" and "null" want quotes."""
    if isinstance(value, dict):
        names = [f"{field}.{name}" for name in value if name is None or isinstance(name, bool)]
        return names + [w for name, inner in value.items() for w in _unquoted(inner, f"{field}.{name}")]
    if isinstance(value, list):
        odd = [f"{field}[{at}]" for at, one in enumerate(value) if one is None or isinstance(one, bool)]
        return odd + [w for one in value for w in _unquoted(one, field)]
    return []
