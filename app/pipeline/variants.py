"""Other replies to the same brief, one a stance, each written, checked and mended like the first."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from app.checklist.case import Case
from app.errors import UnavailableError
from app.model.draft import Variant
from app.model.plan import Stance
from app.model.value import Value
from app.model.writing import Usage
from app.pipeline.repair import RESERVE_S
from app.pipeline.stances import STANCES, allowed, plan_for
from app.pipeline.version import Version, reply_of
from app.pipeline.workshop import Workshop


class Variants(Value):
    """The stances that came, the draft's own first; why others did not; and what those beside the first took."""

    made: tuple[Variant, ...] = ()
    missing: tuple[str, ...] = ()
    usage: Usage = Usage()


class VariantMaker:
    """Makes variants; `words` are those of `variants.yaml`."""

    def __init__(self, workshop: Workshop, words: Mapping[str, Any]) -> None:
        self._workshop = workshop
        self._words = words

    async def make(self, case: Case, own: Version, deadline: float | None) -> Variants:
        """As many stances as the brief wishes and allows; `own` is the version of the draft itself.

        They are written at the same time. One that is not ready by the deadline (a time of the running loop) is left
        out.
        """
        wished = case.brief.variants
        stances = allowed(case)
        versions = await asyncio.gather(
            *(self._version(case, stance, deadline) for stance in stances[1:wished])
        )
        made = [_variant(stances[0], own)]
        why = [str(self._words[s]) for s in STANCES if s not in stances] if len(stances) < wished else []
        usage = Usage()
        for stance, version in zip(stances[1:wished], versions, strict=True):
            usage = usage.plus(version.written.usage) if version else usage
            if version is None:
                why.append(str(self._words["unavailable"]))
            elif any(version.text.split() == v.reply.text.split() for v in made):
                why.append(str(self._words["same"]))
            else:
                made.append(_variant(stance, version))
        return Variants(made=tuple(made), missing=_most(why, wished - len(made)), usage=usage)

    async def _version(self, case: Case, stance: Stance, deadline: float | None) -> Version | None:
        turned = case.model_copy(update={"plan": plan_for(case, stance)})
        latest = None if deadline is None else deadline - RESERVE_S
        try:
            async with asyncio.timeout_at(latest):
                return await self._workshop.make(turned, latest)
        except (UnavailableError, TimeoutError):
            return None


def _variant(stance: Stance, version: Version) -> Variant:
    return Variant(stance=stance, reply=reply_of(version), checked=version.checked)


def _most(why: Sequence[str], lacking: int) -> tuple[str, ...]:
    """A reason for each variant that is lacking; where nothing is lacking none is told."""
    return tuple(why) if lacking > 0 else ()
