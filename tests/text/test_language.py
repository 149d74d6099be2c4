import pytest

from app.text.language import detect

TEXTS = [
    ("en", "I ordered a lamp three weeks ago and it still has not arrived. Please tell me where it is."),
    ("es", "Pedí una lámpara hace tres semanas y todavía no ha llegado. Díganme dónde está, por favor."),
    ("fr", "J'ai commandé une lampe il y a trois semaines et elle n'est toujours pas arrivée."),
    ("de", "Ich habe vor drei Wochen eine Lampe bestellt und sie ist immer noch nicht angekommen."),
    ("pt", "Encomendei um candeeiro há três semanas e ainda não chegou. Podem dizer-me onde está?"),
    ("it", "Ho ordinato una lampada tre settimane fa e non è ancora arrivata. Mi dite dov'è?"),
    ("nl", "Ik heb drie weken geleden een lamp besteld en die is nog steeds niet aangekomen."),
    ("pl", "Trzy tygodnie temu zamówiłem lampę i nadal jej nie otrzymałem. Proszę o odpowiedź."),
    ("sv", "Jag beställde en lampa för tre veckor sedan och den har inte kommit ännu."),
    ("da", "Jeg bestilte en lampe for tre uger siden, og den er stadig ikke kommet frem."),
    ("tr", "Üç hafta önce bir lamba sipariş ettim ve hâlâ gelmedi. Nerede olduğunu söyler misiniz?"),
    ("cs", "Před třemi týdny jsem si objednal lampu a stále nedorazila. Kde prosím je?"),
    ("ja", "三週間前にランプを注文しましたが、まだ届いていません。"),
    ("ru", "Три недели назад я заказал лампу, и она до сих пор не пришла. Где она?"),
    ("el", "Παρήγγειλα μια λάμπα πριν από τρεις εβδομάδες και δεν έχει έρθει."),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_a_message_tells_its_language(language, text):
    code, confidence = detect(text)
    assert code == language
    assert 0.5 < confidence <= 1.0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "refund now!!"),
        ("en", "where is my stuff"),
        ("es", "quiero mi dinero"),
        ("de", "wo bleibt mein Paket"),
        ("fr", "remboursez-moi"),
        ("nl", "ik wil mijn geld terug"),
    ],
)
def test_a_few_words_are_told_by_what_they_wish(language, text):
    assert detect(text)[0] == language


@pytest.mark.parametrize("text", ["", "12345", "!!!", "😡😡", "https://example.com/le/la/les"])
def test_a_text_without_words_takes_the_default_without_confidence(text):
    assert detect(text, default="de") == ("de", 0.0)


def test_a_word_that_tells_nothing_takes_the_default_with_little_confidence():
    code, confidence = detect("Xyzzy", default="it")
    assert code == "it"
    assert confidence < 0.5


def test_the_text_decides_and_not_the_default():
    assert detect(TEXTS[3][1], default="en")[0] == "de"
