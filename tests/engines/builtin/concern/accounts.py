"""What a message is told back as: the account of the built-in engine, told and quoted."""

import asyncio

from app.bootstrap import shipped
from app.engines.builtin.concern.concerns import Concerns
from app.model.brief import Brief
from app.prompts import Prompts
from tests.services import service_of

SERVICE = service_of("builtin")


CONCERNS = Concerns(Prompts([shipped("prompts")]))


def account(message, **more):
    brief = Brief.model_validate({"message": message, **more})
    return CONCERNS.find(brief, asyncio.run(SERVICE.read(brief))).account


def told(message, **more):
    return [one.text for one in account(message, **more) if not one.quoted]


def quoted(message, **more):
    return [one.text for one in account(message, **more) if one.quoted]
