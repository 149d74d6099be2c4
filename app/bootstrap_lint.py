"""Settings to lint: names the concrete parts that look at prompts, guidelines and cases without a model."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap import build_reader, load_guidelines, schema_teller, shipped, wording_folders
from app.checklist.checklist import Checklist
from app.checklist.judge import Judge
from app.company import load_profile
from app.engines.llm.asking import Asking
from app.errors import ConfigurationError
from app.guidelines import LOCALES, Guidelines, load
from app.model.profile import Profile
from app.overlay import overlay_mistakes
from app.promptci.case import PromptCase
from app.promptci.lint.lint import Linter
from app.promptci.lint.questions import NOBODY, Questions, Wordings
from app.promptci.lint.traced import Traced
from app.prompts import Prompts
from app.settings import Settings

if TYPE_CHECKING:
    from app.promptci.lint.lint import Proves
    from app.promptci.lint.proof.bench import Bench
    from app.promptci.lint.proof.report import ProofReport


def build_linter(settings: Settings, *, fast: bool = False) -> Linter:
    """What lints the guidelines and prompts in force; with `fast`, wording of the built-in engine is not read.

    Raises ConfigurationError where the profile, a guideline or the wording of the built-in engine is wrong; what is
    wrong with a template lint itself says.
    """
    profile = load_profile(settings.company) if settings.company else Profile()
    if settings.prompts and (wrong := overlay_mistakes(settings.prompts, shipped("prompts"))):
        raise ConfigurationError(wrong)
    return build_linter_of(*wording_folders(settings), profile, () if fast else LOCALES)


def build_linter_of(
    guidelines: Sequence[Path],
    prompts: Sequence[Path],
    profile: Profile | None = None,
    locales: Sequence[str] = LOCALES,
) -> Linter:
    """What lints the guidelines and prompts of these folders; raises ConfigurationError where a guideline is wrong."""
    now = build_wordings(guidelines, prompts, locales)
    tagged = _wordings(guidelines, now.guidelines, Traced(prompts, tagged=True))
    return Linter(profile or Profile(), now, tagged)


def build_wordings(
    guidelines: Sequence[Path], prompts: Sequence[Path], locales: Sequence[str] = LOCALES
) -> Wordings:
    """Guidelines and prompts of these folders, as lint looks at them; raises ConfigurationError."""
    return _wordings(guidelines, load(guidelines, locales), Traced(prompts))


def _wordings(folders: Sequence[Path], guidelines: Guidelines, prompts: Traced) -> Wordings:
    # The judge's questions need a checklist, and of that nothing but its guidelines: its wording may be ours of today.
    checklist = Checklist(guidelines, Prompts([shipped("prompts")]))
    asking, tell = Asking(guidelines, prompts), schema_teller(prompts)
    questions = Questions(asking, Judge(NOBODY, checklist, guidelines, prompts), guidelines, prompts, tell)
    return Wordings(tuple(folders), guidelines, prompts, questions)


def build_bench(settings: Settings) -> "Bench":
    """Where the prompt CI checks many replies to one case. Raises ConfigurationError as `build_service` does."""
    from app.promptci.lint.proof.bench import Bench

    profile = load_profile(settings.company) if settings.company else Profile()
    guidelines, prompts = load_guidelines(settings), Prompts(wording_folders(settings)[1])
    return Bench(build_reader(prompts), profile, guidelines, Checklist(guidelines, prompts))


def build_proof(settings: Settings, accepted: Sequence[Path], workers: int) -> "Proves":
    """What proves the checks in force on golden and planted replies, and those of a team on their examples too;
    `accepted` are files of allowances.

    Raises ConfigurationError as `build_bench` does, and where an allowance is wrong.
    """
    from app.promptci.lint.places import checked_by_product
    from app.promptci.lint.proof.accepted import read_accepted
    from app.promptci.lint.proof.examples import failed_examples
    from app.promptci.lint.proof.prove import prove

    bench, guidelines = build_bench(settings), load_guidelines(settings)
    allowed = [one for path in accepted for one in read_accepted(path)]
    folders = wording_folders(settings)[0]
    own = [g for g in guidelines if not checked_by_product(folders, g.id)]

    def proven(cases: Sequence[PromptCase]) -> "ProofReport":
        report = prove(cases, guidelines, bench, allowed, workers)
        return report.model_copy(update={"failed_examples": tuple(failed_examples(own, bench))})

    return proven
