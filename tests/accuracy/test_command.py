"""`make accuracy` as it is called, and the page that it writes."""

import json
import shutil
import sys

import pytest

from scripts.accuracy import page
from scripts.accuracy.__main__ import main
from scripts.accuracy.data import SHIPPED


@pytest.fixture
def accuracy(monkeypatch, capsys):
    """Runs the command with these arguments; returns exit code, output and errors."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["accuracy", *map(str, arguments)])
        code = main()
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def small(tmp_path):
    """One brief with its three replies, and a few sentences."""
    folder = tmp_path / "data"
    (folder / "cases" / "d99").mkdir(parents=True)
    for name, lines in (("briefs.jsonl", 1), ("replies.jsonl", 3)):
        rows = (SHIPPED / "cases" / "d1" / name).read_text(encoding="utf-8").splitlines()[:lines]
        (folder / "cases" / "d99" / name).write_text("\n".join(rows), encoding="utf-8")
    (folder / "acts").mkdir()
    sentence = {"text": "I am sorry.", "acts": ["apology"], "near_miss_of": None}
    (folder / "acts" / "en1.jsonl").write_text(json.dumps(sentence), encoding="utf-8")
    return folder


def test_all_parts_are_measured_and_told_beside_their_targets(accuracy, small, tmp_path):
    figures = tmp_path / "figures.json"
    code, out, err = accuracy("--data", small, "--json", figures)
    assert (code, err) == (0, "")
    for title in ("Checklist by guideline", "Reading of labelled briefs", "Acts", "Milliseconds", "Targets"):
        assert title in out
    assert {"checklist", "drafts", "reading", "acts", "speed", "targets"} <= set(
        json.loads(figures.read_text(encoding="utf-8"))
    )


def test_one_part_alone_and_one_writer_alone(accuracy, small):
    code, out, _ = accuracy("--data", small, "--only", "acts")
    assert code == 0
    assert "Checklist" not in out
    assert accuracy("--data", small, "--writer", "d99", "--only", "reading")[0] == 0
    code, _, err = accuracy("--data", small, "--writer", "d8")
    assert (code, "d8 wrote nothing" in err) == (2, True)


def test_disagreements_on_one_thing_are_listed(accuracy, small):
    shutil.copytree(SHIPPED / "cases" / "d2", small / "cases" / "d2")
    _, out, _ = accuracy("--data", small, "--writer", "d2", "--only", "reading", "--show", "topic")
    assert "Reading: topic" in out
    assert out.count("d2-0") >= 5


def test_a_folder_without_labelled_texts_and_wrong_recordings_are_told(accuracy, small, tmp_path):
    code, _, err = accuracy("--data", tmp_path / "nowhere")
    assert (code, "no labelled texts" in err) == (2, True)
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text("{}", encoding="utf-8")
    code, _, err = accuracy("--data", small, "--recordings", wrong)
    assert (code, "line 1" in err) == (2, True)


def test_without_a_folder_the_shipped_cases_are_taken_and_it_says_so(accuracy, tmp_path):
    out = tmp_path / "replies.jsonl"
    code, said, _ = accuracy("--writer", "d4", "--unlabelled", out)
    assert code == 0
    assert "that ship" in said
    assert len(out.read_text(encoding="utf-8").splitlines()) == 120


def test_the_page_keeps_its_words_and_gets_the_figures(found):
    text = page.PAGE.read_text(encoding="utf-8")
    once = page.written(found.report, text)
    assert page.written(found.report, once) == once
    before, after = page.MARKS.split(text)[0], page.MARKS.split(text)[-1]
    assert once.startswith(before)
    assert once.endswith(after)
    assert "| missed: macro-F1 |" in once
