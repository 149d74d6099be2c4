"""A template compiled by one process is not compiled again by the next, unless its text or the options change."""

import pytest
from jinja2 import DictLoader, Environment

from app.kept import templates as room
from app.kept.templates import CompiledTemplates
from app.kept.worked_out import WorkedOut


class Compiling(Environment):
    """Counts what it compiles."""

    compiled = 0

    def compile(self, *args, **kwargs):
        Compiling.compiled += 1
        return super().compile(*args, **kwargs)


@pytest.fixture
def rendered(tmp_path, monkeypatch):
    """Renders a template in a process of its own; how often it was compiled there."""

    def render(text, options="page 1"):
        kept = WorkedOut(tmp_path / "kept.tables")
        monkeypatch.setattr(room, "worked_out", lambda: kept)
        Compiling.compiled = 0
        made = Compiling(loader=DictLoader({"a": text}), bytecode_cache=CompiledTemplates(options))
        assert made.get_template("a").render(name="Ida") == text.replace("{{ name }}", "Ida")
        kept.keep()
        return Compiling.compiled

    return render


def test_the_next_process_finds_it(rendered):
    assert [rendered("Dear {{ name }}"), rendered("Dear {{ name }}")] == [1, 0]


def test_a_changed_text_is_compiled_anew(rendered):
    assert [rendered("Dear {{ name }}"), rendered("Hello {{ name }}")] == [1, 1]


def test_other_options_do_not_share_it(rendered):
    assert [rendered("Dear {{ name }}"), rendered("Dear {{ name }}", "prompt 1")] == [1, 1]
