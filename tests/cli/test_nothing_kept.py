"""A command that works on what is kept says so where nothing is, in place of an empty answer."""

import pytest


@pytest.mark.parametrize(
    ("arguments", "purpose"),
    [
        (["learn"], "learn from"),
        (["backup", "b.tar"], "back up"),
        (["restore", "b.tar"], "restore"),
        (["draft", "-", "--save"], "save to"),
    ],
)
def test_where_nothing_is_kept_a_command_says_what_it_cannot_do(softanswer, tmp_path, arguments, purpose):
    if "restore" in arguments:
        (tmp_path / "b.tar").write_bytes(b"")
    done = softanswer(*arguments, stdin=b"Where is my sofa?", env={"SOFTANSWER_DATABASE_URL": "none"})
    told = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"nothing is kept (SOFTANSWER_DATABASE_URL=none), so there is nothing to {purpose}" in " ".join(
        told.split()
    )
