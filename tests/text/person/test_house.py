"""A note that names the house or the agent who signs is told by them: "we" and "I"."""

import pytest

from app.text.person.house import House, house_to_first

HOTEL = House(company="The Quillmoor Hotel", agent="Daniel Oyelaran", message="My room was cold.")
AIRPORT = House(company="Exmere Airport", agent="Farid", message="Nobody met us at the gate.")


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("The hotel holds a waiting list for 8 May", "We hold a waiting list for 8 May"),
        ("The hotel was full and the hotel's lift was out", "We were full and our lift was out"),
        ("If the hotel cancels, the deposit goes back", "If we cancel, the deposit goes back"),
        ("The hotel does not keep its keys at night", "We do not keep our keys at night"),
        ("The company has decided to close the account", "We have decided to close the account"),
        ("After five complaints, the firm ends the contract", "After five complaints, we end the contract"),
        ("Daniel has spoken to the cook", "I have spoken to the cook"),
        ("Daniel is away until Monday and was not told", "I am away until Monday and was not told"),
        ("Anna and Daniel have seen it", "Anna and I have seen it"),
        ("Questions can be put to Daniel on Monday", "Questions can be put to me on Monday"),
        ("Daniel's note says so", "My note says so"),
        ("The hotel is double booked on the 14th", "The hotel is double booked on the 14th"),
    ],
)
def test_the_house_is_we_and_the_agent_is_i(note, told):
    assert house_to_first(note, HOTEL) == told


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("The cause has not been told to the airport", "The cause has not been told to us"),
        ("Their report is due to the airport on 21 July", "Their report is due to us on 21 July"),
        ("The bags are handled by Norvik, not by the airport", "The bags are handled by Norvik, not by us"),
    ],
)
def test_what_is_told_to_it_or_done_by_it_is_told_to_us_or_done_by_us(note, told):
    assert house_to_first(note, AIRPORT) == told


@pytest.mark.parametrize(
    "note",
    [
        "The airport pharmacy by exit B replaces medicine",
        "A taxi to the airport costs £20",
        "The car park by the airport is full",
        "The airport charges were refunded",
        "The delivery company lost the parcel",
        "Farid Khan, the duty manager, rings today",
        "He left the airport on Monday",
        "Their hotel closes at ten",
    ],
)
def test_a_place_another_house_and_another_of_that_name_stay(note):
    assert house_to_first(note, AIRPORT) == note


def test_a_house_such_as_the_customer_has_one_too_stays():
    bank = House(company="Harbour Bank", message="My bank says that you took it twice.")
    assert house_to_first("The bank declined it", bank) == "The bank declined it"


def test_nothing_is_ours_where_nobody_is_known():
    assert house_to_first("The hotel holds a waiting list", House()) == "The hotel holds a waiting list"


def test_a_firm_with_two_words_before_it_is_another():
    notes = ("Hampers are packed by an outside packing firm.", "The firm now packs them at a separate table.")
    assert house_to_first(notes[1], House(company="Larder & Lane", notes=notes)) == notes[1]
