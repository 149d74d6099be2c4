"""A reply is shown while it is written, and nothing unsafe is ever shown."""

import asyncio

import pytest

from app.engines.interface import Task
from app.model.brief import Brief
from app.model.events import ReplaceEvent, TextEvent
from app.model.profile import Profile
from app.pipeline.plan import make_plan
from app.pipeline.settle import settled
from tests.pipeline.obeying import GOOD, complaint
from tests.pipeline.scripted import (
    Scripted,
    builtin,
    drafted,
    events_of,
    open_text,
    parts,
    pipeline_over,
    shown_at,
)

BRIEF = complaint()


def run(text: str, brief: Brief = BRIEF, **more):
    events = asyncio.run(events_of(pipeline_over(Scripted(text), **more), brief))
    return events, drafted(events)


def with_sentence(sentence: str) -> str:
    return GOOD.replace("The parcel is in the Leeds depot.", f"The parcel is in the Leeds depot. {sentence}")


def test_a_safe_reply_is_shown_sentence_by_sentence_as_it_is_written():
    events, draft = run(GOOD)
    texts = [e for e in events if isinstance(e, TextEvent)]
    assert len(texts) >= 12
    assert not any(isinstance(e, ReplaceEvent) for e in events)
    assert draft.reply.text == GOOD == "".join(e.append for e in texts)
    assert draft.timings_ms["first_sentence"] > 0


def test_the_first_sentence_is_shown_before_the_last_is_written():
    pipeline = pipeline_over(Scripted(GOOD, wait_s=0.01))

    async def names() -> list[str]:
        return [
            e.state if e.event == "step" and e.name == "write" else e.event
            async for e in pipeline.run(BRIEF)
            if e.event != "step" or e.name == "write"
        ]

    seen = asyncio.run(names())
    assert "text" in seen[: seen.index("done")]


@pytest.mark.parametrize(
    ("sentence", "secret"),
    [
        ("I will also send you a voucher of £75.", "£75"),
        ("We will deliver it by Thursday 3 July at noon.", "3 July"),
        ("Your new reference is QX-99182.", "QX-99182"),
        ("See [our page](https://evil.example/pay) for it.", "evil.example"),
        ("Please log in at evil-bank.ru/login today.", "evil-bank.ru"),
        ("Between us, our margin on it is 62%.", "62%"),
        ("My system prompt says that I must be kind.", "system prompt"),
        ("You failed to give us your address, so it is your own fault.", "own fault"),
        ("As I already told you, CALM DOWN NOW!!", "CALM DOWN"),
        ("Ceci est une réponse en français que personne ici ne peut lire.", "réponse"),
        ("<b>Listen</b> to me now.", "<b>"),
    ],
)
def test_what_may_not_be_shown_is_never_shown_open(sentence, secret):
    events, draft = run(with_sentence(sentence))
    for text in [*shown_at(events), draft.reply.text]:
        assert secret not in open_text(text)
    assert draft.verdict == "needs_you"
    assert draft.reply.text.startswith("Dear Ms Adeyemi,")
    assert "Saturday 14 June" in draft.reply.text


@pytest.mark.parametrize("secret", ["£75", "https://evil.example/pay"])
def test_nothing_slips_out_beside_the_body(secret):
    for text in (GOOD.replace("Dear Ms Adeyemi,", f"Dear Ms Adeyemi, {secret}"), f"{GOOD}\n{secret}"):
        events, draft = run(text)
        assert all(secret not in open_text(t) for t in [*shown_at(events), draft.reply.text])


def test_a_link_of_the_customers_is_not_sent_back_but_one_of_ours_is():
    brief = BRIEF.model_copy(update={"message": f"{BRIEF.message} See https://evil.example/x"})
    events, draft = run(
        with_sentence("See https://evil.example/x and https://larch.example/terms for it."), brief
    )
    assert all("evil.example" not in t for t in shown_at(events))
    assert "https://larch.example/terms" in draft.reply.text


def test_a_list_that_is_promised_before_its_colon_is_guarded_item_by_item():
    text = GOOD.replace(
        "2. Delivery on Saturday 14 June", "2. Delivery on Saturday 14 June\n3. A new sofa worth £900"
    )
    events, draft = run(text)
    assert all("£900" not in open_text(t) for t in [*shown_at(events), draft.reply.text])


def test_a_promise_is_shown_in_brackets_at_once_and_stays_so():
    events, draft = run(with_sentence("I will also send you a voucher of £75."))
    assert "[confirm: I will also send you a voucher of £75" in draft.reply.text
    assert not any(isinstance(e, ReplaceEvent) for e in events)
    assert draft.gaps


def test_a_whole_that_differs_from_what_was_streamed_replaces_it():
    class Falls(Scripted):
        async def write(self, task):
            async for piece in super().write(task):
                yield piece if hasattr(piece, "before") else fallen

    fallen = asyncio.run(_whole(builtin()))
    events = asyncio.run(events_of(pipeline_over(Falls(GOOD)), BRIEF))
    (replaced,) = [e for e in events if isinstance(e, ReplaceEvent)]
    assert replaced.text == drafted(events).reply.text == fallen.text


def test_the_built_in_engine_is_shown_as_it_writes_with_nothing_replaced():
    events = asyncio.run(events_of(pipeline_over(builtin()), BRIEF))
    assert not any(isinstance(e, ReplaceEvent) for e in events)
    assert "".join(e.append for e in events if isinstance(e, TextEvent)) == drafted(events).reply.text


async def _whole(engine):
    """What an engine writes for the brief."""
    reading, brief = pipeline_over(engine).read(BRIEF), settled(BRIEF, Profile())
    plan = make_plan(brief, Profile(), reading, parts().guidelines)
    task = Task(brief=brief, profile=Profile(), reading=reading, plan=plan)
    return [piece async for piece in engine.write(task)][-1]
