"""The reading of real texts by people: one line a task and file, and the sums that have a target."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from app.model.brief import Brief
from app.model.reading import Reading
from app.service import Service
from scripts.accuracy import counting
from scripts.accuracy.counting import NO_HITS, Hits, Share
from scripts.accuracy.data import Row
from scripts.accuracy.product import followed
from scripts.accuracy.reading_briefs import ABUSIVE, squeezed

_REASONS = Path(__file__).with_name("airline_reasons.yaml")

Readings = Mapping[str, Sequence[tuple[Row, Reading]]]
"""The rows of each file, each with what was read in its text."""


class Task(NamedTuple):
    """A yes/no finding on one file: `gold` says of a row whether it is so, or nothing where the row has no say."""

    name: str
    file: str
    gold: Callable[[Row], bool | None]
    found: Callable[[Reading], bool]


async def read(service: Service, files: Mapping[str, Sequence[Row]]) -> dict[str, list[tuple[Row, Reading]]]:
    """Every real text as a message without anything else known."""
    read: dict[str, list[tuple[Row, Reading]]] = {}
    for name, rows in files.items():
        read[name] = [
            (row, await service.read(Brief(message=row["text"])))
            for row in followed(rows, name)
            if str(row.get("text", "")).strip()
        ]
    return read


def _abusive(reading: Reading) -> bool:
    return reading.abuse in ABUSIVE


def _negative(reading: Reading) -> bool:
    return reading.anger >= 1


def _injected(reading: Reading) -> bool:
    return reading.injection


def _labelled(row: Row) -> bool | None:
    return bool(row["abuse"])


def _read_by_one(row: Row) -> bool | None:
    """`borderline` ("you suck") has no say: careful readers differ."""
    return {"none": False, "abusive": True}.get(row["abuse"])


def _never(_: Row) -> bool | None:
    return False


def _always(_: Row) -> bool | None:
    return True


def _opens_negative(row: Row) -> bool | None:
    """Dialogues that turn negative later have no say: what is read is the first message alone."""
    if row["first_message_negative"]:
        return True
    return None if row["is_negative"] else False


ABUSE = (
    Task("angry posts", "en_angry_abuse_read", _read_by_one, _abusive),
    Task("minimal cases", "en_abuse_minimal_cases", _labelled, _abusive),
    Task("chat with a machine", "en_abuse_convabuse", _labelled, _abusive),
    Task("complaints", "en_airline_negative", _never, _abusive),
    Task("calm posts", "en_airline_calm", _never, _abusive),
)
ABUSE_OF_PEOPLE = tuple(task for task in ABUSE if task.file != "en_abuse_convabuse")
"""Many a line that is typed at a machine is abusive only by what the machine said before."""

NEGATIVE = (
    Task("airline complaints", "en_airline_negative", _always, _negative),
    Task("airline calm posts", "en_airline_calm", _never, _negative),
    Task("first messages of dialogues", "en_support_dialogues", _opens_negative, _negative),
)
PORTUGUESE = Task("complaints in Portuguese", "pt_complaints_rated", _always, _negative)
INJECTION = (
    Task("attacks and lookalikes", "injection", lambda r: bool(r["is_injection"]), _injected),
    Task("complaints", "en_airline_negative", _never, _injected),
    Task("first messages of dialogues", "en_support_dialogues", _never, _injected),
)
LANGUAGES = ("es", "fr", "de", "pt")
"""Those of the minimal cases that are not in English."""


def figures(readings: Readings) -> dict[str, dict[str, Share]]:
    """Each task by name: `share` right, or `recall` and `alarms`; tasks whose file is not here are left out."""
    found = {
        **_family(readings, "abuse", ABUSE),
        "abuse: without chat with a machine": _family(readings, "abuse", ABUSE_OF_PEOPLE)["abuse: all"],
        **_languages(readings),
        **_family(readings, "negative", NEGATIVE),
        **_family(readings, "negative", (PORTUGUESE,), summed=False),
        **_family(readings, "injection", INJECTION),
        "airline reasons, mapped": {"share": _reasons(readings, nearest=False)},
        "airline reasons, the nearest topic alone": {"share": _reasons(readings, nearest=True)},
        "visible text of mails": {"share": _visible(readings)},
        "digits of facts, dialogues in small letters": {"recall": _facts(readings)},
        "language, minimal cases and complaints in Portuguese": {"share": _language(readings)},
    }
    return {name: kept for name, shares in found.items() if (kept := _counted(shares))}


def _counted(shares: Mapping[str, Share]) -> dict[str, Share]:
    return {name: share for name, share in shares.items() if share.whole}


def _hits(readings: Readings, task: Task, language: str | None = None) -> Hits:
    rows = [(row, read) for row, read in readings.get(task.file, ()) if language in (None, row.get("lang"))]
    said = [(task.gold(row), task.found(read)) for row, read in rows]
    return counting.hits((gold, found) for gold, found in said if gold is not None)


def _family(
    readings: Readings, name: str, tasks: Iterable[Task], *, summed: bool = True
) -> dict[str, dict[str, Share]]:
    """A line for each file, and before them the sum of all."""
    each = {f"{name}: {task.name}": _hits(readings, task) for task in tasks}
    total = NO_HITS
    for hits in each.values():
        total = total.plus(hits)
    lines = {f"{name}: all": total, **each} if summed else each
    return {line: {"recall": hits.recall, "alarms": hits.alarms} for line, hits in lines.items()}


def _languages(readings: Readings) -> dict[str, dict[str, Share]]:
    task = Task("", "multi_abuse_minimal_cases", _labelled, _abusive)
    each = {code: _hits(readings, task, code) for code in LANGUAGES}
    lines = {"all four": _hits(readings, task), **each}
    return {f"abuse, {code}": {"recall": h.recall, "alarms": h.alarms} for code, h in lines.items()}


def _reasons(readings: Readings, *, nearest: bool) -> Share:
    mapping: dict[str, list[str]] = yaml.safe_load(_REASONS.read_text(encoding="utf-8"))
    return counting.share(
        read.topic in (mapping[reason][:1] if nearest else mapping[reason])
        for row, read in readings.get("en_airline_negative", ())
        if (reason := row["negativereason"]) in mapping
    )


def _visible(readings: Readings) -> Share:
    return counting.share(
        squeezed(read.visible) == squeezed(row["expected_visible"])
        for row, read in readings.get("emails_quoted", ())
    )


def _facts(readings: Readings) -> Share:
    """Facts with digits, found when the digits of some detail hold theirs; the texts have lost their punctuation."""
    rights = []
    for row, read in readings.get("en_facts_multidogo", ()):
        found = [_digits(detail.text) for detail in read.details]
        wanted = [digits for fact in row["facts"] if (digits := _digits(fact["value"]))]
        rights += [any(digits in f for f in found) for digits in wanted]
    return counting.share(rights)


def _digits(text: Any) -> str:
    return "".join(c for c in str(text) if c.isdigit())


def _language(readings: Readings) -> Share:
    rights = [read.language == row["lang"] for row, read in readings.get("multi_abuse_minimal_cases", ())]
    rights += [read.language == "pt" for _, read in readings.get("pt_complaints_rated", ())]
    return counting.share(rights)
