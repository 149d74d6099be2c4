"""Thanks for praise: the whole answer where a message only praises, one sentence where it comes with something else."""

from typing import Literal

from app.engines.builtin.concern.praise import Praise
from app.engines.builtin.condolence import condole
from app.engines.builtin.desk import Desk
from app.engines.builtin.mood import words_of
from app.engines.builtin.telling import tell_asked

_UNFIT = frozenset(
    {"admit-mistakes", "correct-indirectly", "offer-options", "set-boundaries", "escalate", "part-ways"}
)
"""The principles that these words do not serve: where one applies, the message is answered as any other."""


def fits(desk: Desk) -> bool:
    """Whether the message is praise and nothing stands against answering it as such."""
    plain = desk.bare and not desk.limits and _UNFIT.isdisjoint(desk.task.plan.applies)
    return plain and desk.concern.praise is not None


def thank(desk: Desk, praise: Praise) -> None:
    """The whole reply between greeting and sign-off; condolences come before the thanks where somebody died."""
    if "grief" in desk.book.feelings:
        condole(desk)
    elif words_of("solved").search(desk.said.replace("’", "'")) and desk.say("acknowledge", "solved"):
        desk.say("keep-open", "solved")
        return
    if praise.text is None or not desk.say(
        "listen", "praise_told", shown=[praise.source], values={"concern": praise.text}
    ):
        desk.say("listen", "praise", shown=[praise.source])
    desk.say("acknowledge", "praise")
    desk.paragraph()
    tell_asked(desk, leaning=True)
    desk.say("follow-up", "praise")
    if desk.tightness < 0:
        desk.say("follow-up", "praise_how")
    if "be-honest" in desk.task.plan.applies:
        desk.say("be-honest", "praise", answers=[a.ask for a in desk.task.plan.asks])
    desk.say("solve-together", "praise")


def thank_beside(desk: Desk) -> None:
    """One sentence for what they praise, in their words where they are sure, before the matter."""
    kind = desk.concern.kind_words
    text = kind.text if kind is not None else None
    if text is None and ("grief" in desk.book.feelings or words_of("few_stars").search(desk.said)):
        return  # a word of thanks that names nothing is lost on who mourns, and mocks who gives one star
    if text is None and kind is not None and not _praises(kind.source.text):
        thank_plainly(desk, "thanked")
        return
    # Whoever asks us to excuse their English has none of it told back.
    plain = text is None or words_of("says_foreign").search(desk.said) is not None
    if plain or not desk.say("listen", "praise_told", values={"concern": text}):
        thank_plainly(desk, "praise_beside")


def _praises(said: str) -> bool:
    """Whether it does more than end in thanks: "the flat number is B. Many thanks, O. Brandt" praises nothing."""
    told = words_of("ends_in_thanks").sub("", " ".join(said.split()))
    return told == " ".join(said.split()) or words_of("warm").search(told) is not None


def thank_plainly(desk: Desk, slot: Literal["thanks", "thanked", "praise_beside"]) -> None:
    """A word of thanks, which is not said to have listened."""
    if desk.say("listen", slot):
        bare = desk.passages[-1]
        serves = tuple(g for g in bare.serves if g != "listen")
        desk.passages[-1] = bare.model_copy(update={"serves": serves})
