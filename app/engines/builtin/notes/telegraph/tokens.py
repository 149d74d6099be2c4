"""Cuts a jotted note into words, times, sums, quotations and asides."""

from typing import Literal, NamedTuple

from app.text.compiled import compiled

Tag = Literal[
    "time", "quote", "aside", "money", "number", "code", "name", "pronoun", "det", "no", "not", "prep", "conj", "sub",
    "to", "aux", "modal", "be", "adverb", "state", "noun", "base", "third", "past", "part", "either", "ing", "mark",
]  # fmt: skip
"""`third` ends in -s, `past` is a past form only ("went"), `part` a participle only ("gone"), `either` both."""

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_PART_OF_DAY = r"(?: (?:in the )?(?:morning|afternoon|evening|night))?"
_HOUR = r"\d{1,2}(?:[:.]\d{2})?(?: ?[ap]m\b)?"
CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d{2}(?!\d)(?: ?[ap]m\b)?| ?[ap]m\b)(?:ish\b)?"
    rf"(?:\s?-\s?{_HOUR})?|\d{{1,2}}\s?-\s?\d{{1,2}} ?[ap]m\b|noon\b|midday\b|midnight\b)"
)
_TH = r"(?:st|nd|rd|th)"
_DATE = (
    rf"(?:{DAY},? )?(?:the )?\d{{1,2}}{_TH}?(?:(?: and | to |-)\d{{1,2}}{_TH}?)? {MONTH}\b(?: \d{{4}}\b)?{_PART_OF_DAY}"
    rf"|{MONTH} (?:\d{{4}}|\d{{1,2}}{_TH}?)\b(?!:)"
    rf"|{DAY}(?: (?:the )?\d{{1,2}}{_TH}| \d{{1,2}}/\d{{1,2}})?(?: {MONTH})?\b{_PART_OF_DAY}"
    rf"|(?i:the) \d{{1,2}}{_TH}\b|\d{{1,2}}{_TH}\b(?! [a-z])|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b{_PART_OF_DAY}"
)
_SPAN = r"(?:\d+|a|an|two|three|four) (?:minute|hour|day|week|month|year)s? (?:ago|later|earlier|before)\b"
_RELATIVE = (
    r"(?:just|right) now\b|same (?:day|evening|morning|night)\b|"
    rf"(?:today|tonight)\b|(?:tomorrow|yesterday)\b{_PART_OF_DAY}"
    r"|(?:every|each) (?:hour|day|weekday)\b|(?:this|last|next|every|each) "
    r"(?:morning|afternoon|evening|night|week|weekend|month|year|term|time"
    rf"|{DAY}|{MONTH})\b{_PART_OF_DAY}|{_SPAN}|all (?:day|week|month)\b"
)
_IN_A_ROW = "|".join(rf"{one}(?:, {one})* (?:and|or|to) {one}\b(?! \d)" for one in (DAY, MONTH))
_ONE_TIME = rf"(?:{_IN_A_ROW}|{_RELATIVE}|{_DATE}|{CLOCK})"
_TIME = rf"(?<![\w/.£$€]){_ONE_TIME}(?:,? (?:(?:at|on) )?(?:about )?{_ONE_TIME}| \d{{1,2}}-\d{{1,2}}(?=$|[,;.)]))?"
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_TOKEN = compiled(
    r"(?P<adverb>\b(?:so far|at least|at most|as well|of course|at once|in full|no longer)\b)"
    r"|(?P<code>\b0\d{2,4} ?\d{3} ?\d{3,6}\b)"
    rf"|(?P<time>{_TIME})"
    r"|(?P<quote>\"[^\"]{1,120}\"|“[^”]{1,120}”|(?<![\w])'[^']{2,120}'(?!\w))"
    r"|(?P<aside>\([^()]{1,120}\))"
    rf"|(?P<money>(?<!\w)[£$€]{_FIGURE}k?(?:\s?-\s?[£$€]?\d[\d,]*)?(?![\w/]))"
    rf"|(?P<number>{_FIGURE}(?:\s?-\s?\d[\d,]*(?:\.\d+)?)?%?(?: x(?= ))?(?![\w/]|-[a-z]))"
    r"|(?P<word>[^\W_]+(?:['&./+\-][^\W_]+)*'?)|(?P<mark>\S)"
)
SHORT_TIME = compiled(rf"{DAY}|{MONTH}|{CLOCK}|\d{{1,2}}/\d{{1,2}}|\d{{1,2}} {MONTH}")
"""A time that may stand before a noun: "Thursday place", "usual 4:30 slot"."""


class Token(NamedTuple):
    """A word or group of words of a note; `low` is in lower case."""

    text: str
    low: str
    tag: Tag


def cut(text: str) -> list[tuple[str, str]]:
    """The pieces of a note in order, each with its kind: a tag, or "word" where the word has still to be told."""
    return [(str(match.lastgroup), match.group()) for match in _TOKEN.finditer(text)]
