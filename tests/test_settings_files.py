"""Settings that stand in files: an env file, and secrets."""

import pytest

from app.errors import ConfigurationError
from app.settings import KEYS, Settings, read_settings

SECRET = "correct-horse-battery-staple"


def told(environ, env_file=None):
    with pytest.raises(ConfigurationError) as caught:
        read_settings(environ, env_file)
    return caught.value.mistakes


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


def test_a_secret_may_stand_in_a_file(tmp_path):
    (tmp_path / "keys").write_text(f"{SECRET}\n")
    settings = read_settings({"SOFTANSWER_API_KEYS_FILE": str(tmp_path / "keys"), "SOFTANSWER_API_KEYS": ""})
    assert settings.api_keys == (SECRET,)
    assert settings.ignored == ()


@pytest.mark.parametrize("key", [key.name for key in KEYS if key.secret])
def test_every_secret_is_read_from_a_file_and_never_shown(tmp_path, key):
    (tmp_path / "secret").write_bytes(SECRET.encode() + b"\xff")
    for value in (tmp_path / "secret", tmp_path / "missing", tmp_path):
        (mistake,) = told({f"SOFTANSWER_{key}_FILE": str(value)})
        assert mistake.startswith(f"SOFTANSWER_{key}_FILE: a file that can be read is needed")
        assert SECRET not in mistake


def test_a_secret_given_both_ways_is_a_mistake(tmp_path):
    (tmp_path / "keys").write_text(SECRET)
    (mistake,) = told({"SOFTANSWER_API_KEYS_FILE": str(tmp_path / "keys"), "SOFTANSWER_API_KEYS": SECRET})
    assert mistake == "SOFTANSWER_API_KEYS_FILE: SOFTANSWER_API_KEYS is set too; take one of the two away"


def test_what_is_no_secret_is_not_read_from_a_file(tmp_path):
    (tmp_path / "host").write_text("127.0.0.9")
    settings = read_settings({"SOFTANSWER_HOST_FILE": str(tmp_path / "host")})
    assert settings.host == "127.0.0.1"
    assert settings.ignored == ("SOFTANSWER_HOST_FILE",)
