"""A reply that is still being written: what comes from the model goes in, passages that will not change come out."""

from collections.abc import Iterator

from app.engines.interface import Task
from app.engines.llm.answer import Answer, read_answer
from app.engines.llm.chain import unfinished
from app.engines.llm.ending import Endings, Letter
from app.engines.llm.partial import REPLY_MAX, Release, ReplyText
from app.engines.llm.plain import LINE, history_at, plain
from app.errors import ModelError
from app.model.completion import Completion
from app.model.value import Value
from app.model.writing import Passage
from app.text.sentences import split


class Grown(Value):
    """The whole reply: its text up to the closing formula, how it closes, and the answer that it came in."""

    text: str
    letter: Letter
    answer: Answer


class Growing:
    """Cleans and releases one reply; what was yielded, joined, is the beginning of the whole."""

    def __init__(self, task: Task, endings: Endings) -> None:
        self._task = task
        self._endings = endings
        self._reply = ReplyText()
        self._release = Release()
        self._raw = ""
        self._text = ""
        self._gap = ""
        self._over = False

    def feed(self, piece: str) -> Iterator[Passage]:
        """The passages that a piece of the model's answer has made whole.

        Raises ModelError when the reply grows past all bounds.
        """
        words = self._reply.feed(piece)
        if not words or self._over:
            return
        seen = len(self._raw)
        self._raw += words
        if len(self._raw) > REPLY_MAX:
            raise ModelError("too_large", f"the model's reply has more than {REPLY_MAX} characters")
        end = history_at(self._raw, max(0, seen - LINE))
        if end is not None:
            self._over = True
            words = self._release.rest() + words
            words = words[: len(words) - (len(self._raw) - end)]
        for stretch in self._release.feed(words):
            yield from self._add(stretch)

    def finish(self, completion: Completion) -> Grown:
        """The whole reply.

        Raises ModelError where there is none: the model refused, was stopped, or answered something else.
        """
        early = unfinished(completion)
        if early is not None and not (early.cause == "truncated" and self._reply.whole):
            raise early
        answer = self._answer(completion.text)
        tail = self._release.rest() if self._raw else answer.reply
        letter = self._endings.letter(self._task, plain(tail[: history_at(tail)]))
        list(self._add(letter.body))
        if not self._text.strip():
            raise ModelError("malformed", "the model's answer holds no reply")
        return Grown(text=self._text, letter=letter, answer=answer)

    def _answer(self, text: str) -> Answer:
        try:
            return read_answer(text)
        except ModelError:
            if not self._reply.whole:
                raise
            # What follows the reply is broken; the reply itself is whole.
            return Answer(reply=self._raw)

    def _add(self, stretch: str) -> Iterator[Passage]:
        """The sentences of a stretch, cleaned; the first of all brings the greeting with it where it has none."""
        written = self._gap + plain(stretch)
        clean = written.strip()
        if not clean:
            self._gap = written
            return
        gap, self._gap = written[: written.index(clean[0])], written[len(written.rstrip()) :]
        if self._text:
            clean = _between(gap) + clean
        else:
            greeting = self._endings.greeting(self._task, clean)
            clean = f"{greeting}\n\n{clean}" if greeting else clean
        self._text += clean
        at = 0
        for sentence in split(clean):
            yield Passage(text=sentence.text, before=clean[at : sentence.start], claimed=True)
            at = sentence.end


def _between(gap: str) -> str:
    """White space between two stretches: a new paragraph, a new line, or a space."""
    return "\n\n" if gap.count("\n") > 1 else "\n" if "\n" in gap else " "
