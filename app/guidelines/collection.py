"""All guidelines in their order, as the other rooms ask for them."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from app.conditions import CONDITIONS
from app.model.guideline import Guideline, Phrase, When
from app.model.provenance import Provenance
from app.text.compiled import compiled


class Guidelines:
    """Built once, then only read."""

    def __init__(self, guidelines: Iterable[Guideline], provenance: Provenance | None = None) -> None:
        self.provenance = provenance or Provenance()
        self._by_id = {g.id: g for g in sorted(guidelines, key=lambda g: g.order)}
        self._runs: dict[tuple[str, str, str], tuple[tuple[When, tuple[Phrase, ...]], ...]] = {}
        self._avoid: dict[str, re.Pattern[str] | None] = {}

    def __iter__(self) -> Iterator[Guideline]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, guideline_id: object) -> bool:
        return guideline_id in self._by_id

    def get(self, guideline_id: str) -> Guideline | None:
        """The guideline, or nothing when it does not exist or was switched off."""
        return self._by_id.get(guideline_id)

    def phrases(self, guideline_id: str, slot: str, locale: str) -> tuple[Phrase, ...]:
        """What the built-in engine may say; empty when guideline, language or slot is not there."""
        guideline = self._by_id.get(guideline_id)
        wording = guideline.wording.get(locale) if guideline else None
        return wording.slots.get(slot, ()) if wording else ()

    def runs(self, guideline_id: str, slot: str, locale: str) -> tuple[tuple[When, tuple[Phrase, ...]], ...]:
        """The same phrases in the same order, those that follow each other under one `when` together.

        A phrase that holds what some guideline says never to say is left out: a company may avoid one of ours.
        """
        key = (guideline_id, slot, locale)
        if key not in self._runs:
            avoided = self._avoided(locale)
            said = (p for p in self.phrases(*key) if avoided is None or not avoided.search(p.say))
            phrases = groupby(said, key=lambda p: id(p.when))
            groups = (tuple(group) for _, group in phrases)
            self._runs[key] = tuple((group[0].when, group) for group in groups)
        return self._runs[key]

    def avoid(self, locale: str) -> tuple[str, ...]:
        """Every phrase that some guideline says never to say, each once, as its file spells it."""
        found = (phrase for g in self if locale in g.wording for phrase in g.wording[locale].avoid)
        return tuple(dict.fromkeys(found))

    def _avoided(self, locale: str) -> re.Pattern[str] | None:
        if locale not in self._avoid:
            never = sorted(self.avoid(locale), key=len, reverse=True)
            any_of = "|".join(re.escape(phrase) for phrase in never)
            self._avoid[locale] = compiled(rf"(?<!\w)(?:{any_of})(?!\w)", re.IGNORECASE) if never else None
        return self._avoid[locale]

    def table(self) -> str:
        """All guidelines as a Markdown table, links relative to their folder."""
        rows = ["| id | title | kind | applies | severity | why | source |", "|---|---|---|---|---|---|---|"]
        for g in self:
            cells = (
                f"[`{g.id}`]({g.id}/guideline.md)",
                g.title,
                g.kind,
                CONDITIONS[g.applies].reason,
                g.severity,
                g.why,
                ", ".join(g.source),
            )
            rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        return "\n".join(rows) + "\n"
