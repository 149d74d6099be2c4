"""The wordings of a guideline: each field is checked when the files are read, and used by the kinds."""

from pathlib import Path

import pytest

from app.checklist.cues import CueBook
from app.checklist.patterns import piece
from app.errors import ConfigurationError
from app.guidelines import load
from app.model.guideline import Cues
from tests.checklist.cases import ROOT, guidelines

FIELDS = [
    "shows: ['(']",
    "unless: ['(']",
    "breaks: ['(']",
    "doubts: ['(']",
    "traces: ['(']",
    "signs: {role: ['(']}",
]


def _company(folder: Path, text: str) -> Path:
    (folder / "follow-up").mkdir()
    (folder / "follow-up" / "check.en.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("text", FIELDS)
def test_a_wording_that_is_no_expression_is_told_with_its_place(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigurationError, match=r"check\.en\.yaml: .*\[0\]: not a regular expression"):
        load([ROOT / "guidelines", _company(tmp_path, text)])


@pytest.mark.parametrize("text", ["doubt: [a]", "signs: [a]", "traces: 3"])
def test_a_field_of_another_shape_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigurationError, match=r"check\.en\.yaml"):
        load([ROOT / "guidelines", _company(tmp_path, text)])


def test_a_company_s_wording_takes_the_place_of_ours(tmp_path: Path) -> None:
    loaded = load([ROOT / "guidelines", _company(tmp_path, "shows: ['\\bsemaphore\\b']")])
    shows = CueBook(loaded, "en").of("follow-up").shows
    assert shows.match(piece("We send a semaphore."))
    assert not shows.match(piece("I will write to you again tomorrow."))


def test_each_list_of_wordings_is_named_by_its_place() -> None:
    cues = Cues(shows=("a",), signs={"role": ("b",)})
    assert dict(cues.by_field()) == {
        "shows": ("a",), "unless": (), "breaks": (), "doubts": (), "suspects": (), "traces": (), "signs.role": ("b",),
    }  # fmt: skip


def test_front_matter_holds_no_wordings() -> None:
    kept = {key for g in guidelines() if g.kind != "agent" for key in g.check.data}
    assert kept <= {"absent", "blame", "suspect", "needed"}
