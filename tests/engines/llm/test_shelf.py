"""Recordings of a folder as one."""

import pytest

from app.engines.llm.recordings import Recording, Recordings, read_recordings
from app.engines.llm.shelf import NEW, Shelf
from app.errors import ConfigurationError
from app.model.completion import Completion, Message, Request

A, B = "a" * 64, "b" * 64
REQUEST = Request(purpose="draft", messages=(Message(role="user", content="x"),), answer={}, max_tokens=9)


def answer(key, text):
    return key, REQUEST, Completion(text=text, model="small")


def test_all_files_of_a_folder_are_read_as_one(tmp_path):
    for name, key in (("one.jsonl", A), ("two.jsonl", B)):
        Recordings([Recording(key=key, text=name)]).write(tmp_path / name)
    found = Shelf(tmp_path).recordings
    assert [found.get(key).text for key in (A, B)] == ["one.jsonl", "two.jsonl"]


def test_a_new_answer_takes_the_place_of_an_older_one_in_whatever_file_that_lies(tmp_path):
    Recordings([Recording(key=A, text="old"), Recording(key=B, text="kept")]).write(tmp_path / "zz.jsonl")
    Shelf(tmp_path).keep([answer(A, "new")], "2026-01-02")
    assert [r.text for r in read_recordings(tmp_path / "zz.jsonl")] == ["kept"]
    (kept,) = read_recordings(tmp_path / NEW)
    assert (kept.text, kept.made.model, kept.made.way, kept.made.at) == ("new", "small", "live", "2026-01-02")
    assert Shelf(tmp_path).recordings.get(A).text == "new"


def test_a_file_or_a_folder_that_is_not_there_yet_is_made(tmp_path):
    for path in (tmp_path / "some" / "kept.jsonl", tmp_path / "other"):
        assert len(Shelf(path).recordings) == 0
        Shelf(path).keep([answer(A, "x")], "2026-01-02")
        assert len(Shelf(path).recordings) == 1


def test_the_mistakes_of_all_files_are_told_together(tmp_path):
    for name in ("one.jsonl", "two.jsonl"):
        (tmp_path / name).write_text("nonsense\n")
    with pytest.raises(ConfigurationError) as told:
        Shelf(tmp_path)
    assert len(told.value.mistakes) == 2
