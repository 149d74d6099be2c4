"""The page's words: written out whole, translated whole, and harmless in every language."""

import importlib.util
import re
from pathlib import Path

import pytest
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, nodes

from app.web.catalogue import LOCALES, preferred, translations
from app.web.door import LANGUAGE_COOKIE

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "app" / "web" / "templates"
LOCALE = ROOT / "app" / "web" / "locale"
TRANSLATED = [name for name in LOCALES if name != "en"]
OURS = {"Sec-Fetch-Site": "same-origin"}
BLANK = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


@pytest.fixture(scope="module")
def script():
    """`scripts/catalogue.py`, as `make catalogue` runs it."""
    spec = importlib.util.spec_from_file_location("catalogue_script", ROOT / "scripts" / "catalogue.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def catalogue_of(language):
    with (LOCALE / language / "messages.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def speak(client, **fields):
    """Press a button of the footer, as a browser does: with the token of the page that it stands on."""
    token = re.search(r'name="csrf" value="([^"]*)"', client.get("/profile").text)[1]
    return client.post("/language", data={"csrf": token, **fields}, headers=OURS)


def translated_in(language):
    return [message for message in catalogue_of(language) if message.id and all(forms(message.string))]


def forms(text):
    return text if isinstance(text, tuple | list) else (text,)


def test_the_template_holds_what_the_pages_say(script):
    assert (LOCALE / "messages.pot").read_bytes() == script.as_bytes(script.extracted()), (
        "run `make catalogue`"
    )


def test_the_template_holds_the_words_of_pages_guidelines_conditions_and_errors(script):
    said = {form for message in script.extracted() for form in forms(message.id)}
    assert {"Principles", "Stay calm", "the fault is ours", "There is no such thing here"} <= said


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_holds_every_message_and_no_other(script, language):
    template = {message.id for message in script.extracted()}
    assert {message.id for message in catalogue_of(language)} == template, "run `make catalogue`"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated_and_none_by_a_guess(language):
    left = [m.id for m in catalogue_of(language) if m.id and (m.fuzzy or not all(forms(m.string)))]
    assert left == [], f"`python -m scripts.catalogue --missing {language}` lists them"


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_leaves_open_what_the_english_leaves_open(language):
    wrong = [
        message.id
        for message in translated_in(language)
        for said in forms(message.string)
        if sorted(BLANK.findall(said)) != sorted(BLANK.findall(forms(message.id)[-1]))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_plural_has_the_forms_of_its_language(language):
    catalogue = catalogue_of(language)
    assert catalogue.num_plurals == get_plural(language).num_plurals
    plurals = [message for message in catalogue if message.pluralizable and message.id]
    assert plurals
    assert {len(message.string) for message in plurals} == {catalogue.num_plurals}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_begins_and_ends_as_the_english_does(language):
    """So that no edge of a sentence is lost: a colon, a full stop, a space that was typed by accident."""
    edge = re.compile(r"[.:?…]$")
    wrong = [
        (english, said)
        for message in translated_in(language)
        for english, said in zip(forms(message.id), forms(message.string), strict=True)
        if said != said.strip() or bool(edge.search(english)) != bool(edge.search(said))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_holds_mark_up(language):
    """`_()` gives a translation to the page as it is."""
    texts = [
        said for message in translated_in(language) for said in (*forms(message.id), *forms(message.string))
    ]
    assert [text for text in texts if re.search(r"[<>&]", text)] == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_a_template_translates_only_words_of_its_own(path):
    """A value in `_()` would reach the page unescaped; `translated` is the filter for words from elsewhere."""
    tree = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(
        path.read_text(encoding="utf-8")
    )
    calls = [
        call
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in {"_", "gettext", "ngettext", "pgettext"}
    ]
    assert [c.lineno for c in calls if not isinstance(c.args[0], nodes.Const)] == []


def test_old_words_go_and_new_ones_are_not_guessed(script):
    template = script.extracted()
    template.delete("Stay calm")
    template.add("Stay calms")
    german = script.updated("de", template)
    assert "Stay calm" not in german
    assert not german["Stay calms"].string
    assert [message.id for message in script.missing(german)][-1:] == ["Stay calms"]


def test_what_is_missing_can_be_filled_in_and_taken_back(script, tmp_path, monkeypatch, capsys):
    """The whole way of a translator: what is missing, filled in, taken."""
    monkeypatch.setattr(script, "LOCALE", tmp_path)
    monkeypatch.setattr(script, "TEMPLATE", tmp_path / "messages.pot")
    monkeypatch.setattr("sys.argv", ["catalogue", "--missing", "es"])
    assert script.main() == 0
    asked = script.yaml.safe_load(capsys.readouterr().out)
    assert asked["%(num)s sentence"] == ["", ""]
    filled = {
        key: [f"es {key}"] * 2 if isinstance(value, list) else f"es {key}" for key, value in asked.items()
    }
    (tmp_path / "es.yaml").write_text(script.yaml.safe_dump(filled), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["catalogue", "--take", "es", str(tmp_path / "es.yaml")])
    assert script.main() == 1
    told = capsys.readouterr().out
    assert f"es: {len(asked)} of {len(asked)} translated" in told
    assert f"de: 0 of {len(asked)} translated" in told
    assert b'msgstr "es Stay calm"' in (tmp_path / "es" / "messages.po").read_bytes()


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fr,es;q=0.5,en;q=0.3", "es"),
        ("en;q=0.2, es;q=0.9", "es"),
        ("de;q=0, en", "en"),
        ("de;q=0", "en"),
        ("ES-419", "es"),
        ("fr", "en"),
        ("*", "en"),
        ("de;q=loud, es", "es"),
    ],
)
def test_the_page_speaks_the_language_that_a_browser_likes_best(header, language):
    assert preferred(header) == language


@given(st.text(max_size=300))
def test_any_header_gives_a_language_of_ours(header):
    assert preferred(header) in LOCALES


@pytest.mark.parametrize("language", LOCALES)
def test_the_page_says_which_language_it_speaks(client, language):
    page = client.get("/principles", headers={"Accept-Language": language}).text
    assert f'<html lang="{language}">' in page
    assert translations(language).gettext("Principles") in page


def test_a_button_of_the_footer_wins_over_the_browser(client):
    for language in ("es", "de", "en"):
        answer = speak(client, language=language, back="/profile")
        assert (answer.status_code, answer.headers["location"]) == (303, "/profile")
        assert "httponly" in answer.headers["set-cookie"].lower()
        page = client.get("/profile", headers={"Accept-Language": "de"}).text
        assert f'<html lang="{language}">' in page
        assert re.search(rf'value="{language}" lang="{language}" aria-current="true"', page)


def test_a_language_that_we_do_not_speak_changes_nothing(client):
    answer = speak(client, language="<b>", back="/profile")
    assert answer.status_code == 303
    assert "set-cookie" not in answer.headers
    client.cookies.set(LANGUAGE_COOKIE, "../../etc")
    assert '<html lang="de">' in client.get("/profile", headers={"Accept-Language": "de"}).text


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "evil"])
def test_the_way_back_stays_on_our_own_pages(client, back):
    answer = speak(client, language="de", back=back)
    assert answer.headers["location"] == "/"


def test_an_error_is_told_in_the_language_of_the_page(client):
    page = client.get("/principles/nowhere", headers={"Accept-Language": "de"})
    assert page.status_code == 404
    assert translations("de").gettext("There is no such thing here") in page.text
