"""Two or three stances where the brief allows them, each a whole checked reply."""

import asyncio

import pytest

from app.errors import UnavailableError
from app.model.brief import Brief
from app.model.events import StepEvent
from tests.pipeline.obeying import GOOD, complaint
from tests.pipeline.scripted import Scripted, builtin, drafted, events_of, pipeline_over

BOTH = complaint().model_copy(update={"cannot": ("pay for the lost day of work",)})


def run(brief, variants=3, engine=None, within_s=None):
    asked = brief.model_copy(update={"variants": variants})
    return asyncio.run(events_of(pipeline_over(engine or builtin()), asked, within_s))


def stances(draft):
    return [v.stance for v in draft.variants]


def test_all_three_come_where_the_brief_allows_them_the_drafts_own_first():
    draft = drafted(run(BOTH))
    assert stances(draft) == ["grant", "decline", "ask"]
    assert draft.variants[0].reply == draft.reply
    assert draft.variants[0].checked.checklist == draft.checklist
    assert len({v.reply.text for v in draft.variants}) == 3
    assert draft.variants_missing == ()


def test_no_more_come_than_are_wished():
    assert stances(drafted(run(BOTH, 2))) == ["grant", "decline"]
    draft = drafted(run(BOTH, 1))
    assert draft.variants == ()
    assert not any(isinstance(e, StepEvent) and e.name == "variants" for e in run(BOTH, 1))


def test_each_is_checked_by_its_own_plan_and_quotes_its_own_words():
    for variant in drafted(run(BOTH)).variants:
        text = variant.reply.text
        assert all(text[q.start : q.end] == q.quote for i in variant.checked.checklist for q in i.evidence)
        missed = [i.id for i in variant.checked.checklist if i.status == "missed"]
        assert missed == [], variant.stance


def test_each_stance_does_what_it_says():
    grant, decline, ask = (v.reply.text for v in drafted(run(BOTH)).variants)
    assert "Saturday 14 June" in grant
    assert "£39" in grant
    assert "lost day of work" in decline
    assert ("£39" in decline) != ("Saturday 14 June" in decline)
    assert decline.index("lost day of work") < decline.index("£39 delivery charge")
    assert "Saturday 14 June" not in ask
    assert "lost day of work" not in ask
    assert "?" in ask


@pytest.mark.parametrize(
    ("fields", "found", "reason"),
    [
        ({"options": (), "cannot": ("refund it",)}, ["decline", "ask"], "grants anything"),
        ({"cannot": ()}, ["grant", "ask"], "no reply declines"),
        ({"cannot": (), "end_relationship": True}, ["grant"], "asked first"),
        ({"channel": "review"}, ["grant", "decline"], "others read along"),
        ({"message": "Your heater caught fire and my daughter has burns. I want the £39 back."},
         ["grant", "decline"], "in danger"),
    ],
)  # fmt: skip
def test_fewer_come_where_the_brief_allows_fewer_and_it_says_why(fields, found, reason):
    draft = drafted(run(BOTH.model_copy(update=fields)))
    assert stances(draft) == found
    assert any(reason in why for why in draft.variants_missing)


def test_what_was_asked_before_is_not_asked_first_again():
    brief = Brief.model_validate(
        {
            **BOTH.model_dump(by_alias=True),
            "thread": [{"from": "agent", "text": "Could you send me the order number?"}],
        }
    )
    assert "ask" not in stances(drafted(run(brief)))


def test_a_reference_that_is_known_is_not_asked_for():
    ask = drafted(run(BOTH)).variants[2].reply.text
    assert "order number" not in ask


class OnlyOnce(Scripted):
    """A model that is away after its first reply."""

    async def write(self, task):
        if self.tasks:
            self.tasks.append(task)
            raise UnavailableError("away")
        async for piece in super().write(task):
            yield piece


def test_a_model_gets_the_plan_of_each_stance_and_its_tokens_are_added_up():
    engine = Scripted(GOOD)
    draft = drafted(run(BOTH, engine=engine))
    # What does not fit a stance is repaired, so a stance may be asked for more than once.
    assert list(dict.fromkeys(t.plan.stance for t in engine.tasks)) == [None, "decline", "ask"]
    assert list(dict.fromkeys(len(t.plan.options) for t in engine.tasks)) == [2, 1, 0]
    assert draft.usage.calls >= 3
    assert stances(draft) == ["grant"]
    assert all("same reply" in why for why in draft.variants_missing)


def test_variants_that_cannot_be_written_are_left_out_and_the_draft_comes_all_the_same():
    draft = drafted(run(BOTH, engine=OnlyOnce(GOOD)))
    assert draft.reply.text == GOOD
    assert stances(draft) == ["grant"]
    assert all("could not be written" in why for why in draft.variants_missing)


def test_variants_do_not_outlast_the_deadline():
    class Slow(Scripted):
        async def write(self, task):
            await asyncio.sleep(30 if task.plan.stance else 0)
            async for piece in super().write(task):
                yield piece

    async def timed():
        clock = asyncio.get_running_loop().time
        began = clock()
        events = await events_of(pipeline_over(Slow(GOOD)), BOTH.model_copy(update={"variants": 3}), 1.5)
        return clock() - began, drafted(events)

    took, draft = asyncio.run(timed())
    assert took < 1.5
    assert draft.reply.text == GOOD
