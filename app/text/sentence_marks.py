"""What a full stop means after an abbreviation, an initial or a number."""

from functools import cache
from typing import NamedTuple

from app.text import tables
from app.text.compiled import compiled
from app.text.words import fold

_DAY = compiled(r"\d{1,2}(?:\.(?:0?[1-9]|1[0-2]))?")
"""A day, or a day and a month: "11.20" is a time, behind which a sentence may end."""
_ITEM = compiled(r"\(?(?:\d{1,2}|[a-zA-Z])")


class Marks(NamedTuple):
    """Abbreviations, greetings and sign-offs of all languages that we know, folded."""

    never_end: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    months: frozenset[str]
    greetings: frozenset[str]
    signoffs: frozenset[str]

    def ends_sentence(self, word: str, after: str, *, lone: bool) -> bool:
        """Whether a single full stop behind `word` and before `after` ends a sentence."""
        if lone:
            return True
        folded = fold(word)
        following = fold(after.split(None, 1)[0].rstrip(".,;:!?"))
        if folded in self.never_end:
            return False
        if folded in self.before_number:
            return not following[:1].isdecimal() and not following.startswith("#")
        if folded in self.may_end:
            return after[0].isupper() and following not in self.months
        if len(word) == 1 and word.isupper() and word != "I":
            # Behind "Block C." another sentence may begin with "I"; an initial has a name behind it.
            return not after[0].isupper() or after.startswith(("I ", "I'", "I’"))
        # "12. Januar", "am 12.11. bestellt", and the number of a list item.
        if _DAY.fullmatch(word):
            return following not in self.months and not after[0].islower() and "." not in word
        return not (_ITEM.fullmatch(word) and word.islower())

    def greets(self, line: str) -> bool:
        """Whether a line is a greeting and no more ("Hi Tom,", "Dear Sir or Madam")."""
        if len(line) > 60:
            return False
        folded = fold(line).strip(" ,.!:-")
        first, *rest = folded.split() or [""]
        return first.rstrip(",") in self.greetings and len(rest) <= 5 and "?" not in line

    def signs_off(self, line: str) -> bool:
        """Whether a line is a sign-off and no more ("Kind regards,")."""
        return len(line) <= 50 and fold(line).strip(" ,.!:-*") in self.signoffs


@cache
def marks() -> Marks:
    """Read once from `locale/*/sentences.yaml` and the months of `particulars.yaml`."""
    found: dict[str, set[str]] = {name: set() for name in Marks._fields}
    for language in tables.LANGUAGES:
        table = tables.table(language, "sentences")
        for name in ("never_end", "before_number", "may_end", "greetings", "signoffs"):
            found[name].update(map(fold, tables.word_set(table.get(name))))
        found["months"].update(fold(m) for m in tables.table(language, "particulars").get("months", {}))
    found["greetings"] -= {"to", "muy", "m"}
    return Marks(**{name: frozenset(values) for name, values in found.items()})
