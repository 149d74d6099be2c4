"""Every regular expression that the program runs on texts of others, tried on texts made to be hard for it.

A program of its own (`python -m tests.hostile`), for it has to see each expression compiled: it loads the package and
answers the examples of the guidelines, and prints a line of JSON for each expression that one text takes far too long.
"""

import asyncio
import importlib
import json
import pkgutil
import re
import signal
import sys
from itertools import chain
from pathlib import Path
from time import process_time

from app.text import compiled

APP = str(Path(compiled.__file__).parents[1])
LOOKED_PAST = ("text/compiled.py", "text/guarded.py", "text/expressions.py")
UNITS = (
    "1", "1,", ",", "a", "A", "Ab ", " ", "\n", "a ", "1 ", "I ", "not ", "-", ".", "€", "@", "http://", "a.", "'", "(",
    "so very ", "?", '"', "a-", "a, ", "1.", "a\n", "é", "<a", "the ",
)  # fmt: skip
SHORT, LONG = 2_000, 40_000
"""Characters: what takes the square of the length takes four hundred times as long at the second as at the first."""
FEW_S, MANY_S = 0.003, 3.0
"""Seconds of this process alone, whatever else the machine does."""

MATCHED = {
    "/engines/builtin/naming.py <module>": "details, whole",
    "/engines/builtin/notes/filling/units.py <module>": "words, from their beginning",
    "/engines/builtin/signed.py _line": "a line, whole",
    "/text/hazard.py is_standing": "what was found, whole",
}
"""What is tried on by expressions that have no name of their own, where that bounds what they do."""

SEEN = {}


class TooLongError(Exception):
    """Told by the alarm."""


def note(found, frame):
    """Keep an expression with the place of the program that compiled it, where it was the program."""
    while frame and (frame.f_code.co_filename == compiled.__file__ or "/re/" in frame.f_code.co_filename):
        frame = frame.f_back
    name = frame.f_code.co_filename if frame else ""
    if name.startswith(APP) and isinstance(found.pattern, str) and "/promptci/" not in name:
        while name.endswith(LOOKED_PAST) or "functools" in name:
            frame = frame.f_back
            name = frame.f_code.co_filename
        where = f"{name.removeprefix(APP)}:{frame.f_lineno} {frame.f_code.co_name}"
        SEEN.setdefault((found.pattern, found.flags), (where, found))
    return found


def watch():
    """Have each expression noted from now on."""
    plain, kept = re._compiler.compile, compiled._pattern
    re._compiler.compile = lambda p, flags=0: note(plain(p, flags), sys._getframe(1))
    compiled._pattern = lambda code: note(kept(code), sys._getframe(1))


def use_everything():
    """Load each module, and draft and check what the guidelines show, so that what is compiled late is compiled."""
    import app

    for module in pkgutil.walk_packages(app.__path__, "app."):
        if not any(part in module.name for part in (".promptci", "__main__", ".migrations")):
            importlib.import_module(module.name)
    from app.model.brief import Brief
    from tests.pipeline.scripted import builtin, parts, pipeline_over

    pipeline = pipeline_over(builtin())

    async def draft(brief):
        return [event async for event in pipeline.run(brief)]

    for guideline in parts().guidelines:
        for example in chain(guideline.examples.good[:2], guideline.examples.bad[:2]):
            if example.brief.get("message"):
                brief = Brief.model_validate(example.brief)
                asyncio.run(draft(brief))
                pipeline.check(brief, example.reply)


def texts(written):
    """What may be hard for an expression: the common things, and its own words, each said again and again."""
    words = dict.fromkeys(re.findall(r"[a-z]{3,}", re.sub(r"\\.|<\w+>", " ", written.lower())))
    return chain(UNITS, (f"{word} " for word in list(words)[:3]))


def only_matched(where):
    """Whether an expression is tried at the beginning of a text alone, by its uses where it has a name there."""
    place, function = where.split(" ")
    name, _, line = place.rpartition(":")
    source = Path(APP + name).read_text(encoding="utf-8")
    written = source.split("\n")[int(line) - 1]
    asked = re.search(r'pattern\("\w+"\)\.(\w+)\(', written)
    named = re.match(r"(\w+)(?:: [^=]+)? = ", written)
    uses = rf"\b{named[1]}\b(?! = |: )(?:\.(\w+))?" if named and function == "<module>" else "(?!)"
    ways = [asked[1]] if asked else re.findall(uses, source)
    if not ways or set(ways) == {""}:
        return f"{name} {function}" in MATCHED
    return set(ways) <= {"match", "fullmatch"}


def seconds(search, text):
    signal.signal(signal.SIGVTALRM, _late)
    signal.setitimer(signal.ITIMER_VIRTUAL, MANY_S)
    began = process_time()
    try:
        search(text)
        return process_time() - began
    except TooLongError:
        return MANY_S
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def hard_for(where, pattern):
    """The first thing that takes an expression far too long when it is said again and again."""
    search = pattern.match if only_matched(where) else lambda text: sum(1 for _ in pattern.finditer(text))
    for unit in texts(pattern.pattern):
        text = unit * (LONG // len(unit))
        slow = all(seconds(search, text[:SHORT]) > FEW_S for _ in range(3))
        if slow and (seconds(search, text[: LONG // 4]) >= MANY_S or seconds(search, text) >= MANY_S):
            return unit
    return None


def _late(*_):
    raise TooLongError


def repeats(written):
    return bool(re.search(r"[*+]|,\}|\{\d*,\d{3,}\}", written))


def main():
    watch()
    use_everything()
    found = [row for row in SEEN.values() if repeats(row[1].pattern)]
    sys.stdout.write(json.dumps({"tried": len(found)}) + "\n")
    for where, pattern in found:
        unit = hard_for(where, pattern)
        if unit:
            sys.stdout.write(json.dumps({"where": where, "unit": unit, "pattern": pattern.pattern}) + "\n")


if __name__ == "__main__":
    main()
