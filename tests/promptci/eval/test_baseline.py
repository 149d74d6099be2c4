"""The file that runs are compared with."""

import json

import pytest

from app.errors import ConfigurationError
from app.promptci.eval.baseline import baseline_of, read_baseline, write_baseline
from app.promptci.outcome import Run


@pytest.fixture
def run(outcome):
    made = [
        outcome("b", reply="Grüße", listen="met", escalate="missed"),
        outcome("a", sample=1, listen="unsure"),
        outcome("a", sample=0, listen="not_applicable", learn="for_agent").model_copy(
            update={"failures": (("", "the reply does not say 'x'"),)}
        ),
    ]
    return Run(version="1", engine="replay", model="m", checks="c", wording="w", outcomes=made)


def test_what_is_written_is_read_again(tmp_path, run):
    path = tmp_path / "new" / "baseline.json"
    write_baseline(path, run)
    assert read_baseline(path) == baseline_of(run)
    assert [p.name for p in path.parent.iterdir()] == ["baseline.json"]


def test_a_sample_is_a_line_and_the_lines_are_sorted_so_that_git_shows_what_changed(tmp_path, run):
    path = tmp_path / "baseline.json"
    write_baseline(path, run)
    rows = [
        json.loads(line.strip().rstrip(",")) for line in path.read_text().splitlines() if '"case"' in line
    ]
    assert [(row["case"], row["sample"]) for row in rows] == [("a", 0), ("a", 1), ("b", 0)]
    assert rows[0]["items"] == {"learn": "a", "listen": "n"}
    assert rows[2]["items"] == {"escalate": "x", "listen": "m"}
    again = run.model_copy(update={"outcomes": tuple(reversed(run.outcomes))})
    before = path.read_bytes()
    write_baseline(path, again)
    assert path.read_bytes() == before


def test_no_reply_stands_in_it_but_its_hash_tells_another_one(tmp_path, run, outcome):
    path = tmp_path / "baseline.json"
    write_baseline(path, run)
    assert "Gr" not in path.read_text(encoding="utf-8")
    first, other = (baseline_of(Run(version="1", engine="e", checks="c", wording="w",
                                    outcomes=[outcome(reply=text)])) for text in ("x", "y"))  # fmt: skip
    assert first.rows[0].reply != other.rows[0].reply


@pytest.mark.parametrize("text", ["", "{}", "[1]", "not json", '{"format": 1, "rows": [{"case": "a"}]}'])
def test_a_file_that_is_no_baseline_is_refused_with_what_to_do(tmp_path, text):
    path = tmp_path / "baseline.json"
    path.write_text(text)
    with pytest.raises(ConfigurationError, match="--update-baseline"):
        read_baseline(path)


def test_a_baseline_of_another_format_is_refused(tmp_path, run):
    path = tmp_path / "baseline.json"
    path.write_text(baseline_of(run).model_copy(update={"format": 2}).model_dump_json())
    with pytest.raises(ConfigurationError, match="format is 2"):
        read_baseline(path)
