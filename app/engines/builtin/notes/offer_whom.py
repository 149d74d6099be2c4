"""An offer or a limit that speaks of somebody: told of the customer only where it is sure that they are meant."""

import re
from collections.abc import Iterable

from app.engines.builtin.notes.as_meant import all_as_meant
from app.engines.builtin.notes.as_phrase import lowered
from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.left_over import left_over
from app.engines.builtin.notes.limits import LimitLine, limit_lines, sentence
from app.engines.builtin.notes.offer_stands import as_it_stands
from app.engines.builtin.notes.offer_weighed import as_weighed
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import jotting
from app.engines.builtin.notes.receivers import with_receiver
from app.engines.builtin.notes.refused_for_sure import refused_for_sure
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.shorthand import looked_over
from app.engines.builtin.notes.somebody import Seen, may_be_another
from app.engines.builtin.notes.splices import limit_and_why, unspliced
from app.engines.builtin.notes.their_acts import with_their_acts
from app.model.plan import Given
from app.text.compiled import compiled

_HAVE_A = compiled(
    r"^have an? (?P<thing>(?!(?:place|seat|slot|room|table|visit|call|replacement|claim|report)\b)[a-z-]+)"
    r"(?= (?:(?:on|of|in|for|at|from) (?:the )?[\w-]+ )?"
    r"(?:[a-z-]+ed|held|kept|sent|made|put|taken|brought|built|cut|set)\b)"
)
"""A thing that we have something done to, told as if it were a new one: "have a bike collected"."""


def of_whom(line: OptionLine, given: Given, setting: Setting) -> OptionLine:
    """The offer of a note; in doubt where what it says of somebody was told as if of the customer."""
    named = _as_named(as_weighed(line, setting).model_copy(update={"given": given}))
    line = with_receiver(named, setting)
    line = with_their_acts(_known_thing(line, setting), setting)
    line = as_it_stands(line) if setting.context.english else line
    told = line.item if line.form == "theirs" else line.text  # "pop in and collect it" is said to "you"
    seen = _seen(setting)
    sure = not (may_be_another(given.text, told, seen, offered=True) or left_over(given.text, told, seen))
    if sure or not setting.context.english or all_as_meant(given.text, told, setting):
        return line
    doubt = {
        "another": True,
        "doubtful": True,
        "certain": False,
        "filled": False,
        "noted": False,
        "settled": False,
    }
    return line.model_copy(update=doubt)


def _as_named(line: OptionLine) -> OptionLine:
    """The offer without an article before a name, which is no thing: "the Bev's direct line", "a joanne"."""
    text, item = line.text, line.item
    for name in re.findall(r"(?:^|(?<= ))[A-Z][a-z]+(?:'s)?(?= )", line.given.text):
        if not name.endswith("'s") and (sex_by_name(name) is None or not line.given.text.startswith(name)):
            continue
        article = re.compile(rf"\b(?:a|an|the) {name}\b", re.IGNORECASE)
        if not article.search(line.given.text):
            text, item = article.sub(name, text), article.sub(name, item)
    return line if text == line.text else line.model_copy(update={"text": text, "item": item})


def _known_thing(line: OptionLine, setting: Setting) -> OptionLine:
    """The offer with "your" or "the" for a thing of which the message speaks: "have your bike collected"."""
    known, found = setting.context.known, _HAVE_A.match(line.text)
    thing = found["thing"] if found and setting.context.english else ""
    if thing not in known.named | known.owned or not thing:
        return line
    article = jotting("your" if thing in known.owned else "the")
    told = f"have {article} {thing}{line.text[found.end() :]}" if found else line.text
    return line.model_copy(update={"text": told, "item": line.item.replace(line.text, told)})


def limits_of_whom(given: Iterable[Given], setting: Setting) -> tuple[LimitLine, ...]:
    """The limits of notes; in doubt those that were told of the customer and may speak of somebody else."""
    seen, name = _seen(setting), setting.customer_name
    read = (line for one in given for line in limit_lines(one, name, setting.names, setting.context))
    lines = (_with_its_why(refused_for_sure(line)) for line in read) if setting.context.english else read
    return tuple(
        line.model_copy(update={"doubtful": True})
        if setting.context.english
        and may_be_another(line.given.text, line.text, seen, offered=True)
        and not all_as_meant(line.given.text, line.text, setting)
        else line
        for line in lines
    )


def _with_its_why(line: LimitLine) -> LimitLine:
    """What is refused, with the statement behind its comma as why: "move the dig, it depends on the permit"."""
    open_ = line.certain and line.reason is None
    found = limit_and_why(line.text, told=line.kind == "clause") if open_ and line.kind != "raw" else None
    if found is None and open_ and line.kind == "clause":
        first, mark, rest = unspliced(sentence(line.text), line.given.text).rstrip(".").partition("; ")
        found = (lowered(first), rest) if mark else None
    text, why = found or (line.text, line.reason)
    return line.model_copy(update={"text": text, "reason": looked_over(why) if why else why})


def _seen(setting: Setting) -> Seen:
    return Seen(setting.text or "", setting.facts, setting.customer_name or "", setting.context.called)
