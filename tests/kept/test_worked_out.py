"""What was worked out is found by the next process, only by the very text, and is what would be worked out again."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import app
from app.bootstrap import shipped
from app.kept import worked_out as room
from app.kept.worked_out import WorkedOut
from app.kept.yaml_text import parsed

MESSAGE = "Where is order KT-2041? Nobody told my wife anything. Mrs Lee, 4 Park Street, called you on 3 May."
TABLES = sorted([*Path(app.__file__).parent.rglob("*.yaml"), *shipped("guidelines").rglob("*.yaml")])


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kept.tables"


def test_it_is_found_by_the_next_process_and_only_by_the_very_text_and_way(path):
    first = WorkedOut(path)
    first.put("way", "text", {"a": [1, None, "ü"], "b": (2.5, True)})
    first.keep()
    then = WorkedOut(path)
    assert then.get("way", "text") == {"a": [1, None, "ü"], "b": (2.5, True)}
    assert (then.get("way", "Text"), then.get("another way", "text")) == (None, None)


def test_each_asking_gets_an_object_of_its_own(path):
    out = WorkedOut(path)
    out.put("way", "text", {"a": [1]})
    out.get("way", "text")["a"].append(2)
    assert out.get("way", "text") == {"a": [1]}


def test_what_several_processes_worked_out_is_kept_side_by_side(path):
    one, other = WorkedOut(path), WorkedOut(path)
    one.put("way", "one", 1)
    other.put("way", "other", 2)
    one.keep()
    other.keep()
    assert [WorkedOut(path).get("way", text) for text in ("one", "other")] == [1, 2]


def test_a_file_that_is_spoiled_counts_as_empty(path):
    out = WorkedOut(path)
    out.put("way", "text", 1)
    out.keep()
    path.write_bytes(path.read_bytes()[:-1])
    assert WorkedOut(path).get("way", "text") is None


def test_what_is_no_plain_value_is_left_alone(path):
    out = WorkedOut(path)
    out.put("way", "text", dt.date(2026, 1, 2))
    assert out.get("way", "text") is None
    out.keep()
    assert not path.exists()


@pytest.fixture
def at(monkeypatch):
    """Sets the clock, to hours."""

    def put(hours):
        monkeypatch.setattr(room, "time", lambda: 1_000_000 + hours * 3_600)

    return put


def kept(path, *texts):
    """What a process that works these out leaves behind."""
    out = WorkedOut(path)
    for text in texts:
        out.get("way", text) or out.put("way", text, "x" * 900)
    out.keep()


def found(path, *texts):
    then = WorkedOut(path)
    return [bool(then.get("way", text)) for text in texts]


def test_of_a_file_that_grew_too_large_what_was_used_last_stays(path, monkeypatch, at):
    monkeypatch.setattr(room, "LARGEST", 2_000)
    for hour, texts in enumerate([("one",), ("two",), ("one", "two"), ("three", "two")]):
        at(2 * hour)
        kept(path, *texts)
    assert found(path, "one", "two", "three") == [False, True, True]


def test_the_processes_of_one_run_put_out_nothing_of_each_other(path, monkeypatch, at):
    monkeypatch.setattr(room, "LARGEST", 3_000)
    at(0)
    kept(path, "stale", "used by a run")
    at(5)
    # They all began before any of them wrote; one of them finds all that it needs.
    begun = {text: WorkedOut(path) for text in ("used by a run", "German", "French", "Spanish")}
    for text, process in begun.items():
        process.get("way", text) or process.put("way", text, "x" * 900)
    for process in begun.values():
        process.keep()
    assert found(path, "stale", *begun) == [False, True, True, True, True]


def test_what_is_fresh_goes_too_before_the_file_is_twice_too_large(path, monkeypatch, at):
    monkeypatch.setattr(room, "LARGEST", 2_000)
    at(0)
    for number in range(9):
        kept(path, str(number))
    assert 3 <= sum(found(path, *"012345678")) <= 4


def test_a_file_is_written_anew_for_a_use_only_when_the_last_one_is_long_past(path, at):
    at(0)
    kept(path, "text")
    before = path.read_bytes()
    at(0.9)
    kept(path, "text")
    assert path.read_bytes() == before
    at(2)
    kept(path, "text")
    assert path.read_bytes() != before


def test_every_table_that_ships_is_read_as_yaml_reads_it_the_first_time_and_the_next():
    assert len(TABLES) > 300
    for path in TABLES:
        text = path.read_text(encoding="utf-8")
        fresh = yaml.safe_load(text) if len(text) < 2_000 else yaml.load(text, yaml.CSafeLoader)
        assert [parsed(text), parsed(text)] == [fresh, fresh], path


def test_a_second_process_has_nothing_left_to_work_out(tmp_path):
    kept = []
    for seed in "123":
        own = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path), "PYTHONHASHSEED": seed}
        draft = [sys.executable, "-m", "app", "draft", "-"]
        subprocess.run(draft, input=MESSAGE, env=own, text=True, check=True, capture_output=True)
        (file,) = tmp_path.rglob("*.tables")
        kept.append(file.stat().st_mtime_ns)
    assert kept[0] == kept[1] == kept[2]


def test_what_a_forked_process_worked_out_is_kept_by_the_one_that_takes_it(path):
    parent, child = WorkedOut(path), WorkedOut(path)
    parent.put("way", "mine", 1)
    child.put("way", "known to the parent", 2)
    child.begin()
    child.put("way", "theirs", 3)
    parent.take(child.news())
    parent.keep()
    assert [WorkedOut(path).get("way", text) for text in ("mine", "theirs")] == [1, 3]
    assert WorkedOut(path).get("way", "known to the parent") is None


def test_a_part_that_is_spoiled_is_unknown_and_the_others_stand(path):
    out = WorkedOut(path)
    out.put("way", "one", "first of all")
    out.put("way", "other", "second of all")
    out.keep()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"second", b"sEcond"))
    then = WorkedOut(path)
    assert (then.get("way", "one"), then.get("way", "other")) == ("first of all", None)


def test_what_others_may_have_written_counts_as_empty(path):
    out = WorkedOut(path)
    out.put("way", "text", 1)
    out.keep()
    path.chmod(0o666)
    assert WorkedOut(path).get("way", "text") is None
