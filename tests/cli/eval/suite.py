"""A small suite of cases, and what is read of a baseline."""

import json
import re

QUICK_S = 5.0
"""Seconds of work after which a run that cannot be made has to have ended."""

BRIEF = {
    "message": "My order KT-2041 is three weeks late. When does it come? I want a refund of the £39!",
    "customer": {"name": "Ms Adeyemi"},
    "company": "Larch & Lime",
    "agent": {"name": "Tom"},
    "facts": ["the parcel is in the Leeds depot"],
    "options": ["refund of the £39 delivery charge", "delivery on Saturday 14 June"],
    "fault": "ours",
}
CASES = (
    {"id": "late", "brief": BRIEF},
    {"id": "late-twice", "brief": {**BRIEF, "customer": {"name": "Ms Adeyemi", "contacts_before": 2}}},
    {"id": "lamp", "brief": {**BRIEF, "message": "My order KT-2041 came broken. I want my £39 back!"}},
)

ALL_AS_BEFORE = re.compile(rb"(\d+) of \1 repl(?:y|ies) as in an earlier run, [^\n]+\n")
"""What standard error says, and all that it says, of a run that made nothing anew."""


def written(path, cases):
    path.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    return path


def rows(path):
    return json.loads(path.read_text(encoding="utf-8"))["rows"]


def recorded(softanswer, cases, model, *more):
    return softanswer("eval", cases, "--record", "--update-baseline", *more, env=model)
