"""The labelled texts laid out once while they are measured, though several sets of weights are fitted on each."""

from contextlib import contextmanager

import pytest

from app.reading.reading import Reader
from scripts.accuracy.data import LabelledReply
from scripts.fit import pledged, unfounded, unworded


@contextmanager
def laid_out_once():
    """Inside, each brief is read once, for all its replies; each reply is opened once, for all that learn from it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reader, "read", _once_for_a_brief(Reader.read))
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
