"""No note of a brief goes lost: it is in the reply, or in the note for the agent with the reason why it is not."""

import json
from itertools import cycle, groupby
from pathlib import Path

import pytest

from app.engines.builtin.notes.expand import expand
from app.model.brief import Brief
from app.text.words import content_stems
from tests.services import drafted

DATA = Path(__file__).parents[3] / "data"
AT_ONCE = 5
"""Notes of one brief; a list of them is cut where it has more."""
CHANGED = 0.34
"""Share of the content of a note that may be told in other words: "agent" is "we", "cust" is "you"."""

KINDS = (
    {"fault": "ours"},
    {"fault": "unknown", "length": "short"},
    {"fault": "customer", "channel": "review"},
    {"fault": "third_party", "channel": "chat"},
)
"""The briefs take these in turn."""


def briefs(name: str) -> list[Brief]:
    """One brief for every few notes about the same matter."""
    lines = (DATA / name / "en.jsonl").read_text(encoding="utf-8").splitlines()
    made = []
    for about, group in groupby(
        map(json.loads, lines), key=lambda row: row.get("about", "My order came late")
    ):
        notes = list(group)
        for at in range(0, len(notes), AT_ONCE):
            part = notes[at : at + AT_ONCE]
            facts, options = ([n["note"] for n in part if n["kind"] == kind] for kind in ("fact", "option"))
            made.append(Brief(message=f"{about}?", facts=facts, options=options, language="en"))
    return made


def lost(note: str, have: frozenset[str]) -> bool:
    """Whether more of a note is told nowhere than its own words changed for others."""
    stems = [content_stems(text) for text in (note, expand(note).text)]
    return all(len(words - have) > CHANGED * len(words) for words in stems)


@pytest.mark.parametrize("name", ["notes", "notes_told", "notes_graded"])
def test_a_note_is_told_or_left_out_with_its_reason(name):
    for brief, kind in zip(briefs(name), cycle(KINDS), strict=False):
        made = drafted(brief.model_copy(update=kind))
        have = content_stems(f"{made.reply.text}\n{made.note}")
        assert not [note for note in (*brief.facts, *brief.options) if lost(note, have)]
