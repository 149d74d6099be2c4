"""The statistical model as we keep it says what the library's own says."""

import json
from pathlib import Path

import pytest

from app.text.language_model import load

DATA = Path(__file__).parent.parent / "data" / "cases" / "d2" / "replies.jsonl"


@pytest.fixture(scope="module")
def library():
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def test_it_says_the_same_of_every_text(library):
    ours = load()
    texts = [json.loads(line)["reply"] for line in DATA.read_text(encoding="utf-8").splitlines()]
    texts += [text[:40] for text in texts] + ["", "x", "Привет, как дела?", "こんにちは"]
    assert len(texts) > 200
    for text in texts:
        assert ours.classify(text) == library.classify(text)
        assert ours.rank(text) == library.rank(text)
