"""A question that nobody wants answered is not told back as one."""

import asyncio

import pytest

from app.model.brief import Brief


@pytest.fixture
def reply(service):
    return lambda message: asyncio.run(service.draft(Brief.model_validate({"message": message}))).reply.text


@pytest.mark.parametrize(
    "question",
    [
        "Do I need to come and draw you a picture?",
        "Do you test anything at all?",
        "Do I have to learn Latin to get an answer from your helpdesk?",
    ],
)
def test_what_is_asked_in_scorn_is_not_told(reply, question):
    text = reply(f"The app has lost my shopping list again since the update on Monday. {question}")
    assert not any(word in text for word in ("draw", "whether we test", "learn"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Do I have to send the form again?", "the form again"),
        ("Do you test every boiler you service?", "every boiler"),
    ],
)
def test_what_is_meant_is_told(reply, question, told):
    assert told in reply(f"The boiler in our hall has been cold since the visit on Monday. {question}")
