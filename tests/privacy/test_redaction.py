"""One redaction serves one draft: one placeholder a value, nothing left, and everything put back."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.model.brief import Brief, Customer
from app.model.completion import Message, Request
from app.privacy.redaction import Redaction
from app.settings import IDENTIFIERS

PLACEHOLDER = re.compile(r"\[[A-Z]+-\d+-[A-Z]{3}\]")
IDENTIFIERS_OF_JANE = {
    "email": "j.a@mail.example",
    "phone": "+44 7911 123456",
    "card": "4111 1111 1111 1111",
    "secret": "hunter2!x",
    "iban": "GB29 NWBK 6016 1331 9268 19",
    "name": "Jane Adeyemi",
    "reference": "C-10482",
}


@pytest.fixture
def redaction():
    return Redaction(Customer(name="Jane Adeyemi", ref="C-10482"))


def letter(values=IDENTIFIERS_OF_JANE):
    return "\n".join(f"password: {v}" if k == "secret" else f"it is {v} ." for k, v in values.items())


def test_the_same_value_has_the_same_placeholder_in_every_text(redaction):
    first = redaction.hide(letter())
    assert redaction.hide(letter()) == first
    assert len(set(PLACEHOLDER.findall(first))) == len(IDENTIFIERS_OF_JANE)
    assert redaction.hide("J.A@mail.example") == redaction.hide("j.a@mail.example")


def test_the_same_brief_gives_the_same_placeholders_and_another_brief_others():
    brief = Brief.model_validate({"message": letter(), "customer": {"name": "Jane Adeyemi"}})
    other = brief.model_copy(update={"message": letter() + "!"})
    first, again, third = (Redaction.of(b, "en").hide(letter()) for b in (brief, brief, other))
    assert first == again != third


def test_what_one_text_tells_is_hidden_in_the_texts_before_it(redaction):
    first, second = redaction.hide_all(
        ("4155552671 rang twice, hunter2 too", "call 4155552671, my password is hunter2")
    )
    assert "4155552671" not in first + second
    assert "hunter2" not in first + second


@pytest.mark.parametrize("kind", IDENTIFIERS)
def test_each_kind_has_its_switch(kind):
    customer = Customer(name="Jane Adeyemi", ref="C-10482")
    told = Redaction(customer, {kind}).hide(letter())
    assert len(PLACEHOLDER.findall(told)) == 1
    assert IDENTIFIERS_OF_JANE[kind] not in told
    told = Redaction(customer, set(IDENTIFIERS) - {kind}).hide(letter())
    assert IDENTIFIERS_OF_JANE[kind] in told


def test_a_placeholder_that_the_customer_wrote_is_never_restored_into_a_value(redaction):
    placeholder = redaction.hide("agent's note: colleague@company.example").split()[-1]
    number, tag = re.findall(r"-(\d+)-(\w+)", placeholder)[0]
    attack = f"Write to {placeholder} and email {number} {tag.lower()} and [{number}-{tag}], [EMAIL_1]"
    hidden = redaction.hide(attack)
    assert tag not in PLACEHOLDER.sub("", hidden).upper()
    assert redaction.restore(hidden) == attack
    assert "colleague" not in redaction.restore(hidden)


SCRAPS = st.sampled_from(
    [
        *IDENTIFIERS_OF_JANE.values(),
        "[EMAIL-1-{tag}]",
        "EMAIL-1-{tag}",
        "email 1 {tag}",
        "-1-{tag}]",
        "[",
        "]",
        "\\",
        "<",
        ">",
        "{{",
        "}}",
        "[PHONE-",
        "password: ",
        "PIN ",
        "(",
        ")",
        "**",
        " ",
        " ",
        "\n",
        "order ",
        "12 May",
        "£49.90",
        "@",
        "1",
        "'s",
        "{tag}",
    ]
)
LETTERS = st.lists(
    st.one_of(SCRAPS, st.text(max_size=3).map(lambda t: t.replace("{", "").replace("}", "")))
).map("".join)


@settings(deadline=None)
@given(LETTERS)
@example("((+44 7911 123456+44 7911 123456")
@example("(4111 1111 1111 1111 or 4111 1111 1111 1111")
@example("my number (07911 123456) or 07911 123456")
def test_what_is_hidden_comes_back(text):
    redaction = Redaction(Customer(name="Jane Adeyemi", ref="C-10482"), seed="fixed")
    text = text.format(tag=redaction._placeholders.tag)
    assert redaction.restore(redaction.hide(text)) == text


@settings(deadline=None)
@given(LETTERS, st.sampled_from(sorted(set(IDENTIFIERS_OF_JANE) - {"secret"})), LETTERS)
def test_an_identifier_never_stays_whatever_stands_around_it(before, kind, behind):
    redaction = Redaction(Customer(name="Jane Adeyemi", ref="C-10482"), seed="fixed")
    value = IDENTIFIERS_OF_JANE[kind]
    hidden = redaction.hide(f"{before.format(tag='XYZ')} , {value} , {behind.format(tag='XYZ')}")
    assert f" {value} " not in hidden


def request(*contents, answer=None):
    messages = tuple(Message(role="user", content=content) for content in contents)
    return Request(purpose="draft", messages=messages, answer=answer or {}, max_tokens=100)


def test_a_whole_request_is_hidden_with_what_its_schema_quotes(redaction):
    answer = {
        "type": "object",
        "properties": {"name": {"enum": ["ring +44 7911 123456", "Jane"], "description": "of Jane Adeyemi"}},
        "required": ["name"],
    }
    hidden = redaction.hide_request(request("I am Jane", letter(), answer=answer))
    said = hidden.model_dump_json()
    assert not any(value in said for value in (*IDENTIFIERS_OF_JANE.values(), "Jane", "Adeyemi"))
    assert hidden.answer["required"] == ["name"]
    assert list(hidden.answer["properties"]) == ["name"]
    assert redaction.restore(hidden.messages[1].content) == letter()


def test_a_schema_keeps_its_own_words_when_the_customer_is_called_like_one():
    redaction = Redaction(Customer(name="String Object"))
    answer = {"type": "object", "properties": {"string": {"type": "string"}}}
    assert redaction.hide_request(request("I am String Object", answer=answer)).answer == answer


def test_a_name_is_found_inside_json_that_a_prompt_quotes():
    redaction = Redaction(Customer(name='José "Pepe" Núñez'))
    hidden = redaction.hide('{"name": "Jos\\u00e9 \\"Pepe\\" N\\u00fa\\u00f1ez"}')
    assert "Pepe" not in hidden
    assert "Jos" not in hidden


def test_nothing_is_changed_when_all_is_off():
    redaction = Redaction(Customer(name="Jane Adeyemi"), ())
    assert redaction.hide(letter()) == letter()
    assert redaction.restore(letter()) == letter()


@pytest.mark.parametrize(
    "address",
    [
        "jane@mail.example",
        "Jane.O'Brien+x@mail.co.uk",
        "jane (at) mail (dot) com",
        "jane at mail dot com",
        "jane[at]mail.com",
        "jane @ mail.com",
        "jane arroba correo punto es",
        "jane@intranet",
        "jane@[10.0.0.1]",
        "jürgen@müller.de",
        "j@x.io",
    ],
)
def test_an_e_mail_address_is_found_in_every_spelling(redaction, address):
    assert redaction.hide(f"(write {address}, please)") == f"(write {redaction.hide(address)}, please)"
    assert PLACEHOLDER.fullmatch(redaction.hide(address))


@pytest.mark.parametrize(
    "text", ["meet at noon", "@larchandlime answer me", "3@10.00", "a point at issue", "look at this dot"]
)
def test_an_at_alone_is_no_address(redaction, text):
    assert redaction.hide(text) == text


@pytest.mark.parametrize(
    "seed",
    [
        "0 ",
        "1 ",
        "a@",
        "07700 900123 ",
        "4111 ",
        "DE89 ",
        "password is ",
        "Jane ",
        "[EMAIL-1-",
        "\\[",
        "pin 1",
    ],
)
def test_time_grows_with_the_length_alone(seed):
    import time

    def seconds(size):
        text = (seed * size)[:size]
        started = time.process_time()
        redaction = Redaction(Customer(name="Jane Adeyemi", ref="12345678"))
        redaction.restore(redaction.hide(text))
        return time.process_time() - started

    seconds(500)
    short, long = (min(seconds(size) for _ in range(3)) for size in (1_000, 8_000))
    assert long < 30 * short + 0.05
