"""Finds dates: "14 June", "June 14th", "14/06", "2026-06-14", "the 14th", "Saturday 14 June", "next week"."""

from app.text.compiled import compiled
from app.text.finders.found import Found
from app.text.finders.lexicon import Lexicon
from app.text.finders.tokens import Row

_YEAR = compiled(r"(?:19|20)\d\d")
_WEEKDAYS_LENGTH = 31


def date(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    """A date that begins at a place of the row, if one does.

    Forms: `2026-06-14`, `--06-14`, `---14`, `--06`, `2026-06`, `2026`, `w6` (Saturday), `day+1`, `week+1`. A weekday
    with a date holds both; 03/04 holds both readings where the language does not settle it.
    """
    weekday = _weekday(row, at, words)
    if weekday:
        return _after_weekday(row, at, weekday, words)
    found = _plain(row, at, words)
    if found:
        return _found(row, at, found[1], found[0])
    return _relative(row, at, words)


def _found(row: Row, at: int, end: int, forms: set[str]) -> tuple[Found, int]:
    return Found("date", row[at].start, row[end - 1].end, frozenset(forms)), end


def _plain(row: Row, at: int, words: Lexicon) -> tuple[set[str], int] | None:
    if row[at].digits:
        return (
            _numeric(row, at, words)
            or _day_month(row, at, words)
            or _bare_day(row, at, words)
            or _year(row, at, words)
        )
    if row.word(at) in words.months:
        return _month_first(row, at, words)
    return _day_month(row, at, words) if row.word(at) in words.day_words else None


def _weekday(row: Row, at: int, words: Lexicon) -> tuple[int, int] | None:
    """The number (Monday is 1) of the weekday at a place, and the place behind it."""
    word = row.word(at)
    number, end = words.weekdays.get(word), at + 1
    if row.word(at + 1) == "-" and row.joined(at + 1):
        joined = f"{word}-{row.word(at + 2)}"
        if joined in words.weekdays:
            number, end = words.weekdays[joined], at + 3
    elif f"{word} {row.word(at + 1)}" in words.weekdays:
        number, end = words.weekdays[f"{word} {row.word(at + 1)}"], at + 2
    if number is None:
        return None
    if words.has("careful_weekdays", word):
        written = row.capital(at) and (
            words.has("date_before", row.word(at - 1))
            or row[at + 1].digits
            or row.word(at + 1) == "."
            or _capital_inside(row, at, words)
        )
        if not written:
            return None
    return number, end


def _capital_inside(row: Row, at: int, words: Lexicon) -> bool:
    """Whether a capital stands amid small words, where only a name has one: "can run Mon or Wed", not "the Sun"."""
    before, behind = row.word(at - 1), row.word(at + 1)
    led = (
        before[:1].isalpha()
        and row.near(at)
        and not row.capital(at - 1)
        and not words.has("day_before", before)
    )
    return led and not (behind[:1].isalpha() and row.capital(at + 1))


def _after_weekday(row: Row, at: int, weekday: tuple[int, int], words: Lexicon) -> tuple[Found, int]:
    number, end = weekday
    forms = {f"w{number}"}
    after = end + (row.word(end) in {",", "."})
    after += words.has("day_before", row.word(after)) or words.has("date_of", row.word(after))
    following = _plain(row, after, words) if row.near(after) else None
    if following and not (row.word(after) in words.months and words.language == "en"):
        dated, behind = following
        if any(f.startswith("-") or len(f) == 10 for f in dated):
            return _found(row, at, behind, forms | dated)
    day = _ordinal_or_day(row, after, words) if row[after].digits and row.near(after) else None
    if day and not _counts(row, day[1], words):
        return _found(row, at, day[1], forms | {f"---{day[0]:02}"})
    start = at - 1 if words.has("near", row.word(at - 1)) else at
    return _found(row, start, end, forms)


def _ordinal_or_day(row: Row, at: int, words: Lexicon) -> tuple[int, int] | None:
    """A day of the month in digits, and the place behind it and its ordinal ending."""
    token = row[at]
    if not token.word.isdecimal() or len(token.word) > 2 or not 1 <= int(token.word) <= _WEEKDAYS_LENGTH:
        return None
    end = at + 1
    if row.joined(end) and words.has("ordinal_ends", row.word(end)):
        end += 1
    return int(token.word), end


def _counts(row: Row, at: int, words: Lexicon) -> bool:
    """Whether the word at a place shows that a number before it counts or measures something."""
    word = row.word(at)
    if not row.near(at):
        return False
    if words.measures(word) or word in {":", "/", "-", "½"} or (row.joined(at) and word.isalpha()):
        return True
    return (
        word[:1].isalpha()
        and word not in words.stops
        and word not in words.months
        and word not in words.weekdays
    )


def _day_month(row: Row, at: int, words: Lexicon) -> tuple[set[str], int] | None:
    """As in "14 June", "14th of June 2026", "11 to 13 October", "12. Januar", "first of May"."""
    if row[at].digits:
        day = _ordinal_or_day(row, at, words)
    else:
        named = words.day_words.get(row.word(at))
        day = (int(named), at + 1) if named else None
    if day is None:
        return None
    days, end = [day[0]], day[1]
    end += row.word(end) == "." and row.joined(end)
    if (
        row.word(end) in {"-", "&", "/"}
        or words.has("ranges", row.word(end))
        or words.has("joins", row.word(end))
    ):
        second_at = end + 1 + words.has("day_before", row.word(end + 1))
        second = _ordinal_or_day(row, second_at, words)
        if second:
            behind = second[1] + (row.word(second[1]) == "." and row.joined(second[1]))
            if row.word(_skip_of(row, behind, words)) in words.months:
                days, end = [*days, second[0]], behind
    month_at = _skip_of(row, end, words)
    month = words.months.get(row.word(month_at))
    if month is None or not row.near(month_at):
        return None
    return _with_year(row, month_at + 1, {(month, d) for d in days}, words)


def _skip_of(row: Row, at: int, words: Lexicon) -> int:
    at += words.has("date_of", row.word(at))
    return at + (row.word(at) == "-" and row.joined(at))


def _with_year(row: Row, at: int, dates: set[tuple[int, int]], words: Lexicon) -> tuple[set[str], int]:
    at += row.word(at) == "." and row.joined(at) and row[at + 1].digits
    forms = {f"--{m:02}-{d:02}" for m, d in dates}
    year_at = at + (row.word(at) == ",")
    year_at += words.has("date_of", row.word(year_at))
    if _YEAR.fullmatch(row.word(year_at)) and row.near(year_at):
        return forms | {f"{row.word(year_at)}-{m:02}-{d:02}" for m, d in dates}, year_at + 1
    return forms, at


def _month_first(row: Row, at: int, words: Lexicon) -> tuple[set[str], int] | None:
    """As in "June 14th", "June 14, 2026", "June 2026", "in June"."""
    month = words.months[row.word(at)]
    after = at + 1 + (row.word(at + 1) == "." and row.joined(at + 1))
    after += words.has("day_before", row.word(after)) and row[after + 1].digits
    day = _ordinal_or_day(row, after, words) if row.near(after) else None
    if day and words.language == "en" and not (_counts(row, day[1], words) and row.word(day[1]) != "-"):
        return _with_year(row, day[1], {(month, day[0])}, words)
    if _YEAR.fullmatch(row.word(at + 1)):
        return {f"--{month:02}", f"{row.word(at + 1)}-{month:02}"}, at + 2
    if words.has("careful_months", row.word(at)):
        long = len(row.word(at)) > 3 and row.word(at) not in {"march", "marzo", "mars"}
        if not words.has("date_before", row.word(at - 1)) and not (long and row.capital(at)):
            return None
    return {f"--{month:02}"}, at + 1


def _bare_day(row: Row, at: int, words: Lexicon) -> tuple[set[str], int] | None:
    """As in "the 14th", "le 5", "am 14.", "4th and 6th": a day without its month."""
    day = _ordinal_or_day(row, at, words)
    if day is None:
        return None
    end = day[1]
    ordinal = end > at + 1 and row.word(at + 1) not in {"a", "o"}
    led = words.has("day_before", row.word(at - 1))
    if words.language == "de":
        led = words.has("date_before", row.word(at - 1)) and row.word(end) == "." and row.joined(end)
    wanted = ordinal if words.language == "en" else led
    if words.language == "nl":
        wanted = led and ordinal
    if not wanted or _counts(row, end, words):
        return None
    return {f"---{day[0]:02}"}, end


def _year(row: Row, at: int, words: Lexicon) -> tuple[set[str], int] | None:
    if (
        not _YEAR.fullmatch(row.word(at))
        or not words.has("date_before", row.word(at - 1))
        or _counts(row, at + 1, words)
    ):
        return None
    return {row.word(at)}, at + 1


def _numeric(row: Row, at: int, words: Lexicon) -> tuple[set[str], int] | None:
    """Digits only: "2026-06-14", "14/06/2026", "14.06.", "14/6" behind a word that dates."""
    parts, end, sign = _digit_parts(row, at)
    if len(parts) == 3 and len(parts[0]) == 4:
        return _dated({(int(parts[1]), int(parts[2]))}, parts[0], end)
    if len(parts) == 3 and len(parts[2]) in {2, 4}:
        return _dated(_orders(parts, sign, words), parts[2] if len(parts[2]) == 4 else f"20{parts[2]}", end)
    if len(parts) != 2 or sign == "-":
        return None
    before = row.word(at - 1)
    led = (
        words.has("date_before", before)
        or before in words.weekdays
        or (before == "." and row.word(at - 2) in words.weekdays)
    )
    if sign == ".":
        closed = row.word(end) == "." and row.joined(end)
        if words.language != "de" or not (closed or led) or _counts(row, end, words):
            return None
        return _dated(_orders(parts, sign, words), "", end + closed)
    padded = parts[0].startswith("0") or parts[1].startswith("0")
    if not (led or padded) or parts == ["24", "7"] or _counts(row, end, words):
        return None
    return _dated(_orders(parts, sign, words), "", end)


def _digit_parts(row: Row, at: int) -> tuple[list[str], int, str]:
    word = row.word(at)
    if "." in word:
        return word.split("."), at + 1, "."
    parts, end = [word], at + 1
    sign = row.word(end)
    while (
        sign in {"/", "-"}
        and row.word(end) == sign
        and row.joined(end)
        and row.joined(end + 1)
        and row[end + 1].digits
        and len(parts) < 4
    ):
        parts.append(row.word(end + 1))
        end += 2
    short = all(p.isdecimal() and len(p) <= 4 for p in parts)
    return (parts if short else []), end, sign


def _orders(parts: list[str], sign: str, words: Lexicon) -> set[tuple[int, int]]:
    """Months and days as they may be meant: day first everywhere; month first in English too, but never with points."""
    if not all(p.isdecimal() for p in parts):
        return set()
    first, second = int(parts[0]), int(parts[1])
    both = words.language == "en" and sign != "."
    return {(second, first)} | ({(first, second)} if both else set())


def _dated(dates: set[tuple[int, int]], year: str, end: int) -> tuple[set[str], int] | None:
    valid = {(m, d) for m, d in dates if 1 <= m <= 12 and 1 <= d <= 31}
    if not valid:
        return None
    forms = {f"--{m:02}-{d:02}" for m, d in valid}
    if year:
        forms |= {f"{year}-{m:02}-{d:02}" for m, d in valid}
    return forms, end


def _relative(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    for phrase, form in words.relative.get(row.word(at), ()):
        if all(row.word(at + i) == word for i, word in enumerate(phrase)):
            return _found(row, at, at + len(phrase), {form})
    return None
