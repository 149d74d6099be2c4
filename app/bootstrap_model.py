"""The parts that only a service with a model has: `bootstrap` imports this where one is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.guidelines import Guidelines
from app.model.completion import Completes, Veil
from app.prompts import Prompts
from app.settings import Settings

if TYPE_CHECKING:
    from app.checklist.checklist import Checklist
    from app.engines.interface import Engine
    from app.engines.llm.chain import Chain
    from app.service import Models
    from app.telemetry.interface import Listener


@dataclass(frozen=True)
class Modelled:
    """What stands beside the built-in engine where a model is asked; imported only then."""

    settings: Settings
    asked: Completes
    chain: "Chain | None"
    guidelines: Guidelines
    prompts: Prompts
    watched: Callable[[Veil], Veil] | None
    """Puts what watches each request before the veil."""

    @cached_property
    def veil(self) -> Veil | None:
        """Who hands in a model of their own, or recordings, keeps what is asked to themselves."""
        from app.privacy.private import Privacy

        if self.chain is None:
            return None
        hidden: Veil = Privacy(self.settings.redact)
        return self.watched(hidden) if self.watched is not None else hidden

    def engine(self, builtin: "Engine", wording: str, listener: "Listener") -> "Engine":
        """The model's engine; with endpoints and `auto`, the built-in one writes where it fails."""
        from app.engines.fallback import FallbackEngine
        from app.engines.llm.engine import ModelEngine

        engine = ModelEngine(self.asked, self.guidelines, self.prompts, wording, self.veil)
        falls_back = self.chain is not None and self.settings.engine == "auto"
        return FallbackEngine(engine, builtin, listener) if falls_back else engine

    def parts(self, checklist: "Checklist", builtin: "Engine") -> dict[str, Any]:
        """What a pipeline has besides: who proposes edits, who judges, who writes in the model's place."""
        from app.checklist.judge import Judge
        from app.pipeline.improving.model import ModelEdits

        judged = self.settings.judge == "on"
        spares = self.settings.engine == "auto" and not self.settings.recordings
        asks = (self.guidelines, self.prompts, self.veil)
        return {
            "spare": builtin if spares else None,
            "proposes": ModelEdits(self.asked, *asks),
            "judge": Judge(self.asked, checklist, *asks) if judged else None,
        }

    def standing(self) -> "Models":
        """How the endpoints stand."""
        from app.engines.llm.standing import Standing
        from app.service import NoModels

        return Standing(self.chain, needed=self.settings.engine == "llm") if self.chain else NoModels()
