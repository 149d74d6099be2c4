"""Tells a bare message back: what happened, and what is asked, where there is nothing yet that could be told them."""

import re
from collections.abc import Sequence
from itertools import accumulate

from app.engines.builtin.concern.asked import Asked
from app.engines.builtin.concern.asked_together import as_one, together
from app.engines.builtin.concern.asked_unread import UNHEARD
from app.engines.builtin.concern.asked_words import patterns
from app.engines.builtin.concern.concerns import Clause
from app.engines.builtin.concern.mocking import mocks
from app.engines.builtin.concern.statement import apart
from app.engines.builtin.desk import Desk
from app.engines.builtin.mood import foreign_hand, slips
from app.engines.builtin.naming import name_the_matter
from app.engines.builtin.safety import answers
from app.text.compiled import compiled
from app.text.words import content_stems

_NAMES_SOMETHING, _NAMES_A_DEED = 6, 4
"""Words from which on a question says something by itself though it speaks of "it": "whether you do that" does not;
those of one that names what was done: "why it was frozen".
"""
_PAIR, _PAIR_WORDS = 2, 32
"""Statements that are told in one sentence, and the words of them."""
_MOST, _ONE_BREATH = 4, 46
"""Things asked that are told one after another, and their words together; of longer ones two are."""
_BETWEEN = 12
"""Words of the rest of a sentence that may stand between two questions of which the second speaks of the first."""
_HELD_UP, _POINT_HELD_UP = 20, 30
"""Words up to which a sentence is held up as it stands, and the one that tells most."""
_JOINED = compiled(r"[^.?!\n]*[.?!]*\s*(?:(?:and|also|so|or|but|plus|if so),?\s*)*", re.IGNORECASE)
_TURNED = compiled(r"\b(?:yours|ours|not|never|no|none|nobody|nothing)\b|n't\b", re.IGNORECASE)
"""What makes another thing of the same words."""
_OPEN_TO_ALL = frozenset({"review", "social"})


def tell_account(desk: Desk, told: Sequence[Clause]) -> bool:
    """There is nothing to tell them yet: that they were heard in full is what the reply can give.

    What anybody can read, or is meant to be short, gives back only the first of it.
    """
    brief = desk.task.brief
    told, opened = _with_it_named(desk, told)
    short = desk.tightness > 0 or brief.length == "short" or brief.channel in _OPEN_TO_ALL
    told = told[:1] if short else told[:2] if desk.chatty else told
    brief_ones = [one for one in told if not _long(one) or _is_the_point(one, told)]
    dropped = len(brief_ones) < len(told)
    # What is told names the matter itself.
    shown = any(content_stems(desk.concern.thing) & content_stems(one.text) for one in brief_ones)
    named = opened or (
        dropped and not (desk.asked or shown) and name_the_matter(desk, "listen", "restate_thing")
    )
    told = brief_ones if named or (dropped and shown) else told
    kind = desk.concern.kind_words
    thanked = desk.bearing.thanks and kind is not None and kind.text is not None
    before = bool(desk.asked) or thanked
    joined = not before and not _says_it_again(told[:_PAIR]) and _tell_two(desk, told[:_PAIR])
    told, before = (told[_PAIR:], True) if joined else (told, before)
    said = False
    for number, one in enumerate(told):
        if any(_adds_nothing(one, before_it) for before_it in told[:number]):
            continue  # "you sold my unit. You SOLD it"
        # "You also say" follows something that was said.
        said = _tell(desk, one, more=before or said) or said
    return named or joined or said


def _with_it_named(desk: Desk, told: Sequence[Clause]) -> tuple[list[Clause], bool]:
    """What can be told, and whether its "it" had to be named first; what speaks of something unnamed is left out."""
    first = next(iter(told), None)
    opens = first is not None and first.unnamed and not desk.asked
    opened = opens and name_the_matter(desk, "listen", "restate_thing")
    return [one for one in told if not one.unnamed or (opened and one is first)], opened


def _tell_two(desk: Desk, told: Sequence[Clause]) -> bool:
    """Two short statements in one sentence, which is how anybody would say it; False where they do not fit one."""
    words = sum(len(one.text.split()) for one in told)
    fits = len(told) == _PAIR and words <= _PAIR_WORDS and not any(one.quoted for one in told)
    # "And that was five weeks ago" would be heard as one more thing that they tell.
    clear = (
        fits and ", " not in told[0].text and told[1].text.count(", ") <= 1 and " that " not in told[1].text
    )
    if not clear or "grief" in desk.book.feelings:
        return False
    first, second = told
    values = {"concern": first.text, "concern2": second.text}
    return desk.say("listen", "restate_two", shown=[first.source, second.source], values=values)


def _says_it_again(told: Sequence[Clause]) -> bool:
    """Whether the second of two says nothing beyond the first: "you sold my unit. You SOLD it"."""
    return len(told) == _PAIR and _adds_nothing(told[1], told[0])


def _adds_nothing(one: Clause, before: Clause) -> bool:
    """Whether something says no more than what is told before it; "you closed mine" does, though its words are few."""
    turned = _TURNED.search(one.text) and not _TURNED.search(before.text)
    return not turned and content_stems(one.text) <= content_stems(before.text)


def _long(one: Clause) -> bool:
    """Whether it could only be held up at length, which reads as if nobody had taken it in."""
    return one.quoted and len(one.text.split()) > _HELD_UP


def _is_the_point(one: Clause, told: Sequence[Clause]) -> bool:
    """Whether it tells more than all else that is told: left out, the reply would only tell what surrounds it."""
    heaviest = max(other.value for other in told)
    return len(one.text.split()) <= _POINT_HELD_UP and one.value >= heaviest


def _tell(desk: Desk, one: Clause, *, more: bool) -> bool:
    mourns = "grief" in desk.book.feelings
    if one.quoted:
        # The words of somebody who mourns are not held up to them.
        slot = "restate_quote_more" if more else "restate_quote"
        return not mourns and desk.say(
            "listen", slot, shown=[one.source], values={"quote": one.text[0].upper() + one.text[1:]}
        )
    # A death is not put in doubt by "as I understand it".
    slot = "restate_more" if more else "restate_loss" if mourns else "restate"
    return desk.say("listen", slot, without=("Concern",), shown=[one.source], values={"concern": one.text})


def tell_asked(desk: Desk, *, leaning: bool) -> bool:
    """Say what they ask, where it cannot be answered yet or is a plain question: four things at the most.

    Of a reply that is to be short one. With `leaning` also what speaks of "it": the sentence that names it is told
    before. So is what the question just before names: "can he drive it too? Does that cost extra?". True where any is
    said.
    """
    if desk.asked:
        return True
    if not (desk.bare or _plainly_asks(desk)):
        return False
    short = desk.tightness > 0 or desk.task.brief.length == "short" or desk.chatty
    for ones in together(_chosen(_speaking(desk, leaning=leaning), short=short)):
        kind = "quote" if ones[0].quoted else ones[0].kind
        slot = f"restate_{'asked_' if ones[0].quoted else ''}{kind}"
        values: dict[str, str | None] = {kind: as_one(ones)}
        if all(_is_shown(desk, one) for one in ones) or desk.say(
            "listen", f"{slot}_more" if desk.asked else slot, shown=[o.source for o in ones], values=values
        ):
            desk.asked += [one.ask for one in ones]
    return bool(desk.asked)


def _is_shown(desk: Desk, one: Asked) -> bool:
    """Whether the words of an ask were told already with what happened: twice they read as if nobody had noticed."""
    return any(
        not apart(span, one.source) and content_stems(one.text) <= content_stems(passage.text)
        for passage in desk.passages
        for span in passage.message_evidence
    )


def plainly_told(desk: Desk) -> list[Asked]:
    """The asks in words that say what they speak of, without those that ask only in general."""
    thing = desk.concern.thing or "" if desk.concern.thing_source else ""
    heard = [p for p in desk.passages if "listen" in p.serves]
    shown = any(p.message_evidence or (thing and thing in p.text) for p in heard)
    spoken = _speaking(desk, leaning=shown or bool(desk.concern.account))
    return _named([one for one in spoken if not one.quoted or one.kind == "question"])


def _speaking(desk: Desk, *, leaning: bool) -> list[Asked]:
    """The asks of which it is plain what they speak of."""
    found: list[Asked] = []
    # The slips of somebody to whom English is foreign are not held up to them.
    foreign = foreign_hand(desk.said, desk.task.reading.language)
    heard = (a for a in _heard(desk) if not (foreign and a.quoted))
    for one in (
        a for a in heard if not (slips(a.source.text if a.quoted else a.text) or answers(desk, a.source.text))
    ):
        # A wish is told behind the account, which names what it speaks of; a short question is too often of something
        # else.
        speaks = leaning and (one.kind == "wish" or _names_something(one.text))
        if not one.leans or speaks or (found and _goes_on(desk, found[-1], one)):
            found.append(one)
        elif leaning and one.held is not None and not foreign:
            # In their own words, right behind what they tell, it is plain what "that" is.
            found.append(one._replace(text=one.held, quoted=True))
    return found


def _heard(desk: Desk) -> list[Asked]:
    """The asks that are surely meant; in a complaint one that was not heard is where it follows a plain question."""
    kept: list[Asked] = []
    for one in desk.concern.asked:
        if one.kind == "question" and desk.bearing.complains and mocks(one.source.text, desk.said):
            continue
        follows = bool(kept) and kept[-1].kind == "question" and _goes_on(desk, kept[-1], one)
        plain = follows and patterns()["asks_plainly"].match(one.source.text) is not None
        if one.ask != UNHEARD or plain or not desk.bearing.complains:
            kept.append(one)
    return kept


def _chosen(found: Sequence[Asked], *, short: bool) -> list[Asked]:
    """Those that are told: what is asked only in general is not, since "sort it out" told back sounds like mockery."""
    named = _named(found)
    # "I want it fixed" beside a courtesy car is one of the things they want.
    kept = [one for one in found if one in named or (named and patterns()["it_done"].match(one.text))]
    if short:
        return kept[:1]
    words = list(accumulate(len(one.text.split()) for one in kept[:_MOST]))
    return kept[: max(2, sum(count <= _ONE_BREATH for count in words))]


def _named(found: Sequence[Asked]) -> list[Asked]:
    return [one for one in found if not patterns()["asks_in_general"].match(one.text)]


def _names_something(question: str) -> bool:
    """Whether a question says something though it speaks of "it": "why it was frozen", and no "whether that is so"."""
    if patterns()["plain_behind"].match(question):
        return True
    count = len(question.split())
    plain = patterns()["names_no_more"].match(question) is None and bool(content_stems(question))
    return count >= _NAMES_SOMETHING or (plain and count >= _NAMES_A_DEED)


def _plainly_asks(desk: Desk) -> bool:
    """Whether the notes answer a plain question, which is then told before them."""
    return desk.bearing.is_question and desk.task.brief.fault != "ours"


def _goes_on(desk: Desk, before: Asked, one: Asked) -> bool:
    """Whether no other sentence stands between two things asked, so that the second speaks of the first."""
    between = desk.task.reading.text[before.source.end : one.source.start]
    return len(between.split()) <= _BETWEEN and _JOINED.fullmatch(between) is not None
