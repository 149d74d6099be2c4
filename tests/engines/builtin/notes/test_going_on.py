"""A note that begins with "they" is told behind the note that names them, and only there."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of


@pytest.fixture(scope="module")
def draft():
    service = service_of("builtin")

    def make(*facts):
        fields = {"customer": {"name": "Parveen Malik"}, "options": ["She can put out two extra bags."]}
        brief = {"message": "My brown bin was missed again.", "facts": facts, "fault": "ours", **fields}
        return asyncio.run(service.draft(Brief.model_validate(brief)))

    return make


def test_they_stand_behind_what_names_them(draft):
    made = draft("Numbers 32 to 40 were left off the sheet.", "They were put back on the sheet yesterday.")
    assert "left off the sheet. They were put back on the sheet yesterday." in made.reply.text


def test_they_are_left_out_where_what_names_them_is(draft):
    made = draft("internal: the numbers were left off by Ray.", "They were put back on the sheet yesterday.")
    assert "They were put back" not in made.reply.text


def test_the_sum_that_they_paid_is_known_to_them(draft):
    made = draft("The round was cut short on Monday.", "She paid £55.")
    assert "You paid" not in made.reply.text
    assert "You paid £55 - " in made.note
