"""The reader of a company's profile: all of it or every mistake in it."""

from importlib.resources import files

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.company import load_profile
from app.errors import ConfigurationError
from app.model.profile import Profile


@pytest.fixture
def profile(tmp_path):
    """Writes a profile and gives its path."""

    def write(text):
        path = tmp_path / "profile.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def told(path):
    with pytest.raises(ConfigurationError) as caught:
        load_profile(path)
    return caught.value.mistakes


def test_the_example_profile_holds_every_field_and_loads(profile):
    text = files("app.cli").joinpath("start/profile.yaml").read_text(encoding="utf-8")
    loaded = load_profile(profile(text))
    assert set(yaml.safe_load(text)) == set(Profile.model_fields)
    assert loaded.roles[0].matters == ("manager", "legal", "safety", "other")
    assert loaded.offers[0].fault == "ours"


@pytest.mark.parametrize("zone", ["Mars/Phobos", "../../etc/passwd", "Europe"])
def test_a_time_zone_that_nobody_knows_is_a_mistake_in_the_profile(profile, zone):
    path = profile(f"timezone: {zone}\n")
    assert told(path) == (
        f"{path}: timezone: there is no such time zone here; one is called Europe/London, say",
    )


@pytest.mark.parametrize("text", ["", "# only a comment\n", "hours:\nroles:\n"])
def test_an_empty_profile_is_an_empty_profile(profile, text):
    assert load_profile(profile(text)) == Profile()


def test_every_mistake_is_told_with_file_field_and_reason(profile):
    path = profile(
        "signatur: Y\ntone: hearty\nhours: 9\npolicies: one\n"
        "roles: [{rol: Boss, for: [leagl]}]\noffers: [{text: '', topic: refunds}]\n"
    )
    mistakes = told(path)
    fields = ("signatur", "tone", "hours", "policies", "roles[0].rol", "roles[0].role", "roles[0].for[0]",
              "offers[0].text", "offers[0].topic")  # fmt: skip
    assert len(mistakes) == len(fields)
    for field in fields:
        assert any(m.startswith(f"{path}: {field}: ") for m in mistakes), field


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("signatur: x", "signature"),
        ("nevr_say: [x]", "never_say"),
        ("roles: [{role: x, form: [legal]}]", "for"),
        ("offers: [{text: x, faults: ours}]", "fault"),
    ],
)
def test_a_slip_of_the_pen_is_answered_with_the_right_name(profile, text, right):
    assert any(f"did you mean {right}?" in mistake for mistake in told(profile(text)))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"name: \xff\xfe", "not UTF-8"),
        (b"name: [x\nhours: 9", "not readable as YAML"),
        (b"- a list", "a table of fields"),
        (b"just words", "a table of fields"),
        (b"name: !!python/object:os.system x", "not readable as YAML"),
        (b"name: 2020-13-45", "not readable as YAML"),
        (b"#" * 300_000, "larger than"),
        (b"[" * 20_000, "not readable as YAML"),
    ],
    ids=range(8),
)
def test_what_is_no_profile_is_told_in_one_line(profile, raw, reason):
    (mistake,) = told(profile(raw))
    assert reason in mistake


def test_a_missing_file_is_told(tmp_path):
    assert "cannot be read" in told(tmp_path / "none.yaml")[0]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_profile_or_mistakes_that_name_the_file(profile, raw):
    path = profile(raw)
    try:
        assert isinstance(load_profile(path), Profile)
    except ConfigurationError as error:
        assert all(str(path) in mistake for mistake in error.mistakes)
