"""The labelled texts laid out once while they are measured, though several sets of weights are fitted on each."""

from contextlib import contextmanager
from copy import copy

import pytest

from app.checklist import telltale
from app.checklist.checklist import Checklist
from app.reading.reading import Reader
from scripts.accuracy.data import LabelledReply
from scripts.fit import pledged, unfounded, unworded, weighing

BY_WEIGHTS = ("pledges", "given_away", "findings")
"""What an inquiry holds that follows from weights, or that a learner sets aside."""


@contextmanager
def laid_out_once():
    """Inside, each brief is read once, for all its replies; each reply is opened once, for all that learn from it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reader, "read", _once_for_a_brief(Reader.read))
        patch.setattr(telltale, "parts_of", _once_for_a_sentence(telltale.parts_of))
        sharing = _sharing()
        for learner in (weighing, unfounded):
            patch.setattr(learner, "Checklist", sharing)
        opened = _once_for_a_reply(unfounded.opened)
        for learner in (unfounded, unworded, pledged):
            patch.setattr(learner, "opened", opened)
        yield


def _once_for_a_brief(read):
    known = {}

    def once(reader, brief):
        key = brief.model_dump_json()
        if key not in known:
            known[key] = read(reader, brief)
        return known[key]

    return once


def _once_for_a_sentence(parts_of):
    known = {}

    def once(sentence, given, inquiry):
        key = inquiry.sheet, sentence.start, sentence.end
        if key not in known:
            known[key] = tuple(parts_of(sentence, given, inquiry))
        return known[key]

    return once


def _sharing():
    """A checklist whose inquiries of one reply share what is worked out of its words, whichever learner asked first."""
    known = {}

    class Sharing(Checklist):
        def open(self, case, text, known_passages=(), subject=None, language="en"):
            key = case.brief.model_dump_json(), text, language
            if key not in known:
                known[key] = super().open(case, text, known_passages, subject, language)
                return known[key]
            inquiry = copy(known[key])
            for name in BY_WEIGHTS:
                inquiry.__dict__.pop(name, None)
            inquiry.findings = {}
            return inquiry

    return Sharing


def _once_for_a_reply(opened):
    known = {}

    def once(replies, languages=(unfounded.LANGUAGE,)):
        wanted = [(_whole(reply), reply) for reply in replies if reply.language in languages]
        new = {key: reply for key, reply in wanted if key not in known}
        known.update(dict.fromkeys(new))  # also those of which nothing can be told: they are left out again
        known.update((_whole(reply), inquiry) for inquiry, reply in opened(new.values(), languages))
        return ((known[key], reply) for key, reply in wanted if known[key] is not None)

    return once


def _whole(reply: LabelledReply):
    return reply.id, reply.to.id, reply.text, reply.to.brief.model_dump_json()
