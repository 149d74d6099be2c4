"""Settings: read once, every mistake told together, no secret shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import ConfigurationError
from app.settings import IDENTIFIERS, KEYS, PREFIX, Settings, read_settings

SECRET = "correct-horse-battery-staple"


def told(environ, env_file=None):
    with pytest.raises(ConfigurationError) as caught:
        read_settings(environ, env_file)
    return caught.value.mistakes


def test_nothing_set_gives_the_defaults():
    assert read_settings({}) == Settings()


def test_an_empty_value_counts_as_not_set():
    assert read_settings({PREFIX + key.name: " " for key in KEYS}) == Settings()


def test_every_value_is_read(tmp_path):
    (tmp_path / "profile.yaml").write_text("name: X")
    settings = read_settings(
        {
            "SOFTANSWER_HOST": "0.0.0.0",
            "SOFTANSWER_PORT": "9001",
            "SOFTANSWER_COMPANY": str(tmp_path / "profile.yaml"),
            "SOFTANSWER_GUIDELINES": str(tmp_path),
            "SOFTANSWER_PROMPTS": str(tmp_path),
            "SOFTANSWER_ENGINE": "Builtin",
            "SOFTANSWER_DEADLINE_S": "2.5",
            "SOFTANSWER_API_KEYS": f" {SECRET} , second-key-of-some-length,",
            "SOFTANSWER_PAGE_PASSWORD": SECRET,
            "SOFTANSWER_REDACT": "Phone, email",
            "SOFTANSWER_LOG_LEVEL": "WARNING",
        }
    )
    assert settings == Settings(
        host="0.0.0.0",
        port=9001,
        company=tmp_path / "profile.yaml",
        guidelines=tmp_path,
        prompts=tmp_path,
        engine="builtin",
        deadline_s=2.5,
        api_keys=(SECRET, "second-key-of-some-length"),
        page_password=SECRET,
        redact=("email", "phone"),
        log_level="warning",
    )


WRONG = {
    "HOST": "local host",
    "PORT": "eighty",
    "COMPANY": "/nowhere/profile.yaml",
    "GUIDELINES": "/nowhere",
    "PROMPTS": "/nowhere",
    "ENGINE": "bultin",
    "DEADLINE_S": "-1",
    "API_KEYS": "a key with spaces",
    "REDACT": "email, fax",
    "LOG_LEVEL": "loud",
}


def test_every_mistake_is_told_at_once_with_its_variable_and_what_is_needed():
    mistakes = told({PREFIX + name: value for name, value in WRONG.items()})
    shapes = {key.name: key.shape for key in KEYS}
    assert len(mistakes) == len(WRONG)
    for name in WRONG:
        assert any(m.startswith(f"{PREFIX}{name}: {shapes[name]} is needed") for m in mistakes), name


@pytest.mark.parametrize("value", ["0", "65536", "1e3", "٨٠", "99999999", "-1", "80.0"])
def test_a_port_is_a_whole_number_in_its_range(value):
    assert told({"SOFTANSWER_PORT": value})


@pytest.mark.parametrize("value", ["0", "601", "nan", "inf", "1,5", "soon"])
def test_a_deadline_is_a_number_of_seconds_in_its_range(value):
    assert told({"SOFTANSWER_DEADLINE_S": value})


def test_a_near_miss_names_the_right_word():
    (mistake,) = told({"SOFTANSWER_ENGINE": "bultin"})
    assert "did you mean builtin?" in mistake
    (mistake,) = told({"SOFTANSWER_API_KEY": SECRET})
    assert "did you mean SOFTANSWER_API_KEYS?" in mistake


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        ("on", IDENTIFIERS),
        ("ON", IDENTIFIERS),
        ("off", ()),
        ("name", ("name",)),
        (" card ,IBAN,", ("card", "iban")),
    ],
)
def test_what_is_hidden_is_all_or_nothing_or_some_kinds(value, kinds):
    assert read_settings({"SOFTANSWER_REDACT": value}).redact == kinds


@pytest.mark.parametrize("value", ["on, email", "true", ",", "none"])
def test_what_is_hidden_is_never_guessed(value):
    assert told({"SOFTANSWER_REDACT": value})


def test_a_slip_in_a_kind_names_the_right_one():
    assert "did you mean phone?" in told({"SOFTANSWER_REDACT": "email,phones"})[0]


def test_names_of_other_versions_are_left_alone_and_reported():
    assert read_settings({"SOFTANSWER_DATABASE_URL": "none", "HOME": "/root"}).ignored == (
        "SOFTANSWER_DATABASE_URL",
    )


def test_the_model_engine_without_a_model_is_a_mistake():
    (mistake,) = told({"SOFTANSWER_ENGINE": "llm"})
    assert "SOFTANSWER_ENGINE" in mistake
    assert "endpoint" in mistake


def test_recorded_answers_are_model_enough(tmp_path):
    (tmp_path / "kept.jsonl").write_text("", encoding="utf-8")
    given = {"SOFTANSWER_ENGINE": "llm", "SOFTANSWER_RECORDINGS": str(tmp_path / "kept.jsonl")}
    assert read_settings(given).recordings == tmp_path / "kept.jsonl"
    (mistake,) = told({"SOFTANSWER_RECORDINGS": str(tmp_path / "none.jsonl")})
    assert "there is no file" in mistake


@given(st.sampled_from(["API_KEYS", "PAGE_PASSWORD"]), st.text(min_size=1).filter(str.strip))
def test_a_secret_is_never_shown(name, value):
    secret = f"{SECRET} {value}"
    try:
        shown = repr(read_settings({PREFIX + name: secret}))
    except ConfigurationError as error:
        shown = str(error)
    assert SECRET not in shown


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.8.8"])
def test_loopback_needs_no_secret(host):
    read_settings({"SOFTANSWER_HOST": host}).check_listening()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.5", "example.com", "127.0.0.1.example.com"])
def test_any_other_address_refuses_to_start_without_a_secret(host):
    with pytest.raises(ConfigurationError, match="API_KEYS or SOFTANSWER_PAGE_PASSWORD"):
        read_settings({"SOFTANSWER_HOST": host}).check_listening()
    read_settings({"SOFTANSWER_HOST": host, "SOFTANSWER_API_KEYS": SECRET}).check_listening()
    read_settings({"SOFTANSWER_HOST": host, "SOFTANSWER_PAGE_PASSWORD": SECRET}).check_listening()


def test_a_short_secret_is_named_as_weak():
    assert Settings(api_keys=(SECRET, "short")).weak_secrets() == ("SOFTANSWER_API_KEYS",)
    assert Settings(page_password="short").weak_secrets() == ("SOFTANSWER_PAGE_PASSWORD",)
    assert Settings(api_keys=(SECRET,), page_password=SECRET).weak_secrets() == ()


def test_the_env_file_lies_beneath_the_environment(tmp_path):
    path = tmp_path / ".env"
    path.write_text(
        "# a comment\n\nexport SOFTANSWER_PORT='9002'\nSOFTANSWER_HOST=localhost # here\nOTHER=1\n"
        'SOFTANSWER_PAGE_PASSWORD="with # inside"\n'
    )
    settings = read_settings({"SOFTANSWER_PORT": "9003"}, path)
    assert (settings.port, settings.host, settings.page_password) == (9003, "localhost", "with # inside")


def test_a_broken_line_of_the_env_file_is_told_with_its_number(tmp_path):
    path = tmp_path / ".env"
    path.write_text("\nSOFTANSWER_PORT 9002\n")
    (mistake,) = told({}, path)
    assert "line 2" in mistake


def test_an_env_file_that_is_no_text_is_told(tmp_path):
    path = tmp_path / ".env"
    path.write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in told({}, path)[0]


def test_a_missing_env_file_is_fine(tmp_path):
    assert read_settings({}, tmp_path / ".env") == Settings()
