"""No clause is told whose end wants what follows, and nobody's words are given to the customer."""

from app.engines.builtin.concern.torn import wants_what_is_said
from tests.engines.builtin.test_bare import reply


def test_what_is_said_may_not_be_missing():
    assert wants_what_is_said(["we", "have", "had", "a", "letter", "saying"])
    assert not wants_what_is_said(["nobody", "keeps", "asking"])
    assert not wants_what_is_said(["a", "letter", "saying", "no"])


def test_a_letter_is_not_told_without_what_it_says():
    text = reply(
        "My son Idris is due to start in September and we have had a letter saying his place is in the "
        '"Kestrel" form, and a second letter, same date, same signature, saying "Merlin". He did not sleep that night.'
    )
    assert "letter saying." not in text
    assert "letter saying and" not in text


def test_a_subject_is_not_told_without_its_verb():
    text = reply(
        'The app shows "delivered", the map shows "out for delivery", and the driver, when I rang, told me "tomorrow".'
    )
    assert "and the driver." not in text


def test_when_somebody_came_is_not_told_without_what_was():
    text = reply(
        'We were told the hall would be "ready", and when we came, in the rain, with the cake, it was locked.'
    )
    assert "with the cake." not in text


def test_what_another_said_is_not_given_to_the_customer():
    text = reply(
        'A man came to read the meter, said the number was "impossible", and left without telling me why.'
    )
    assert "you said" not in text
