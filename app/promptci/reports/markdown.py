"""The report as a comment on the pull request; hostile text stays inside its cell."""

from collections.abc import Iterator, Sequence

from app.promptci.gate.report import GateReport, Regression
from app.promptci.outcome import Run
from app.promptci.reports.safe import one_line
from app.promptci.reports.words import headline, made_of, name_of, percent, sentence_of, why, worst_first
from app.text.compiled import compiled

MOST = 65_000
"""Characters that GitHub takes of a comment are a few more (65,536)."""

_ROOM = 400
"""Kept free for the closing line that says what was left out."""

_MARKUP = compiled(r"""[^\w ,;%()–—“”‘’…'"?!/=£€.:-]|_|(?<=\d)\.|\.(?=[^\s”’"')])|:(?=\S)""")
"""What is not written as it is: marks of Markdown and HTML, dots and colons inside of words (links, emoji, lists)."""

_MARKS = {
    "pass": "✅",
    "accepted": "✅",
    "regression": "❌",
    "inconclusive": "⚠️",
    "not_comparable": "❌",
    "trouble": "❌",
}


def dump(report: GateReport, run: Run) -> str:
    """The verdict, the principles that did not simply hold, and the cases; never more than MOST characters."""
    obedient = ", which proves wiring and not quality" if run.engine == "obedient" else ""
    made = f"{made_of(report)}, engine {_code(run.engine)}{obedient}"
    parts = [f"### {_MARKS[report.verdict]} {_plain(headline(report))}\n", f"{made}; exit {report.exit:d}.\n"]
    parts += [f"- {_plain(note)}" for note in report.notes]
    kept, left = _fitting(parts, _tables(report))
    if left:
        kept.append(f"\n{left} more lines are in the HTML and JSON reports.")
    return "\n".join(kept) + "\n"


def _tables(report: GateReport) -> Iterator[str]:
    shown = [one for one in worst_first(report) if one.verdict != "pass" or one.newly_failing]
    shown = [] if report.verdict == "accepted" else shown
    if shown:
        yield "\n| principle | verdict | before | after | cases | why |\n|---|---|--:|--:|--:|---|"
    for one in shown:
        rates = f"{percent(one.before)} | {percent(one.after)} | {one.n}"
        reason = why(one)
        yield f"| {_code(name_of(one.guideline))} | {one.verdict.replace('_', ' ')} | {rates} | {_plain(reason)} |"
    for title, found in (
        ("Worse than before", report.regressions),
        ("Met before, unsure now", report.weakened),
    ):
        yield from _cases(title, found)


def _cases(title: str, found: Sequence[Regression]) -> Iterator[str]:
    if found:
        yield f"\n#### {title}\n\n| principle | case | sentence | why |\n|---|---|---|---|"
    for one in found:
        mark = {"regression": "❌ ", "inconclusive": "⚠️ "}.get(one.verdict, "")
        sample = f" ({one.misses} of {one.of})" if one.of > 1 else ""
        words = _code(sentence_of(one)) if one.sentence.strip() else f"*{sentence_of(one)}*"
        yield f"| {mark}{_code(name_of(one.guideline))} | {_code(one.case)}{sample} | {words} | {_code(one.reason)} |"


def _fitting(parts: list[str], more: Iterator[str]) -> tuple[list[str], int]:
    """As many lines as fit, whole ones only, and how many are left out."""
    kept: list[str] = []
    size, left = 0, 0
    for part in (*parts, *more):
        size += len(part) + 1
        if size > MOST - _ROOM:
            left += 1
        else:
            kept.append(part)
    return kept, left


def _plain(text: str) -> str:
    """Text in which no character is Markdown or HTML; a dot or colon is an entity only where a link could begin.

    An empty character after @ and # keeps GitHub from reading a mention or a reference in what it has rendered.
    """
    return _MARKUP.sub(
        lambda m: f"&#{ord(m[0])};" + ("&#8203;" if m[0] in "@#" else ""),
        one_line(text),
    )


def _code(text: str) -> str:
    """The same as code: nobody is mentioned and nothing is linked in it."""
    told = _plain(text)
    return f"<code>{told}</code>" if told else ""
