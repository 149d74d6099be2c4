"""Whose a check is: the product's, which a team cannot mend, or theirs."""

from pathlib import Path

import pytest

from app.promptci.lint.places import is_product

TEAM = Path("/team/replies")
INSTALLED = TEAM / ".venv/lib/python3.12/site-packages/app"
CHECKOUT = Path("/us/softanswer")


@pytest.mark.parametrize("here", [TEAM, TEAM / "prompts", Path("/")])
def test_an_environment_inside_the_folder_that_is_linted_holds_the_product_all_the_same(here):
    assert is_product(INSTALLED / "shipped/guidelines/stay-calm", INSTALLED, here)
    assert not is_product(TEAM / "guidelines/stay-calm", INSTALLED, here)


def test_in_the_checkout_itself_the_guidelines_beside_the_package_are_one_s_own():
    beside = CHECKOUT / "guidelines/stay-calm"
    assert not is_product(beside, CHECKOUT / "app", CHECKOUT)
    assert is_product(beside, CHECKOUT / "app", TEAM)
    assert is_product(beside, CHECKOUT / "app", CHECKOUT.parent)
