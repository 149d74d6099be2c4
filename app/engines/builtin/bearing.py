"""How a message bears on a reply that has nothing to tell yet: what presses, and what it is for."""

from typing import NamedTuple

from app.engines.builtin.concern.beside import tells_trouble
from app.engines.builtin.concern.concerns import Concern
from app.engines.builtin.concern.figure import complains_by_asking, is_bitter
from app.engines.builtin.concern.pleased import pleased
from app.engines.builtin.mood import words_of
from app.model.reading import Reading, Urgency
from app.text.danger import made_safe
from app.text.hazard import Kind, hazard, is_standing
from app.text.literal import curses, literal, settled
from app.text.sentences import split
from app.text.weights.precaution import Precaution, precaution, shares
from app.text.weights.purpose import Purpose, purpose, says_little
from app.text.weights.urgency import urgency

_DANGER = 0.5
"""How likely the words must tell of a danger, where no risk was read: less than that, it is a hint of another kind."""
_AFFECTED = 0.4
"""The same where somebody is affected who can bear less of it."""
_RATHER_NOT = 0.45
"""How likely it may be that nothing has to be done first, where no risk was read: tomatoes without water."""
_RISKS = frozenset({"safety", "self_harm", "violence"})
_COMPLAINT = Purpose(1.0, 0.0, 0.0, 0.0, 0.0)
_UNLIKELY = 0.2
"""How likely a complaint may still be where a message is answered as none."""
_SURELY, _STILL = 0.6, 0.3
"""How likely a question or a request must be for a complaint to be as likely as that beside it."""
_ANNOYED = 1
"""Anger (0-4) up to which a message may be no complaint."""
_THANKS, _THANKS_SURELY = 0.5, 0.75
"""How likely praise must be, to be thanked for before anything is asked or told; the same where a word for trouble
stands in it ("nobody thought to ask"), which may be bitter."""
_MAY_PLEASE, _PLEASES, _PLEASES_BESIDE, _UPSET = 0.05, 0.25, 0.6, 2
"""How likely a message is pleased from which on a person looks, and from which on it is answered in words that fit
praise and complaint alike; the same where notes answer it; anger (0-4) above which none is.
"""
_SENTENCES = 40
"""Sentences of a message that are looked at."""


class Bearing(NamedTuple):
    """What an English message without notes asks of a reply; a plain complaint that can wait, where there are notes.

    `presses`: what the reply has to say itself; `precaution`: what they have to do first for their safety; `hazard`:
    the danger that they tell of in plain words, with notes too. `despairs`: they may not want to live, and all else can
    wait. `complains`: something went wrong. `only_asks`: nothing did, and nothing is to be done; `wants_done`: nothing
    did, and it is an ordinary request. `thanks`: there is praise that is meant. `is_question`: nothing went wrong and
    they want to know something, whether there are notes or not. What seems a complaint `may_please`, or likely does;
    the latter with notes too.
    """

    presses: Urgency = "none"
    precaution: Precaution = "none"
    hazard: Kind | None = None
    despairs: bool = False
    complains: bool = True
    only_asks: bool = False
    wants_done: bool = False
    thanks: bool = False
    is_question: bool = False
    may_please: bool = False
    likely_pleases: bool = False


def bearing(reading: Reading, said: str, concern: Concern, *, bare: bool) -> Bearing:
    """The bearing of a message; `said` is what of it is visible, `bare` whether there is nothing to tell."""
    english = reading.language == "en"
    despairs = bare and "self_harm" in reading.risks
    if not english:
        return Bearing(despairs=despairs)
    told = _hazard(reading, said)
    if not bare:
        kindly = concern.kind_words is not None and reading.urgency == "none"
        wants = _purpose(reading, said, concern, reading.urgency)
        is_question = _only_asks(wants) and wants.thanks < wants.question
        calm = not (is_question or kindly) and reading.urgency == "none"
        pleases = calm and _pleased(reading, said) >= _PLEASES_BESIDE
        return Bearing(
            despairs=despairs,
            hazard=told,
            is_question=is_question,
            thanks=kindly or (pleases and _gives_full_marks(said)),
            likely_pleases=pleases,
        )
    presses = "danger" if told is not None else _presses(reading, said)
    wants = _purpose(reading, said, concern, presses)
    kind = concern.kind_words
    # Praise with a question, and no word of trouble beside it, complains of nothing.
    asks_kindly = kind is not None and kind.untroubled and bool(reading.asks) and presses == "none"
    calm = wants.complaint < 1 or asks_kindly
    spoken = concern.thanks and words_of("praise_meant").search(" ".join(_told(said))) is not None
    # Of a message that asks something, likely words alone make no praise: "my sister starts her new job in March".
    # Nor does a message without one warm word: "Paid for first class. Stood all the way to Crewe."
    warm = spoken or (not reading.asks and words_of("warm").search(said) is not None)
    praised = warm and wants.thanks > (_THANKS if spoken else _THANKS_SURELY)
    likely = _pleased(reading, said) if not calm and presses != "danger" else 0.0
    return Bearing(
        presses=presses,
        precaution=_precaution(reading, said) if presses == "danger" else "none",
        hazard=told,
        despairs=despairs,
        complains=not calm,
        only_asks=calm and wants.request < max(wants.question, wants.thanks),
        wants_done=calm and wants.request > wants.question,
        thanks=(kind is not None and presses != "danger") or (calm and praised),
        is_question=_only_asks(wants),
        may_please=likely >= _MAY_PLEASE,
        likely_pleases=likely >= _PLEASES and kind is None and _untroubled(said),
    )


def _pleased(reading: Reading, said: str) -> float:
    """How likely what seems a complaint praises; who gives full marks likely does, and who is bitter does not."""
    if reading.abuse != "none" or says_little(said) or _sounds_bitter(said):
        return 0.0
    if _gives_full_marks(said):
        return max(_PLEASES_BESIDE, pleased(said, reading))
    return 0.0 if reading.anger > _UPSET else pleased(said, reading)


def _gives_full_marks(said: str) -> bool:
    return words_of("full_marks").search(said) is not None


def _sounds_bitter(said: str) -> bool:
    """Whether words that may praise are surely not meant so."""
    return (
        curses(said)
        or words_of("scorn").search(said.replace("’", "'")) is not None
        or is_bitter(said)
        or _complains_by_asking(said)
    )


def _untroubled(said: str) -> bool:
    """Whether no sentence tells of trouble that nobody can mistake."""
    return not any(tells_trouble(span.text) for span in split(said)[:_SENTENCES])


def _only_asks(wants: Purpose) -> bool:
    return wants.complaint < 1 and wants.request < max(wants.question, wants.thanks)


def _presses(reading: Reading, said: str) -> Urgency:
    """What presses as far as the reply goes: a mere hint that somebody may not want to live is for the agent."""
    if reading.urgency != "danger" or (not _RISKS.isdisjoint(reading.risks) and not _only_standing(reading)):
        return reading.urgency
    likely = urgency([literal(span.text) for span in split(said)][:_SENTENCES]).danger
    return "danger" if likely >= (_AFFECTED if "vulnerable" in reading.risks else _DANGER) else "none"


def _precaution(reading: Reading, said: str) -> Precaution:
    """What they have to do first; none of it is for who threatens us.

    Where all are well again nobody has to be seen to, but a cot that gave way is still to be left alone.
    """
    if reading.abuse == "threat":
        return "none"
    told = [literal(span.text) for span in split(said)][:_SENTENCES]
    sure = "safety" in reading.risks and not _only_standing(reading)
    if not sure and shares(told)["none"] > _RATHER_NOT:
        return "none"
    found = precaution(told, sure=sure)
    if settled(said):
        return "stop" if found == "stop" and not made_safe(said) else "none"
    return found


def _only_standing(reading: Reading) -> bool:
    """Whether all that shows a risk is a condition that somebody lives with."""
    shown = [sign for sign in reading.signs if sign.of in {f"risk:{risk}" for risk in _RISKS}]
    return bool(shown) and all(is_standing(sign.text) for sign in shown)


def _hazard(reading: Reading, said: str) -> Kind | None:
    """The kind of danger that they tell of in plain words; none is spoken of to who threatens us."""
    known = reading.urgency == "danger" and reading.abuse != "threat"
    found = hazard([span.text for span in split(said)][:_SENTENCES]) if known else None
    return found.kind if found is not None else None


def _told(said: str) -> list[str]:
    """The sentences of a message without thanks that only end it."""
    sentences = [span.text for span in split(said)]
    return [text for at, text in enumerate(sentences) if not (at and words_of("closing_thanks").match(text))]


def _complains_by_asking(said: str) -> bool:
    """Whether a question of theirs is a complaint."""
    return any(complains_by_asking(span.text) for span in split(said)[:_SENTENCES])


def _purpose(reading: Reading, said: str, concern: Concern, presses: Urgency) -> Purpose:
    """What the message is for; a complaint where that is not sure."""
    upset = reading.anger > _ANNOYED or reading.abuse != "none" or presses == "danger"
    if upset or _sounds_bitter(said):
        return _COMPLAINT
    if says_little(said) and not (reading.asks or words_of("praise_meant").search(said)):
        return _COMPLAINT
    found = purpose(_told(said)[:_SENTENCES])
    # Praise that may be meant bitterly is answered as a complaint; what it asks besides is asked all the same.
    bitter = found.thanks > found.question + found.request and not concern.thanks and not reading.asks
    plain = max(found.question, found.request) >= _SURELY
    return _COMPLAINT if bitter or found.complaint > (_STILL if plain else _UNLIKELY) else found
