"""What a log note speaks of: a thing with its article, its number and its sum, as a sentence names it."""

from functools import cache
from typing import NamedTuple

from app.engines.builtin.notes.log.table import form, pairs, said, words
from app.engines.builtin.notes.log.times import weekday_of
from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.telegraph.articles import Known, is_plural, sure_nouns
from app.text.grammar import lexicon

_WORDS_MOST, _COUNTED = 4, 2
_VOWELS = "aeiou"
_VOWELS_OF = frozenset("aeiouy")


class Thing(NamedTuple):
    """A thing as it is told; `head` is its noun, `actor` where it does things, `summed` where it has its sum.

    `numbered`: one of several of its kind, of which only the house knows the number ("Appt 2").
    """

    text: str
    head: str
    plural: bool = False
    actor: bool = False
    summed: bool = False
    numbered: bool = False


class Eyes(NamedTuple):
    """What is known when a thing is named: the message, the words of it, and what the note named before."""

    known: Known
    message: str
    own: bool = True

    def is_noun(self, low: str) -> bool:
        """Whether a word may be part of the name of a thing."""
        if low in words("never_named"):
            return False
        if low in words("ordinals"):
            return True
        return low in _nouns() or low.removesuffix("s") in _nouns()


@cache
def _nouns() -> frozenset[str]:
    return words("things") | words("actors") | sure_nouns() | lexicon().actors


def thing_at(text: str, at: int, eyes: Eyes) -> tuple[Thing, int] | None:
    """The thing that is named at a place of a text, and the place behind it."""
    found: list[str] = []
    counted = form("counted").match(text, at)
    end = counted.end() if counted else at
    while len(found) < _WORDS_MOST and (word := form("word").match(text, end)) is not None:
        low = word.group().lower()
        weekday = not found and weekday_of(low)
        initials = word.group() in word_list("initials") and low not in words("never_named")
        if not (weekday or initials or eyes.is_noun(low)) or (
            found and low in words("done") | words("doing") and low != "set"
        ):
            break
        found.append(weekday or pairs("ordinals").get(low, word.group()))
        end = word.end() + (text[word.end() : word.end() + 1] == " ")
    if not found:
        return None
    end = end - (text[end - 1 : end] == " ")
    head = found[-1].lower()
    if counted is not None:
        return _counted(counted["count"], found, end)
    code, end = _code(text, end, head)
    sum_of, end = _sum(text, end, head)
    if code is None and not _may_stand(found):
        return None
    name = _told(found, code, sum_of, eyes)
    by_number = head in words("dated_by_day") and code is not None and len(code) <= _COUNTED
    return Thing(name, head, _is_plural(head), head in words("actors"), bool(sum_of), by_number), end


def _counted(count: str, found: list[str], end: int) -> tuple[Thing, int] | None:
    """Some of a thing: "1 ticket", "2 tins"; who are counted is left to other readers."""
    head, one = found[-1].lower(), count == "1"
    if head in words("actors") or one == head.endswith("s") or not _may_stand(found):
        return None
    return Thing(f"{count} {' '.join(map(_in_case, found))}", head, not one), end


def _may_stand(found: list[str]) -> bool:
    """Whether the last word is a noun by itself: "final" and "next" lead to one."""
    last = found[-1].lower()
    return not found[-1].isupper() and last not in words("leading") | set(pairs("ordinals").values()) | words(
        "weekdays"
    )


def coded_thing(label: str, eyes: Eyes) -> tuple[Thing, int] | None:
    """Any thing that a label names with its number: "Frobnicator 4411" is one, whatever it is."""
    found = form("coded_label").fullmatch(label)
    if found is None or found["noun"].lower() in words("never_named") | words("not_coded"):
        return None
    noun = found["noun"].lower()
    return Thing(f"{_article(noun, [noun], eyes, shown=False)}{noun}", noun, _is_plural(noun)), len(label)


def by_clock(text: str, at: int) -> tuple[Thing, int] | None:
    """What runs to a timetable, named by its hour: "08:15 cancelled"."""
    found = form("by_clock").match(text, at)
    if found is None:
        return None
    return Thing(f"{said('the')} {found['clock']}", found["clock"]), found.end() - 1


def theirs_of(thing: str | None) -> Thing | None:
    """What the customer writes of as a thing, where that is one of theirs: "your boiler"."""
    own = f"{said('your')} "
    if thing is None or not thing.startswith(own):
        return None
    head = thing.rpartition(" ")[2].lower()
    return Thing(thing, head, _is_plural(head))


def _code(text: str, end: int, head: str) -> tuple[str | None, int]:
    space = text[end : end + 1] == " "
    if not space or head not in words("coded") | words("customer_facing"):
        return None, end
    code = form("code").match(text, end + 1)
    if code is not None:
        return code.group(), code.end()
    letter = form("letter").match(text, end + 1) if head in words("labelled_so") else None
    if letter is not None and letter.group().isupper():
        return letter.group(), letter.end()
    return None, end


def _sum(text: str, end: int, head: str) -> tuple[str | None, int]:
    found = form("sum").match(text, end + 1) if text[end : end + 1] == " " else None
    if found is None or head not in words("sums"):
        return None, end
    return found.group(), found.end()


def _is_plural(head: str) -> bool:
    return head in words("plural") or is_plural(head)


def _told(found: list[str], code: str | None, sum_of: str | None, eyes: Eyes) -> str:
    low = [_in_case(word) for word in found]
    name, head = " ".join(low), low[-1].lower()
    shown = code is not None and (
        head in words("customer_facing") | words("labelled_so") or code in eyes.message
    )
    if shown:
        name = f"{name} {code}"
    behind = f" {said('of')} {sum_of}" if sum_of else ""
    return f"{_article(name, low, eyes, shown=shown)}{name}{behind}"


def _in_case(word: str) -> str:
    """A word of a name in small letters, but for initials and a day of the week."""
    if not _VOWELS_OF.intersection(word.lower()) and word.upper() in word_list("initials"):
        return word.upper()
    return word if (word.isupper() and len(word) > 1) or word.lower() in words("weekdays") else word.lower()


def _article(name: str, low: list[str], eyes: Eyes, *, shown: bool) -> str:
    head = low[-1]
    theirs = head in eyes.known.owned or head in words("always_theirs")
    theirs = theirs and not (shown and head in words("labelled_so"))  # "lift B" is one of several
    if theirs and eyes.own and not _is_plural(head) and low[0] not in words("not_theirs"):
        return f"{said('your')} "
    if shown or (head in words("as_a_rule") and len(low) == 1):
        return ""
    if head in words("fresh") and len(low) == 1 and head not in eyes.known.named and not _is_plural(head):
        return f"{said('an' if name[0] in _VOWELS else 'a')} "
    return f"{said('the')} "
