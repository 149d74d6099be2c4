"""The customer's name and reference are found as people write them, and everyday words of the same spelling are not."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.model.brief import Customer
from app.privacy.cues import cues
from app.privacy.redaction import Redaction


def hidden(name, text, ref=None):
    """What is left of a text, with the numbers and tags of placeholders taken out."""
    redaction = Redaction(Customer(name=name, ref=ref), {"name", "reference"})
    told = redaction.hide(text)
    tag = f"-{redaction._placeholders.tag}]"
    for number in range(9, 0, -1):
        told = told.replace(f"-{number}{tag}", "]")
    return told


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Jane Adeyemi", "I am Jane Adeyemi.", "I am [NAME]."),
        ("Jane Adeyemi", "Ms Adeyemi here; Jane's box", "Ms [SURNAME] here; [FIRSTNAME]'s box"),
        ("Ms Jane Adeyemi", "jane adeyemi / JANE / adeyemi, jane", "[NAME] / [FIRSTNAME] / [NAME]"),
        ("Ms Adeyemi", "Dear Ms. Adeyemi,", "Dear Ms. [SURNAME],"),
        ("Jane", "Thanks\nJane", "Thanks\n[FIRSTNAME]"),
        ("Adeyemi, Jane", "Jane\nAdeyemi", "[NAME]"),
        ("Jane Mary Adeyemi", "Jane M. Adeyemi, Mary, J. Adeyemi", "[NAME], [FIRSTNAME], [NAME]"),
        ("Jane van der Berg", "Ms van der Berg, Ms Berg", "Ms [SURNAME], Ms [SURNAME]"),
        ("Jane van der Berg", "Jane Berg", "[FIRSTNAME] [SURNAME]"),
        ("Herr van Dyk", "Herr van Dyk, herr Dyk", "Herr [SURNAME], herr [SURNAME]"),
        ("José Núñez", "JOSE NUNEZ, josé núñez, Señor Nuñez", "[NAME], [NAME], Señor [SURNAME]"),
        ("Jürgen Weiß", "Juergen Weiss und Jürgens Paket", "[NAME] und [FIRSTNAME]s Paket"),
        ("Seán O'Brien", "Seán O’Brien", "[NAME]"),
        ("Ann Smith-Jones", "Ms Smith-Jones, Mrs Jones", "Ms [SURNAME], Mrs [SURNAME]"),
        ("Jane Adeyemi", "jane_adeyemi, janeadeyemi, jane.adeyemi", "[NAME], [NAME], [NAME]"),
        ("Jane Adeyemi", "Janet and Adeyemiville", "Janet and Adeyemiville"),
        ("Larch Services Ltd", "Larch Services Ltd uses services", "[NAME] uses services"),
        ("Li Wei", "Li's li or wei or Wei", "[FIRSTNAME]'s li or [SURNAME] or [SURNAME]"),
        (None, "Jane", "Jane"),
        ("Ms", "Ms", "Ms"),
    ],
)  # fmt: skip
def test_a_name_is_found_whole_and_in_parts(name, text, left):
    assert hidden(name, text) == left


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Will Price", "Will you tell me the price?", "Will you tell me the price?"),
        (
            "Will Price",
            "I will. The price is high. WILL YOU ANSWER",
            "I will. The price is high. WILL YOU ANSWER",
        ),
        ("Will Price", "Thanks,\nWill", "Thanks,\n[FIRSTNAME]"),
        ("Will Price", "this is Will, Mr Price", "this is [FIRSTNAME], Mr [SURNAME]"),
        ("Will Price", "WILL PRICE and will price", "[NAME] and [NAME]"),
        ("May Brown", "May I ask? You may.", "May I ask? You may."),
    ],
)
def test_an_everyday_word_is_a_name_only_where_one_is_meant(name, text, left):
    assert hidden(name, text) == left


@pytest.mark.parametrize(
    ("ref", "text", "left"),
    [
        ("C-10482", "C-10482, c10482, C 10482, (#C-10482)", "[REF], [REF], [REF], ([REF])"),
        ("C-10482", "C-104821 and AC-10482", "C-104821 and AC-10482"),
        ("10482233", "1048 2233 and 10482233", "[REF] and [REF]"),
        ("1250", "(1250) I paid £1250 for 1250 pieces", "([REF]) I paid £1250 for 1250 pieces"),
        ("12", "12 days", "12 days"),
        ("20240514", "on 2024-05-14, ref 20240514", "on 2024-05-14, ref [REF]"),
    ],
)
def test_the_reference_is_found_with_or_without_its_marks(ref, text, left):
    assert hidden(None, text, ref) == left


LETTERS = st.text(st.characters(categories=["Lu", "Ll"]), min_size=3, max_size=9)
WORDS = LETTERS.filter(lambda w: not (cues().says("everyday", w.lower()) or cues().says("titles", w.lower())))
NAMES = st.lists(WORDS, min_size=1, max_size=3)


@settings(deadline=None)
@example("AAႠ", "", "İ")  # a letter whose small form is longer
@given(NAMES.map(" ".join), st.text(max_size=30), st.text(max_size=30))
def test_a_name_on_a_line_of_its_own_is_never_left(name, before, behind):
    redaction = Redaction(Customer(name=name), seed="fixed")
    told = redaction.hide(f"{before}\nX9 {name}, {behind}")
    assert f"X9 {name}," not in told
    assert name in redaction.restore(told)
