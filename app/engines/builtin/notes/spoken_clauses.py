"""One clause of a spoken offer as a statement: who acts in it, and on what condition."""

from collections.abc import Callable

from app.engines.builtin.notes.as_phrase import lowered
from app.engines.builtin.notes.expand import with_prepositions
from app.engines.builtin.notes.offer_deeds import Reads, said_of
from app.engines.builtin.notes.offer_fit import FINITE, is_unfit
from app.engines.builtin.notes.options import is_for_them
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.spoken_tails import shape, told_as
from app.engines.builtin.notes.telegraph.articulate import articulate
from app.engines.builtin.notes.telegraph.reader import read_statement
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.telegraph.verb_forms import base_of_participle, bases, is_noun
from app.text.grammar import is_verb_base, lexicon, tokens


class Clauses:
    """Reads the clauses of one offer; `single` where it has but one, `later` where one stands before it."""

    def __init__(self, setting: Setting, reads: Reads, *, single: bool) -> None:
        self._known = setting.context.known
        self._names = frozenset(setting.names)
        self._reads = reads
        self._single = single
        self.later = False

    def loose(self, bit: str) -> str | None:
        """Words that only go on with the clause before them: "under cards"."""
        bare = not any(token.tag in FINITE for token in tagged(bit, self._names))
        return f", {bit}" if bare and shape("loose").match(bit) else None

    def clause(self, bit: str) -> str | None:
        """A clause of somebody who acts, with its condition behind it."""
        if (lead := shape("led_by").match(bit)) is not None:
            told = self.clause(lead["rest"]) or self.first(lead["rest"])
            return f"{lead['lead'].lower()}, {told}" if told else None
        found = shape("condition_tail").match(bit)
        if found is not None:
            cond = self.condition(found["cond"])
            theirs = cond is not None and shape("deed_to_you").search(cond) is not None
            main = self.clause(found["main"]) or (self._ours(found["main"]) if theirs else None)
            return f"{main} {found['when'].lower()} {cond}" if main and cond else None
        ways: tuple[Callable[[str], str | None], ...] = (self._bare, self._glad, self._own, self._somebody)
        return next((made for way in ways if (made := way(bit))), None)

    def _bare(self, bit: str) -> str | None:
        """What is offered without a subject: "can take 40 off" is ours to do, "can come in any day" theirs."""
        found = shape("bare_modal").match(bit)
        if found is None or not _deed(found["do"]):
            return None
        do = self._done(found["do"])
        values = {"modal": found["modal"].replace("wd", "would"), "also": found["also"] or "", "do": do}
        if shape("their_deed").match(do) and not shape("deed_to_you").search(do):
            return told_as("you_modal").format(**values)
        behind = tokens(do)[1:2]
        if shape("anybodys_deed").match(do) or (behind and behind[0] in lexicon().prepositions):
            return None  # "can move to the evening class": what reads orders tells whose it is
        return told_as("we_also" if values["also"] else "we_modal").format(**values)

    def _glad(self, bit: str) -> str | None:
        """What we are glad to do: "happy to pay the bill"."""
        found = shape("bare_glad").match(bit)
        if found is None or not _deed(found["do"]):
            return None
        return told_as("we_glad").format(how=found["how"], do=self._done(found["do"]))

    def _own(self, bit: str) -> str | None:
        """A clause of ours or of theirs, or of a thing that was named: "i'll measure again"."""
        found = shape("own_clause").match(bit)
        if found is None:
            return None
        for how, name in (("just_do", "only_need"), ("may_do", "you_can")):
            if self.later and (asked := shape(how).match(bit)) is not None:
                return told_as(name).format(do=self._done(asked["do"]))
        who, lead, do = found["who"].lower(), found["verb"], found["do"]
        theirs = who == "you" and lead.strip() in {"can", "could"}
        if self._single and who not in {"we", "i"} and not theirs:
            return None  # whose it is, what reads offers whole tells
        helped = any(shape(name).search(lead) for name in ("modal_verb", "be_verb"))
        thing = who in {"it", "that", "there"} or " " in who
        acts = helped or (tagged(do, self._names)[0].tag in FINITE if thing else _deed(do))
        return f"{'I' if who == 'i' else who}{lead}{self._done(do)}" if acts else None

    def _somebody(self, bit: str) -> str | None:
        """Somebody of ours who acts, by name or by their trade."""
        found = shape("somebody_can").match(bit)
        if found is not None and _deed(found["do"]) and (who := self._who(found["who"])):
            modal = found["modal"]
            if modal.endswith(("happy to", "glad to", "willing to")):
                how = modal.split()[-2]
                return told_as("somebody_is").format(who=who, how=how, do=self._done(found["do"]))
            return f"{who} {modal} {self._done(found['do'])}"
        found = shape("somebody_does").match(bit)
        if found is not None and (who := self._who(found["who"])):
            return with_prepositions(f"{who} {found['does']}{found['rest'] or ''}")
        return None

    def _who(self, who: str) -> str | None:
        """Whoever acts, as the customer would hear of them; None where the words are nobody."""
        first = who.split(maxsplit=1)[0]
        if first in self._names or (first[:1].isupper() and first.isalpha()):
            return f"{jotting('our')} {who}" if first.isupper() and len(first) > 1 else who
        row = tagged(who, self._names)
        if row[0].tag in {"det", "pronoun"} and not any(token.tag in FINITE for token in row[1:]):
            return who
        head = row[-1].low
        if first.lower() in lexicon().ordered or not pattern("somebody").search(who):
            return None
        if any(
            token.tag in FINITE | {"prep", "to", "not", "time"} for token in row[:-1] if token.low != "of"
        ):
            return None
        return f"{jotting('our' if head in word_list('of_the_house') else 'the')} {lowered(who)}"

    def first(self, bit: str) -> str | None:
        """The first clause where it is only a thing or an order of ours."""
        if is_for_them(bit) or shape("their_order").match(bit):
            return told_as("you_can").format(do=lowered(self._done(bit.removeprefix("please "))))
        words = tokens(bit)
        if shape("no_thing_first").match(bit) or not words:
            return None
        line = self._reads(bit)
        thing = is_noun(words[0]) and words[1:2] and words[1] in lexicon().prepositions
        if thing and line.form == "vp" and not shape("phrasal").match(bit):
            return None  # "courier from the airport" may be one
        ours = line.noted or (line.form == "clause" and shape("deed_to_you").search(bit))
        if ours and (made := self._ours(bit)) is not None:
            return made
        if line.doubtful or line.noted or is_unfit(line):
            return None if line.doubtful else self._ours(bit)
        found = shape("as_done").match(line.text) if line.form == "clause" else None
        if found is not None:
            base = base_of_participle(found["done"])
            return (
                told_as("we_do").format(do=f"{base} {lowered(found['x'])}{found['rest']}") if base else None
            )
        return said_of(line) or self._ours(bit)

    def _ours(self, bit: str) -> str | None:
        """An order with its object, as what we can do."""
        words = tokens(bit)
        takes = len(words) > 1 and (words[1] in lexicon().determiners or words[0] in lexicon().anybodys)
        return told_as("we_do").format(do=self._done(bit)) if takes and _deed(bit) else None

    def condition(self, cond: str) -> str | None:
        """A condition with a subject and a verb of its own."""
        row = tagged(cond, self._names, inner=True)
        if shape("contracted").match(cond) or shape("plain_condition").match(cond):
            return cond
        bare = shape("bare_condition").match(cond)
        if bare is not None and not any(token.tag == "pronoun" for token in row):
            if bare["state"]:
                return told_as("it_state").format(state=bare["state"])
            return told_as("that_easy").format(easy=bare["easy"].removeprefix("that's "))
        if row and row[0].tag == "noun":
            read = read_statement(cond, self._known, self._names, inner=True)
            return None if read is None else lowered(read.text)
        return cond if _is_clause(row) else None

    def _done(self, do: str) -> str:
        """What somebody does, with its articles and prepositions."""
        plain = articulate(do, self._known, self._names, order=True)
        made = with_prepositions(plain)
        # "Keep the 14th for him" keeps the day itself.
        made = plain if made.split()[1:2] != plain.split()[1:2] else made
        return shape("one_of").sub(told_as("the"), shape("two_articles").sub(r"\1", made))


def _is_clause(row: list[Token]) -> bool:
    """Whether words begin with a subject and have a verb behind it."""
    verbs = [k for k, token in enumerate(row) if token.tag in FINITE]
    if len(row) > 1 and row[0].tag == "pronoun":
        return bool(verbs) or row[1].low in bases()
    return bool(row) and row[0].tag in {"det", "name"} and bool(verbs) and bool(verbs[0])


def _deed(do: str) -> bool:
    """Whether words begin with what somebody does."""
    lex = lexicon()
    said = [word for word in tokens(do) if word not in lex.adverbs]
    known = bases() | lex.ordered | lex.theirs | lex.anybodys | word_list("deeds_too") | {"be", "have"}
    takes = said[1:2] and said[1] in lex.determiners | lex.pronouns and said[0].isalpha()
    return bool(said) and bool(said[0] in known or is_verb_base(said[0]) or takes)
