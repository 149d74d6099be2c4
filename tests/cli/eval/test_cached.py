"""What an earlier run made is not made again, and whatever has changed is."""

import json
import re
import shutil

import pytest

from tests.cli.eval.suite import ALL_AS_BEFORE, CASES, recorded, written


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A cache folder of this test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "softanswer" / "eval"


@pytest.fixture
def kept(home, softanswer, cases):
    """A run of the cases that is kept, and is the baseline."""
    assert softanswer("eval", cases, "--update-baseline").returncode == 0
    return home


def taken(done):
    """How many replies were taken from an earlier run."""
    told = re.search(rb"(\d+) of \d+ repl(?:y|ies) as in an earlier run", done.stderr)
    return int(told[1]) if told else 0


def test_a_run_of_the_same_is_taken_whole_and_told_in_the_same_words(kept, softanswer, cases, tmp_path):
    fresh = softanswer("eval", cases, "--no-cache", "--json", tmp_path / "fresh.json")
    again = softanswer("eval", cases, "--json", tmp_path / "again.json")
    assert ALL_AS_BEFORE.fullmatch(again.stderr)
    assert (fresh.stderr, fresh.stdout) == (b"", again.stdout)
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "fresh.json").read_bytes()


def test_only_a_brief_that_was_edited_is_answered_anew(kept, softanswer, cases):
    changed = {**CASES[0], "brief": {**CASES[0]["brief"], "options": ["delivery on Sunday 15 June"]}}
    written(cases, [changed, *CASES[1:]])
    assert taken(softanswer("eval", cases)) == len(CASES) - 1


def test_a_guideline_that_was_edited_makes_every_reply_anew(kept, softanswer, cases, tmp_path):
    folder = tmp_path / "guidelines" / "listen"
    folder.mkdir(parents=True)
    (folder / "guideline.md").write_text("---\ntitle: Hear them out\n---\n", encoding="utf-8")
    run = ("eval", cases, "--guidelines", tmp_path / "guidelines")
    assert taken(softanswer(*run)) == 0
    assert taken(softanswer(*run)) == len(CASES)
    (folder / "guideline.md").write_text("---\ntitle: Hear them\n---\n", encoding="utf-8")
    assert taken(softanswer(*run)) == 0


def test_a_profile_that_was_edited_makes_every_reply_anew(kept, softanswer, cases, tmp_path):
    profile = tmp_path / "profile.yaml"
    profile.write_text("name: Larch & Lime\n", encoding="utf-8")
    run = ("eval", cases, "--company", profile)
    assert taken(softanswer(*run)) == 0
    assert taken(softanswer(*run)) == len(CASES)
    profile.write_text("name: Larch & Lemon\n", encoding="utf-8")
    assert taken(softanswer(*run)) == 0


def test_a_recorded_answer_that_was_edited_is_checked_anew_and_can_turn_red(home, softanswer, cases, model):
    written(cases, [{**case, "never_says": ["blunderbuss"]} for case in CASES])
    assert recorded(softanswer, cases, model, "--samples", "1").returncode == 0
    run = ("eval", cases, "--engine", "replay", "--samples", "1")
    softanswer(*run)
    assert taken(softanswer(*run)) == len(CASES)
    path = cases.parent / "recordings" / "answers.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    edited = next(line for line in lines if line["purpose"] == "draft")
    answer = json.loads(edited["text"])
    edited["text"] = json.dumps({**answer, "reply": f"{answer['reply']}\n\nThe blunderbuss is yours."})
    written(path, lines)
    done = softanswer(*run)
    assert taken(done) < len(CASES)
    assert (done.returncode, b"blunderbuss" in done.stdout) == (1, True)
    again = softanswer(*run)
    assert (again.returncode, again.stdout) == (1, done.stdout)


def test_what_is_kept_is_passed_over_where_that_is_asked_for(kept, softanswer, cases, tmp_path):
    assert taken(softanswer("eval", cases, "--no-cache")) == 0
    assert taken(softanswer("eval", cases, "--resume", tmp_path / "run.jsonl")) == 0


@pytest.mark.parametrize("cut", [slice(40), slice(-5), slice(0)])
def test_a_file_that_is_not_whole_counts_as_none(kept, softanswer, cases, cut):
    (file,) = kept.iterdir()
    file.write_bytes(file.read_bytes()[cut])
    done = softanswer("eval", cases)
    assert (done.returncode, taken(done)) == (0, 0)
    assert taken(softanswer("eval", cases)) == len(CASES)


def test_a_folder_that_cannot_be_written_changes_nothing(kept, softanswer, cases):
    shutil.rmtree(kept)
    kept.write_text("a file lies where the folder should be", encoding="utf-8")
    for _ in range(2):
        done = softanswer("eval", cases)
        assert (done.returncode, done.stderr) == (0, b"")
