"""No text, however it is made, keeps an expression busy: what is run on others' words takes time as the words do."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def rows():
    ran = subprocess.run(
        [sys.executable, "-m", "tests.hostile"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_no_expression_takes_far_longer_for_a_text_that_is_longer(rows):
    first, *hard = rows
    assert first["tried"] > 800
    assert hard == []


def test_an_expression_that_does_is_found(monkeypatch):
    import re

    from tests import hostile
    from tests.hostile import hard_for, only_matched

    monkeypatch.setattr(
        hostile, "MANY_S", 0.5
    )  # it would go on for minutes: to be stopped sooner tells the same
    here = "/text/sentences.py:1 <module>"
    assert not only_matched(here)
    assert hard_for(here, re.compile(r"(\d[\d,]*(?:\.\d+)?)\s?€")) == "1"
    assert hard_for(here, re.compile(r"(?<!\d)\d{1,9}\s?€")) is None
