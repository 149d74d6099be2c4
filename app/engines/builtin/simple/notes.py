"""What becomes of a note in a reply without grammar: a sentence, an item of a list, or a place left to a person."""

import re
from typing import Literal

from app.engines.builtin.simple.tongue import Tongue
from app.model.plan import Given
from app.model.value import Value
from app.text.compiled import compiled

Kind = Literal["sentence", "item", "open"]

_LEAST = 4
"""Words of a note from which on it may be a whole sentence."""

_TELEGRAPHIC = compiled(r"->|=>|[=+]|\s/\s|^[^:]{1,30}:\s|\s-\s")
_ROUGH = compiled(
    _TELEGRAPHIC.pattern
    + r"|\b[^\W\d_]{1,4}\.(?=[\s,;)]|$)|\([^)]*\)|\b\d+[hº]\b|\b(?:vd|vh|s/|c/|p/|ggf|wg)\b"
)
"""Labels, arrows, short forms and brackets, as people jot them."""

_WORD = compiled(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Line(Value):
    """A note made ready. `open`: it is passed on as given and marked, for a person has to put it into words;
    `language` is the one that it is in, where that is the reason. `rough`: it is jotted, with short forms or labels, or
    it names the agent who signs. `alternative`: it says that it is instead of another.
    """

    given: Given
    text: str
    kind: Kind
    rough: bool = False
    language: str | None = None
    alternative: bool = False

    def item(self, *, confirm: str) -> str:
        """The note as a list holds it."""
        inside = self.text.replace("[", "(").replace("]", ")")
        return f"[{confirm}: {inside}]" if self.kind == "open" else _capital(self.text)

    @property
    def sentence(self) -> str:
        """The note with capital and full stop."""
        return ended(_capital(self.text))


def line(given: Given, tongue: Tongue, customer: str | None = None, agent: str | None = None) -> Line:
    """One note in the language of the reply, spoken to the customer; what no rule turns round is left to a person."""
    text = " ".join(given.text.split()).strip()
    foreign = tongue.stranger(text)
    if foreign is not None:
        return Line(given=given, text=text, kind="open", language=foreign)
    bare = tongue.alternative.sub("", text)
    said = _by_me(_to_you(bare, tongue), tongue, agent)
    third = tongue.customer.search(said) or (customer and _names(said, customer))
    if third:
        return Line(given=given, text=text, kind="open", alternative=bare != text)
    written = _is_sentence(said, tongue) or said.startswith(tuple(f"{own} " for own in tongue.me.values()))
    clean = re.sub(r"\s*(?:->|=>)\s*", ": ", said).rstrip(" .;,")
    kind: Kind = "sentence" if written else "item"
    rough = (not written and _ROUGH.search(text) is not None) or bool(agent and _names(said, agent))
    return Line(given=given, text=clean, kind=kind, rough=rough, alternative=bare != text)


def inline(text: str, tongue: Tongue, names: tuple[str, ...]) -> str:
    """A note for the middle of a sentence: a small first letter, unless it begins with a name or a shouted word."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    small = tongue.lowered.fullmatch(first) and not first.isupper() and first not in names
    return text[:1].lower() + text[1:] if small else text


def ended(text: str) -> str:
    """The text with a mark at its end."""
    return text if text[-1:] in ".!?" else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _to_you(text: str, tongue: Tongue) -> str:
    for expression, you in tongue.to_you:
        text = expression.sub(you, text)
    return text


def _by_me(text: str, tongue: Tongue, agent: str | None) -> str:
    """The agent in the first person: "Nuria puede escribir" from Nuria herself is "Puedo escribir"."""
    names = [n for n in {agent or "", (agent or "").split(" ")[0]} if n]
    for name in sorted(names, key=len, reverse=True):
        if text.startswith(f"{name} "):
            rest = text[len(name) + 1 :]
            for verb, own in tongue.me.items():
                if rest.startswith(f"{verb} ") and not tongue.third.search(rest):
                    return own + rest[len(verb) :]
    return text


def _names(text: str, whom: str) -> bool:
    """Whether a note speaks of somebody by name."""
    spoken = set(_WORD.findall(text))
    return any(part in spoken for part in whom.split() if len(part) > 3 and part[0].isupper())


def _is_sentence(text: str, tongue: Tongue) -> bool:
    if len(text.split()) < _LEAST or not (text[0].isupper() or text[0].isdecimal()):
        return False
    return not _TELEGRAPHIC.search(text) and tongue.verbs.search(text) is not None
