"""Fits whether a message presses, and which sentence shows it, on the labelled messages of `training/urgency/`.

python -m scripts.fit.urgency            writes app/text/locale/en/urgency.npz, urgent_sentence.npz,
                                         danger_words.npz, and what they weigh together for a danger
python -m scripts.fit.urgency --compare  each writer left out: what is found, and what is raised in vain
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np

from app.reading.urgency import DANGER, DEADLINE
from app.text import sentences
from app.text.weights.urgency import LABELS, evidence, marks, words
from app.text.words import fold as folded
from app.text.words import stem
from scripts.accuracy.data import lines
from scripts.fit.fitting import FLOOR, LOCALE, ROOT, Fitting, Floats, Marks, command
from scripts.fit.softmax import softmax

TRAINING = ROOT / "training"
DATA = TRAINING / "urgency"
LEAST = 3
"""Messages in which a word or a pair must stand to be learnt from."""
TOGETHER = LOCALE / "danger_together.json"
"""The bias, and what each kind of evidence of a danger weighs."""
WRITTEN = "u"
"""How the files of messages begin that were written for this."""
SHORT, FEW = 12.0, 8.0
"""Length of a sentence's marks, and of a message's words of danger, up to which a shorter one says less."""
FOLDS, ROUNDS = 4, 2000
"""Parts of the writers of which one is left out each time; rounds in which the evidence is weighed."""
MEETS = 0.4
"""Share of the shorter of the two by which a sentence meets the words that were labelled as the reason."""
DANGEROUS = LABELS.index("danger")
Row = dict[str, Any]


class Urgencies:
    """The models of labelled messages: by the whole, by single sentences, and by the words of things that endanger."""

    def __init__(self, messages: Sequence[Row]) -> None:
        rows = [marks(parts(m)) for m in messages]
        gold = [LABELS.index(m["label"]) for m in messages]
        self.whole = Fitting([[_all(texts)] for texts in rows], gold, len(LABELS), LEAST, floor=FLOOR)
        # Learnt from whole messages of none too: a sentence that is told at length is mostly no danger.
        single = [LABELS.index(label) for m in messages for label in labels(m)]
        self.single = Fitting(rows, single, len(LABELS), LEAST, floor=SHORT)
        named = [[_named(_all(texts))] for texts in rows]
        self.named = Fitting(named, [int(label == DANGEROUS) for label in gold], 2, LEAST, floor=FEW)

    def evidence(self, messages: Sequence[Row]) -> Floats:
        """What is weighed together for a danger, a row a message."""
        texts = [marks(parts(m)) for m in messages]
        whole = self.whole.shares([_all(text) for text in texts])[:, DANGEROUS]
        named = self.named.shares([_named(_all(text)) for text in texts])[:, 1]
        single = [float(self.single.shares(text)[:, DANGEROUS].max()) for text in texts]
        length = [words(parts(m)) for m in messages]
        rows = zip(map(float, whole), single, map(float, named), length, strict=True)
        return np.array([evidence(*row) for row in rows], dtype=np.float32)


def together(messages: Sequence[Row]) -> list[float]:
    """The bias and the weights of the evidence, which models give that have not seen the message."""
    seen, gold = [], []
    for fold in range(FOLDS):
        kept = [m for m in messages if _fold(m) != fold]
        left = [m for m in messages if _fold(m) == fold]
        seen.append(Urgencies(kept).evidence(left))
        gold += [int(m["label"] == LABELS[DANGEROUS]) for m in left]
    told = np.concatenate(seen)
    middle, spread = told.mean(0), told.std(0)
    each = np.ones(len(gold), dtype=np.float32)
    weights, bias = softmax(
        (told - middle) / spread, np.array(gold), 2, each, freedom=1e6, rounds=ROUNDS, step=1.0
    )
    kept_weights = (weights[:, 1] - weights[:, 0]) / spread
    return [float(bias[1] - bias[0] - kept_weights @ middle), *map(float, kept_weights)]


def likely(evidence: Floats, weighed: Sequence[float]) -> Floats:
    """How likely each message tells of a danger."""
    odds = evidence @ np.array(weighed[1:], dtype=np.float32) + weighed[0]
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float32)


def texts() -> dict[str, list[Row]]:
    """The labelled messages by writer; `read.jsonl` labels those of `training/topics/` and `training/heart/`."""
    found = {path.stem: list(lines(path)) for path in sorted(DATA.glob(f"{WRITTEN}*.jsonl"))}
    told = {row["id"]: row for row in lines(DATA / "read.jsonl")}
    for path in sorted((TRAINING / "topics").glob("en*.jsonl")):
        rows = [row["message"] for row in lines(path)]
        found[path.stem] = [{**told[f"{path.stem}-{n:03}"], "message": text} for n, text in enumerate(rows)]
    for path in sorted((TRAINING / "heart").glob("*.jsonl")):
        joined = {row["id"]: " ".join(s["text"] for s in row["sentences"]) for row in lines(path)}
        named = {f"{path.stem}-{id_}": text for id_, text in joined.items()}
        # Those that were written since have no label, and teach nothing here.
        found[path.stem] = [{**told[name], "message": text} for name, text in named.items() if name in told]
    return found


def calm() -> list[Row]:
    """Questions, requests and praise of `training/purpose/`: nothing presses in them."""
    rows = (row for path in sorted((TRAINING / "purpose").glob("*.jsonl")) for row in lines(path))
    return [{"label": LABELS[0], "why": "", **row} for row in rows if row["purpose"] != "complaint"]


def quiet() -> dict[str, str]:
    """Long messages of `training/cases/` and `self_harm/` in which nothing presses, by the ids of `quiet.jsonl`.

    Most dangers that are told at length would otherwise teach that whatever is told at length is one.
    """
    told = {f"cases/{row['id']}": row["brief"]["message"] for row in _rows("cases/*/briefs.jsonl")}
    told |= {f"self_harm/h4/{row['id']}": row["message"] for row in _rows("self_harm/h4.jsonl")}
    return {row["id"]: told[row["id"]] for row in lines(DATA / "quiet.jsonl")}


def ordinary() -> list[Row]:
    """All messages of other folders in which nothing presses."""
    told = ({"id": id_, "label": LABELS[0], "why": "", "message": text} for id_, text in quiet().items())
    return [*calm(), *told]


def _rows(pattern: str) -> Iterator[Row]:
    return (row for path in sorted(TRAINING.glob(pattern)) for row in lines(path))


def parts(message: Row) -> list[str]:
    """The sentences of a message."""
    return [span.text for span in sentences.split(message["message"])]


def labels(message: Row) -> list[str]:
    """The label of each sentence: that of the message where it holds the reason, else none."""
    why = message["why"]
    start = message["message"].index(why)
    end = start + len(why)
    found = []
    for span in sentences.split(message["message"]):
        shared = min(end, span.end) - max(start, span.start)
        meets = bool(why) and shared > MEETS * min(len(why), span.end - span.start)
        found.append(message["label"] if meets else LABELS[0])
    return found


@cache
def _dangerous() -> frozenset[str]:
    """The stems of what may endanger or be endangered: things, bodies, people, `words.txt`."""
    return frozenset(stem(folded(word)) for word in (DATA / "words.txt").read_text("utf-8").split())


def _named(texts: Marks) -> Marks:
    return texts & _dangerous()


def _fold(message: Row) -> int:
    """The part to which the writer of a message belongs, by the beginning of its id."""
    return zlib.crc32(str(message.get("id", "")).rpartition("-")[0].encode()) % FOLDS


def _all(texts: Iterable[Marks]) -> Marks:
    return frozenset[str]().union(*texts)


def compare(files: dict[str, list[Row]]) -> None:
    """Print for each writer, with weights from the others, what is found at the bounds of the reading."""
    weighed = json.loads(TOGETHER.read_text("utf-8"))
    for name, messages in files.items():
        if not name.startswith(WRITTEN):
            continue
        model = Urgencies([*(m for other, rows in files.items() if other != name for m in rows), *ordinary()])
        danger = likely(model.evidence(messages), weighed)
        gold = np.array([LABELS.index(m["label"]) for m in messages])
        texts = [marks(parts(m)) for m in messages]
        shares = model.whole.shares([_all(text) for text in texts])
        told = []
        for label, raised in ((DANGEROUS, danger >= DANGER), (1, shares[:, 1] >= DEADLINE)):
            told.append(
                f"{LABELS[label]} found {raised[gold == label].mean():.2f}, in vain {raised[gold == 0].mean():.2f}"
                f" (where the other is {raised[(gold != label) & (gold > 0)].mean():.2f})"
            )
        many = [(t, m) for t, m in zip(texts, messages, strict=True) if m["why"] and len(t) > 1]
        right = [
            labels(m)[int(model.single.shares(t)[:, LABELS.index(m["label"])].argmax())] == m["label"]
            for t, m in many
        ]
        print(f"{name}: {len(messages)} messages, {'; '.join(told)}; its sentence {np.mean(right):.2f}")


def write() -> None:
    """Write the weights."""
    messages = [*(message for rows in texts().values() for message in rows), *ordinary()]
    model = Urgencies(messages)
    model.whole.write("urgency")
    model.single.write("urgent_sentence")
    model.named.write("danger_words")
    weighed = [round(value, 3) for value in together(messages)]
    TOGETHER.write_text(f"{json.dumps(weighed)}\n", encoding="utf-8")


if __name__ == "__main__":
    command(__doc__, write, lambda: compare(texts()))
