"""The page of a run: it asks nobody for anything, and shows old and new side by side."""

from types import SimpleNamespace

from app.promptci.reports import html
from tests.promptci.reports.forms import SENTENCE, Page


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
