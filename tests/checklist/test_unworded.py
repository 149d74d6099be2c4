"""Made-up statements in languages whose facts are not worded: signs that need no word of the language."""

from collections.abc import Sequence

import pytest

from app.checklist import unworded
from app.checklist.lexicon import Lexicons
from app.checklist.patterns import piece
from app.model.draft import ChecklistItem
from tests.checklist.cases import case_of, checklist, item

GUARD = "no-invented-fact"
CASES = {
    "de": (
        "Mein Sofa kam mit einem gerissenen Arm an, und niemand ruft zurück.",
        ["Das Sofa wurde beim Ausladen beschädigt", "Warum, ist noch nicht bekannt"],
        "Guten Tag Frau Kolb,\n\nes tut mir leid, dass Ihr Sofa so ankam. {}\n\nMit freundlichen Grüßen\nTom",
        "Offenbar hatte der Fahrer zwei Schränke darauf gestapelt, weil der Lagerraum am Vortag überschwemmt war.",
        "Das Sofa wurde beim Ausladen beschädigt.",
    ),
    "nl": (
        "Mijn bank kwam met een gescheurde leuning en niemand belt terug.",
        ["De bank is bij het uitladen beschadigd", "De oorzaak is nog niet bekend"],
        "Geachte mevrouw Kolk,\n\nHet spijt me dat uw bank zo aankwam. {}\n\nMet vriendelijke groet,\nTom",
        "Blijkbaar had de chauffeur twee kasten erop gestapeld, omdat het magazijn een dag eerder onder water stond.",
        "De bank is bij het uitladen beschadigd.",
    ),
}


def _item(code: str, sentence: str, notes: Sequence[str]) -> ChecklistItem:
    message, _, frame, _, _ = CASES[code]
    case = case_of(message=message, facts=list(notes), language=code)
    case = case.model_copy(update={"reading": case.reading.model_copy(update={"language": code})})
    return item(checklist().check(case, frame.format(sentence), language=code), GUARD)


@pytest.mark.parametrize("code", CASES)
def test_a_cause_that_nobody_gave_is_missed_and_quoted(code: str) -> None:
    _, notes, _, made_up, _ = CASES[code]
    found = _item(code, made_up, notes)
    assert found.status == "missed", found.reason
    assert any(made_up.startswith(e.quote[:20]) for e in found.evidence)


@pytest.mark.parametrize("code", CASES)
def test_what_the_notes_say_is_not_missed(code: str) -> None:
    _, notes, _, made_up, true = CASES[code]
    assert _item(code, true, notes).status != "missed"
    assert _item(code, made_up, [*notes, made_up]).status != "missed"


@pytest.mark.parametrize("code", CASES)
def test_nothing_is_told_of_words_where_the_notes_are_in_another_language(code: str) -> None:
    made_up = CASES[code][3]
    notes = ["The sofa was damaged when it was unloaded", "It is not known why that happened"]
    assert _item(code, made_up, notes).status != "missed"


@pytest.mark.parametrize("code", ["es", "fr", "de", "it", "nl", "pt"])
def test_causes_are_worded_and_prove_nothing_by_themselves(code: str) -> None:
    lexicon = Lexicons().of(code)
    assert lexicon.causes
    assert not lexicon.known
    assert not lexicon.asserting.causes


@pytest.mark.parametrize(
    ("code", "said", "silent"),
    [
        ("es", "Al parecer se rompió una correa.", "Le pido disculpas por todo."),
        ("fr", "Il semble qu'une courroie ait lâché.", "Je vous présente mes excuses."),
        ("de", "Anscheinend ist ein Riemen gerissen.", "Es tut mir sehr leid."),
        ("it", "A quanto pare si è rotta una cinghia.", "Le chiedo scusa."),
        ("nl", "Blijkbaar is er een riem gebroken.", "Het spijt me zeer."),
        ("pt", "Ao que parece partiu-se uma correia.", "Peço desculpa por tudo."),
    ],
)
def test_what_seems_so_is_told_from_courtesy(code: str, said: str, silent: str) -> None:
    causes = Lexicons().of(code).causes
    assert causes.match(piece(said))
    assert not causes.match(piece(silent))


def test_the_weights_know_no_word() -> None:
    weights = unworded.weights()
    assert weights is not None
