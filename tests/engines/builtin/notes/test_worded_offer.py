"""What was written out as a statement is told as one, and what the customer is to do is no deed of ours."""

import pytest

from app.engines.builtin.notes.limits import limit_line
from app.model.plan import Given
from tests.engines.builtin.notes.offered import line_of


@pytest.mark.parametrize(
    "offer",
    [
        "The tablets leave today by courier and arrive tomorrow before noon.",
        "A letter that confirms the new date can be sent today.",
        "Anyone who does not want to wait can move to a crossing tomorrow.",
        "Lessons that were missed transfer to the summer term.",
    ],
)
def test_a_statement_without_a_known_verb_stands_as_it_is(offer):
    line = line_of(offer)
    assert (line.form, line.text.lower()) == ("clause", offer.rstrip(".").lower())


@pytest.mark.parametrize(
    ("offer", "do"),
    [
        ("Search your inbox for a message from the depot.", "search your inbox for a message from the depot"),
        ("Unplug the dishwasher for a minute.", "unplug the dishwasher for a minute"),
        ("Log out and in again to see it.", "log out and in again to see it"),
        ("Restart the router with a pin.", "restart the router with a pin"),
    ],
)
def test_what_only_the_customer_can_do_is_theirs(offer, do):
    line = line_of(offer)
    assert (line.form, line.text) == ("theirs", do)
    assert line.item == f"You can {do}"


@pytest.mark.parametrize("offer", ["Refund the delivery fee.", "Waive the late charge for this quarter."])
def test_and_an_order_to_us_stays_ours(offer):
    assert line_of(offer).form == "vp"


def test_an_order_to_us_behind_a_condition_says_who_carries_it_out():
    line = line_of("If the dress is still too long, shorten it again for nothing.")
    assert "we can shorten it again" in line.text


def test_what_the_customer_is_told_not_to_do_stands_as_it_is():
    assert line_of("Do not use the oven until the gas fitter has been.").text.startswith(
        "Do not use the oven"
    )


@pytest.mark.parametrize(
    "limit",
    [
        "No cash refunds are given on plants after thirty days.",
        "Repairs to private pipes stay with the owner of the house.",
        "The tariff runs until December and nothing ends it sooner.",
    ],
)
def test_a_limit_that_states_something_is_nothing_that_we_could_offer(limit):
    assert limit_line(Given(where="cannot[0]", text=limit), None).kind == "clause"


def test_things_that_will_be_ready_are_not_the_customer():
    line = line_of("Bring them in tomorrow at nine and they will be ready by four.")
    assert "they will be ready" in line.text


def test_what_we_do_and_will_do_is_told_in_one_breath():
    line = line_of("We keep the date open until Friday and will ring on Thursday.")
    assert (line.form, line.text) == (
        "clause",
        "We keep the date open until Friday and will ring on Thursday",
    )


def test_what_the_one_who_signs_offers_is_theirs_and_not_the_house_s():
    line = line_of("I can lend her our machine for a weekend for nothing.", customer="Tash Field")
    assert line.text == "I can lend you our machine for a weekend for nothing"


@pytest.mark.parametrize(
    ("offer", "form", "told"),
    [
        ("Or Saturday 10 June, any time in the morning.", "np", "Saturday 10 June, any time in the morning"),
        ("Thursday 11:30 or Friday 8:45, first visit free.", "np", "Thursday 11:30 or Friday 8:45, first visit free"),
        ("Repair by the maker, around three weeks.", "np", "a repair by the maker, around three weeks"),
        ("Tyre replaced free, today or tomorrow.", "clause", "The tyre can be replaced free, today or tomorrow"),
        ("Release letter with reference for the bank", "np", "a release letter with reference for the bank"),
        ("Repair voucher for any of our workshops", "np", "a repair voucher for any of our workshops"),
        ("Call back from the manager before 5 pm", "np", "a call back from the manager before 5 pm"),
        ("Loan watch until it is done", "np", "a loan watch until it is done"),
        ("Take £12 booking fee off", "vp", "take the £12 booking fee off"),
        ("Receipts for one night's lodging up to £90 per family", "vp",
         "pay for one night's lodging, up to £90 per family, on sight of the receipts"),
        ("Balance can be paid over four months.", "clause", "The balance can be paid over four months"),
        ("Pryces can send the receipt.", "clause", "Pryces can send the receipt"),
    ],
)  # fmt: skip
def test_a_day_and_a_thing_are_no_deeds(offer, form, told):
    line = line_of(offer)
    assert (line.form, line.text) == (form, told)


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        ("Hire fee returned to the club by Friday.", "The hire fee can be returned to the club by Friday"),
        ("Repair fee of £85 returned.", "The repair fee of £85 can be returned"),
        ("Two tins put aside for Thursday, free delivery to the house.",
         "Two tins can be put aside for Thursday, free delivery to the house"),
        ("Deposit back today.", "give you the deposit back today"),
        ("Loaner car if it has to stay.", "a loaner car if it has to stay"),
        ("Leaflet with all the dates by post.", "a leaflet with all the dates by post"),
        ("Written report once the checks are done.", "a written report once the checks are done"),
        ("Get the boots mended at our cost.", "get the boots mended at our cost"),
        ("Scratch the bark with a fingernail.", "scratch the bark with a fingernail"),
    ],
)  # fmt: skip
def test_what_is_done_to_a_thing_can_be_done(offer, told):
    assert line_of(offer).text == told


def test_what_goes_to_her_goes_to_who_writes():
    line = line_of(
        "photo to her when it's up so she needn't go to check",
        message="My mum's stone has her name wrong. She was Catharine with a C.",
        customer="Vera Lisle",
    )
    assert line.text == "send a photo to you when it's up so you needn't go to check"


def test_what_is_worked_on_stays_them():
    assert (
        line_of("free half hour w/ Mal on wintering them").text
        == "a free half hour with Mal on wintering them"
    )


def test_a_letter_that_is_released_to_somebody_is_no_release_letter():
    assert "a release letter" not in line_of("Release letter to the bank").text


def test_a_thing_of_the_message_is_no_new_one():
    line = line_of(
        'Kale marked "never" by us on request', message="Can the kale be swapped? Nobody here eats it."
    )
    assert line.text == 'have the kale marked "never" by us on request'


def test_those_of_whom_the_message_tells_are_not_who_writes():
    message = "My twins were sent home from swimming. They are six."
    told = line_of("We can give a free place for the lesson they missed.", message=message)
    assert "they missed" in told.text
    assert "them both" in line_of("We can move them both to group 2.", message=message).text


def test_the_tenant_of_who_writes_stays_one():
    told = line_of("We can pay £50 towards the tenant's costs.", message="My tenant has no gas.")
    assert "the tenant's costs" in told.text


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("No respray promised until the inspection.", "no respray can be promised until the inspection"),
        ("No refund offered before the inspection.", "no refund can be offered before the inspection"),
        ("No order was sent.", "no order was sent"),
        (
            "No new oven promised before the repair has been tried.",
            "no new oven can be promised before the repair has been tried",
        ),
        ("test fee not ours to refund", "refund the test fee"),
    ],
)
def test_a_limit_has_its_verb(limit, told):
    line = limit_line(Given(where="cannot[0]", text=limit), None)
    assert line.text.rstrip(".").lower() == told
