"""Runs the command: in this process where that is enough, in one of its own where the process is what is tested."""

import io
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def softanswer(tmp_path, monkeypatch, capfdbinary):
    """Runs `softanswer` with these arguments in an empty folder; nothing of this machine's settings is seen."""
    from app.cli.main import run as run_command

    for name in [name for name in os.environ if name.startswith("SOFTANSWER_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)

    def run(*arguments, stdin=b"", env=None):
        for name, value in (env or {}).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["softanswer", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            run_command()
        out, err = capfdbinary.readouterr()
        return SimpleNamespace(returncode=ended.value.code, stdout=out, stderr=err)

    return run


@pytest.fixture
def process():
    """Starts Python with these arguments, beside the package, with pipes at all three ends."""
    started = []

    def start(*arguments):
        pipe = subprocess.PIPE
        child = subprocess.Popen([sys.executable, *arguments], stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT)
        started.append(child)
        return child

    yield start
    for child in started:
        with child:
            child.kill()
