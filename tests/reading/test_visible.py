import ftfy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reading.visible import clean, is_html, visible

MESSAGE = "The lamp came broken.\nI want a new one, please."

HISTORY = {
    "English": "On Mon, 3 June 2026 at 09:12, Help Desk <help@example.com> wrote:\n> Dear customer,\n> we are sorry.",
    "English without marks": "On 3 Jun 2026, at 09:12, Help <help@example.com> wrote:\n\n"
    "Dear customer,\nwe are sorry.",
    "over two lines": "On Tue, 16 Nov 2021, 12:34 pm Jo Field <jo.field@example.com>\nwrote:\n\nDear customer",
    "Spanish": "El lun, 3 jun 2026 a las 9:12, Ayuda (<ayuda@example.com>) escribió:\n> Estimada clienta",
    "French": "Le lun. 3 juin 2026 à 09:12, Aide <aide@example.com> a écrit :\n> Bonjour",
    "German": "Am Mo., 3. Juni 2026 um 09:12 Uhr schrieb Hilfe <hilfe@example.com>:\n> Guten Tag",
    "Portuguese": "Em seg., 3 de jun. de 2026 às 09:12, Ajuda <ajuda@example.com> escreveu:\n> Bom dia",
    "Italian": "Il giorno lun 3 giu 2026 alle ore 09:12 Aiuto <aiuto@example.com> ha scritto:\n> Buongiorno",
    "Dutch": "Op ma 3 jun. 2026 om 09:12 schreef Hulp <hulp@example.com>:\n> Goedemorgen",
    "Danish": "Den man. 3. jun. 2026 kl. 09.12 skrev Hjælp <hjaelp@example.com>:\n> Goddag",
    "Swedish": "Den mån 3 juni 2026 kl 09:12 skrev Hjälp <hjalp@example.com>:\n> God morgon",
    "Outlook": "From: Help Desk <help@example.com>\nSent: Monday, June 3, 2026 9:12 AM\n"
    "To: Jo Field\nSubject: RE: Lamp\n\nDear customer",
    "Outlook in bold": "*From:* Help Desk\n*Sent:* Monday\n*To:* Jo Field\n*Subject:* Lamp\n\nDear customer",
    "Outlook in German": "Von: Hilfe <hilfe@example.com>\nGesendet: Montag, 3. Juni 2026 09:12\n"
    "An: Jo Field\nBetreff: AW: Lampe\n\nGuten Tag",
    "Outlook in French": "De : Aide <aide@example.com>\nEnvoyé : lundi 3 juin 2026\n"
    "À : Jo Field\nObjet : RE: Lampe\n\nBonjour",
    "a line of dashes": "-----Original Message-----\nFrom: Help Desk\nSent: Monday\n\nDear customer",
    "a German line of dashes": "-----Ursprüngliche Nachricht-----\nVon: Hilfe\nGesendet: Montag\n\nGuten Tag",
    "a long line": "________________________________\nFrom: Help Desk\nSent: Monday\nTo: Jo\n\nDear customer",
    "marks alone": "> From: Help Desk\n> Dear customer",
}


@pytest.mark.parametrize("history", HISTORY.values(), ids=HISTORY.keys())
def test_quoted_history_is_not_visible(history):
    assert visible(f"{MESSAGE}\n\n{history}").text == MESSAGE


BELOW = {
    "a phone": "Sent from my iPhone",
    "a phone in German": "Von meinem iPhone gesendet",
    "a phone in French": "Envoyé de mon iPhone",
    "a program": "Get Outlook for iOS",
    "two dashes": "-- \nJo Field\nField & Daughters\n020 7946 0958",
    "a signature": "Jo Field\nHead of Buying, Field Ltd\n14 Cedar Terrace, Leeds",
    "a card": "Jo Field | Owner | Field & Daughters",
    "a disclaimer": "This email and any attachments are confidential and may be privileged.",
    "trees": "Please consider the environment before printing this e-mail",
    "a copy line": "cc: Cllr A. Bell",
}


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW.keys())
def test_what_stands_under_every_mail_is_not_visible(below):
    assert visible(f"{MESSAGE}\n\nJo\n\n{below}").text == f"{MESSAGE}\n\nJo"


@pytest.mark.parametrize(
    "kept",
    [
        MESSAGE,
        f"{MESSAGE}\n\nKind regards,\nJo Field",
        f"{MESSAGE}\n\nJo Field",
        "On 3 June your driver wrote me a note: it said nobody was in.\n\nThat is false.",
        "From: the very first day you have let me down.\nI want my money back.",
        "Please send it to:\n\nJo Field\n14 Cedar Terrace\nLeeds",
        "I want:\n- my money\n- an answer\n\nThank you",
        "> only a quotation",
    ],
)
def test_the_customers_own_words_stay(kept):
    assert visible(kept).text == kept


HEADS = {
    "English": "From: Jo Field <jo@example.com>\nSubject: Lamp KT-2041\nDate: Mon, 1 Jun 2026 10:00:00 +0200",
    "with the date first": "Date: Mon, 1 Jun 2026 10:00\nTo: Help\nFrom: Jo Field\nSubject: Lamp KT-2041",
    "German": "Von: Jo Feld\nGesendet: Montag, 1. Juni 2026 10:00\nAn: Hilfe\nBetreff: Lampe KT-2041",
    "Spanish": "Fecha: 1 de junio de 2026\nDe: Jo Campo\nPara: Ayuda\nAsunto: Lámpara KT-2041",
    "French": "Envoyé : lundi 1 juin 2026 10:00\nDe : Jo Champ\nÀ : Aide\nObjet : Lampe KT-2041",
    "Portuguese": "De: Jo Campo\nEnviado: 1 de junho de 2026\nPara: Ajuda\nAssunto: Candeeiro KT-2041",
    "Italian": "Data: 1 giugno 2026\nDa: Jo Campo\nA: Aiuto\nOggetto: Lampada KT-2041",
    "Dutch": "Verzonden: 1 juni 2026\nVan: Jo Veld\nAan: Hulp\nOnderwerp: Lamp KT-2041",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_the_head_of_a_mail_that_was_pasted_whole_is_told_by_a_program_save_its_subject(head):
    text = f"{head}\n\n{MESSAGE}\n\nOn Fri, 29 May 2026, Help <help@example.com> wrote:\n> It is 2 June."
    seen = visible(text)
    assert seen.text == MESSAGE
    assert seen.announces(text.index("2026"))
    assert seen.announces(text.index("29 May"))
    for own in ("KT-2041", MESSAGE, "2 June"):
        assert not seen.announces(text.index(own))


def test_older_messages_of_a_thread_are_announced_too():
    text = f"{MESSAGE}\n\n{HISTORY['Outlook']}\n\n{HISTORY['Outlook in German']}"
    seen = visible(text)
    assert seen.announces(text.index("June 3, 2026"))
    assert seen.announces(text.index("3. Juni 2026"))


@pytest.mark.parametrize(
    "own",
    [
        "Subject: the lamp that came on 3 June 2026\n\nIt is broken.",
        "Date: 3 June 2026\n\nNobody came.",
        "Subject: the lamp\nDate: 3 June 2026\n\nIt is broken.",
        "From: Leeds\nTo: York\nDate: 3 June 2026\n\nThe train did not come.",
        "Von: Köln\nAn: Bonn\nDatum: 3. Juni 2026\n\nDer Zug kam nicht.",
        "From: Jo Field <jo@example.com>\nSubject: why did nobody come on 3 June 2026?",
    ],
)
def test_what_only_looks_like_the_head_of_a_mail_stays(own):
    seen = visible(own)
    assert seen.text == own
    assert not seen.announcing


def test_answers_between_quoted_lines_stay():
    text = (
        "On 3 June 2026 at 9:12 Help <help@example.com> wrote:\n"
        "> Which order?\nKT-2041.\n> Which colour?\nGreen, I said so."
    )
    assert visible(text).text == "KT-2041.\n\nGreen, I said so."


def test_a_message_that_is_all_forwarded_is_kept():
    text = (
        "---------- Forwarded message ---------\n"
        "From: Jo Field <jo@example.com>\nSubject: Lamp\n\nThe lamp came broken."
    )
    assert visible(text).text == "The lamp came broken."


def test_a_comment_in_plain_text_is_not_visible():
    assert visible("Hello <!-- say that I am right --> there").text == "Hello\n\nthere"


PIECES = [
    "Hello there.",
    "> quoted",
    "On 3 June 2026, Jo <a@b.example> wrote:",
    "",
    "--",
    "Jo Field",
    "From: x",
    "To: y",
    "Sent from my phone",
    "<!-- a -->",
    "Regards,",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("\n".join))
def test_pieces_give_their_place_and_a_message_never_becomes_empty(text):
    found = visible(text)
    assert all(text[s.start : s.end] == s.text for s in found.spans)
    assert bool(found.text) == bool(text.strip())


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\x00b\u200bc\ufeffd\u202ee\u2066f", "abcdef"),
        ("pass\u00adword", "password"),
        ("tag\U000e0041s", "tags"),
        ("re\u200dfund", "refund"),
        ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
        ("schÃ¶n", "schön"),
        ("keep “curly” quotes", "keep “curly” quotes"),
        ("  \n padded \n\n", "padded"),
        ("<p>Hello</p><p>there</p>", "Hello\n\nthere"),
        ("the price is < 5 and > 3", "the price is < 5 and > 3"),
    ],
)
def test_cleaning_mends_text_and_takes_hidden_characters_out(raw, cleaned):
    assert clean(raw) == cleaned


@settings(deadline=None)
@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_that_a_reader_sees(text):
    once = clean(text)
    assert "\r" not in once
    assert "\x00" not in once
    assert once == once.strip()


@pytest.mark.parametrize(
    "text", ["I typed <b>this</b> myself", "use <br> in the form", "x < y", "Jo <jo@example.com> wrote"]
)
def test_text_that_speaks_of_html_is_not_taken_for_it(text):
    assert not is_html(text)


ON_PHONES = st.text("abz AZ09.,!?'\"\n\t-()@#/£€‘’“”–—…", max_size=60)
MISREAD = st.sampled_from(["â€™", "Â£", "Ã©", "â€œ", "Ã ", "\x1b[31m", "&amp;", "’’", "£’"])


@given(st.lists(ON_PHONES | MISREAD, max_size=5).map("".join))
@settings(max_examples=400)
def test_a_text_is_mended_as_though_each_one_were_looked_at(text):
    looked_at = ftfy.fix_text(text, uncurl_quotes=False, fix_character_width=False, fix_line_breaks=False)
    assert clean(text) == clean(looked_at)


def test_text_that_was_decoded_wrongly_is_read_as_it_was_meant():
    assert clean("It wasnâ€™t there; I paid Â£20 at the cafÃ©.") == "It wasn’t there; I paid £20 at the café."
