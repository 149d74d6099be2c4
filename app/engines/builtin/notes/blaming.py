"""Whether a statement lays something at somebody's door: the customer's, a colleague's who is named, anybody's."""

import re

from app.engines.builtin.notes.not_received import is_told_without_reproach
from app.engines.builtin.notes.patterns import pattern, patterns
from app.engines.builtin.notes.setting import Setting
from app.model.profile import Fault
from app.text.compiled import compiled
from app.text.person.given import sex_of_given

_THEY_FORGOT = compiled(r"\b(?:he|she|they|you|customer|client|guest)\W+(?:\w+\W+)?$", re.IGNORECASE)


def blames(part: str, setting: Setting) -> bool:
    """Whether a statement reads as blame."""
    return _blames(part, setting.fault) or _is_slip_of_one(part, setting)


def _blames(part: str, fault: Fault) -> bool:
    """Whether a statement reads as blame; where the fault is ours, "guests should have been told" is an admission."""
    if fault == "customer" and _reproaches(part):
        return True
    blame = patterns("blame")
    hits = [m for at in blame.possible(part) for m in blame.every[at].pattern.finditer(part)]
    found = [m.group() for m in hits if not (fault == "ours" and _ours_to_do(part, m))]
    if pattern("our_own_failing").search(part):
        # The agent owns up to it: that somebody else had a part in the matter takes none of it back.
        found = [words for words in found if not pattern("should_have").match(words)]
    if fault == "ours" and pattern("things_failing").search(part):
        found = [words for words in found if not pattern("own_failing").match(words)]
    return bool(found)


def _is_slip_of_one(part: str, setting: Setting) -> bool:
    """Whether somebody of ours is named with what they did wrong: not the agent, who owns up to their own slip."""
    found = pattern("named_slip").match(part.replace("’", "'"))
    name = (found["who"] or found["whom"]) if found else None
    own = {*(setting.customer_name or "").split(), *(setting.agent_name or "").split()}
    return name is not None and name not in own and sex_of_given(name) is not None


def _reproaches(part: str) -> bool:
    """Whether a statement puts a customer in the wrong whose slip it was, and has no form that is news alone."""
    return patterns("reproach").found_in(part) and not is_told_without_reproach(part)


def _ours_to_do(part: str, blame: re.Match[str]) -> bool:
    """Whether what should have been done was for somebody of ours to do: "the guard should have let her travel"."""
    should = re.fullmatch(r"should(?:n't| not)? have", blame.group(), re.IGNORECASE)
    theirs = re.search(r"\b(?:you|customers?)\W+$", part[: blame.start()], re.IGNORECASE) is not None
    if blame.group().lower() == "forgot":  # "the desk remembers the call and forgot the diary"
        return not (theirs or _THEY_FORGOT.search(part[: blame.start()]))
    # "You should have heard from us" is for us to see to.
    return should is not None and (
        not theirs or pattern("owed_to_them").match(part[blame.end() :]) is not None
    )
