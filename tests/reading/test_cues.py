"""A message of many short questions takes as much longer as it is longer: no question looks beyond its own sentence."""

import re

import pytest

from app.reading import cues
from app.reading.asks import find_asks


class Counting:
    """A pattern that counts how often it is tried."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.tried = pattern, 0

    def match(self, *args: object) -> re.Match[str] | None:
        self.tried += 1
        return self.pattern.match(*args)


@pytest.mark.parametrize("sentence", ["Why? ", "And Why Me? ", "Please Call Me. "])
def test_titles_are_looked_for_within_a_sentence_alone(monkeypatch, scanned, sentence):
    tried = []
    for often in (100, 400):
        counting = Counting(cues._TITLED)
        monkeypatch.setattr(cues, "_TITLED", counting)
        find_asks(scanned(sentence * often))
        monkeypatch.setattr(cues, "_TITLED", counting.pattern)
        tried.append(counting.tried)
    assert tried[1] <= 4 * tried[0] + 4
