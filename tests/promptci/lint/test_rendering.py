"""Every template is rendered for every case, and as the product renders it."""

import asyncio
import json
from dataclasses import replace

import pytest

from app.bootstrap import build_service
from app.model.completion import Completion
from app.promptci.lint.rendering import planned, trouble_of
from app.settings import Settings


class Keeps:
    """Keeps every request by its purpose, and answers each so that the next is made."""

    model = "keeps"

    def __init__(self):
        self.asked = {}

    async def stream(self, request, deadline):
        self.asked.setdefault(request.purpose, request)
        text = json.dumps({"subject": "-", "reply": "-", "claims": [], "verdicts": [], "edits": []})
        yield text
        yield Completion(text=text, model="keeps")


def test_what_is_rendered_is_what_the_product_asks(linter, cases, reader):
    keeps = Keeps()
    service = build_service(replace(Settings(), judge="on"), keeps)
    brief = cases[0].brief
    asyncio.run(service.draft(brief))
    asyncio.run(service.improve(brief, "-"))
    assert set(keeps.asked) == {"draft", "repair", "judge", "improve"}

    lint = linter()
    case = planned(brief, lint.profile, reader.read(brief), lint.now)
    for ask in lint.now.questions.of(case):
        ask()
    texts = {}
    for rendering in lint.now.prompts.take():
        texts.setdefault(rendering.template, rendering.text)
    asked = {purpose: [m.content for m in request.messages] for purpose, request in keeps.asked.items()}
    assert asked["draft"] == [texts["draft/system.jinja"], texts["draft/user.jinja"]]
    assert asked["repair"][:2] == [texts["repair/system.jinja"], texts["draft/user.jinja"]]
    assert asked["judge"][0] == texts["judge/system.jinja"]
    assert asked["improve"][0] == texts["improve/system.jinja"]
    # What differs is only which principles a reply misses: all of them here, so the product's lines are among ours.
    for purpose in ("repair", "judge", "improve"):
        told = set(_unmarked(texts[f"{purpose}/user.jinja"]))
        assert set(_listed(asked[purpose][-1])) <= {line.split(":")[0] for line in told}


def _unmarked(text):
    return [line for line in text.splitlines() if not line.startswith("==")]


def _listed(text):
    from tests.promptci.lint.conftest import our_ids

    heads = {line.split(":")[0] for line in _unmarked(text) if line.startswith("- ")}
    return heads & {f"- {name}" for name in our_ids()}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{{ brief.channel }}.", "{{ brief.chanel }}.", "chanel"),
        ("{{ words[brief.channel][brief.length] }}", "{{ words[brief.channel][7] }}", "7"),
        ("{{ mark }} end of", "{{ 1 + mark }} end of", "unsupported operand"),
        ("# Plan", "{% include 'nowhere/gone.jinja' %}", "nowhere/gone.jinja"),
        ('{% if reading.abuse == "threat" %}', '{% if reading.abuse == "threat" %}{{ plan.gone }}', "gone"),
        ("{{ section.cut }}", "{{ section.cuts }}", "cuts"),
    ],
)
@pytest.mark.parametrize("run", ["fast", "whole"])
def test_what_cannot_be_rendered_is_an_error_with_template_line_and_case(
    linter, prompts, change, cases, reader, words, run, old, new, says
):
    path = prompts / "draft" / "user.jinja"
    change(path, old, new)
    line = next(n for n, text in enumerate(path.read_text("utf-8").splitlines(), 1) if new in text)
    lint = linter(prompts=prompts)
    report = lint.fast(cases) if run == "fast" else lint.whole(cases, reader, words, {})
    found = [f for f in report.errors if f.rule in {"unrenderable", "missing-template"}]
    assert {(f.path, f.line) for f in found} == {(path.as_posix(), line)}
    assert all(says in f.message for f in found)
    assert all(f.case == "late-0" for f in found if f.rule == "unrenderable")
    assert [f for f in report.errors if f.rule == "prompt-missing"] == []


def test_a_template_that_cannot_be_read_is_told_once(linter, prompts, change, cases):
    change(prompts / "judge" / "user.jinja", "{% if thread %}", "{% if thread %}{% endfor %}")
    report = linter(prompts=prompts).fast(cases)
    assert [(f.rule, f.line) for f in report.errors] == [("syntax", 10)]


def test_a_template_that_is_gone_is_told(linter, prompts, cases):
    (prompts / "improve" / "user.jinja").unlink()
    report = linter(prompts=prompts).fast(cases)
    assert [f.message for f in report.errors if "improve/user.jinja" in f.message]


def test_the_same_fault_in_many_cases_is_told_once_with_their_number(
    linter, prompts, change, cases, reader, words
):
    change(prompts / "draft" / "user.jinja", "{{ brief.channel }}.", "{{ brief.chanel }}.")
    report = linter(prompts=prompts).whole(cases, reader, words, {})
    (finding,) = [f for f in report.errors if f.rule == "unrenderable"]
    assert "and " in finding.message
    assert "more" in finding.message


def test_a_company_s_template_over_ours_is_the_one_that_is_read(linter, tmp_path, cases):
    theirs = tmp_path / "theirs"
    (theirs / "judge").mkdir(parents=True)
    (theirs / "judge" / "system.jinja").write_text("{{ nothing }}", encoding="utf-8")
    from tests.promptci.lint.conftest import ROOT

    report = linter(ROOT / "guidelines", theirs, ROOT / "prompts").fast(cases)
    assert {(f.path, f.line) for f in report.errors} == {((theirs / "judge" / "system.jinja").as_posix(), 1)}


def test_what_is_no_fault_of_a_template_is_raised():
    with pytest.raises(ZeroDivisionError):
        trouble_of(ZeroDivisionError("ours"))


def test_with_shared_work_the_report_is_the_same(linter, suite, reader, words):
    from tests.promptci.lint.conftest import BRIEF

    many = suite(*({"id": f"c-{n}", "brief": {**BRIEF, "message": f"Where is KT-{n}?"}} for n in range(40)))
    alone = linter().whole(many, reader, words, {}, workers=1)
    assert linter().whole(many, reader, words, {}, workers=3) == alone
