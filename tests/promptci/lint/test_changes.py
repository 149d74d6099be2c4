"""What a change does to the rendered prompts, beside a commit."""

import subprocess

import pytest

from app.bootstrap_lint import build_wordings
from app.errors import InputError
from app.promptci.lint.changes import compare
from app.promptci.lint.lint import Then
from app.promptci.lint.rendering import Rendered
from app.promptci.lint.revision import Revision, at_revision
from tests.promptci.lint.conftest import BRIEF

REVISION = Revision("main", "0" * 40, ())


def made(case, text, name="a.jinja"):
    return Rendered(case, frozenset(), {name: text} if text is not None else {}, {}, frozenset())


def git(folder, *arguments):
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path, guidelines, prompts):
    """Our guidelines and prompts, committed."""
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "as it was")
    return tmp_path


def test_what_did_not_change_is_not_told(words):
    same = [made("one", "x\ny"), made("two", "z")]
    assert compare(same, same, REVISION, words).templates == ()


def test_changed_cases_tokens_and_the_difference_are_told(words):
    now = [made("one", "a\nnew words here"), made("two", "b"), made("three", "c\nnew words here")]
    then = [made("one", "a"), made("two", "b"), made("three", "c")]
    (change,) = compare(now, then, REVISION, words).templates
    assert (change.template, change.changed, change.cases) == ("a.jinja", 2, 3)
    assert (change.tokens, change.most) == (3.0, 3)
    (sample,) = change.samples
    assert (sample.case, sample.alike) == ("one", 2)
    assert "+new words here" in sample.diff.splitlines()


def test_the_samples_are_unlike_each_other_and_three_at_most(words):
    now = [made(f"c{n}", f"x\n{'same' if n < 6 else f'other {n}'}") for n in range(10)]
    then = [made(f"c{n}", "x") for n in range(10)]
    (change,) = compare(now, then, REVISION, words).templates
    assert [(s.case, s.alike) for s in change.samples] == [("c0", 6), ("c6", 1), ("c7", 1)]
    assert len({s.diff for s in change.samples}) == 3


def test_the_mark_of_each_brief_makes_no_difference_between_samples(words):
    now = [made("one", "==0123456789abcdef== b"), made("two", "==fedcba9876543210== b")]
    then = [made("one", "==0123456789abcdef== a"), made("two", "==fedcba9876543210== a")]
    (change,) = compare(now, then, REVISION, words).templates
    assert [(s.alike, "==mark== b" in s.diff) for s in change.samples] == [(2, True)]


def test_a_template_that_came_or_went_is_a_change(words):
    (change,) = compare([made("one", "a b")], [made("one", None)], REVISION, words).templates
    assert (change.changed, change.most) == (1, 2)
    (change,) = compare([made("one", None)], [made("one", "a b")], REVISION, words).templates
    assert (change.changed, change.most) == (1, -2)


def test_prompts_and_guidelines_as_they_were_are_rendered_beside_those_of_now(
    linter, repository, guidelines, prompts, change, suite, reader, words, tmp_path_factory
):
    change(prompts / "draft" / "user.jinja", "# Plan\n", "# Plan\nBe brief.\n")
    change(
        prompts / "draft" / "user.jinja",
        "Others read this: no personal or order",
        "All read it: no personal or order",
    )
    change(guidelines / "listen" / "guideline.md", "Restate early the", "Give back early the")
    folder = tmp_path_factory.mktemp("then")
    revision = at_revision("HEAD", (guidelines, prompts), folder)
    old, worded = revision.folders
    then = Then(revision, build_wordings((old,), (worded,), locales=()))
    cases = suite(
        {"id": "mail", "brief": BRIEF},
        {"id": "second", "brief": {**BRIEF, "message": "Where is it?"}},
        {"id": "review", "brief": {**BRIEF, "channel": "review"}},
    )
    changes = linter(guidelines, prompts).whole(cases, reader, words, {}, then).changes
    told = {change.template: change for change in changes.templates}
    assert set(told) == {"draft/system.jinja", "draft/user.jinja", "repair/system.jinja"}
    assert [told[name].changed for name in sorted(told)] == [3, 3, 3]
    assert (told["draft/user.jinja"].tokens, told["draft/system.jinja"].tokens) == (2.0, 1.0)
    assert [(s.case, s.alike) for s in told["draft/user.jinja"].samples] == [("mail", 2), ("review", 1)]
    assert "-- listen: Restate early" in told["draft/system.jinja"].samples[0].diff
    assert (changes.ref, changes.unread, len(changes.commit)) == ("HEAD", 0, 40)


def test_a_case_that_could_not_be_rendered_then_is_counted(
    linter, prompts, change, repository, cases, reader, words, tmp_path_factory
):
    change(prompts / "draft" / "user.jinja", "# Plan\n", "# Plan\n{{ gone }}\n")
    git(repository, "commit", "--quiet", "--all", "--message", "broken")
    change(prompts / "draft" / "user.jinja", "{{ gone }}\n", "")
    revision = at_revision("main", (prompts,), tmp_path_factory.mktemp("then"))
    lint = linter(prompts=prompts)
    then = Then(revision, build_wordings(lint.now.guideline_folders, revision.folders, locales=()))
    changes = lint.whole(cases, reader, words, {}, then).changes
    assert changes.unread == 3


def test_folders_that_were_not_there_are_none_and_ignored_ones_lie_where_they_are(
    repository, prompts, tmp_path_factory
):
    new, kept = repository / "new", repository / "kept"
    new.mkdir()
    kept.mkdir()
    (repository / ".gitignore").write_text("kept/\n", encoding="utf-8")
    outside = tmp_path_factory.mktemp("outside")
    folders = at_revision("main", (new, kept, prompts, outside), tmp_path_factory.mktemp("then")).folders
    assert (folders[0], folders[1], folders[3]) == (None, kept, outside)
    assert (folders[2] / "draft" / "user.jinja").is_file()


@pytest.mark.parametrize("ref", ["no-such-branch", "--output=/tmp/x", "", "HEAD:prompts"])
def test_what_is_no_commit_is_refused(repository, prompts, tmp_path_factory, ref):
    with pytest.raises(InputError, match="knows no commit"):
        at_revision(ref, (prompts,), tmp_path_factory.mktemp("then"))


def test_outside_of_git_it_is_refused(prompts, tmp_path_factory):
    with pytest.raises(InputError, match="none of these folders lies in a git repository"):
        at_revision("HEAD", (prompts,), tmp_path_factory.mktemp("then"))
