"""Questions of a complaint that put an absurd task only to wound: "do I need to draw a circle round it?".

What somebody really asks whether to do is what companies let people do: send it back, pay, ring, fill in a form. A task
of which neither such words nor the rest of the message know anything is told back by nobody who heard how it was meant.
"""

from app.engines.builtin.concern.asked_words import patterns, words_of
from app.text.words import content_stems

_NEAR = 3
"""Words behind the verb by which the task may be one that is really meant."""


def mocks(question: str, message: str) -> bool:
    """Whether an English question of a complaint asks about a task that nobody would set."""
    asked = patterns()["asks_of_task"].match(question.replace("’", "'").strip())
    if asked is None:
        return False
    task = asked["task"].lower().split()
    if task[0] in words_of("tasks"):
        return False
    rest = message.replace(question, " ")
    return not content_stems(" ".join(task[: 1 + _NEAR])) & content_stems(rest)
