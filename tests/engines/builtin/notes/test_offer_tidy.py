"""An offer that its writer left to a comma, or without its verb, is told with who does it."""

import pytest

from tests.engines.builtin.notes.offered import line_of

MESSAGE = "You charged my card for a stay that I cancelled, and nobody answers."


@pytest.mark.parametrize(
    ("note", "form", "text"),
    [
        ("Refund the £54, he keeps the parts", "vp", "refund the £54, and you keep the parts"),
        ("Treat her mail as the appeal, she needn't use the page", "vp",
         "treat your mail as the appeal, and you needn't use the page"),
        ("Refund the £41, he writes to members@ with his number", "vp",
         "refund the £41; you would only have to write to members@ with your number"),
        ("Reduce to £10 as it's the first time", "vp", "reduce it to £10 as it's the first time"),
        ("Cancel in full once the line is in", "vp", "cancel it in full once the line is in"),
        ("Electrician on Monday at 9", "vp", "send an electrician on Monday at 9"),
        ("A plasterer on Friday 29 November", "vp", "send a plasterer on Friday 29 November"),
        ("Engineer on site from 4.00 on Wednesday", "np", "an engineer on site from 4.00 on Wednesday"),
        ("Hygienist on 26 May at 8.10", "vp", "arrange an appointment with the hygienist on 26 May at 8.10"),
        ("All by post or phone, he needn't do it online", "vp",
         "do all of it by post or phone, and you needn't do it online"),
        ("Refund of the three, £59.97, gems are removed", "np",
         "a refund of the three, £59.97, and the gems are removed"),
        ("If she brings it by noon, ready on Friday at 10", "clause",
         "If you bring it by noon, it will be ready on Friday at 10"),
        ("A different surveyor visits, first date is Tuesday", "clause",
         "A different surveyor can visit; the first date is Tuesday"),
        ("Steve, the senior plumber, comes on Monday with a tap", "clause",
         "Steve, the senior plumber, can come on Monday with a tap"),
        ("Someone collects the books if that is easier", "clause", "someone can collect the books if that is easier"),
        ("Leave the subscription question open until Joan answers", "vp",
         "hold the subscription question open until Joan answers"),
        ("Charge for the first hour only, £3.50, and refund £27.50", "vp",
         "charge only for the first hour, £3.50, and refund £27.50"),
        ("Pay the rest over 24 months with no interest", "theirs", "pay the rest over 24 months with no interest"),
        ("Mark it as paid, the choir carries the loss", "vp", "mark it as paid, and the choir carries the loss"),
        ("Unfreeze it now, it works in a minute", "vp", "unfreeze it now, and it works in a minute"),
        ("Account on hold until the insurer decides", "vp", "put the account on hold until the insurer decides"),
        ("Second visit free, on the 1st or the 3rd", "np", "a free second visit, on the 1st or the 3rd"),
        ("Offer to call her on the 11th at 10 a.m.", "vp", "call you on the 11th at 10 a.m"),
        ("Offer half of the £189 as credit towards a stay.", "np", "half of the £189 as credit towards a stay"),
        ("Let her have the fitting with Priya on Friday", "clause", "You can have the fitting with Priya on Friday"),
        ("Mix a new tin free of charge", "vp", "mix a new tin free of charge"),
        ("Stay in chat and go through the export with her", "vp", "stay in chat and go through the export with you"),
        ("Look for the save by hand if they write to us", "vp", "look for the save by hand if you write to us"),
        ("Reassess the $340 for bloods by Monday", "vp", "reassess the $340 for bloods by Monday"),
        ("Issue credit notes for January", "vp", "issue credit notes for January"),
        ("Limit billing changes to the owner login only", "vp", "limit billing changes to the owner login only"),
        ("Have Shelly call him on Monday", "vp", "have Shelly call you on Monday"),
        ("Send a second set by post, there on Wednesday", "vp", "send a second set by post, to arrive on Wednesday"),
        ("Ship the 48 inch today, arrives on the 22nd", "vp", "ship the 48 inch today, to arrive on the 22nd"),
        ("Raise an enquiry now, answer in around 10 days", "vp",
         "raise an enquiry now, with an answer in around 10 days"),
        ("Book all five on the Wednesday bus, same fare £4 return", "vp",
         "book all five on the Wednesday bus, at the same fare of £4 return"),
        (
            "Deliver the unit to his mechanic on Thursday, no freight",
            "vp",
            "deliver the unit to your mechanic on Thursday, with no freight",
        ),
        ("Swap to the split frame, deliver Friday, and drop the £75 fee", "vp",
         "swap to the split frame, deliver Friday, and drop the £75 fee"),
        ("Full refund of $59.94, and keep the pink ones", "np", "a full refund of $59.94, and you keep the pink ones"),
        ("Lend her the grey sofa until then, can go out tomorrow", "vp",
         "lend you the grey sofa until then, which can go out tomorrow"),
        ("A refund of £30, she can collect it at the desk", "np", "a refund of £30; you can collect it at the desk"),
        ("We carry it up on Tuesdays, the porter is there from 8", "vp",
         "carry it up on Tuesdays; the porter is there from 8"),
        ("Put it onto the recording, ready on Monday, the link goes to the family first", "vp",
         "put it onto the recording, ready on Monday; the link goes to the family first"),
        ("Powered loaner to her home today, Luis adjusts the seat", "np",
         "a powered loaner to your home today; Luis adjusts the seat"),
        ("Charity plan free of charge, needs only the charity number", "np",
         "a charity plan free of charge, for which we need only the charity number"),
        ("Leave the contract now without a fee", "theirs", "leave the contract now without a fee"),
        ("Pay the €38 taxi, she can just send the bill", "vp", "pay the €38 taxi, and you can just send the bill"),
        ("Leave the remaining $3 without a charge until the 15th", "vp",
         "leave the remaining $3 without a charge until the 15th"),
        ("Bring the plant in and Vic will check it", "theirs", "bring the plant in and Vic will check it"),
        ("If it is a weaving fault, a new one in January", "clause",
         "If it is a weaving fault, we can offer you a new one in January"),
        ("Change the name to Bell today once she uploads both photos", "vp",
         "change the name to Bell today once you upload both photos"),
        ("Call her back so it doesn't use up her credit", "vp", "call you back so it doesn't use up your credit"),
        ("Refund today's ticket", "vp", "refund today's ticket"),
        ("Swap to the large for $20 more and pick up the small one", "vp",
         "swap to the large for $20 more and pick up the small one"),
        ("Farah with her car on the 24th, same price", "np", "Farah with her car on the 24th, at the same price"),
        ("Sofie can run the demo from her login", "clause", "Sofie can run the demo from her login"),
        ("Nicola can credit it to her account", "clause", "Nicola can credit it to your account"),
        ("Bake Fiadh a small cake with her name on it", "vp", "bake Fiadh a small cake with her name on it"),
    ],
)  # fmt: skip
def test_an_offer_is_joined_and_has_its_verb(note, form, text):
    line = line_of(note)
    assert (line.form, line.text.rstrip(".")) == (form, text)


@pytest.mark.parametrize(
    ("note", "form"),
    [
        ("Come back on Monday 8 am and clear it free of charge", "vp"),
        ("See her on Wednesday 8.40 or Thursday 4.10", "vp"),
        ("Keep Willows aside for Theo for a week", "vp"),
        ("Send her the photo of the green one by private message", "vp"),
        ("Return the $80 to the estate by check", "vp"),
        ("Go through the two bags on Wednesday and ring her the same day.", "vp"),
        ("Stay in the chat and go through the export on the tablet with him.", "vp"),
        ("Pick up only the wrong chair on Friday, bring it back on Wednesday, all on us", "vp"),
        ("Refund $38 and pay for the cake", "vp"),
        ("Bring the receipt with you on Monday", "theirs"),
        ("Pay £40 a month meanwhile if they prefer", "theirs"),
        ("Drop in to the Lafayette office, any day until 5", "theirs"),
        ("Come and see it on Monday", "theirs"),
        ("Send us the photo by e-mail", "theirs"),
    ],
)
def test_who_carries_an_order_out_is_told_by_how_it_is_done(note, form):
    assert line_of(note).form == form


def test_what_is_to_be_done_for_it_is_a_sentence_of_its_own(draft):
    text = draft(
        facts=["The file was checked."], options=["Refund the £33.75, she has to send us her card number"]
    ).reply.text
    assert "refund the £33.75. You would have to send us your card number." in text


def test_behind_a_condition_nothing_is_joined():
    line = line_of("If something is left over, pay in up to 12 monthly parts")
    assert line.text == "If something is left over, you can pay in up to 12 monthly parts"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Her reserved book (the one on terns) can be picked up from tomorrow at 10", "I'll arrange it"),
        ("She can switch the display to kWh in the meantime", "confirm"),
        (
            "Vouchers, good until 15 April, if the guest writes to guest services with the numbers",
            "I'll arrange it",
        ),
    ],
)
def test_what_they_do_without_us_waits_for_no_yes(draft, note, said):
    assert said not in draft(facts=["The file was checked."], options=[note]).reply.text


def test_i_write_is_to_come():
    assert line_of("I write to her myself on Thursday evening in any case.").text.startswith(
        "I will write to you"
    )
