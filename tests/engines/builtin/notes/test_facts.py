"""Facts become sentences for the customer, or are left out with a reason; nothing internal is ever said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.builtin.notes.facts import FactLine, fact_lines
from app.engines.builtin.notes.names import proper_names
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.setting import said as heard
from app.engines.builtin.notes.unsaid import is_for_agent
from app.model.plan import Given
from app.model.profile import Fault


def lines(
    fact: str, *, fault: Fault = "unknown", name: str | None = None, message: str = "", option: str = ""
) -> tuple[FactLine, ...]:
    setting = Setting(
        message=(heard(message),) if message else (),
        options=(heard(option),) if option else (),
        limits=(),
        fault=fault,
        customer_name=name,
        names=(),
    )
    return fact_lines(Given(where="facts[0]", text=fact), setting)


def said(fact: str, *, fault: Fault = "unknown", name: str | None = None) -> list[str | None]:
    return [line.sentence for line in lines(fact, fault=fault, name=name)]


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        ("Express delivery takes 2 working days", "Express delivery takes 2 working days."),
        ("no release date is known", "No release date is known."),
        ("trace opened today", "The trace was opened today."),
        ("entry fee already spent", "The entry fee has already been spent."),
        ("ashes expected wed 25 nov", "Ashes are expected on Wednesday 25 November."),
        ("last day 30 nov", "The last day is 30 November."),
        ("drive: cause not established", "As for the drive, the cause has not been established."),
        ("plumber capped the pipe", "The plumber capped the pipe."),
        ("portal says pay by card only", "The portal says pay by card only."),
    ],
)
def test_a_jotted_fact_becomes_a_sentence(fact: str, sentence: str) -> None:
    assert said(fact) == [sentence]


def test_a_note_of_several_statements_is_told_statement_by_statement() -> None:
    assert said("The van is at the depot; it leaves at 3 pm") == [
        "The van is at the depot.",
        "It leaves at 3 pm.",
    ]


@pytest.mark.parametrize(
    "fact",
    [
        "Internal: hold firm at £50",
        "internal - customer is on the watch list",
        "STAFF: hub 4 had a cluster",
        "cause unknown, do not speculate",
        "note on customer: frequent caller, grumbler",
        "acct flagged slow payer",
        "B was in hospital (private, don't share)",
    ],
)
def test_what_is_for_the_agent_is_never_said(fact: str) -> None:
    assert is_for_agent(fact)
    assert [(line.sentence, line.reason) for line in lines(fact)] == [(None, "internal")]


def test_the_date_of_today_is_background() -> None:
    assert [line.reason for line in lines("Today is 5 June")] == ["date"]


def test_what_the_customer_said_already_is_left_out_unless_it_says_the_contrary() -> None:
    message = "The parcel was signed for by a neighbour."
    assert lines("The parcel was signed for by a neighbour", message=message)[0].reason == "known"
    assert lines("The parcel was not signed for by a neighbour", message=message)[0].sentence is not None


@pytest.mark.parametrize(
    "fact", ["customer's own error", "he failed to read the label", "the driver should have known"]
)
def test_blame_is_left_out(fact: str) -> None:
    assert lines(fact)[0].reason == "blame"


def test_our_mistake_is_told_as_ours_and_no_colleague_is_named_for_it() -> None:
    (line,) = lines("our dispatcher keyed it as routine instead of emergency, our error", fault="ours")
    assert line.mistake
    assert line.sentence == "We keyed it as routine instead of emergency."


def test_where_the_fault_is_not_ours_nothing_is_turned_into_an_admission() -> None:
    assert not any(
        line.mistake for line in lines("our dispatcher keyed it as routine, our error", fault="unknown")
    )


def test_the_customer_is_spoken_to() -> None:
    assert said("Her father has seat C02 reserved") == ["Your father has seat C02 reserved."]


def test_a_person_who_may_be_another_is_left_to_the_agent() -> None:
    reasons = {
        line.reason for line in lines("area manager Lorna Veitch has her mail, she rings him and the vet")
    }
    assert reasons == {"person"}


@given(st.text(max_size=300))
def test_any_note_gives_lines_with_a_sentence_or_a_reason(fact: str) -> None:
    for line in lines(fact or "-"):
        assert (line.sentence is None) != (line.reason is None)


def test_names_are_learnt_from_the_middle_of_sentences_only() -> None:
    assert proper_names(
        ["We asked Corvane about the room. Nothing came.", "the claims team and the Claims desk"]
    ) == ("Corvane",)


@pytest.mark.parametrize(
    ("fact", "sentences"),
    [
        ("trace opened today, ref to folw, box 4", ["The trace was opened today.", None, None]),
        ("photos received Monday, blurred 2nd set", ["Photos were received on Monday.", None]),
        # What is left out must not change what is said.
        ("refund sent today, unless bank says other", [None]),
        ("bureau said claim closed, that was wrong", [None]),
    ],
)
def test_what_stands_by_itself_of_a_piece_is_said(fact: str, sentences: list[str | None]) -> None:
    assert said(fact) == sentences


@pytest.mark.parametrize(
    "fact",
    [
        "corrected sheet posts tomorrow",
        "cards and app say",
        "owner approved: whole job is free",
        "1.92 kg was packed",
    ],
)
def test_what_might_be_read_wrongly_is_not_said(fact: str) -> None:
    assert not any(
        line.sentence
        and (
            "We " in line.sentence
            or "As for" in line.sentence
            or "£" in line.sentence
            or line.sentence.endswith("say.")
        )
        for line in lines(fact)
    )


def test_they_behind_a_body_that_was_named_are_that_body() -> None:
    assert said("reported to Netspan Mon, they've confirmed fault") == [
        "This was reported to Netspan on Monday.",
        "Netspan has confirmed the fault.",
    ]
    assert said("claim raised with Swiftway Mon, they accept fault") == [
        "The claim was raised with Swiftway on Monday.",
        "Swiftway accepts the fault.",
    ]


def test_a_doubt_costs_the_clause_in_which_it_stands() -> None:
    told = lines("The head waiter confirmed the remark; the owner, Elsa Mori, has spoken to him")
    assert [(line.sentence, line.reason) for line in told] == [
        ("The head waiter confirmed the remark.", None),
        (None, "person"),
    ]
    told = lines("The second room was empty that night, and the porter says he refused it", fault="unknown")
    assert told[0].sentence == "The second room was empty that night."
    assert told[-1].sentence is None


def test_what_is_left_out_is_told_to_the_agent_in_the_notes_own_words() -> None:
    told = lines("The van is at the depot; the driver and the porter say he refused it")
    assert told[-1].part == "the driver and the porter say he refused it"


@pytest.mark.parametrize(
    ("fact", "option"),
    [
        (
            "None of the recovered pictures show the speech",
            "We can send the 11 recovered pictures of the speech",
        ),
        ("The cot has not been inspected", "Inspection of the cot on Thursday"),
        ("The loan phone works on a charger for now", "A loan phone with a charger, ready today"),
    ],
)
def test_a_fact_that_adds_something_to_an_offer_is_said(fact: str, option: str) -> None:
    assert [line.sentence for line in lines(fact, option=option)] == [f"{fact}."]


def test_a_fact_that_only_repeats_an_offer_is_left_to_the_offer() -> None:
    told = lines("The account can be closed today", option="Account closed today")
    assert [line.reason for line in told] == ["option"]


def test_what_a_thing_should_have_done_is_our_admission_where_the_fault_is_ours() -> None:
    fact = "The second slot, which should have made a copy, was switched off by our mistake"
    (line,) = lines(fact, fault="ours")
    assert line.mistake
    assert line.sentence is not None
    assert lines(fact.replace(" by our mistake", ""), fault="unknown")[0].reason == "blame"


def test_a_menu_path_is_no_shorthand() -> None:
    assert said("She can pause it at any time in Account > Plan") == [
        "You can pause it at any time in Account > Plan."
    ]


def test_what_takes_back_a_statement_is_not_cut_off_from_it() -> None:
    note = "Our presser says that it looks like perfume, but she cannot be certain"
    assert [line.sentence for line in lines(note)] == [f"{note}."]
    note = "Our presser says that it looks like perfume, but she did not pay us to look"
    assert [line.sentence for line in lines(note)] == [None]


def test_a_stump_is_left_out_with_what_it_leans_on() -> None:
    told = lines(
        "The customer rang six times. The driver and the porter say he refused help. Nobody did. That is all we know",
    )
    assert [line.sentence for line in told] == ["You rang six times.", None, None, None]


@pytest.mark.parametrize(
    ("fact", "lost"),
    [
        ("stone is slate, can be taken back 6mm + recut, bottom line gone", "gone"),
        ("driver did the test: pressure droppd vv", "driver did the test"),
        ("there is no complaint in file, was the weekly drive", "and was"),
        ("log: he tried 10:16 10:17 10:19 rejected", "10:16"),
    ],
)
def test_what_a_cut_would_make_false_is_not_said(fact, lost) -> None:
    assert not any(lost in sentence for sentence in said(fact) if sentence)


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (
            "The note was put on the wrong file, from which the letters are sent, and that was our mistake.",
            "The note was put on the wrong file, from which the letters are sent.",
        ),
        ("+ emerg vm was full since thurs", "The emergency voicemail was full since Thursday."),
    ],
)
def test_what_is_taken_out_leaves_a_whole_sentence(fact, told) -> None:
    assert said(fact, fault="ours")[0] == told


def test_a_thing_named_in_the_sentence_before_is_yours() -> None:
    told = said("All parcels go out in a plain box. Helen's went out in a printed one.", name="Helen Marsh")
    assert told[-1] == "Yours went out in a printed one."


def test_a_rule_is_not_told_without_the_clause_that_takes_it_back() -> None:
    told = lines(
        "The ladder has to be boarded over by whoever hired it; that was his, but he should have looked"
    )
    assert [line.sentence for line in told] == [None, None]


def test_a_note_that_opens_with_a_quotation_is_told_whole() -> None:
    fact = (
        "'Lapse' on the form only means that our bill lapses. Nothing is removed without a doctor and a call."
    )
    assert said(fact)[-1] == "Nothing is removed without a doctor and a call."


def test_what_they_ask_is_not_what_they_know() -> None:
    fact = "The HX-30 can be connected to two devices at once."
    (asked,) = lines(fact, message="Can the HX-30 be connected to two devices at once?")
    (known,) = lines(fact, message="The HX-30 can be connected to two devices at once.")
    assert asked.sentence == fact
    assert known.reason == "known"
