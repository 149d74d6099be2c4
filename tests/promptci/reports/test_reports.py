"""What every form of the report tells, and what no form lets through."""

import json
import re
from html.parser import HTMLParser
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from app.promptci.exits import Exit
from app.promptci.gate.gate import judge_runs
from app.promptci.reports import github, html, json_report, junit, markdown, sarif, terminal
from app.promptci.reports.safe import one_line, visible

SENTENCE = "You should have read it."


def printed(report, run, **console):
    shown = Console(**({"width": 120, "color_system": None} | console), record=False)
    with shown.capture() as capture:
        terminal.show(report, run, shown)
    return capture.get()


DUMPS = {
    "terminal": printed,
    "json": json_report.dump,
    "junit": junit.dump,
    "markdown": markdown.dump,
    "html": html.dump,
    "github": lambda report, run: "\n".join(github.lines(report, run)),
    "sarif": sarif.dump,
}


class Page(HTMLParser):
    """The elements, their attributes and the text of a page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


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


# Terminal


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


# JSON


def test_json_has_a_row_for_each_case_principle_and_sample(made):
    report, run, _ = made()
    whole = json.loads(json_report.dump(report, run))
    assert whole["format"] == 1
    assert (whole["verdict"], whole["exit"]) == ("regression", 1)
    assert len(whole["rows"]) == 5 * 3
    assert len(whole["replies"]) == 5
    (row,) = [r for r in whole["rows"] if (r["case"], r["guideline"]) == ("case-0", "blame")]
    assert (row["status"], row["missed"], row["excerpt"], row["sample"]) == ("missed", True, SENTENCE, 0)


def test_json_tells_what_a_case_expected_of_its_own(made):
    report, run, _ = made(failures=(("", "never says Friday"), ("listen", "expected met")))
    rows = [r for r in json.loads(json_report.dump(report, run))["rows"] if r["case"] == "case-1"]
    assert [(r["guideline"], r["failures"]) for r in rows if r["missed"] and r["failures"]] == [
        ("listen", ["expected met"]),
        ("", ["never says Friday"]),
    ]


# JUnit


def junit_of(report, run):
    return ET.fromstring(junit.dump(report, run)).find("testsuite")


def test_a_junit_failure_says_what_was_expected_and_quotes_the_reply(made):
    suite = junit_of(*made()[:2])
    gate, failure = suite.iter("failure")
    assert failure.get("message") == f"blame: case-0: “{SENTENCE}” (It blames.)"
    assert "Expected: blame (must)" in failure.text
    assert "Reply: Dear Ann, You should have read it. We sent it late. Tom" in failure.text
    assert gate.get("type") == "regression"
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "16",
        "failures": "2",
        "errors": "0",
        "skipped": "5",
    }


def test_a_junit_test_is_a_case_and_a_principle(made):
    suite = junit_of(*made()[:2])
    names = {(test.get("name"), test.get("classname")) for test in suite.iter("testcase")}
    assert ("case-3", "listen") in names
    assert len(names) == 16


def test_what_was_missed_before_is_skipped_and_says_so(made):
    suite = junit_of(*made()[:2])
    old = [test for test in suite.iter("testcase") if test.get("classname") == "calm"]
    assert {test.find("skipped").get("message") for test in old} == {
        "missed, but no regression: It was so before."
    }


def test_no_run_that_ends_with_a_number_is_green_in_junit(made, guidelines_named):
    report, run, _ = made(worse=0, trouble="provider", detail="401")
    assert report.exit == Exit.PROVIDER
    assert [error.get("message") for error in junit_of(report, run).iter("error")] == [
        "Not every case has a reply, so nothing is known to hold.",
        "provider: 401",
    ]
    alone = judge_runs(None, made(worse=0)[1], guidelines_named("blame"))
    assert junit_of(alone, run).get("errors") != "0"


# Markdown


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


# HTML


def test_the_page_asks_nobody_for_anything_and_runs_nothing(made, hostile):
    report, run, baseline = made(sentence=hostile)
    text = html.dump(report, run, baseline=baseline)
    page = Page(text)
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(page.tags)
    assert not {"src", "href", "srcset", "action"} & {name for name, _ in page.attributes}
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    style = text[text.index("<style>") : text.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert "prefers-color-scheme: dark" in style


def test_the_page_shows_hostile_words_as_words(made, hostile):
    page = Page(html.dump(*made(sentence=hostile)[:2]))
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7*7 }}" in page.text


def test_the_page_shows_both_replies_where_the_old_one_is_known(made):
    report, run, baseline = made()
    old = {row.reply: "Dear Ann,\n\nWe sent it late.\n\nTom " for row in baseline.rows}
    known = html.dump(report, run, baseline=baseline, old_replies=old)
    assert "<h4>Before</h4>" in known
    assert f"<mark>{SENTENCE}</mark>" in known
    unknown = html.dump(report, run, baseline=baseline)
    assert "<h4>Before</h4>" not in unknown
    assert "keeps only their hash" in unknown


def test_the_page_lists_replies_that_changed_and_did_not_get_worse(made):
    report, run, baseline = made()
    outcomes = [
        o.model_copy(update={"reply": f"{o.reply} Now."}) if o.case == "case-3" else o for o in run.outcomes
    ]
    run = run.model_copy(update={"outcomes": tuple(outcomes)})
    text = html.dump(report, run, baseline=baseline)
    section = text[text.index("Replies that changed and did not get worse") :]
    assert "case-3" in section
    assert "case-2" not in section


def test_the_page_marks_the_words_that_changed(made):
    report, run, baseline = made()
    old = {row.reply: "Dear Ann,\n\nWe sent it early.\n\nTom" for row in baseline.rows}
    text = html.dump(report, run, baseline=baseline, old_replies=old)
    assert "<del>early.</del>" in text
    assert "<ins>late.</ins>" in text


def test_the_page_draws_a_bar_with_its_bounds_for_each_principle(made):
    page = Page(html.dump(*made()[:2]))
    assert page.tags.count("svg") == 3
    assert ("aria-label", "1 of 5 missed: true rate 0.5 % to 71.6 %") in page.attributes


def test_the_page_holds_the_coverage_and_the_survivors_of_lint(made, hostile):
    survivor = {"guideline": "blame", "severity": "must", "corruption": "negate", "case": "case-2"}
    lint = SimpleNamespace(
        coverage=[SimpleNamespace(guideline="blame", severity="must", prompt=0, checks="", cases=2)],
        proof=SimpleNamespace(mutants=1204, survivors=[SimpleNamespace(**survivor, sentence=hostile)]),
    )
    page = Page(html.dump(*made()[:2], lint=lint))
    assert "1204 corrupted replies were checked; 1 was called met." in page.text
    assert "negate" in page.text
    assert "prompts that carry it" in page.text


# Annotations and SARIF


def test_an_annotation_stands_on_the_prompt_line_of_the_guideline(made):
    first, second = github.lines(*made()[:2])
    assert first == "::error title=softanswer eval (builtin)::Worse than the baseline: blame."
    assert second == (
        "::error file=guidelines/blame/guideline.md,line=3,title=blame in case-0::"
        f"blame: case-0: “{SENTENCE}” (It blames.)"
    )


def test_an_annotation_cannot_be_broken_by_what_it_quotes(made):
    *_, line = github.lines(*made(sentence="50%\n::error file=x::y, z.")[:2])
    assert "“50%25 ::error file=x::y, z.”" in line


def test_a_guideline_elsewhere_gives_way_to_the_line_of_the_case(made):
    report, run, _ = made()
    moved = report.regressions[0].model_copy(update={"path": None, "line": None})
    *_, line = github.lines(report.model_copy(update={"regressions": (moved,)}), run)
    assert line.startswith("::error file=cases/a.jsonl,line=1,title=")


def test_a_pass_annotates_nothing_and_trouble_does(made):
    assert github.lines(*made(worse=0)[:2]) == ()
    (line,) = github.lines(*made(worse=0, trouble="recording_missing", detail="no answer")[:2])
    assert line.startswith("::error title=")
    assert "case-1" in line


def test_sarif_holds_what_its_schema_requires(made):
    report, run, _ = made()
    whole = json.loads(sarif.dump(report, run))
    assert whole["version"] == "2.1.0"
    (only,) = whole["runs"]
    driver = only["tool"]["driver"]
    assert driver["name"]
    assert all(rule["id"] and rule["shortDescription"]["text"] for rule in driver["rules"])
    (result,) = only["results"]
    assert result["message"]["text"]
    assert result["level"] in {"none", "note", "warning", "error"}
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "softanswer/blame"
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "guidelines/blame/guideline.md"},
        "region": {"startLine": 3},
    }
    (invocation,) = only["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["exitCode"] == 1
    assert all(note["message"]["text"] for note in invocation["toolExecutionNotifications"])


def test_sarif_says_that_a_run_with_trouble_was_no_success(made):
    whole = json.loads(sarif.dump(*made(worse=0, trouble="judge")[:2]))
    (invocation,) = whole["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["level"] == "error"


# Text made harmless


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
