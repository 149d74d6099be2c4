"""Settings: read once, every mistake told together, no secret shown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.endpoint import MODEL, OPENAI_URL, Price
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
            "SOFTANSWER_LLM_BASE_URL": "http://127.0.0.1:11434/v1/",
            "SOFTANSWER_LLM_MODEL": "qwen3",
            "SOFTANSWER_LLM_API_KEY": SECRET,
            "SOFTANSWER_LLM_FALLBACKS": "small, other@https://example.com/v1",
            "SOFTANSWER_LLM_FALLBACK_KEYS": "-, other-key",
            "SOFTANSWER_LLM_PRICES": "qwen3=1/0.25/4.5",
            "SOFTANSWER_RECORDINGS": str(tmp_path / "profile.yaml"),
            "SOFTANSWER_CONNECT_S": "1",
            "SOFTANSWER_FIRST_TOKEN_S": "4",
            "SOFTANSWER_DEADLINE_S": "2.5",
            "SOFTANSWER_API_KEYS": f" {SECRET} , second-key-of-some-length,",
            "SOFTANSWER_PAGE_PASSWORD": SECRET,
            "SOFTANSWER_REDACT": "Phone, email",
            "SOFTANSWER_DATABASE_URL": f"postgres://soft:{SECRET}@db/records",
            "SOFTANSWER_RETENTION_DAYS": "30",
            "SOFTANSWER_LOG_LEVEL": "WARNING",
            "SOFTANSWER_LOG_FORMAT": "json",
        }
    )
    assert settings == Settings(
        host="0.0.0.0",
        port=9001,
        company=tmp_path / "profile.yaml",
        guidelines=tmp_path,
        prompts=tmp_path,
        engine="builtin",
        llm_base_url="http://127.0.0.1:11434/v1",
        llm_model="qwen3",
        llm_api_key=SECRET,
        llm_fallbacks=(("small", None), ("other", "https://example.com/v1")),
        llm_fallback_keys=(None, "other-key"),
        llm_prices=(("qwen3", Price(Decimal(1), Decimal("0.25"), Decimal("4.5"))),),
        recordings=tmp_path / "profile.yaml",
        connect_s=1,
        first_token_s=4,
        deadline_s=2.5,
        api_keys=(SECRET, "second-key-of-some-length"),
        page_password=SECRET,
        redact=("email", "phone"),
        database_url=f"postgresql://soft:{SECRET}@db/records",
        retention_days=30,
        log_level="warning",
        log_format="json",
    )


WRONG = {
    "HOST": "local host",
    "PORT": "eighty",
    "COMPANY": "/nowhere/profile.yaml",
    "GUIDELINES": "/nowhere",
    "PROMPTS": "/nowhere",
    "ENGINE": "bultin",
    "LLM_BASE_URL": "127.0.0.1:11434",
    "LLM_MODEL": "a\x00model",
    "LLM_API_KEY": "a key with spaces",
    "LLM_FALLBACKS": "@http://127.0.0.1",
    "LLM_FALLBACK_KEYS": "a key with spaces",
    "LLM_PRICES": "qwen3=1",
    "RECORDINGS": "/nowhere",
    "CONNECT_S": "0",
    "FIRST_TOKEN_S": "never",
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
    assert read_settings({"SOFTANSWER_COLOUR": "none", "HOME": "/root"}).ignored == ("SOFTANSWER_COLOUR",)


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


def test_the_model_engine_with_an_endpoint_or_with_recordings_is_none(tmp_path):
    (tmp_path / "r.jsonl").write_text("")
    for name, value in (("LLM_BASE_URL", "http://127.0.0.1:1/v1"), ("LLM_API_KEY", SECRET),
                        ("RECORDINGS", str(tmp_path / "r.jsonl"))):  # fmt: skip
        assert read_settings({"SOFTANSWER_ENGINE": "llm", f"SOFTANSWER_{name}": value}).engine == "llm"


def endpoints(**names):
    return read_settings(
        {key if key.startswith("OPENAI") else f"SOFTANSWER_{key}": v for key, v in names.items()}
    ).endpoints


def test_nothing_is_asked_of_a_model_because_of_a_key_that_another_program_uses():
    assert endpoints() == endpoints(OPENAI_API_KEY=SECRET) == endpoints(LLM_MODEL="qwen3") == ()


def test_an_address_or_a_key_sets_a_model_up():
    (local,) = endpoints(LLM_BASE_URL="http://127.0.0.1:11434/v1")
    assert (local.url, local.model, local.key) == ("http://127.0.0.1:11434/v1", MODEL, None)
    (openai,) = endpoints(LLM_API_KEY=SECRET)
    assert (openai.url, openai.key) == (OPENAI_URL, SECRET)
    assert endpoints(LLM_MODEL=MODEL, OPENAI_API_KEY=SECRET) == (openai,)


def test_who_writes_is_told_in_order_and_without_a_key():
    assert Settings().writers == ("the built-in engine",)
    both = read_settings({"SOFTANSWER_LLM_BASE_URL": "http://h:1/v1", "SOFTANSWER_LLM_FALLBACKS": "small"})
    assert both.writers == (f"{MODEL}@h:1", "small@h:1", "the built-in engine")
    only = read_settings({"SOFTANSWER_LLM_API_KEY": SECRET, "SOFTANSWER_ENGINE": "llm"})
    assert only.writers == (f"{MODEL}@api.openai.com",)
    assert Settings(engine="builtin", llm_base_url="http://h/v1").writers == ("the built-in engine",)


def test_a_model_that_nobody_serves_is_noticed():
    assert read_settings({"SOFTANSWER_LLM_MODEL": "qwen3"}).model_without_endpoint
    assert not read_settings(
        {"SOFTANSWER_LLM_MODEL": "q", "SOFTANSWER_LLM_BASE_URL": "http://h/v1"}
    ).model_without_endpoint
    assert not Settings().model_without_endpoint


def test_our_own_key_wins_over_that_of_openai():
    (endpoint,) = endpoints(LLM_API_KEY=SECRET, OPENAI_API_KEY="another")
    assert endpoint.key == SECRET


def test_a_key_goes_to_the_address_that_it_was_set_for_and_to_no_other():
    first, same, other, own = endpoints(
        LLM_BASE_URL="https://one.example/v1",
        LLM_API_KEY=SECRET,
        LLM_FALLBACKS="small,small@https://two.example/v1,big@https://three.example/v1",
        LLM_FALLBACK_KEYS="-,-,key-of-three",
    )
    assert (first.key, same.key, other.key, own.key) == (SECRET, SECRET, None, "key-of-three")
    assert same.url == first.url


def test_more_keys_than_fallbacks_and_fallbacks_without_a_first_are_mistakes():
    assert "more keys" in told({"SOFTANSWER_LLM_API_KEY": SECRET, "SOFTANSWER_LLM_FALLBACK_KEYS": "a"})[0]
    assert "no first model" in told({"SOFTANSWER_LLM_FALLBACKS": "small"})[0]


@given(
    st.sampled_from(["API_KEYS", "PAGE_PASSWORD", "LLM_API_KEY", "LLM_FALLBACK_KEYS"]),
    st.text(min_size=1).filter(str.strip),
)
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
