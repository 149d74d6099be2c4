"""A name that men and women bear alike, two of them, and two titles are greeted; an institution is not."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def first_line(ending):
    message = f"The boiler leaks again and nobody has come. Please send somebody.{ending}"
    made = asyncio.run(SERVICE.draft(Brief(message=message)))
    return made.reply.text.split("\n")[0]


@pytest.mark.parametrize(
    ("ending", "called"),
    [
        ("\n\nJan", "Jan"),
        ("\n\n— Sam & Jo", "Sam and Jo"),
        ("\n\nRobin and Chris", "Robin and Chris"),
        (" - Kim", "Kim"),
        ("\n\nPat, table 7", "Pat"),
        ("\n\nxx Tilly", "Tilly"),
        ("\n\nMrs P. Hallam", "Mrs Hallam"),
        ("\n\nDr. Okafor", "Dr Okafor"),
        ("\n\nT. Ruiz (flat 4)", "T. Ruiz"),
        ("\n\nPriya K.", "Priya"),
        ("\n\nMr. and Mrs. Tan", "Mr and Mrs Tan"),
        ("\n\nWith best regards,\nProf. Dr. Annette Vogel-Stein\n+49 30 1234567", "Prof Vogel-Stein"),
    ],
)
def test_they_are_called_by_their_name(ending, called):
    assert first_line(ending).rstrip(",").split(" ", 1)[1] == called


@pytest.mark.parametrize(
    "ending",
    [
        "\n\nYours faithfully\n\nOakfield Primary School",
        "\n\nBrennan & Holt Ltd",
        "\n\nHolt Plumbing Supplies",
        "\n\nResidents' Association",
        "\n\nA very unhappy customer",
        "\n\nYours in despair",
        "\n\nThanks",
        "\n\nSent from Outlook for Android",
    ],
)
def test_what_is_no_name_is_not_greeted(ending):
    assert first_line(ending) in {"Hello,", "Hello there,", "Hi there,", "Hi,"}
