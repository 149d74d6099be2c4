"""What no part of a text can hold is told by the whole of it, whatever stands around the part."""

import json
import re
from pathlib import Path

import pytest

from app.checklist.lexicon import Lexicons
from app.text.guarded import Guarded
from app.text.sentences import split

CASES = Path(__file__).parent.parent / "data" / "cases"


def test_whatever_a_sentence_holds_may_stand_in_its_text():
    files = sorted(CASES.glob("d*/replies.jsonl"))
    texts = [json.loads(line)["reply"] for file in files for line in file.read_text("utf-8").splitlines()]
    found = 0
    for kind in Lexicons().of("en").asserting.tellings:
        for text in texts:
            if any(kind.says.pattern.search(sentence.text) for sentence in split(text)):
                found += 1
                assert kind.says.may_stand_in(text), (kind.says.written, text)
    assert found > len(files)


@pytest.mark.parametrize("part", ["our courier", "OUR COURIER", "our courıer"])
def test_an_edge_that_only_a_part_has_is_no_hindrance(part):
    at_its_ends = Guarded(r"^our (?:courier|driver)$", re.IGNORECASE)
    assert at_its_ends.search(part)
    assert at_its_ends.may_stand_in(f"It was {part} who left it.")


def test_a_text_without_its_words_holds_it_nowhere():
    needing = Guarded(r"our (?:courier|driver)", re.IGNORECASE)
    assert not needing.may_stand_in("It was our postman who left it.")
    assert Guarded(r"\bo\w+", re.IGNORECASE).may_stand_in("nothing of the kind")
