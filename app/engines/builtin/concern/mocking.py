"""Questions of a complaint that put an absurd task only to wound: "do I need to draw a circle round it?".

What somebody really asks whether to do is what companies let people do: send it back, pay, ring, fill in a form. A task
of which neither such words nor the rest of the message know anything is told back by nobody who heard how it was meant.
"""

from app.engines.builtin.concern.asked_words import patterns, words_of
from app.text.mentioned import tells_of_a_body
from app.text.words import content_stems

_NEAR = 3
"""Words behind the verb by which the task may be one that is really meant."""


def mocks(question: str, message: str) -> bool:
    """Whether an English question of a complaint asks about a task, or a state, that nobody would speak of."""
    said = question.replace("’", "'").strip()
    task, state = patterns()["asks_of_task"].match(said), patterns()["asks_if_it_is"].match(said)
    if task is not None:
        words, meant = task["task"].lower().split(), words_of("tasks")
    elif state is not None:
        words, meant = [state["what"].lower()], words_of("states")
    else:
        absent = patterns()["asks_if_well"].match(said) is not None
        return absent and not tells_of_a_body([message.replace(question, " ")])
    named = content_stems(" ".join(words[: 1 + _NEAR]))
    return words[0] not in meant and not named & content_stems(message.replace(question, " "))
