"""Makes a promise to the customer of a policy that allows one."""

import re
from collections.abc import Iterable
from itertools import pairwise

from app.engines.builtin.notes.as_phrase import with_article
from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.limits import sentence
from app.model.plan import Given
from app.text.grammar import form_of, lexicon, tokens
from app.text.person import third_to_second
from app.text.person.signer import called_by
from app.text.tables import table as locale_table


def promise_line(
    policy: Given, agent: str | None, customer: str | None, names: Iterable[str] = ()
) -> str | None:
    """The sentence that a policy allows to be promised, None where it allows none or it is not sure.

    "Agents may promise to check back on the day of delivery" → "I will check back on the day of delivery.";
    "Rosa confirms in writing when the refund has been sent", Rosa writing → "I will confirm in writing when …".
    """
    table = locale_table("en", "promises")
    expanded = expand(policy.text.strip().rstrip("."), names)
    if not expanded.clean or any(re.search(p, expanded.text, re.IGNORECASE) for p in table["never"]):
        return None
    shifted = third_to_second(expanded.text, customer)
    if not shifted.certain:
        return None
    text = shifted.text
    if match := re.match(table["may_promise_to"], text, re.IGNORECASE):
        return sentence(f"{table['i_will']} {_to_them(text[match.end() :])}")
    if match := re.match(table["may_promise"], text, re.IGNORECASE):
        rest = text[match.end() :]
        return (
            sentence(f"{table['you_will_have']} {with_article(rest)}") if form_of(rest) != "clause" else None
        )
    if match := re.match(table["may_be_promised"], text, re.IGNORECASE):
        phrase = (match.group("what") + (match.group("when") or "")).strip()
        return sentence(f"{table['you_will_have']} {with_article(phrase)}")
    return _by_the_agent(text, agent, table["i_will"], table["follows_up"])


def _by_the_agent(text: str, agent: str | None, i_will: str, follows_up: str) -> str | None:
    """The agent as subject of a follow-up verb: "Bex checks in on the day" → "I will check in on the day"."""
    words = text.split()
    subject = words[0].strip(",")
    if agent is None or subject.lower() not in {called_by(agent).lower(), "agent"} or len(words) < 3:
        return None
    verb = _base(next(iter(tokens(words[1])), ""))  # a dash behind a name is no verb
    if verb is None or not re.match(follows_up, verb):
        return None
    rest = [_base(word) or word if before == "and" else word for before, word in pairwise(words[1:])]
    return sentence(f"{i_will} {_to_them(' '.join([verb, *rest]))}")


def _base(verb: str) -> str | None:
    verbs = lexicon().verbs
    for base in (verb[:-1], verb[:-2], verb[:-3] + "y"):
        if verb.endswith("s") and base in verbs:
            return base
    return None


def _to_them(phrase: str) -> str:
    return phrase[:1].lower() + phrase[1:]
