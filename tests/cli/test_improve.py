"""`softanswer improve`: a diff that can be read, with reasons."""

import json

import pytest

from app.model.improvement import Improvement
from tests.pipeline.obeying import GOOD, complaint

LATE = "My order KT-2041 is three weeks late. When does it come?\n"
REPLY = """Hi,

Your order KT-2041 is three weeks late, and I can see why that makes you angry. I can't say yet when it comes.

I have taken this on and will ask the depot. I will add a voucher of £75. As soon as I know more I will write to you.
Just reply to this message if anything is unclear, and tell me what would help you most until then.

Kind regards,
Tom
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "late.txt").write_text(LATE)
    (tmp_path / "reply.txt").write_text(REPLY)


def test_people_see_what_goes_what_comes_and_why(softanswer, files):
    done = softanswer("improve", "reply.txt", "--message", "late.txt")
    shown = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert "[- I will add a voucher of £75.-]" in shown
    assert "delete, for no-unauthorised-promise: Nothing that we were given allows this" in shown
    assert "Missed before: " in shown
    assert "\x1b" not in shown


def test_programs_get_the_improvement(softanswer, files):
    done = softanswer("improve", "-", "--message", "late.txt", "--json", stdin=REPLY.encode())
    found = Improvement.model_validate_json(done.stdout)
    assert "£75" not in found.reply
    assert json.loads(done.stdout)["edits"]


def test_a_reply_that_is_well_has_no_edits_and_says_so(softanswer, files, tmp_path):
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "brief.json").write_text(complaint().model_dump_json(by_alias=True))
    done = softanswer("improve", "good.txt", "--brief", "brief.json")
    assert "None: " in done.stdout.decode()
    assert "[-" not in done.stdout.decode()


def test_what_it_answers_has_to_be_said(softanswer, files):
    done = softanswer("improve", "reply.txt")
    assert done.returncode == 2
    assert b"--message" in done.stderr
