"""Outcomes and cases made by hand, for what is decided after the replies are there."""

import pytest

from app.model.brief import Brief
from app.promptci.case import PromptCase
from app.promptci.outcome import ItemOutcome, Outcome


@pytest.fixture
def case():
    """Makes a case."""

    def make(name="one", **fields):
        brief = fields.pop("brief", None) or Brief(id=name, message="My kettle leaks.")
        return PromptCase(id=name, cluster=fields.pop("cluster", name), brief=brief, where="x:1", **fields)

    return make


@pytest.fixture
def outcome():
    """Makes an outcome of statuses by guideline."""

    def make(name="one", reply="", trouble=None, sample=0, **statuses):
        items = {
            guideline.replace("_", "-"): ItemOutcome(status=status, decided_by="code")
            for guideline, status in statuses.items()
        }
        return Outcome(case=name, cluster=name, sample=sample, reply=reply, items=items, trouble=trouble)

    return make
