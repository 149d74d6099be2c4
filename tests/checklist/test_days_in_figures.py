"""A day or an hour that busy notes write in mere figures is no detail that nobody gave."""

import pytest

from tests.checklist.cases import case_of, check, item

GUARD = "no-invented-fact"
MESSAGE = "My lamp never came and nobody answers."


def _status(note: str, sentence: str) -> str:
    reply = f"Dear Ana,\n\nI am sorry about your lamp. {sentence} Please write back.\n\nKind regards,\nSam"
    return item(check(case_of(message=MESSAGE, facts=[note]), reply), GUARD).status


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("lamp sent 3/11, back 9/11", "Your lamp was sent on 3 November and was back on 9 November."),
        ("lamp sent 03/11", "Your lamp was sent on 3 November."),
        ("lamp sent 11/3", "Your lamp was sent on November 3."),
        ("lamp back 17:03 31/10", "Your lamp was back at 17.03 on 31 October."),
        ("lamp out 2/11 07:15", "Your lamp went out at 7.15 on 2 November."),
    ],
)
def test_a_day_or_hour_written_in_figures_is_known(note: str, sentence: str) -> None:
    assert _status(note, sentence) != "missed"


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("lamp sent 3/11", "Your lamp was sent on 4 November."),
        ("lamp sent 3/11", "Your lamp was sent on 3 October."),
        ("lamp sent 13/11", "Your lamp was sent on 3 November."),
        ("lamp back 17:03", "Your lamp was back at 17.30."),
    ],
)
def test_another_day_or_hour_is_not_taken_for_it(note: str, sentence: str) -> None:
    assert _status(note, sentence) in ("missed", "unsure")
