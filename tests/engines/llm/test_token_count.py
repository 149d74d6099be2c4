"""Tokens are counted as the package counts them, by its compiled part alone."""

import subprocess
import sys
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.llm.token_count import ENCODING, count_text

with warnings.catch_warnings():
    # It opens its ranks in a way that Python 3.11 and 3.12 warn of.
    warnings.simplefilter("ignore", DeprecationWarning)
    import bpe_openai

    _WHOLE = bpe_openai.get_encoding(ENCODING)


@given(st.text(max_size=300))
def test_any_text_has_as_many_tokens_as_the_package_counts(text):
    assert count_text(text) == len(_WHOLE.encode_ordinary(text))


@pytest.mark.parametrize(
    "text", ["", "<|endoftext|> is no mark here", "half a pair: \ud83d", "日本語のメッセージ", " \n\n\t x"]
)
def test_so_has_a_text_of_an_unusual_kind(text):
    assert count_text(text) == len(_WHOLE.encode_ordinary(text))


def test_the_ranks_of_other_encodings_are_never_read():
    code = (
        "from app.engines.llm.token_count import count_text; import sys; assert count_text('a word') == 2;"
        "print(*(name for name in sys.modules if name.startswith('bpe_openai') and name != 'bpe_openai._bindings'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
