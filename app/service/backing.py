"""What the service stands on: the pipeline, the models that may be asked, who counts, and who keeps records."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from app.model.brief import Brief
from app.model.draft import Checked, Draft, PersonAnswer
from app.model.events import Event
from app.model.improvement import Improvement
from app.model.profile import Profile
from app.model.provenance import Provenance
from app.model.readiness import Readiness
from app.model.reading import Reading
from app.model.record import Keeping
from app.model.writing import Passage
from app.telemetry.interface import Listener


class Work(Protocol):
    """What the service needs of the pipeline."""

    def read(self, brief: Brief) -> Reading:
        """What the message says."""

    def check(
        self,
        brief: Brief,
        text: str,
        known: tuple[Passage, ...] = (),
        answers: Mapping[str, PersonAnswer] | None = None,
    ) -> Checked:
        """The checklist of a reply, with a person's word on what was left unsure."""

    @property
    def judges(self) -> bool:
        """Whether there is a judge to ask."""

    async def second_opinion(self, brief: Brief, text: str, checked: Checked, deadline: float) -> Checked:
        """The checklist with the judge's word on what it left unsure."""

    async def improve(
        self, brief: Brief, text: str, deadline: float | None = None, only: str | None = None
    ) -> Improvement:
        """A person's reply with the smallest edits that meet the checklist, or `only` one guideline of it."""

    def run(self, brief: Brief, deadline: float | None = None) -> AsyncIterator[Event]:
        """Read, plan, write, check, repair; the last event holds the draft. `deadline`: a time of the running loop."""

    def forget(self) -> None:
        """Take what this process knows of the last briefs out of its memory."""


class Models(Protocol):
    """What the service needs of the models that may be asked."""

    def readiness(self) -> Readiness:
        """Whether they answer."""

    def load(self) -> None:
        """Import what a call needs; may be done by any thread."""

    async def close(self) -> None:
        """Close the connections of the running loop."""


class NoModels:
    """Where no model is set."""

    def readiness(self) -> Readiness:
        """Nothing can be wrong with it."""
        return Readiness(status="ready")

    def load(self) -> None:
        """There is nothing to import."""

    async def close(self) -> None:
        """There is nothing to close."""


class Keeps(Protocol):
    """What the service needs of the records."""

    async def recall(self, brief: Brief) -> Brief:
        """The brief with what is known of its customer; as it is where nothing is known or can be asked now."""

    async def keep(
        self, brief: Brief, draft: Draft, passages: tuple[Passage, ...], keeping: Keeping
    ) -> Draft:
        """The draft as it is kept, durably, or as it was where it could not be kept and nobody relies on it.

        Raises UnavailableError where a claim depends on it, ConflictError where the claim is somebody else's now.
        """

    async def passages(self, draft_id: str) -> tuple[Passage, ...]:
        """What is known of the sentences of a draft that is kept; empty where nothing is."""


class KeepsNothing:
    """Where no records are kept."""

    async def recall(self, brief: Brief) -> Brief:
        """Nothing is known of anybody."""
        return brief

    async def keep(
        self,
        brief: Brief,  # noqa: ARG002 - as Keeps has it
        draft: Draft,
        passages: tuple[Passage, ...],  # noqa: ARG002
        keeping: Keeping,  # noqa: ARG002
    ) -> Draft:
        """The draft as it was."""
        return draft

    async def passages(self, draft_id: str) -> tuple[Passage, ...]:  # noqa: ARG002
        """Nothing is known."""
        return ()


@dataclass(frozen=True)
class Backing:
    """What stands behind the service: models, who counts, a pipeline that asks none, who keeps records, the profile.

    `profile_file` is the name of its file, without the folder; nothing where there is none.
    """

    models: Models = field(default_factory=NoModels)
    listener: Listener = field(default_factory=Listener)
    practice: Work | None = None
    keeper: Keeps = field(default_factory=KeepsNothing)
    profile: Profile = field(default_factory=Profile)
    profile_file: str | None = None
    provenance: Provenance = field(default_factory=Provenance)
