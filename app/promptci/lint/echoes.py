"""A sentence of a template that says by hand what a guideline's prompt line says: two places to keep in step."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.guidelines import Guidelines
from app.promptci.finding import Finding
from app.promptci.lint.places import shown
from app.prompts import Prompts
from app.text.compiled import compiled
from app.text.sentences import split
from app.text.words import content_stems

LEAST = 4
"""Words of content that a sentence must have; shorter ones agree by chance."""

ALIKE = 0.75
"""The share of the shorter sentence's words of content (0-1) that the other must hold too."""

SIMILAR = 0.6
"""The share of all their words of content (0-1) that must stand in both."""

_CODE = compiled(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


class Said(NamedTuple):
    """A sentence with its words of content."""

    text: str
    stems: frozenset[str]


def echoes(prompts: Prompts, guidelines: Guidelines) -> Iterator[Finding]:
    """A warning for each sentence of a template that repeats one of a guideline."""
    lines = [(g.id, said) for g in guidelines if g.prompt for said in _sentences(g.prompt)]
    for name, path in prompts.files().items():
        for number, text in enumerate(_own_text(path.read_text(encoding="utf-8", errors="replace")), 1):
            for sentence in _sentences(text):
                guideline = _repeated(sentence, lines)
                if guideline is not None:
                    yield Finding(
                        rule="echo",
                        level="warning",
                        message=f"{name} repeats by hand what the guideline {guideline} says",
                        path=shown(path),
                        line=number,
                        guideline=guideline,
                        excerpt=sentence.text,
                        fix="Take it out: the guideline's own line stands in the prompt.",
                    )


def _repeated(sentence: Said, lines: Sequence[tuple[str, Said]]) -> str | None:
    for guideline, said in lines:
        common = len(sentence.stems & said.stems)
        shorter = min(len(sentence.stems), len(said.stems))
        if common >= ALIKE * shorter and common >= SIMILAR * len(sentence.stems | said.stems):
            return guideline
    return None


def _sentences(text: str) -> list[Said]:
    found = [Said(span.text, content_stems(span.text)) for span in split(text)]
    return [said for said in found if len(said.stems) >= LEAST]


def _own_text(source: str) -> list[str]:
    """The lines of a template without its code; what is taken out leaves its line breaks."""
    return _CODE.sub(lambda m: " " + "\n" * m.group().count("\n"), source).split("\n")
