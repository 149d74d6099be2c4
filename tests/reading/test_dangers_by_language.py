"""In six languages a danger, a threat and despair are read where somebody tells of one, and not by a word alone.

`others.jsonl`: see `tests/data/README.md`. The wordings were mended with it in view, so it keeps what holds and
measures nothing unseen.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from app.model.brief import Brief

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "dangers" / "others.jsonl")
    .read_text("utf-8")
    .splitlines()
]
LANGUAGES = ("de", "es", "fr", "it", "nl", "pt")
KINDS = ("safety", "threat", "self_harm")


@pytest.fixture(scope="module")
def found(reader):
    """By language and kind: how many there are, how many were read; and the messages of none in which one was read."""
    there, hits, alarms = Counter(), Counter(), []
    for row in ROWS:
        told = reader.read(Brief(message=row["message"]))
        read = {
            "safety": "safety" in told.risks,
            "threat": told.abuse == "threat",
            "self_harm": "self_harm" in told.risks,
        }
        for kind in KINDS:
            there[row["lang"], kind] += row[kind]
            hits[row["lang"], kind] += row[kind] and read[kind]
        if not any(row[kind] for kind in KINDS) and (any(read.values()) or "violence" in told.risks):
            alarms.append(row["message"])
    return there, hits, alarms


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_told_is_read(found, language, kind):
    there, hits, _ = found
    assert there[language, kind] >= 2
    assert hits[language, kind] >= 0.9 * there[language, kind]


def test_no_word_alone_is_a_danger(found):
    assert found[2] == []
