from importlib.resources import files

import pytest

from app.errors import ConfigurationError
from app.model.profile import Topic
from app.model.reading import Feeling, Kind, Risk
from app.reading.anger import WORTH
from app.reading.lexicon import Lexicons, read_phrases

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "nl")
FOLDER = files("app.reading") / "locale"


def categories(language, name):
    return {
        label.name.partition(":")[2].removeprefix("not_")
        for _, label in read_phrases(FOLDER / language, name)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lexicons_of_each_language_compile_and_name_only_what_a_reading_knows(lexicons, language):
    assert lexicons.of(language).language == language
    assert categories(language, "risks") == set(Risk.__args__)
    assert categories(language, "feelings") == set(Feeling.__args__)
    assert categories(language, "topic") - {"other"} == set(Topic.__args__) - {"other"}
    assert categories(language, "abuse") - {"judgement"} == {"swearing", "insult", "threat"}
    assert categories(language, "kinds") <= set(Kind.__args__) | {"own_fault"}
    assert categories(language, "anger") <= set(WORTH)
    assert categories(language, "injection") == {"attempt"}


def test_a_language_without_lexicons_is_read_with_the_english_ones(lexicons):
    assert lexicons.of("fi") is lexicons.of("en")


def test_a_language_is_compiled_once(lexicons):
    assert lexicons.of("nl") is lexicons.of("nl")


@pytest.mark.parametrize(
    "table", ["- a\n- list\n", "legal: [sue]\n", "legal: {heavy: sue}\n", "legal: 'sue\n"]
)
def test_a_file_that_is_no_table_of_phrases_is_refused_by_its_name(tmp_path, table):
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "classes.yaml").write_text("aged: '70'\n", encoding="utf-8")
    (folder / "risks.yaml").write_text(table, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"en/risks\.yaml"):
        Lexicons(tmp_path).of("en")
