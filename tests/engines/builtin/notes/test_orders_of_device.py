"""What only the customer has in their hands, an app or a tap at home, is theirs to do; what we keep or sell is ours."""

import pytest

from app.engines.builtin.consent import done_by_them
from app.engines.builtin.notes.options import option_line
from app.model.plan import Given


def line(text):
    return option_line(Given(where="options[0]", text=text), "Ned Foss")


@pytest.mark.parametrize(
    "order",
    [
        "Delete the app and install it again.",
        "Clear the cookies in the browser",
        "Turn off the water at the tap",
        "Wipe the seal dry after each wash",
        "Change the Wi-Fi channel to 11 in the settings.",
        "Use the new address, portal.fern.example",
        "Run an empty cycle at 90 degrees.",
        "Keep the receipt",
        "Open the page in another browser.",
    ],
)
def test_it_is_told_as_what_they_can_do_and_asks_for_no_yes(order):
    made = line(order)
    assert made.form == "theirs"
    assert made.item.startswith("You can ")
    assert done_by_them(made)


@pytest.mark.parametrize(
    "order",
    [
        "Clean the seal free of charge",
        "Delete the account today",
        "Change the address on the account",
        "Reset the password from our side",
        "Keep the place until May",
        "Turn the invoice into a credit",
        "Open the shop early for her",
        "Update the address on the order",
    ],
)
def test_what_we_keep_or_sell_is_ours_to_change(order):
    assert not line(order).addressed
