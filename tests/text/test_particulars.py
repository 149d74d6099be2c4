from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.particulars import find, ground, same


def only(text, kind, language="en"):
    """The forms of the one particular of a kind in a text."""
    (found,) = [p for p in find(text, language) if p.type == kind]
    return found.forms


MONEY = [
    ("en", "It cost $49.90 in all", "49.9 $"),
    ("en", "It cost 49.90 USD in all", "49.9 $"),
    ("en", "It cost USD 49,90 in all", "49.9 USD"),
    ("en", "It cost £20 in all", "20 GBP"),
    ("en", "It cost 20 quid in all", "20 GBP"),
    ("en", "It cost twenty pounds in all", "20 GBP"),
    ("en", "It cost twenty-nine pounds in all", "29 GBP"),
    ("en", "It cost a hundred and twenty dollars", "120 $"),
    ("en", "It cost £1.2k in all", "1200 GBP"),
    ("en", "It cost $1,200 in all", "1200 $"),
    ("en", "It cost £1,234,567.89 in all", "1234567.89 GBP"),
    ("en", "It cost 50p in all", "0.5 GBP"),
    ("de", "Es kostet 1.200,50 € zusammen", "1200.5 EUR"),
    ("de", "Es kostet zwanzig Euro", "20 EUR"),
    ("fr", "Cela coûte 1 200,50 € en tout", "1200.5 EUR"),
    ("fr", "Cela coûte quatre-vingt-dix euros", "90 EUR"),
    ("fr", "Cela coûte soixante-quinze euros", "75 EUR"),
    ("es", "Cuesta treinta y cinco euros", "35 EUR"),
    ("es", "Cuesta doscientos cincuenta euros", "250 EUR"),
    ("pt", "Custa R$ 1.200,50 ao todo", "1200.5 BRL"),
    ("pt", "Custa sessenta e dois reais", "62 BRL"),
    ("it", "Costa ventotto euro", "28 EUR"),
    ("nl", "Het kost € 76,90 samen", "76.9 EUR"),
    ("nl", "Het kost vierenvijftig euro", "54 EUR"),
]


@pytest.mark.parametrize(("language", "text", "form"), MONEY)
def test_money_has_one_form_in_any_spelling(language, text, form):
    assert form in only(text, "money", language)


DATES = [
    ("en", "It came on 14 June", {"--06-14"}),
    ("en", "It came on June 14th", {"--06-14"}),
    ("en", "It came on the 14th of June 2026", {"--06-14", "2026-06-14"}),
    ("en", "It came on 14/06/2026", {"--06-14", "2026-06-14"}),
    ("en", "It came on 2026-06-14", {"--06-14", "2026-06-14"}),
    ("en", "It came on 03/04", {"--04-03", "--03-04"}),
    ("en", "It came on the 14th", {"---14"}),
    ("en", "It came on Saturday 14 June", {"w6", "--06-14"}),
    ("en", "It came on Saturday the 14th", {"w6", "---14"}),
    ("en", "It came last Tuesday", {"w2"}),
    ("en", "the reprint can run Mon; courier later", {"w1"}),
    ("en", "back in stock Thu", {"w4"}),
    ("en", "It comes tomorrow morning", {"day+1"}),
    ("en", "It came in May", {"--05"}),
    ("en", "from 11 to 13 October", {"--10-11", "--10-13"}),
    ("es", "Llegó el 14 de junio", {"--06-14"}),
    ("es", "Llegó el lunes 3 de mayo", {"w1", "--05-03"}),
    ("fr", "Arrivé le 14 juin 2026", {"--06-14", "2026-06-14"}),
    ("fr", "Réservé du 4 au 6 juillet", {"--07-04", "--07-06"}),
    ("fr", "Arrivé le 5", {"---05"}),
    ("de", "Kam am 14. Juni", {"--06-14"}),
    ("de", "Kam am 12.11. an", {"--11-12"}),
    ("de", "Kam am Montag, 3. Mai", {"w1", "--05-03"}),
    ("pt", "Chegou em 14 de junho", {"--06-14"}),
    ("pt", "Chegou na segunda-feira", {"w1"}),
    ("it", "Arrivato il 14 giugno", {"--06-14"}),
    ("nl", "Kwam op 14 juni", {"--06-14"}),
    ("nl", "Kwam op de 5e", {"---05"}),
]


@pytest.mark.parametrize(("language", "text", "forms"), DATES)
def test_dates_have_one_form_in_any_spelling(language, text, forms):
    assert only(text, "date", language) == forms


@pytest.mark.parametrize(
    "text",
    [
        "I may call you",
        "This is the 2nd time",
        "It is open 24/7",
        "They march on",
        "I rate it 5/10",
        "It faces the Sun all day",
        "we sat and wed",
        "Sat at home all week",
        "THE SUN IS HOT",
        "near Mon Repos",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert [p for p in find(text) if p.type == "date"] == []


TIMES = [
    ("en", "come at 5pm", {"17:00"}),
    ("en", "come at 5 p.m. please", {"17:00"}),
    ("en", "come at 17:00", {"17:00"}),
    ("en", "come at five o'clock", {"05:00", "17:00"}),
    ("en", "come at half past five", {"05:30", "17:30"}),
    ("en", "come at ten to eight", {"07:50", "19:50"}),
    ("en", "come at 7.30pm", {"19:30"}),
    ("en", "come at 12am", {"00:00"}),
    ("en", "come at noon", {"12:00"}),
    ("en", "ring me before five today", {"05:00", "17:00"}),
    ("fr", "venez à 17h30", {"17:30"}),
    ("de", "um 17 Uhr", {"17:00"}),
    ("de", "um halb drei", {"02:30", "14:30"}),
    ("pt", "às 14h", {"14:00"}),
    ("it", "alle 17:30", {"17:30"}),
    ("nl", "om half drie", {"02:30", "14:30"}),
    ("es", "a las 5", {"05:00", "17:00"}),
]


@pytest.mark.parametrize(("language", "text", "forms"), TIMES)
def test_times_have_one_form_in_any_spelling(language, text, forms):
    assert only(text, "time", language) == forms


DURATIONS = [
    ("en", "for two days", "2880 min"),
    ("en", "for 48 hours", "2880 min"),
    ("en", "for a week", "10080 min"),
    ("en", "for 7 days", "10080 min"),
    ("en", "for SEVENTEEN MINUTES", "17 min"),
    ("en", "for an hour and a half", "90 min"),
    ("en", "for 2 hrs 41", "161 min"),
    ("en", "for 20mins", "20 min"),
    ("en", "for two and a half hours", "150 min"),
    ("en", "in one working day", "1 workday"),
    ("en", "in 2 working days", "2 workday"),
    ("en", "in 3-5 business days", "3-5 workday"),
    ("en", "in 3 to 5 days", "4320-7200 min"),
    ("en", "for a year", "12 month"),
    ("es", "dos días hábiles", "2 workday"),
    ("fr", "deux jours ouvrés", "2 workday"),
    ("de", "zwei Werktage", "2 workday"),
    ("de", "einundzwanzig Tage", "30240 min"),
    ("pt", "dois dias úteis", "2 workday"),
    ("it", "trentuno giorni", "44640 min"),
    ("nl", "twee werkdagen", "2 workday"),
]


@pytest.mark.parametrize(("language", "text", "form"), DURATIONS)
def test_durations_have_one_form_in_any_spelling(language, text, form):
    assert only(text, "duration", language) == {form}


@pytest.mark.parametrize("text", ["£29 a month", "twice a week", "wait a minute", "have a nice day"])
def test_a_pace_or_a_phrase_is_no_duration(text):
    assert [p for p in find(text) if p.type == "duration"] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "20%"),
        ("en", "twenty per cent"),
        ("de", "zwanzig Prozent"),
        ("fr", "vingt pour cent"),
        ("es", "20 %"),
    ],
)
def test_percentages_have_one_form(language, text):
    assert only(f"({text})", "percentage", language) == {"20 %"}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("my order HW-448213 is late", "HW448213"),
        ("parcel PW 90 3316 204 is lost", "PW903316204"),
        ("booking KJ4TTL please", "KJ4TTL"),
        ("Order 77120 came", "77120"),
        ("see ticket #8842", "8842"),
        ("file GH/2291/Easement", "GH2291EASEMENT"),
        ("we sat in Room 214", "214"),
        ("I had seat 12A", "12A"),
        ("case 4471/26 is open", "447126"),
    ],
)
def test_references_are_found_in_any_spelling(text, form):
    assert form in only(text, "reference")


@pytest.mark.parametrize(
    "text",
    [
        "I WAITED FOR 45 MINUTES",
        "BY 10 TODAY",
        "it is 3pm on the 2nd",
        "COVID hit us in 2020",
        "8 till 6 you said",
    ],
)
def test_shouting_and_measures_are_no_references(text):
    assert [p for p in find(text) if p.type == "reference"] == []


@pytest.mark.parametrize(
    ("kind", "text", "form"),
    [
        ("email", "write to Ann.Bell@example.com now", "ann.bell@example.com"),
        ("link", "see https://www.example.com/a/b.", "example.com/a/b"),
        ("phone", "ring 07700 900417 now", "07700900417"),
        ("phone", "ring +44 20 7946 0958 now", "442079460958"),
        ("name", "I spoke to Mr Dabney about it", "dabney"),
        ("name", "hello, my name is Ann Lee and", "ann lee"),
        ("name", "Where is it?\n\nKind regards,\nJo Smith", "jo smith"),
        ("product", "the new Veltra X2 is broken", "veltra x2"),
        ("product", "and my Corvane 12 is broken", "corvane 12"),
        ("address", "I live at 14 Cedar Terrace now", "14 cedar terrace"),
        ("address", "it went to SW1A 1AA again", "sw1a 1aa"),
        ("quantity", "we were 28 children", "28 child"),
        ("quantity", "I returned seventeen lamps", "17 lamp"),
    ],
)
def test_other_particulars_are_found(kind, text, form):
    assert form in only(text, kind)


def test_a_name_is_taken_only_where_it_is_certain():
    text = "I took the train to Station Parade and ate at Harvest Moon. Thanks for nothing, Monday Club."
    assert [p for p in find(text) if p.type == "name"] == []


PIECES = [
    "£20",
    "14 June",
    " ",
    "at 5pm",
    "two days",
    "HW-1234",
    "a",
    "the 3rd",
    "\n",
    ",",
    "20%",
    "1.2",
    "Mr Lee",
    "half past",
    "é",
    "-",
    "€",
]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.sampled_from(["en", "es", "fr", "de", "pt", "it", "nl", "xx"]),
)
def test_particulars_are_in_order_do_not_overlap_and_give_their_place(text, language):
    found = find(text, language)
    assert all(text[p.start : p.end] == p.text and p.forms for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(same(p, p) and ground(p, found) for p in found)


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_can_be_searched(text):
    assert all(text[p.start : p.end] == p.text for p in find(text))
