"""Decision trees are read as they were written."""

from math import exp

import pytest

from app.text.weights.trees import Node, Trees

LEAF = -1


@pytest.mark.parametrize(("sign", "adds"), [(0.0, 1.0), (2.0, 1.0), (2.1, -3.0)])
def test_a_sign_at_its_bound_goes_the_way_of_less(sign, adds):
    trees = Trees(0.0, [[Node(0, 2.0, 1, 2), Node(LEAF, 1.0), Node(LEAF, -3.0)]])
    assert trees.share([sign]) == pytest.approx(1 / (1 + exp(-adds)))


def test_all_trees_add_up():
    trees = Trees(0.5, [[Node(LEAF, 1.0)], [Node(LEAF, 2.0)]])
    assert trees.share([]) == pytest.approx(1 / (1 + exp(-3.5)))
