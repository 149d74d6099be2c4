"""Grows the small trees that `app.text.weights.trees` reads. Needs scikit-learn; what is written is read without it."""

from collections.abc import Iterator, Mapping
from typing import Any


def grow(signs: Any, so: Any, growing: Mapping[str, Any]) -> dict[str, Any]:
    """The table of trees that tell by rows of signs whether something is so, grown as scikit-learn is told to."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(random_state=0, **growing).fit(signs, so)
    trees = [list(_nodes(one[0].nodes)) for one in model._predictors]  # noqa: SLF001 - the only way to its trees
    return {"bias": round(float(model._baseline_prediction[0][0]), 5), "trees": trees}  # noqa: SLF001


def _nodes(nodes: Any) -> Iterator[list[float]]:
    for node in nodes:
        if node["is_leaf"]:
            yield [-1, round(float(node["value"]), 5)]
        else:
            bound = round(float(node["num_threshold"]), 6)
            yield [int(node["feature_idx"]), bound, int(node["left"]), int(node["right"])]
