"""A policy that allows a promise becomes that promise, and no other policy does."""

import pytest

from app.engines.builtin.notes.promises import promise_line
from app.model.plan import Given


@pytest.mark.parametrize(
    ("policy", "promise"),
    [
        (
            "Agents may promise to check back on the day of delivery",
            "I will check back on the day of delivery.",
        ),
        (
            "Agents may promise an update the next working day",
            "You will have an update the next working day.",
        ),
        (
            "A call from the safety lead today may be promised",
            "You will have a call from the safety lead today.",
        ),
        (
            "Rosa confirms in writing when the refund has been sent",
            "I will confirm in writing when the refund has been sent.",
        ),
    ],
)
def test_an_allowed_promise_is_made(policy: str, promise: str) -> None:
    assert promise_line(Given(where="policies[0]", text=policy), "Rosa", None) == promise


@pytest.mark.parametrize(
    "policy",
    [
        "No refund may be promised before the trace is finished",
        "Receipts are looked at within three working days",
        "Threats to staff go to the director",
        "Agents may not promise a date",
        "The line is closed only when the customer has confirmed",
    ],
)
def test_no_promise_is_read_into_another_policy(policy: str) -> None:
    assert promise_line(Given(where="policies[0]", text=policy), "Rosa", None) is None
