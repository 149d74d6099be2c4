"""What every form of the report tells, and what no form lets through; the terminal and the comment."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from app.promptci.reports import github, html, json_report, junit, markdown, sarif, terminal
from app.promptci.reports.safe import one_line, visible
from tests.promptci.reports.forms import DUMPS, SENTENCE, Page, printed


def assert_tables_hold(text):
    """Each row of a table has as many cells as its head, and HTML is `<code>` alone."""
    width = 0
    for line in text.splitlines():
        if line.startswith("|"):
            cells = line.count("|")
            width = width or cells
            assert cells == width, line
        else:
            width = 0
    assert set(re.findall(r"<[^>]*>?", text)) <= {"<code>", "</code>"}
    assert not {"`", "@", "[", "$"} & set(text)


@pytest.mark.parametrize("form", DUMPS)
def test_every_form_names_the_principle_the_case_and_the_sentence(made, form):
    report, run, _ = made()
    told = DUMPS[form](report, run)
    for word in ("blame", "case-0", "You should have read it"):
        assert word in told


@pytest.mark.parametrize("form", DUMPS)
def test_no_form_lets_an_escape_or_a_turned_direction_through(made, hostile, form):
    report, run, _ = made(sentence=hostile, reason=hostile)
    told = DUMPS[form](report, run)
    assert not {"\x1b", "\x00", "\u202e"} & set(told)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.text(min_size=1))
def test_whatever_a_reply_holds_every_form_can_be_written_and_read(made, words):
    report, run, baseline = made(sentence=words, reason=words)
    ET.fromstring(junit.dump(report, run))
    for text in (json_report.dump(report, run), sarif.dump(report, run)):
        json.loads(text.encode())
    for dump in DUMPS.values():
        dump(report, run).encode()
    assert "script" not in Page(html.dump(report, run, baseline=baseline)).tags
    for line in github.lines(report, run):
        assert len(line.splitlines()) == 1
    assert_tables_hold(markdown.dump(report, run))


def test_the_terminal_shows_failures_only(made):
    report, run, _ = made()
    told = printed(report, run)
    assert "listen" not in told
    assert "calm" not in told
    assert "Worse than the baseline: blame." in told
    assert f"blame: case-0: “{SENTENCE}” (It blames.) [cases/a.jsonl:1]" in told


def test_a_pipe_gets_no_colour_and_a_terminal_does(made):
    report, run, _ = made()
    assert "\x1b[" not in printed(report, run, color_system="auto", force_terminal=False)
    assert "\x1b[" in printed(report, run, color_system="standard", force_terminal=True)


def test_what_is_told_without_drawing_is_what_would_be_drawn_and_no_failure_is_told_so(made):
    report, run, _ = made()
    assert terminal.plain(report, run, "utf-8") is None
    passed = report.model_copy(
        update={
            "verdict": "pass",
            "principles": (),
            "regressions": (),
            "weakened": (),
            "notes": ("[b] é → 1",),
        }
    )
    assert terminal.plain(passed, run, "utf-8") == printed(passed, run)
    assert terminal.plain(passed.model_copy(update={"verdict": "not_comparable"}), run, "utf-8") is None
    assert "- [b] ? ? 1" in terminal.plain(passed, run, "ascii")


def test_mark_up_in_a_reply_is_text_on_the_terminal(made):
    report, run, _ = made(sentence="This is [red]bold[/red].")
    assert "This is [red]bold[/red]." in printed(report, run)


def test_a_terminal_that_knows_few_characters_gets_question_marks(made, tmp_path):
    report, run, _ = made(sentence="Sorry 🙂 “no”.")
    with (tmp_path / "out.txt").open("w", encoding="cp1252") as file:
        terminal.show(report, run, Console(file=file, width=100))
    assert "Sorry ? “no”." in (tmp_path / "out.txt").read_text(encoding="cp1252")


def test_a_simulated_model_is_labelled_everywhere(made):
    report, run, _ = made(engine="obedient")
    for form in ("terminal", "markdown", "html"):
        assert "wiring" in DUMPS[form](report, run)


def test_a_pass_is_one_line(made):
    report, run, _ = made(worse=0)
    assert printed(report, run).splitlines() == [
        "No principle got worse in 5 cases. 5 cases, 5 replies, engine builtin, by some-model; exit 0."
    ]


def test_markdown_never_grows_past_what_a_comment_may_hold_and_says_what_it_left_out(made, hostile):
    report, run, _ = made(sentence=hostile * 3, reason=hostile * 3, worse=400)
    text = markdown.dump(report, run)
    assert len(text) <= 65_000
    assert re.search(r"\n\d+ more lines are in the HTML and JSON reports\.\n$", text)
    assert_tables_hold(text)


def test_markdown_is_readable_as_it_stands_and_links_nothing(made):
    words = (
        'I\'m sorry: it was "late". Was it £39? See www.a.example, https://b.example/x or :tada: and 1. this!'
    )
    text = markdown.dump(*made(sentence=words)[:2])
    assert 'I\'m sorry: it was "late". Was it £39? See www&#46;a&#46;example' in text
    assert "https&#58;//b&#46;example/x or &#58;tada: and 1&#46; this!”" in text
    assert "engine <code>builtin</code>; exit 1." in text
    assert "&#" not in text.splitlines()[0]


def test_markdown_tells_a_principle_that_fell_and_none_that_held(made):
    text = markdown.dump(*made()[:2])
    assert (
        "| <code>blame</code> | regression | 100 % | 80 % | 5 | 1 newly failing, 0 newly passing, no chance in it |"
        in text
    )
    assert "listen" not in text


@given(st.text())
def test_visible_text_is_xml_and_stays_as_it_is(text):
    told = visible(text)
    assert visible(told) == told
    ET.fromstring(f"<a>{''.join(c for c in told if c not in '<&')}</a>")


@given(st.text(), st.integers(1, 50))
def test_one_line_is_one_and_no_longer_than_it_may_be(text, most):
    line = one_line(text, most)
    assert len(line) <= most
    assert len(line.splitlines()) <= 1
