"""Who writes to thank tells the trouble that somebody helped them out of; bitter thanks are no thanks."""

import pytest

from app.text.thankful import writes_to_thank


@pytest.mark.parametrize(
    "message",
    [
        "I'm writing to thank your nurse Ivy. Gran collapsed in the waiting room and Ivy sat with her until help came.",
        "I want to tell somebody how good Femi on your front desk is. My bike chain snapped and he drove me home.",
        "We can't thank Marta enough. We were locked out at two in the morning with a newborn.",
        "Your driver Les deserves a medal. I had dropped my insulin pen at the stop and he turned the bus round.",
        "A huge thank you to the team at the Quay branch. My purse had been stolen and I was in bits.",
        "Please thank Sunita from all of us. The tree came down on the shed and she was there in no time.",
        "I wanted to say how kind your receptionist was. I was late and crying and had lost my letter.",
        "Just a quick email to thank Sister Bell on ward 4. My uncle was frightened that night.",
        "I'd like to commend Beth in claims. The roof had blown off and she rang every day.",
        "Hats off to your engineer Raj. The whole server died on payroll day and he talked us through it.",
        "I would love to pass on my thanks to Mr Dale, the caretaker. My lad had his head stuck in the railings.",
        "This is a note of thanks. The boiler broke down on Christmas Eve and Pete stayed till midnight.",
    ],
)
def test_thanks_that_are_announced_are_what_a_message_is_for(message):
    assert writes_to_thank(message)


@pytest.mark.parametrize(
    "message",
    [
        "I'd like to thank your driver for smashing my gate.",
        "I wanted to thank you for keeping me waiting for three hours.",
        "Just a note to say thank you to Piet. He left the tap dripping though.",
        "I want to tell somebody how good you are at losing parcels.",
        "Please thank your team from us for ruining the party.",
        "I'm writing to thank your colleague, who was lovely, but the sofa is broken.",
        "A big thank you to your fitter. The boiler still isn't working.",
        "Thank you for your letter. The bill is wrong.",
        "Thank you in advance for your help. My order has not arrived.",
        "I want to thank Lucy. Can you tell me when the pool opens?",
        "Hats off to your billing team, you charged me twice.",
        "I wanted to say how pleased I was with the bed. The slats snapped after a week.",
        "Many thanks to your team. Please refund me.",
    ],
)
def test_bitter_thanks_a_complaint_or_a_wish_are_not(message):
    assert not writes_to_thank(message)
