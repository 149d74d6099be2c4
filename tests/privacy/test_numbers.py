"""Telephone numbers, cards and IBANs are found; order numbers, sums and dates stay."""

import re

import pytest

from app.model.brief import Customer
from app.privacy.redaction import Redaction


def left(text, language="en", kinds=("phone", "card", "iban")):
    """What is left of a text, with the numbers and tags of placeholders taken out."""
    return re.sub(
        r"\[([A-Z]+)-\d+-[A-Z]{3}\]", r"[\1]", Redaction(Customer(), kinds, language=language).hide(text)
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Back to me, please. 07700 900123"), ("en", "020 7946 0018"), ("en", "(0161) 496 0123"),
        ("en", "07700900123"), ("en", "(415) 555-2671"), ("en", "415-555-2671"), ("en", "415.555.2671"),
        ("en", "1-415-555-2671"), ("en", "4155552671"), ("de", "0151 23456789"), ("de", "030/901820"),
        ("de", "(030) 901820"), ("fr", "06 12 34 56 78"), ("fr", "06.12.34.56.78"), ("fr", "0612345678"),
        ("es", "612 345 678"), ("es", "612345678"), ("es", "91 123 45 67"), ("it", "333 123 4567"),
        ("it", "06 6982 1234"), ("nl", "06-12345678"), ("nl", "020 123 4567"), ("pt", "912 345 678"),
        ("pt", "21 123 4567"), ("en", "+44 7700 900123"), ("en", "+49 (0)30 901820"), ("ja", "+81 3-1234-5678"),
        ("en", "0044 7700 900123"), ("en", "06 12 34 56 78"),
        ("en", "(555) 346-9947"), ("es", "744 560 4890"), ("pt", "(71) 3316-4787"), ("pt", "11 91234-5678"),
    ],
)  # fmt: skip
def test_a_telephone_number_is_found_without_a_word_about_it(language, text):
    assert left(text, language) == re.sub(r"(Back to me, please\. )?.+", r"\1[PHONE]", text)


@pytest.mark.parametrize(
    "text",
    ["call me on 555 0132", "tel. 12345678", "Handy: 12345678901", "llámenme al 5551234", "1234567 is my mobile",
     "WhatsApp 99887766", "https://wa.me/447700900123"],
)  # fmt: skip
def test_a_word_about_telephones_makes_any_digits_one(text):
    assert left(text) == re.sub(r"\d[\d ]+\d", "[PHONE]", text)


@pytest.mark.parametrize(
    "text",
    [
        "Order 4155552671 is late", "order number: 07700900123", "my order no. 4155552671",
        "tracking number is 6123456789012",
        "#4155552671", "invoice 2024-00317-2241", "Bestellnummer 0123456789", "Pedido 612345678", "KT-2041-55529871",
        "on 14/05/2024 12:30", "2024-05-14", "05.06.2024", "it cost 1 234 567,00 €", "£1,234,567.00", "12345-6789",
        "192.168.100.200", "1Z999AA10123456784", "between 10 and 12, 3000 people", "https://track.example/4155552671",
        "my account 4155552671 is closed", "in 2023, 2024 and 2025", "case 20240514001",
        "04.07.2024  17.45", "it was used on 06122018",
    ],
)  # fmt: skip
def test_what_is_labelled_or_measured_stays(text):
    assert left(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("4111 1111 1111 1111", "[CARD]"), ("4111-1111-1111-1111", "[CARD]"), ("378282246310005", "[CARD]"),
        ("my card 4111 1111 1111 1112", "my card [CARD]"), ("order 4111111111111111", "order 4111111111111111"),
        ("1234 5678 9012 3456", "1234 5678 9012 3456"), ("ending 4242", "ending 4242"),
        ("order 9912345 4111 1111 1111 1111", "order 9912345 [CARD]"),
        ("GB29 NWBK 6016 1331 9268 19", "[IBAN]"), ("de89370400440532013000", "[IBAN]"),
        ("NL91ABNA0417164300 thanks", "[IBAN] thanks"), ("GB29 NWBK 6016 1331 9268 19 NWBKGB2L", "[IBAN] NWBKGB2L"),
        ("GB30 NWBK 6016 1331 9268 19", "GB30 NWBK 6016 1331 9268 19"),
        ("IBAN GB30 NWBK 6016 1331 9268 19", "IBAN [IBAN]"), ("model DE89 3704 is broken", "model DE89 3704 is broken"),
    ],
)  # fmt: skip
def test_cards_and_ibans_need_right_check_digits_or_their_word(text, told):
    assert left(text) == told


def test_a_number_beside_a_code_is_found_and_the_code_stays():
    assert left("order KT-2041 07700 900123, thanks") == "order KT-2041 [PHONE], thanks"


def test_two_spellings_of_one_number_have_one_placeholder():
    told = Redaction(Customer()).hide("07911 123456, +44 7911 123456, 07911123456")
    assert len(set(re.findall(r"\[PHONE-\d+", told))) == 1


def test_a_kind_that_is_off_stays():
    text = "07700 900123 and 4111 1111 1111 1111 and GB29 NWBK 6016 1331 9268 19"
    assert left(text, kinds=("card",)) == text.replace("4111 1111 1111 1111", "[CARD]")
    assert left(text, kinds=()) == text
