"""Fits whether a message presses, and which sentence shows it, on the labelled messages of `training/urgency/`.

python -m scripts.fit.urgency            writes app/text/locale/en/urgency.json and urgent_sentence.json
python -m scripts.fit.urgency --compare  each writer left out: what is found, and what is raised in vain
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from app.reading.urgency import DANGER, DEADLINE
from app.text import sentences
from app.text.urgency import LABELS, marks
from scripts.accuracy.data import lines
from scripts.fit.fitting import FLOOR, ROOT, Fitting, Marks, command

TRAINING = ROOT / "training"
DATA = TRAINING / "urgency"
LEAST = 3
"""Messages in which a word or a pair must stand to be learnt from."""
WRITTEN = "u"
"""How the files of messages begin that were written for this."""
MEETS = 0.4
"""Share of the shorter of the two by which a sentence meets the words that were labelled as the reason."""
Row = dict[str, Any]


class Urgencies:
    """Both models of labelled messages."""

    def __init__(self, messages: Sequence[Row]) -> None:
        rows = [(marks(parts(m)), m) for m in messages]
        pressing = [(texts, m) for texts, m in rows if m["why"]]
        self.whole = Fitting(
            [[_all(texts)] for texts, _ in rows],
            [LABELS.index(m["label"]) for _, m in rows],
            len(LABELS),
            LEAST,
            floor=FLOOR,
        )
        self.single = Fitting(
            [texts for texts, _ in pressing],
            [LABELS.index(label) for _, m in pressing for label in labels(m)],
            len(LABELS),
            LEAST,
        )


def texts() -> dict[str, list[Row]]:
    """The labelled messages by writer; `read.jsonl` labels those of `training/topics/` and `training/heart/`."""
    found = {path.stem: list(lines(path)) for path in sorted(DATA.glob(f"{WRITTEN}*.jsonl"))}
    told = {row["id"]: row for row in lines(DATA / "read.jsonl")}
    for path in sorted((TRAINING / "topics").glob("en*.jsonl")):
        rows = [row["message"] for row in lines(path)]
        found[path.stem] = [{**told[f"{path.stem}-{n:03}"], "message": text} for n, text in enumerate(rows)]
    for path in sorted((TRAINING / "heart").glob("*.jsonl")):
        joined = {row["id"]: " ".join(s["text"] for s in row["sentences"]) for row in lines(path)}
        found[path.stem] = [{**told[f"{path.stem}-{id_}"], "message": text} for id_, text in joined.items()]
    return found


def calm() -> list[Row]:
    """Questions, requests and praise of `training/purpose/`: nothing presses in them."""
    rows = (row for path in sorted((TRAINING / "purpose").glob("*.jsonl")) for row in lines(path))
    return [{"label": LABELS[0], "why": "", **row} for row in rows if row["purpose"] != "complaint"]


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


def _all(texts: Iterable[Marks]) -> Marks:
    return frozenset[str]().union(*texts)


def compare(files: dict[str, list[Row]]) -> None:
    """Print for each writer, with weights from the others, what is found at the bounds of the reading."""
    for name, messages in files.items():
        if not name.startswith(WRITTEN):
            continue
        model = Urgencies([*(m for other, rows in files.items() if other != name for m in rows), *calm()])
        gold = np.array([LABELS.index(m["label"]) for m in messages])
        texts = [marks(parts(m)) for m in messages]
        shares = model.whole.shares([_all(text) for text in texts])
        told = []
        for label, bound in ((2, DANGER), (1, DEADLINE)):
            raised = shares[:, label] >= bound
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
    model = Urgencies([*(message for rows in texts().values() for message in rows), *calm()])
    model.whole.write("urgency")
    model.single.write("urgent_sentence")


if __name__ == "__main__":
    command(__doc__, write, lambda: compare(texts()))
