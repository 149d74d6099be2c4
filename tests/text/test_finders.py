"""What the finders leave unsearched holds nothing for them."""

import pytest

from app.text.particulars import find

JOINED = [
    ("Please quote REFA-123 when you ring", "A-123"),
    ("see ordern° 77 for it", "77"),
    ("my booking number 12345 is lost, room B is cold", "12345"),
    ("Das Paket nr 88-40355 fehlt", "88-40355"),
]


@pytest.mark.parametrize(("text", "code"), JOINED)
def test_a_code_is_found_behind_a_label_however_they_are_joined(text: str, code: str) -> None:
    assert any(code in p.text for p in find(text) if p.type == "reference")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("look at WWW.EXAMPLE.COM please", "link"),
        ("it is on example.co.uk/help now", "link"),
        ("ring 020 7946 0958 today", "phone"),
        ("we live at 12 High Street now", "address"),
        ("the one in Mill road was shut", "address"),
        ("send it to AB1 2CD", "address"),
        ("ask MRS. Holt about it", "name"),
        ("my  name is Ann Lee", "name"),
    ],
)
def test_each_kind_is_found_in_an_unusual_spelling(text: str, kind: str) -> None:
    assert kind in {p.type for p in find(text)}
