"""One reader for the tests of this room, and a way to scan a text with its lexicons."""

from pathlib import Path

import pytest

from app.model.brief import Brief
from app.model.value import Span
from app.prompts import Prompts
from app.reading.lexicon import load_lexicons
from app.reading.reading import Reader
from app.reading.scan import scan

PROMPTS = Path(__file__).resolve().parents[2] / "prompts"


@pytest.fixture(scope="session")
def lexicons():
    return load_lexicons()


@pytest.fixture(scope="session")
def reader(lexicons):
    return Reader(lexicons, Prompts([PROMPTS]))


@pytest.fixture(scope="session")
def read(reader):
    """Reads a message; the rest of the brief by keyword."""
    return lambda message, **rest: reader.read(Brief(message=message, **{"language": "en", **rest}))


@pytest.fixture(scope="session")
def scanned(lexicons):
    """Scans a whole text, all of it visible."""

    def make(text, language="en"):
        spans = (Span(text=text, start=0, end=len(text)),) if text else ()
        return scan(text, spans, lexicons.of(language))

    return make
