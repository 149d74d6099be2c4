"""Briefs whose notes were written in sentences: they are told nearly as they stand, and so are the rules for them."""

from collections.abc import Sequence
from itertools import groupby

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.rules import rule_for_them
from app.engines.builtin.notes.warnings import is_warning
from app.engines.builtin.notes.written import is_stopped, is_worded
from app.text.grammar import lexicon, tokens
from app.text.words import content_stems

_GAPS_AT_MOST = 2
"""Statements of one reply of which a person has to put right whom they speak of."""
_GAP_LEAST = 3
"""Content words from which on such a statement says something."""
_BEARS = 2
"""Words that it shares with the message or an offer."""


def is_careful(desk: Desk) -> bool:
    """Whether the agent wrote all that is to be told in sentences, and there are facts to tell."""
    plan = desk.task.plan
    notes = (*plan.facts, *plan.options, *plan.cannot)
    return bool(plan.facts) and all(is_worded(n.text) or is_stopped(n.text) for n in notes)


def with_gaps(desk: Desk, lines: Sequence[FactLine]) -> list[FactLine]:
    """The lines, with a place to confirm for the main news where it may speak of another than the customer, and for how
    our own part is put.

    Each stands in its place in the agent's words: only that is to be put right, and no answer is lost. What is not the
    main news is left out and named to the agent: a mark in the midst of a letter costs more than a sentence less.
    """
    bearing = desk.said_stems | {one for o in desk.task.plan.options for one in content_stems(o.text)}
    joined = _joined(lines)
    doubtful = [x for x in joined if x.sentence is None and _to_be_put_right(x)]
    doubtful.sort(key=lambda x: -_shared(x, bearing))
    telling = [x for x in doubtful if len(content_stems(x.part)) >= _GAP_LEAST]
    told_most = max((_shared(x, bearing) for x in joined if x.sentence), default=0)
    chosen = [x for x in telling if x.reason == "blame" or _is_main(_shared(x, bearing), told_most)][
        :_GAPS_AT_MOST
    ]
    return [x.model_copy(update={"sentence": desk.to_confirm(x.part)}) if x in chosen else x for x in joined]


def _shared(line: FactLine, bearing: frozenset[str]) -> int:
    """The words that a statement shares with the message or an offer."""
    return len(content_stems(line.part) & bearing)


def _is_main(shared: int, told_most: int) -> bool:
    """Whether a statement bears more on the message than all that is told."""
    return shared >= _BEARS and shared > told_most


def _joined(lines: Sequence[FactLine]) -> list[FactLine]:
    """The lines, with one for a note of which every statement is in doubt: it stands there whole."""
    made: list[FactLine] = []
    for _, group in groupby(lines, key=lambda line: line.given.where):
        held = list(group)
        whole = len(held) > 1 and all(x.sentence is None and _to_be_put_right(x) for x in held)
        made += [held[0].model_copy(update={"part": held[0].given.text})] if whole else held
    return made


def _to_be_put_right(line: FactLine) -> bool:
    """Whether a person can tell it after a look: who is meant, or how our own part is put."""
    return line.reason == "person" or (
        line.reason == "blame" and pattern("our_part").search(line.part) is not None
    )


def rules_told(desk: Desk) -> list[FactLine]:
    """The rules that speak of the customer ("he may take it to the ombudsman"), where all of one is sure."""
    plan, agent = desk.task.plan, desk.task.brief.agent.name
    told = {line.given.where for line in desk.facts}
    open_ones = (p for p in plan.policies if p.where not in told and not is_warning(p.text))
    meant = (rule_for_them(p, agent, desk.customer) for p in open_ones)
    made = (desk.told_as_facts(rule) for rule in meant if rule is not None)
    return [line for lines in made if all(_sure(x) for x in lines) for line in lines]


def _sure(line: FactLine) -> bool:
    """Whether a statement of a rule is told, and speaks of nobody who may be the customer."""
    words = {word.split("'")[0] for word in tokens(line.sentence or "")}
    return line.sentence is not None and words.isdisjoint(lexicon().third_persons - {"they", "them", "their"})
