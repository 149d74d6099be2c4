"""The only reader of `locale/`: how commitments, form, leaks and facts are worded, by language."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.checklist.patterns import Index, Patterns, Piece
from app.errors import ConfigurationError
from app.kept.yaml_text import parsed
from app.text import words
from app.text.compiled import compiled
from app.text.expressions import expression
from app.text.guarded import Guarded

_FOLDER = Path(__file__).parent / "locale"


class Families(Patterns):
    """Wordings by the family of things that they name: an expression each."""

    def __init__(self, by_name: Mapping[str, str]) -> None:
        super().__init__(by_name.values())
        self._names = tuple(by_name)

    def of(self, said: Piece) -> frozenset[str]:
        """The families of things that a piece speaks of."""
        return frozenset([self._names[place] for place in self.matching(said)])


class Promising:
    """Wording of commitments: what triggers one, what excuses it, and the families of things that are promised.

    These keys are for languages in which nothing else is worded. `joints` is where a new statement begins. `deeds` are
    verb forms by which anything at all may be promised: where one is left after the words of the family kind `process`
    are taken out, a person looks; without the key, wherever a clause that binds names no family. `harmless` is what
    feels, or tells what was: with the key a person looks at any other clause that says something new. `common` are
    words that say nothing of what is promised. `ahead` stands behind a span of time that is a deadline, `caps` before a
    sum that allows any smaller one; `withheld` says that something is not promised; `likely` are the families that a
    note may name by a bare word of `hints` alone. `negated` is a "not" that an excuse takes for a refusal and that may
    be a promise ("we will not charge you"): a person looks.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.triggers = Patterns(table.get("triggers", ()))
        self.excuses = Patterns(table.get("excuses", ()))
        self.withheld = Patterns(table.get("withheld", ()))
        self.conditions = Patterns(table.get("conditions", ()))
        self.deadlines = Patterns(table.get("deadlines", ()))
        self.ahead = Patterns(table.get("ahead", ()))
        self.caps = Patterns(table.get("caps", ()))
        self.bound = Patterns(table.get("bound", ()))
        self.future = Patterns(table.get("future", ()))
        self.soon = Patterns(table.get("soon", ()))
        families = table.get("families", {})
        self.kinds = {name: kind for kind, by_name in families.items() for name in by_name}
        self.families = Families(
            {n: expression for by_name in families.values() for n, expression in by_name.items()}
        )
        self.negative = frozenset(table.get("negative", ()))
        self._subordinate = compiled(table.get("subordinate", "(?!)"), re.IGNORECASE)
        self._topics = compiled(table.get("topics", "(?!)"), re.IGNORECASE)
        self.total = compiled(table.get("total", "(?!)"), re.IGNORECASE)
        self.strong = frozenset(table.get("strong", ()))
        self.fates = Patterns(table.get("fates", ()))
        self.vague = frozenset(table.get("vague", ()))
        self._gifts = tuple(compiled(g, re.IGNORECASE) for g in table.get("gifts", ()))
        self._gift_ends = compiled(table.get("gift_ends", "(?!)"), re.IGNORECASE)
        self._gift_words = compiled(table.get("gift_words", "(?!)"), re.IGNORECASE)
        self.kin = tuple(frozenset(group) for group in table.get("kin", ()))
        self.deeds = Patterns(table.get("deeds", ()))
        self.hints = Families(table.get("hints", {}))
        self.likely = frozenset(table.get("likely", ()))
        self.negated = Patterns(table.get("negated", ()))
        self.common = str(table.get("common", ""))
        self.harmless = Patterns(table.get("harmless", ()))
        self.joints = compiled(table["joints"], re.IGNORECASE) if "joints" in table else None
        process = families.get("process", {}) if self.deeds else {}
        self._freely = compiled("|".join(process.values()) or "(?!)", re.IGNORECASE)

    def without_conditions(self, clause: str) -> str:
        """The clause without its "if …" part: a "not" in there does not take the promise back."""
        return self._subordinate.sub(" ", clause)

    def without_process(self, clause: str) -> str:
        """The clause without the words of what needs no ground: a deed that is left is another one."""
        return self._freely.sub(" ; ", clause)

    def beyond_excuse(self, said: Piece) -> bool:
        """Whether something is done beside what an excuse takes back ("no faltaba más, le devolvemos …")."""
        text, at = "", said.start
        for excuse in sorted(self.excuses.spans([said]), key=lambda s: s.start):
            text += said.text[at - said.start : max(excuse.start, at) - said.start] + " ; "
            at = max(at, excuse.end)
        text += said.text[at - said.start :]
        left = self.without_process(text)
        return self.deeds.match(Piece(0, left, left.lower())) if self.deeds else False

    def given(self, clause: str) -> str:
        """What a clause says that somebody gets, where its frame tells; nothing where it is a mere word or step."""
        for frame in self._gifts:
            found = frame.search(clause)
            thing = self._gift_ends.split(found.group(1), maxsplit=1)[0] if found else ""
            if thing and not self._gift_words.search(thing):
                return thing
        return ""

    def without_topics(self, clause: str) -> str:
        """The clause without what a process in it is about ("look into your refund" promises no refund)."""
        return self._topics.sub(" ", clause)


class Forming:
    """Wording of a message's form: greetings, sign-offs, gaps left open, untidy ends, words that begin a sentence."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.greetings = Patterns(table.get("greetings", ()))
        self.signoffs = Patterns(table.get("signoffs", ()))
        self.gaps = Patterns(table.get("gaps", ()))
        self.confirm = Patterns(table.get("confirm", ()))
        self.fragments = Patterns(table.get("fragments", ()))
        self.untidy = Patterns(table.get("untidy", ()))
        self.markup = Patterns(table.get("markup", ()))
        self.notes = Patterns(table.get("notes", ()))
        self.links = Patterns(table.get("links", ()))
        self.restart = compiled(table.get("restart", "(?!)"))
        self.anybody = frozenset(map(words.fold, str(table.get("anybody", "")).split()))


class Leaking:
    """Wording that lets out what is not for the customer."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.machine = Patterns(table.get("machine", ()))
        self.inside = Patterns(table.get("inside", ()))
        self.refused = Patterns(table.get("refused", ()))
        self.others = Patterns(table.get("others", ()))


class Telling:
    """A kind of statement that replies make up: what words it, what was given where it is none (with `ours`, by us),
    and how many new words it needs beside.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.says = Guarded(table["says"], re.IGNORECASE)
        self.ground = expression(table["ground"])
        self.least = int(table["least"])
        self.ours = bool(table.get("ours", False))


class Asserting:
    """Wording that asserts causes and events, and the stems that any reply may hold."""

    def __init__(self, table: Mapping[str, Any], language: str) -> None:
        self.causes = Patterns(table.get("causes", ()))
        self.events = Patterns(table.get("events", ()))
        self.persons = Patterns(table.get("persons", ()))
        self.courtesy = Patterns(table.get("courtesy", ()))
        self.common = words.content_stems(str(table.get("common", "")), language)
        self.past = compiled(table.get("past", "(?!)"), re.IGNORECASE)
        self.present = compiled(table.get("present", "(?!)"), re.IGNORECASE)
        self.joints = compiled(table.get("joints", "(?!)"), re.IGNORECASE)
        self.turns = compiled(table.get("turns", "(?!)"), re.IGNORECASE)
        self.open = Patterns(table.get("open", ()))
        self.folk = Patterns(table.get("folk", ()))
        self.subject = compiled(table.get("subject", "(?!)"), re.IGNORECASE)
        self.tellings = tuple(map(Telling, table.get("tellings", {}).values()))
        self.leads = compiled(table.get("leads", "(?!)"), re.IGNORECASE)
        self.whole = compiled(table.get("whole", "(?!)"), re.IGNORECASE)
        self.supposed = compiled(table.get("supposed", "(?!)"), re.IGNORECASE)
        self.frame = frozenset(map(words.fold, str(table.get("frame", "")).split()))
        self.owing = compiled(table.get("owing", "(?!)"), re.IGNORECASE)
        self.asides = compiled(table.get("asides", "(?!)"), re.IGNORECASE)


class Lexicon:
    """One language's wording. `known` says that what replies tell and promise is worded in it, `promises_known` that
    what they promise is; `formed` that we know how its messages begin and end.

    Places left open and words of the machine look alike in every language: without a file of its own a language
    takes the English ones.
    """

    def __init__(self, language: str, folder: Path, fallback: Path) -> None:
        self.language = language
        self.promises_known = (folder / "commitments.yaml").is_file()
        self.known = self.promises_known and (folder / "facts.yaml").is_file()
        self.formed = (folder / "form.yaml").is_file()
        self.promising = Promising(_table(folder / "commitments.yaml"))
        self.forming = Forming({**_table(fallback / "form.yaml"), **_table(folder / "form.yaml")})
        self.leaking = Leaking({**_table(fallback / "leaks.yaml"), **_table(folder / "leaks.yaml")})
        self.aimed = Patterns(
            {**_table(fallback / "judging.yaml"), **_table(folder / "judging.yaml")}.get("aimed", ())
        )
        answering = _table(folder / "answers.yaml")
        self.voiced = Patterns(answering.get("voiced", ()))
        self.joints = compiled(answering.get("joints", "[;,]\\s"), re.IGNORECASE)
        self.asserting = Asserting(_table(folder / "facts.yaml"), language)
        self._causes = Patterns(_table(folder / "causes.yaml").get("causes", ()))
        rooms = (self, self.promising, self.forming, self.leaking, self.asserting)
        self.index = Index(
            found for room in rooms for found in vars(room).values() if isinstance(found, Patterns)
        )

    @property
    def causes(self) -> Patterns:
        """How causes are told; a language may word them without its facts: they are weighed then, and prove nothing."""
        return self.asserting.causes or self._causes


class Lexicons:
    """Wording of all languages, each read when it is first needed and kept on this object."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._folder = folder
        self._cache: dict[str, Lexicon] = {}

    def of(self, language: str) -> Lexicon:
        """The wording of a language ("en", "pt-BR" …); an unknown one gives empty sets."""
        code = language.partition("-")[0].lower()
        if code not in self._cache:
            safe = code if code.isalpha() else "none"
            self._cache[code] = Lexicon(code, self._folder / safe, self._folder / "en")
        return self._cache[code]


def _table(path: Path) -> Mapping[str, Any]:
    if not path.is_file():
        return {}
    table = parsed(path.read_text(encoding="utf-8"))
    if not isinstance(table, dict):
        raise ConfigurationError([f"{path.name}: a table is needed"])
    return table
