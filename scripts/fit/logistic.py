"""Logistic regression for many yes/no labels at once, on sparse features."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

ROUNDS = 60
"""Rounds of L-BFGS: the figures on a left-out writer stand still from about 40 on."""

_MOST = 80.0
"""A margin from which on nothing pulls: its exponential still fits a float of 32 bits."""


def fit(
    features: Any, labels: NDArray[np.int8], freedom: float, evenness: float = 0.5
) -> tuple[Floats, Floats]:
    """Weights (features x labels) and bias (labels), as log-odds.

    `features` is a scipy sparse matrix, a row a sample; `labels` holds 0 or 1. `freedom` is the C of the usual
    formula. `evenness` 0 weighs each sample alike, 1 gives the rare label as much weight in all as the frequent one.
    """
    from scipy.optimize import minimize

    x = features.astype(np.float32).tocsr()
    back = x.T.tocsr()
    (samples, width), count = x.shape, labels.shape[1]
    yes = labels.sum(0).clip(1)
    weight = np.where(
        labels == 1, (samples / (2 * yes)) ** evenness, (samples / (2 * (samples - yes))) ** evenness
    )
    weight = (weight * freedom).astype(np.float32)
    sign = (2.0 * labels - 1.0).astype(np.float32)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat[: width * count].reshape(width, count).astype(np.float32)
        bias = flat[width * count :].astype(np.float32)
        margin = (x @ weights + bias) * sign
        pull = -weight * sign / (1.0 + np.exp(np.minimum(margin, _MOST)))
        value = float((weight * np.logaddexp(0, -margin)).sum()) + 0.5 * float(
            (weights.astype(float) ** 2).sum()
        )
        slope = np.concatenate([(back @ pull + weights).ravel(), pull.sum(0)])
        return value, slope.astype(np.float64)

    found = minimize(
        loss,
        np.zeros((width + 1) * count),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": ROUNDS, "maxcor": 6},
    )
    flat = found.x.astype(np.float32)
    return flat[: width * count].reshape(width, count), flat[width * count :]
