"""Greeting, closing formula and signature of a reply that a model wrote.

The model writes the greeting and the closing formula, in the customer's language; the name below is put there by us,
exactly as the brief gives it, and what the model wrote in its place goes. So no signature is doubled, mangled or made
up, and it need not leave the process.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.engines.builtin.letter import address, called
from app.engines.interface import Task
from app.model.brief import Brief
from app.model.writing import Passage, Written
from app.prompts import Prompts
from app.text.compiled import compiled
from app.text.sentence_marks import marks
from app.text.sentences import split
from app.text.words import fold

UNSIGNED = frozenset({"chat", "social"})
"""Channels where a reply has no closing formula, and at most the agent's name."""

_STOP = compiled(r"[.!?…。！？]['\"”’)\]]*$")
_ITEM = compiled(r"^\s*(?:[-*•]|\d{1,2}[.)])\s")
_PLACE = compiled(r"\[[^\[\]]{0,60}\]")
_WORD = compiled(r"[^\W_]+(?:['’][^\W_]+)*")
_BELOW_AT_MOST = 8
"""Words of a line that stands below a closing formula as a name, an office or a company does."""
_ALONE_AT_MOST = 5
"""Words of a last line without a full stop that closes and says nothing."""
_HAIL = 3
"""Words of a first sentence that is hardly more than a greeting ("Hiya!")."""
_FEW = 5
"""Words of a line that begins with the agent's name and signs ("Bex at Pavement Shoes")."""


class Letter(NamedTuple):
    """The text of the reply up to its closing formula, the formula, and the signature; each may be missing."""

    body: str
    closing: str | None
    signature: str | None


class Endings:
    """Sets right how a reply begins and ends."""

    def __init__(self, prompts: Prompts) -> None:
        self._prompts = prompts

    def greeting(self, task: Task, opening: str) -> str | None:
        """The greeting that is missing before `opening`, the first line of a reply; nothing where one is there.

        In a language that we have no greetings in, the reply stays as it is, and the checklist says what is missing.
        """
        if _greets(opening, task.brief) or not self._prompts.has_locale(wanted_language(task)):
            return None
        brief, table = task.brief, self._prompts.wording("greetings", wanted_language(task))
        tone = brief.tone or "warm"
        name = address(called(brief, task.reading, table), tone, table)
        lines = table[brief.channel if brief.channel in table else "email"][tone]
        line: str = lines["named"][0].replace("{name}", name) if name else lines["unnamed"][0]
        return line

    def letter(self, task: Task, tail: str) -> Letter:
        """The last stretch of a reply, with the closing formula in its place and the signature of the brief."""
        known = self._prompts.has_locale(wanted_language(task))
        table = self._prompts.wording("signoffs", wanted_language(task)) if known else {}
        body, closing = _without_signature(tail, _names(task))
        if closes_here(task.brief):
            closing = None
        elif closing is None and table:
            closing = str(table[task.brief.tone or "warm"][0])
        return Letter(body=body, closing=closing, signature=_signature(task.brief, table))


def wanted_language(task: Task) -> str:
    """The language that the reply should be in (ISO 639-1)."""
    return task.reading.language if task.brief.language == "auto" else task.brief.language


def closes_here(brief: Brief) -> bool:
    """Whether a reply to this brief needs no closing formula of the model's: its channel has none, or its signature
    brings one.
    """
    signature = (brief.agent.signature or "").strip()
    first = signature.partition("\n")[0]
    return brief.channel in UNSIGNED or bool(signature and marks().signs_off(first))


def signed(letter: Letter) -> tuple[Passage, ...]:
    """Closing formula and signature as the last passages."""
    found = []
    if letter.closing:
        found.append(Passage(text=letter.closing, before="\n\n", part="signoff", claimed=True))
    if letter.signature:
        found.append(
            Passage(
                text=letter.signature,
                before="\n" if letter.closing else "\n\n",
                part="signoff",
                claimed=True,
            )
        )
    return tuple(found)


def body_of(written: Written) -> str:
    """A reply as its model would have written it: without the signature that we put below it."""
    passages = list(written.passages)
    if passages and passages[-1].part == "signoff" and not marks().signs_off(passages[-1].text):
        passages.pop()
    return "".join(p.before + p.text for p in passages).strip()


def _greets(line: str, brief: Brief) -> bool:
    first = line.strip().partition("\n")[0].strip()
    if marks().greets(first) or (first.endswith((",", ":", "!")) and len(first.split()) <= _BELOW_AT_MOST):
        return True
    if len(split(first)[0].text.split()) <= _HAIL:
        return True
    names = {fold(part) for part in (brief.customer.name or "").split() if len(part) > 2}
    opening = {fold(word.strip(" ,.!:;")) for word in first.split()[:4]}
    begins = fold(first.split()[0].strip(" ,.!:;")) if first else ""
    return bool(names & opening) or begins in marks().greetings


def _without_signature(tail: str, names: "_Names") -> tuple[str, str | None]:
    """The tail without what stands below its closing formula, and the formula."""
    lines = tail.rstrip().split("\n")
    for at in range(len(lines) - 1, max(-1, len(lines) - 9), -1):
        closing = _closing(lines[at])
        if closing and all(_may_stand_below(line) for line in lines[at + 1 :]):
            return "\n".join(lines[:at]).rstrip(), closing
    while lines and (not lines[-1].strip() or _is_name(lines[-1], names)):
        lines.pop()
    if len(lines) > 1 and not lines[-2].strip() and _stands_alone(lines[-1]):
        return "\n".join(lines[:-1]).rstrip(), lines[-1].strip()
    body = "\n".join(lines).rstrip()
    last = split(lines[-1])[-1] if lines else None
    # "… once it is done. Tom, Larch & Lime": a name in the last line, behind its last sentence.
    if last is not None and last.start > 0 and (_is_name(last.text, names) or _signed(last.text)):
        return body[: len(body) - len(last.text)].rstrip(), _signed(last.text)
    return body, None


def _closing(line: str) -> str | None:
    """The closing formula of a line that holds one, without the name that may stand behind it."""
    line = line.strip()
    if marks().signs_off(line):
        return line
    if signed_line := _signed(line):
        return signed_line
    few = 1 < len(line.split()) <= _BELOW_AT_MOST
    return line if few and line.endswith(",") and not _ITEM.match(line) else None


def _stands_alone(line: str) -> bool:
    """Whether a last line of its own, "Warm wishes to you both", is a closing formula that no list has."""
    few = 1 < len(line.split()) <= _ALONE_AT_MOST
    return few and not (_STOP.search(line.strip()) or _ITEM.match(line) or any(c.isdecimal() for c in line))


def _signed(line: str) -> str | None:
    """The closing formula of "Kind regards, Tom"."""
    head, comma, rest = line.partition(",")
    closes = bool(comma) and marks().signs_off(head) and len(rest.split()) <= _BELOW_AT_MOST
    return f"{head}," if closes else None


def _may_stand_below(line: str) -> bool:
    return not _ITEM.match(line) and not _STOP.search(line.strip()) and len(line.split()) <= _BELOW_AT_MOST


def _is_name(line: str, names: "_Names") -> bool:
    """Whether a line signs: nothing in it but words of our names, or our agent's first name and a few words more."""
    line = line.strip()
    if _PLACE.fullmatch(line):
        return True
    words = _words(line)
    if not words or len(words) > _BELOW_AT_MOST or _ITEM.match(line) or _STOP.search(line):
        return False
    return set(words) <= names.all or (words[0] == names.first and len(words) <= _FEW)


class _Names(NamedTuple):
    """All words that stand in names and signature of ours, and the agent's first name."""

    all: frozenset[str]
    first: str | None


def _names(task: Task) -> _Names:
    brief, profile = task.brief, task.profile
    given = (brief.agent.name, brief.company, profile.name, brief.agent.signature)
    first = _words(brief.agent.name or "")[:1]
    return _Names(
        frozenset(word for text in given if text for word in _words(text)), first[0] if first else None
    )


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _signature(brief: Brief, table: Mapping[str, Any]) -> str | None:
    if brief.channel in UNSIGNED:
        return brief.agent.name
    names: Sequence[str] = [name for name in (brief.agent.name, brief.company) if name]
    below = brief.agent.signature or "\n".join(names) or str(table.get("nobody", ""))
    return below.strip() or None
