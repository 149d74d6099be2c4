"""Finds times of day: "5pm", "17:00", "17h30", "five o'clock", "half past three", "ten to eight", "noon"."""

from app.text.finders.found import Found
from app.text.finders.hours import hour_of_range
from app.text.finders.lexicon import Lexicon
from app.text.finders.numbers import number_at
from app.text.finders.tokens import Row


def clock_forms(hour: int, minute: int, half: str = "") -> frozenset[str]:
    """As in "HH:MM"; both halves of the day where `half` ("am", "pm") is not said and the hour leaves it open."""
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    forms = {f"{hour % 24:02}:{minute:02}"}
    if not half and 1 <= hour <= 12:
        forms.add(f"{(hour + 12) % 24:02}:{minute:02}")
    return frozenset(forms)


def time(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    """A time that begins at a place of the row, if one does."""
    word = row.word(at)
    if word in words.midday:
        return Found("time", row[at].start, row[at].end, frozenset({words.midday[word]})), at + 1
    if words.has("half", word) or words.has("quarter", word):
        return _before_hour(row, at, words)
    if not (row[at].digits or word in words.numbers):
        return None
    return _digital(row, at, words) or _before_hour(row, at, words) or _spoken(row, at, words)


def _found(row: Row, at: int, end: int, forms: frozenset[str]) -> tuple[Found, int]:
    return Found("time", row[at].start, row[end - 1].end, forms), end


def _digital(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    """Digits on both sides of a mark: "17:00", "17h30", "10.15" where it is surely a time, "0740"."""
    first = row[at].word
    if not row[at].digits or not first.isdecimal():
        return _dotted(row, at, words)
    marked = row.word(at + 1) in {":", "h"} and row.joined(at + 1) and row.joined(at + 2)
    if marked and row[at + 2].word.isdecimal() and len(row.word(at + 2)) == 2 and len(first) <= 2:
        end = at + 3
        end += 2 * (row.word(end) == ":" and row[end + 1].digits and row.joined(end + 1))
        return _timed(row, at, end, (int(first), int(row.word(at + 2))), words)
    # A count does not begin with 0: "the 0751 call" is a time.
    military = len(first) == 4 and (
        (first[0] == "0" and not (at and row[at - 1].digits))
        or words.has("at", row.word(at - 1))
        or words.has("hour_marks", row.word(at + 1))
    )
    if military and not _half(row, at + 1, words)[0]:
        hour, minute = int(first[:2]), int(first[2:])
        end = at + 1 + words.has("hour_marks", row.word(at + 1))
        if hour < 24 and minute < 60 and (first[0] in "01" or end > at + 1):
            return _found(row, at, end, frozenset({f"{hour:02}:{minute:02}"}))
    return None


def _dotted(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    hour, sign, minute = row.word(at).partition(".")
    if not sign or not (hour.isdecimal() and minute.isdecimal() and len(hour) <= 2 and len(minute) == 2):
        return None
    if words.measures(row.word(at + 1)):
        return None
    before = row.word(at - 1)
    shown = (
        _half(row, at + 1, words)[0]
        or words.has("oclock", row.word(at + 1))
        or words.has("time_after", row.word(at + 1))
    )
    if not (shown or words.has("at", before) or before in words.weekdays or _daytime(row, at + 1, words)):
        unlike_price = words.has("time_before", before) and len(minute) == 2 and words.language == "en"
        if not unlike_price or minute[1] not in "05" or before in {"for", "to", "and", "between", "from"}:
            return None
    return _timed(row, at, at + 1, (int(hour), int(minute)), words)


def _daytime(row: Row, at: int, words: Lexicon) -> bool:
    rows = words.relative.get(row.word(at), ())
    return any(
        form.startswith("day") and all(row.word(at + i) == w for i, w in enumerate(phrase))
        for phrase, form in rows
    )


def _timed(row: Row, at: int, end: int, clock: tuple[int, int], words: Lexicon) -> tuple[Found, int] | None:
    hour, minute = clock
    if hour > 24 or minute > 59:
        return None
    half, end = _half(row, end, words)
    end += words.has("oclock", row.word(end)) and row.near(end)
    return _found(row, at, end, clock_forms(hour, minute, half))


def _spoken(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    """A whole hour: "5pm", "5 p.m.", "five o'clock", "15 Uhr", "at ten"."""
    found = number_at(row, at, words)
    if found is None or found.value != int(found.value) or not 0 <= found.value <= 24:
        return None
    hour, end = int(found.value), found.end
    half, after = _half(row, end, words)
    if half and hour <= 12:
        return _found(row, at, after, clock_forms(hour, 0, half))
    # "24h" is a day long; no clock shows it.
    if words.has("oclock", row.word(end)) and row.near(end) and hour < 24:
        return _with_minutes(row, at, end + 1, hour, words)
    if (
        words.has("hour_marks", row.word(end))
        and row.joined(end)
        and words.has("time_before", row.word(at - 1))
    ):
        return _found(row, at, end + 1, clock_forms(hour, 0))
    alone = (
        not row.near(end)
        or not row.word(end)[:1].isalpha()
        or row.word(end) in words.stops
        or row.word(end) in words.weekdays
    )
    if words.has("time_ahead", row.word(at - 1)) and hour >= 1 and _daytime(row, end, words):
        return _found(row, at, end, clock_forms(hour, 0))
    dated = row.word(end + 1) in words.weekdays and row.word(end) in words.stops
    closed = not row.near(end) or row.word(end) in {".", ",", ";", "!", ")"} or dated
    if words.has("deadline_before", row.word(at - 1)) and 1 <= hour <= 12 and closed:
        return _found(row, at, end, clock_forms(hour, 0))
    plain = row.word(end) not in {"-", "/", "½"} and not words.measures(row.word(end))
    ranged = hour_of_range(row, at, words)
    if ranged is not None:
        return _found(row, at, end, clock_forms(ranged, 0))
    if words.has("at", row.word(at - 1)) and hour >= 1 and alone and plain:
        if row.word(at - 1) == "las" and row.word(at - 2) != "a":
            return None
        return _found(row, at, end, clock_forms(hour, 0))
    return None


def _with_minutes(row: Row, at: int, end: int, hour: int, words: Lexicon) -> tuple[Found, int] | None:
    minutes = number_at(row, end, words) if row.near(end) else None
    if (
        minutes
        and minutes.value < 60
        and minutes.end == end + 1
        and len(row.word(end)) == 2
        and row[end].digits
    ):
        return _found(row, at, minutes.end, clock_forms(hour, int(minutes.value)))
    return _found(row, at, end, clock_forms(hour, 0))


def _before_hour(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    """Minutes named before their hour: "half past three", "half 8", "ten to eight", "halb drei"."""
    word = row.word(at)
    if words.has("half", word) or words.has("quarter", word):
        minute, end = (30 if words.has("half", word) else 15), at + 1
    else:
        found = number_at(row, at, words)
        if found is None or found.value not in {5, 10, 20, 25}:
            return None
        minute, end = int(found.value), found.end
    past, to = words.has("past", row.word(end)), words.has("to", row.word(end))
    if to and row[at].digits and not words.has("at", row.word(at - 1)):
        return None  # "open 10 to 4"
    half_bare = words.has("half", word) and not (past or to)
    if not (past or to or half_bare):
        return None
    hour = number_at(row, end + (past or to), words)
    if hour is None or hour.value not in range(1, 13) or _measures(row, hour.end, words):
        return None
    value, minutes = int(hour.value), minute
    if to or (half_bare and words.half_hour < 0):
        value, minutes = (value - 1) or 12, 60 - minute
    half, after = _half(row, hour.end, words)
    after += words.has("oclock", row.word(after)) and row.near(after)
    return _found(row, at, after, clock_forms(value, minutes, half))


def _measures(row: Row, at: int, words: Lexicon) -> bool:
    word = row.word(at)
    is_half, _ = _half(row, at, words)
    content = (
        word[:1].isalpha()
        and word not in words.stops
        and word not in words.weekdays
        and not words.has("oclock", word)
    )
    return words.measures(word) or (row.near(at) and content and not is_half)


def _half(row: Row, at: int, words: Lexicon) -> tuple[str, int]:
    """As in "am" or "pm" at a place, also as "p.m."."""
    word = row.word(at)
    if not row.near(at):
        return "", at
    if word in {"am", "pm"} and words.has(word, word):
        return word, at + 1
    dotted = word in {"a", "p"} and row.word(at + 1) == "." and row.word(at + 2) == "m" and row.joined(at + 2)
    if dotted and words.sets["am"]:
        end = at + 3
        return word + "m", end + (row.word(end) == "." and row.joined(end))
    return "", at
