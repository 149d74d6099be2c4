"""What presses is found in messages by writers whom the weights have not seen, and rarely where nothing does."""

import json
from pathlib import Path

import pytest

from app.reading.urgency import DANGER, DEADLINE, SELF_HARM
from app.text import sentences
from app.text.weights.purpose import LABELS as PURPOSES
from app.text.weights.purpose import purpose
from app.text.weights.urgency import LABELS, urgency

DATA = Path(__file__).parents[2] / "data"


def parts(message):
    return [span.text for span in sentences.split(message)]


def messages(name):
    lines = (DATA / name / "en.jsonl").read_text("utf-8").splitlines()
    return [(row, urgency(parts(row["message"]))) for row in map(json.loads, lines)]


@pytest.fixture(scope="module")
def pressing():
    return messages("urgency")


@pytest.fixture(scope="module")
def hinting():
    return messages("self_harm")


def share(found):
    found = list(found)
    return sum(found) / len(found)


def test_danger_is_found_in_seven_of_ten_messages_that_mostly_do_not_name_it(pressing):
    """By phrases alone 31 of 100 were found; `scripts.fit.urgency --compare` tells the figures."""
    assert share(u.danger >= DANGER for row, u in pressing if row["label"] == "danger") >= 0.7


def test_deadlines_are_found_in_seven_of_ten(pressing):
    assert share(u.deadline >= DEADLINE for row, u in pressing if row["label"] == "deadline") >= 0.7


@pytest.mark.parametrize("name", ["danger", "deadline"])
def test_near_misses_are_rarely_taken_for_either(pressing, name):
    bound = {"danger": DANGER, "deadline": DEADLINE}[name]
    assert share(getattr(u, name) >= bound for row, u in pressing if row["label"] == "none") <= 0.05


def test_the_sentence_that_shows_it_is_found(pressing):
    told = [(row, u, parts(row["message"])) for row, u in pressing if row["label"] != LABELS[0]]
    shown = [(row, said[u.shown_by(row["label"])]) for row, u, said in told if len(said) > 1]
    assert share(one.strip(" .!?") in row["why"] or row["why"] in one for row, one in shown) >= 0.7


def test_hints_at_self_harm_are_found_far_more_often_than_by_phrases(hinting):
    """By phrases 10 of 100 were; most hints are half a sentence among practical matters."""
    assert share(u.self_harm >= SELF_HARM for row, u in hinting if row["label"] == "self_harm") >= 0.55


def test_what_only_sounds_so_is_rarely_taken_for_a_hint(hinting, pressing):
    assert share(u.self_harm >= SELF_HARM for row, u in hinting if row["label"] == "none") <= 0.12
    assert share(u.self_harm >= SELF_HARM for _, u in pressing) <= 0.02


@pytest.mark.parametrize("text", ["", " ", "?", "\u0000", "ÄÖÜ ß", "🙂"])
def test_any_text_has_an_urgency_and_a_purpose(text):
    assert 0 <= urgency([text]).danger <= 1
    assert sum(purpose([text])) == pytest.approx(1)


def test_complaints_are_rarely_taken_for_questions_and_questions_rarely_for_complaints():
    lines = (DATA / "purpose" / "en.jsonl").read_text("utf-8").splitlines()
    rows = [(row["purpose"], purpose(parts(row["message"]))) for row in map(json.loads, lines)]
    assert set(PURPOSES) == {label for label, _ in rows}
    assert share(p.complaint <= 0.2 for label, p in rows if label == "complaint") <= 0.08
    assert share(p.complaint <= 0.2 for label, p in rows if label in {"question", "request"}) >= 0.75
