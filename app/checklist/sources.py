"""Where a reply may take its particulars and its promises from."""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Literal

from app.checklist.case import Case
from app.checklist.lexicon import Promising
from app.checklist.patterns import piece, straight
from app.model.plan import Given
from app.model.writing import Ground
from app.text import language, matching, particulars, words
from app.text.compiled import compiled
from app.text.particulars import Particular

Voice = Literal["ours", "theirs", "barred", "name"]
"""Who says it: what the company allows or knows, what the customer says, what cannot be done, and names."""

_JOTTED_DAY = compiled(r"(?<![\w/£$€.,:])(\d{1,2}/\d{1,2})(?![\w/])")
_GUESSED = 0.5
"""Up to this (0-1) the language of a note is a guess."""

_INTERNAL = "internal"
_MESSAGE = "message"


class Source:
    """One note, message or name that a reply may rest upon; `where` is its place (`options[0]`, `thread[2]`)."""

    def __init__(
        self,
        where: str,
        text: str,
        voice: Voice,
        language: str,
        promising: Promising,
        beside: Promising | None = None,
    ) -> None:
        self.where = where
        self.text = text
        self.voice = voice
        self._language = language
        self._promising = promising
        self._beside = beside

    @cached_property
    def _written_in(self) -> tuple[str, float]:
        if self._beside is None:
            return self._language, 1.0
        return language.detect(self.text, default=self._language)

    @property
    def at_home(self) -> bool:
        """Whether it is in the language of the reply, as far as its words tell: else its stems tell nothing."""
        return self._written_in[0] == self._language

    @property
    def surely_home(self) -> bool:
        """Whether that is no mere guess, as it is for a note of few words."""
        return self.at_home and self._written_in[1] > _GUESSED

    @cached_property
    def particulars(self) -> tuple[Particular, ...]:
        """The concrete details of it; those of a note that may be English, also as English writes them."""
        found = tuple(particulars.find(self.text, self._language))
        if self.voice == "ours" and _JOTTED_DAY.search(self.text):
            # "placed 2/9": in a note of ours that is a day, though no word before it says so.
            dated = particulars.find(_JOTTED_DAY.sub(r"on \1", self.text), "en")
            found += tuple(p for p in dated if p.type == "date" and p not in found)
        if not self.surely_home:
            found += tuple(p for p in particulars.find(self.text, "en") if p not in found)
        return found

    @cached_property
    def folded(self) -> str:
        """Its text, folded, for plain look-ups."""
        return words.fold(self.text)

    def holds(self, particular: Particular) -> bool:
        """Whether it says the particular, letter by letter or in another spelling.

        The letters are tried first, since reading a text for its particulars costs a hundred times as much.
        """
        if stands(words.fold(particular.text.strip(" .,;:()")), self.folded):
            return True
        return any(particulars.same(particular, p) for p in self.particulars)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its content stems."""
        return words.content_stems(self.text, self._language)

    @cached_property
    def families(self) -> frozenset[str]:
        """Which families of promised things it speaks of."""
        said = piece(straight(self.text))
        found = self._promising.families.of(said)
        return found if self._beside is None else found | self._beside.families.of(said)

    @cached_property
    def hints(self) -> frozenset[str]:
        """The families that a note in another language may mean, though it does not name them."""
        said = piece(straight(self.text))
        return self._beside.hints.of(said) if self._beside and not self.surely_home else frozenset()

    @cached_property
    def likely(self) -> frozenset[str]:
        """The families that it may mean in short words of its own language ("move free" for "free of charge")."""
        return self._promising.likely & self._promising.hints.of(piece(straight(self.text)))

    @cached_property
    def allows(self) -> bool:
        """Whether it neither refuses nor leaves open what it speaks of."""
        said = piece(straight(self.text))
        refused = any(p.excuses.match(said) for p in (self._promising, self._beside) if p is not None)
        return not refused and not matching.leaves_open(self.text, self._language)

    @cached_property
    def whole(self) -> bool:
        """Whether it speaks of the whole of something."""
        said = straight(self.text)
        return any(p.total.search(said) for p in (self._promising, self._beside) if p is not None)

    @property
    def ground(self) -> Ground:
        """The source as the ground of a commitment."""
        return Ground(where=self.where, quote=self.text)


class Sources:
    """All sources of a case, in the order in which a ground is best named."""

    def __init__(
        self, case: Case, language: str, promising: Promising, beside: Promising | None = None
    ) -> None:
        """`beside` holds the wording of a second language in which our notes may be."""
        self.language = language
        self.customer = case.brief.customer.name
        self.all = tuple(
            Source(w, t, v, language, promising, beside) for w, t, v in _texts(case) if t and t.strip()
        )
        self.message = next(
            (s for s in self.all if s.where == _MESSAGE), Source(_MESSAGE, "", "theirs", language, promising)
        )

    def of(self, *voices: Voice) -> tuple[Source, ...]:
        """The sources with one of these voices."""
        return tuple(s for s in self.all if s.voice in voices)

    @cached_property
    def particulars(self) -> tuple[Particular, ...]:
        """The concrete details of everything that may be told to the customer."""
        return tuple(p for s in self.all for p in s.particulars)

    def hold(self, particular: Particular, among: "Sequence[Source] | None" = None) -> bool:
        """Whether any of the given sources (all by default) says the particular."""
        where = self.all if among is None else among
        needle = words.fold(particular.text.strip(" .,;:()"))
        if any(stands(needle, s.folded) for s in where):
            return True
        return any(particulars.same(particular, p) for s in where for p in s.particulars)

    def holders(self, particular: Particular, among: Sequence[Source]) -> tuple[Source, ...]:
        """The given sources that say the particular: those with its letters, else those with another spelling.

        The letters are tried first, since reading a text for its particulars costs a hundred times as much.
        """
        needle = words.fold(particular.text.strip(" .,;:()"))
        literal = tuple(s for s in among if stands(needle, s.folded))
        return literal or tuple(
            s for s in among if any(particulars.same(particular, p) for p in s.particulars)
        )

    def particulars_of(self, given: Given) -> tuple[Particular, ...]:
        """The concrete details of one note of the plan."""
        for source in self.all:
            if source.where == given.where:
                return source.particulars
        return tuple(particulars.find(given.text, self.language))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Content stems of everything that may be told to the customer."""
        return frozenset().union(*(s.stems for s in self.all))

    @cached_property
    def own_stems(self) -> frozenset[str]:
        """Content stems of what the company itself says."""
        return frozenset().union(*(s.stems for s in self.of("ours", "barred", "name")))

    @cached_property
    def folded(self) -> str:
        """Everything that may be told to the customer, folded, for plain look-ups."""
        return "\n".join(s.folded for s in self.all)


@lru_cache(maxsize=512)
def stands(needle: str, folded: str) -> bool:
    """Whether a folded text holds a needle as words or numbers of their own ("5" does not stand in "50" or "5.20")."""
    at = folded.find(needle) if needle else -1
    while at >= 0:
        end = at + len(needle)
        after = folded[end : end + 2]
        cut = after[:1].isalnum() or (after[:1] in ".,:" and after[1:].isdecimal())
        if not cut and not (at and folded[at - 1].isalnum() and needle[0].isalnum()):
            return True
        at = folded.find(needle, at + 1)
    return False


def is_internal(note: str) -> bool:
    """Whether a note is for the agent's eyes only ("Internal: …")."""
    return note.lstrip(" -*([").lower().startswith(_INTERNAL)


def internal_notes(case: Case) -> tuple[str, ...]:
    """All that must never show in the reply: `internal`, and facts that begin with "Internal"."""
    hidden = [*case.brief.internal, *(g.text for g in case.plan.internal)]
    hidden += [note for note in case.brief.facts if is_internal(note)]
    return tuple(dict.fromkeys(hidden))


def _texts(case: Case) -> Iterator[tuple[str, str, Voice]]:
    brief, profile = case.brief, case.profile
    seen = {g.where for notes in (case.plan.options, case.plan.facts, case.plan.policies) for g in notes}
    plan = case.plan
    promised = (*plan.broken_promises, *plan.promises)
    for given in (*plan.options, *plan.facts, *plan.policies, *promised):
        if not is_internal(given.text):
            yield given.where, given.text, "ours"
    for name, notes in (("options", brief.options), ("facts", brief.facts), ("policies", brief.policies)):
        for index, note in enumerate(notes):
            if f"{name}[{index}]" not in seen and not is_internal(note):
                yield f"{name}[{index}]", note, "ours"
    yield from _profile_texts(case)
    for index, turn in enumerate(brief.thread):
        yield f"thread[{index}]", turn.text, "ours" if turn.sender == "agent" else "theirs"
    for name, notes in (("cannot", brief.cannot), ("profile.cannot", profile.cannot)):
        for index, note in enumerate(notes):
            yield f"{name}[{index}]", note, "barred"
    yield _MESSAGE, case.reading.text, "theirs"
    yield from _names(case)


def _profile_texts(case: Case) -> Iterator[tuple[str, str, Voice]]:
    profile = case.profile
    lists = (("policies", profile.policies), ("contact", profile.contact), ("always_say", profile.always_say))
    for name, notes in lists:
        for index, note in enumerate(notes):
            yield f"profile.{name}[{index}]", note, "ours"
    for index, offer in enumerate(profile.offers):
        if _fits(offer.topic, case.reading.topic) and _fits(offer.fault, case.brief.fault):
            yield f"profile.offers[{index}]", offer.text, "ours"
    if profile.hours:
        yield "profile.hours", profile.hours, "ours"
    for index, role in enumerate(profile.roles):
        yield f"profile.roles[{index}]", f"{role.role} {role.answers_within or ''}", "ours"


def _fits(wanted: str | None, actual: str) -> bool:
    return wanted is None or wanted == actual


def _names(case: Case) -> Iterator[tuple[str, str, Voice]]:
    brief, profile = case.brief, case.profile
    yield "agent", f"{brief.agent.name or ''} {brief.agent.signature or ''}", "name"
    yield "company", f"{brief.company or ''} {profile.name or ''} {profile.signature or ''}", "name"
    yield "customer", f"{brief.customer.name or ''} {brief.customer.ref or ''}", "name"
    if brief.at:
        yield "at", f"{brief.at:%Y-%m-%d} {brief.at:%A}", "name"
