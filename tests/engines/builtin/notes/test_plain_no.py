"""A plain yes or no of a note is never left out as what the message says already."""

MESSAGE = "Fitters were due 8 to 10. I've had no sink for 6 days. Is Bob actually coming today, yes or no"


def test_a_no_that_repeats_the_question_is_told(draft):
    made = draft(facts=["No, Bob isn't actually coming today.", "The stone broke."])
    assert "No, Bob isn't actually coming today." in made.reply.text


def test_a_driver_to_whom_something_was_done_is_not_we(draft):
    text = draft(fault="ours", facts=["The driver had been given four orders instead of two."]).reply.text
    assert "The driver had been given four orders" in text
    assert "We forgot the bag." in draft(fault="ours", facts=["The driver forgot the bag."]).reply.text


def test_whose_tour_it_is_is_not_sure_where_a_singer_is_named(draft):
    made = draft(
        facts=["Dame Harriet is back since the 20th."], options=["Priority booking for her next tour"]
    )
    assert "your next tour" not in made.reply.text
