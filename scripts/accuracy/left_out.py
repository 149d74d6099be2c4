"""The checklist on replies of a writer whom its weights have not seen."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from app.checklist import pledged as promising
from app.checklist import unfounded as telling
from app.checklist.unfounded import Weights
from app.checklist.unworded import ANY
from app.guidelines import load
from app.prompts import Prompts
from scripts.accuracy import data
from scripts.accuracy.checklist import Item, checked
from scripts.accuracy.data import ROOT, LabelledReply
from scripts.accuracy.product import Product, built
from scripts.fit import pledged, unfounded, unworded, weighing

_FACTS = "unfounded"
"""The file of weights for made-up facts."""


async def checked_left_out(
    product: Product,
    replies: Sequence[LabelledReply],
    taught_by: Sequence[Path] = weighing.TAUGHT,
) -> list[Item]:
    """As `checked`; the replies of a writer who taught the weights are checked with weights fitted on the others.

    Who taught them: the writers of the cases in `taught_by`. All other writers meet the product as it stands, and so
    does everybody where a judge has the word: it is asked about what the weights say.
    """
    taught = [reply for folder in taught_by for reply in data.load(folder).replies]
    teachers = (
        sorted({r.writer for r in taught} & {r.writer for r in replies}) if product.judge is None else []
    )
    guidelines = load([ROOT / "guidelines"])
    samples = weighing.samples(taught, guidelines, Prompts([ROOT / "prompts"])) if teachers else {}
    sentences = unfounded.samples([*taught, *unfounded.beside()]) if teachers else []
    anywhere = unworded.samples([*taught, *unfounded.beside()], unfounded.LANGUAGE) if teachers else []
    promises = pledged.samples(taught) if teachers else []
    items = await checked(product, [r for r in replies if r.writer not in teachers])
    for writer in teachers:
        others = {name: [s for s in found if s.reply.writer != writer] for name, found in samples.items()}
        own = {g.id: weighing.fitted(g, others[g.id]) for g in guidelines if others.get(g.id)}
        told = {
            (unfounded.LANGUAGE, _FACTS): unfounded.without(writer, sentences),
            (ANY, _FACTS): unworded.without(writer, anywhere),
            (unfounded.LANGUAGE, promising.NAME): pledged.without(writer, promises),
        }
        with _laid_over(own) as folder, _told_by(told):
            items += await checked(built(guidelines=folder), [r for r in replies if r.writer == writer])
    return items


@contextmanager
def _told_by(weights: Mapping[tuple[str, str], Weights | None]) -> Iterator[None]:
    """What tells that a sentence is made up, or promised, is other weights for a while, by language and file."""

    def others(code: str, name: str = _FACTS) -> Weights | None:
        return weights.get((code, name))

    with patch.object(telling, "weights", others):
        yield


@contextmanager
def _laid_over(weights: dict[str, weighing.Weighing]) -> Iterator[Path]:
    """A folder of guidelines that gives other weights, as a company's lies over ours."""
    with TemporaryDirectory() as name:
        for guideline, own in weights.items():
            (Path(name) / guideline).mkdir()
            weighing.write(own, Path(name) / guideline / "weigh.yaml")
        yield Path(name)
