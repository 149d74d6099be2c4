"""A model endpoint on loopback that speaks the wire format, and fails in whatever way it is told to."""

from tests.stub import wire
from tests.stub.answers import DRAFT, REPLY, draft_answer, json_answer
from tests.stub.behaviours import BEHAVIOURS
from tests.stub.server import Stub, closed_port

__all__ = ["BEHAVIOURS", "DRAFT", "REPLY", "Stub", "closed_port", "draft_answer", "json_answer", "wire"]
