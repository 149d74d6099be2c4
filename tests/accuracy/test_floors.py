"""What the checklist and the reading have once reached on the shipped cases, they keep.

The floors stand a little under the figures of the day, since better code moves some of them a little. When one falls,
`make accuracy ARGS="--show NAME"` lists the disagreements behind it. When the figures have risen, raise the floors.
"""

import re

import pytest

from scripts.accuracy import page, tables
from scripts.accuracy.counting import Share

AT_LEAST = {
    "macro_f1_missed": 0.60,
    "precision_met": 0.97,
    "precision_missed": 0.78,
    "decided": 0.77,
    "kappa": 0.64,
}
# By weights that three shipped writers taught; by those of ten (`training/cases` too), as docs/accuracy.md tells them,
# fewer planted faults are called met.
AT_MOST = {"planted_met": 0.13, "excellent_wrongly_missed": 0.17}
OF_EACH_WRITER = {"precision_met": 0.95, "precision_missed": 0.70, "macro_f1_missed": 0.53}
BY_THE_BRIEF = {"no-unauthorised-promise": (0.66, 0.05), "no-invented-fact": (0.60, 0.05)}
READING = {
    ("language", "share"): 0.98,
    ("topic", "share"): 0.63,
    ("escalate", "share"): 0.97,
    ("anger", "share"): 0.50,
    ("anger within one", "share"): 0.94,
    ("abuse", "share"): 0.96,
    ("abuse at a person or threat", "recall"): 0.92,
    ("details with digits", "recall"): 0.90,
    ("visible text", "share"): 0.87,
    ("visible text, nothing to strip", "share"): 0.97,
    ("asks", "recall"): 0.50,
    ("asks", "precision"): 0.58,
    ("kinds: mistaken", "recall"): 0.95,
    ("kinds: frequent_complainer", "recall"): 0.95,
    ("risks: legal", "recall"): 0.88,
    ("risks: violence", "recall"): 0.93,
    ("risks: safety", "recall"): 0.73,
    ("risks: vulnerable", "recall"): 0.85,
}
ALARMS = {
    "abuse at a person or threat": 0.01,
    "kinds: mistaken": 0.07,
    "risks: safety": 0.02,
    "risks: violence": 0.01,
    "risks: self_harm": 0.01,
}


def figure(value):
    return value.figure if isinstance(value, Share) else value


def fallen(what, value, floor):
    return f"{what} was at least {floor} and is {figure(value):.3f}"


def risen(what, value, ceiling):
    return f"{what} was at most {ceiling} and is {figure(value):.3f}"


@pytest.mark.parametrize("name", AT_LEAST)
def test_the_checklist_keeps_what_it_reached(found, name):
    value = found.report["checklist"]["all"][name]
    assert figure(value) >= AT_LEAST[name], fallen(name, value, AT_LEAST[name])


@pytest.mark.parametrize("name", AT_MOST)
def test_the_costly_errors_of_the_checklist_stay_rare(found, name):
    value = found.report["checklist"]["all"][name]
    assert figure(value) <= AT_MOST[name], risen(name, value, AT_MOST[name])


@pytest.mark.parametrize("writer", ["d1", "d2", "d3", "d4"])
def test_no_writer_is_read_much_worse_than_the_others(found, writer):
    own = found.report["checklist"]["by_writer"][writer]
    low = [
        fallen(f"{name} of {writer}", own[name], floor)
        for name, floor in OF_EACH_WRITER.items()
        if figure(own[name]) < floor
    ]
    assert low == []


@pytest.mark.parametrize("guard", BY_THE_BRIEF)
def test_what_nobody_allowed_or_said_is_found_without_false_alarms(found, guard):
    own = found.report["checklist"]["all"]["by_the_brief"][guard]
    floor, ceiling = BY_THE_BRIEF[guard]
    assert own["planted_found"].figure >= floor, fallen(
        f"{guard}: planted found", own["planted_found"], floor
    )
    assert own["false_alarms"].figure <= ceiling, risen(f"{guard}: alarms", own["false_alarms"], ceiling)


@pytest.mark.parametrize(("name", "which"), READING)
def test_the_reading_keeps_what_it_reached(found, name, which):
    value = found.report["reading"]["briefs"][name][which]
    floor = READING[name, which]
    assert value.figure >= floor, fallen(f"{name}: {which}", value, floor)


@pytest.mark.parametrize("name", ALARMS)
def test_the_reading_raises_few_false_alarms(found, name):
    value = found.report["reading"]["briefs"][name]["alarms"]
    assert value.figure <= ALARMS[name], risen(f"{name}: alarms", value, ALARMS[name])


def test_an_item_that_is_very_sure_is_right_nine_times_in_ten(found):
    """Of all items whose confidence is 0.8 or more: what is said of them holds."""
    sure = [d for d in found.report["checklist"]["calibration"] if d.low >= 0.8]
    assert sum(d.right.part for d in sure) / sum(d.right.whole for d in sure) >= 0.9


_FEW = 3
"""Cases by which a figure may differ that is made of few."""


def test_the_figures_on_the_page_are_not_old(found):
    """The page is written by the tool; between two runs of it the figures may drift a little, not far."""
    text = page.PAGE.read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| ([^|]+) \| (\d\.\d+) \| [≥≤]", text, re.MULTILINE))
    today = {t.what: (t.figure, t.of) for t in found.report["targets"] if t.figure is not None}
    assert len(today) >= 12
    # The writers of the page were taught by more others than these here: of 35 faults that may tell three.
    far = {
        what: (told.get(what), now)
        for what, (now, of) in today.items()
        if abs(float(told[what]) - now) > max(0.05, _FEW / of if of else 0.0)
    }
    assert far == {}, 'run make accuracy ARGS="--data DIR --page"'


def test_every_table_can_be_shown(found):
    made = list(tables.all_tables(found.report))
    assert len(made) >= 6
    assert all(len(line) == len(table.head) for table in made for line in table.lines)
