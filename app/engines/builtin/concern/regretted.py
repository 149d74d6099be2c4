"""What of a message "I'm sorry that …" can open a reply with: something bad that happened to them by our fault.

What they did, had or hoped for is told as plainly as what went wrong, and no apology stands before it. Two sums of
weights, one of a few signs of the words as they would be given back, one over the words themselves, fitted by
`scripts.fit.regretted` on openings that readers graded (`training/regretted/`).
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import log

from app.engines.builtin.concern.beside import tells_trouble
from app.engines.builtin.concern.centre_signs import is_troubled
from app.engines.builtin.concern.loss import tells_loss
from app.engines.builtin.happening import happening
from app.engines.builtin.tables import Table
from app.text.weights.fitted import fitted
from app.text.weights.heart import features
from app.text.words import content_stems

SURE = 0.2
"""What a clause must be worth (log odds) to be apologised for: eight in nine of such may then be sent."""
_MOST = 6.0
_WORDS = Table("regretted")
_NEVER = "not_regretted"


def may_be_regretted(text: str) -> bool:
    """Whether a clause tells more than what was said, says nothing against itself, and names whom it is about."""
    return _WORDS.shape(_NEVER).search(text.replace("’", "'")) is None


def worth(text: str, opens: float, facts: Sequence[str], options: Sequence[str]) -> float:
    """How likely (log odds) a clause as it would be given back is one to be sorry for in the first sentence of a reply.

    `opens` (-1 to 1) is what it is worth as an opening by itself.
    """
    weights = _weights()
    seen = signs(text, opens, facts, options)
    share = fitted("regretted").shares(marks(text))[1]
    return weights["bias"] + sum(weights[name] * value for name, value in seen.items()) + _odds(share)


def signs(text: str, opens: float, facts: Sequence[str], options: Sequence[str]) -> dict[str, float]:
    """What is seen of it, by name."""
    found = {
        "troubled": is_troubled(text),
        "trouble": tells_trouble(text),
        "lost": tells_loss(text),
        "happening": happening([text]) is not None,
        **{name: _WORDS.shape(name).search(text) is not None for name in _WORDS.rows if name != _NEVER},
    }
    stems = content_stems(text)
    shared = [len(stems & content_stems(fact)) for fact in facts]
    offered = len(stems & frozenset[str]().union(*map(content_stems, options)))
    return {
        **{name: float(held) for name, held in found.items()},
        "opens": opens,
        "length": min(len(text.split()) / 10, 3.0),
        "commas": float(min(text.count(","), 3)),
        "stems": min(float(len(stems)), 2 * _MOST) / 4,
        "fact": min(float(max(shared, default=0)), _MOST),
        "fact_share": max(shared, default=0) / max(1, len(stems)),
        "offered": min(float(offered), _MOST),
    }


def marks(text: str) -> frozenset[str]:
    """The words as the model sees them."""
    return frozenset[str]().union(*features([text], placed=False))


def _odds(share: float) -> float:
    held = min(max(share, 0.001), 0.999)
    return log(held / (1 - held))


@cache
def _weights() -> Mapping[str, float]:
    path = files("app.engines.builtin") / "locale" / "en" / "regretted.json"
    read: Mapping[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return read
