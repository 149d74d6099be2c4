"""A linear model of several labels of which one holds: fitted by plain descent with momentum."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import issparse

Floats = TypeVar("Floats", NDArray[np.float32], NDArray[np.float64])


def softmax(
    x: Any, gold: NDArray[Any], labels: int, each: Floats, *, freedom: float, rounds: int, step: float
) -> tuple[Floats, Floats]:
    """Weights (features by labels) and bias, of the kind of `x`, which may be sparse.

    `gold` holds the label of each row by its number, `each` what the row counts; `freedom` is the usual C.
    """
    hot = np.eye(labels, dtype=x.dtype)[gold]
    weights, bias = np.zeros((x.shape[1], labels), x.dtype), np.zeros(labels, x.dtype)
    pace, pace_bias = np.zeros_like(weights), np.zeros_like(bias)
    turned = x.T.tocsr() if issparse(x) else np.ascontiguousarray(x.T)
    for _ in range(rounds):
        odds = x @ weights + bias
        shares = np.exp(odds - odds.max(1, keepdims=True))
        off = (shares / shares.sum(1, keepdims=True) - hot) * each[:, None] / len(gold)
        pace = 0.9 * pace - step * (turned @ off + weights / (freedom * len(gold)))
        pace_bias = 0.9 * pace_bias - step * off.sum(0)
        weights, bias = weights + pace, bias + pace_bias
    return weights, bias


def even(gold: NDArray[Any], labels: int) -> NDArray[np.float64]:
    """What each row counts so that each label weighs alike, however rare."""
    counts: NDArray[np.float64] = (len(gold) / (labels * np.bincount(gold, minlength=labels).clip(1)))[gold]
    return counts
