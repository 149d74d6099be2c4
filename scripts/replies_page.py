"""Writes docs/replies.md: a few briefs of the test data with the replies that the built-in engine makes of them."""

import argparse
import asyncio
import json
import sys
from pathlib import Path

from app.bootstrap import build_service
from app.model.brief import Brief
from app.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
BRIEFS = ROOT / "tests" / "data" / "briefs.jsonl"
PAGE = ROOT / "docs" / "replies.md"
SHOWN = ("d1-001", "d1-037", "d2-013", "d3-001", "d4-001")
INTRO = """# Five replies, as they came out

Written by the built-in engine, without a model and without a network, from briefs of `tests/data/briefs.jsonl`. Nothing
was touched up; `make replies` writes this page anew. The notes in the briefs are jotted as agents jot them.
"""


def main() -> int:
    """Write the page, or with --check say whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    text = asyncio.run(_page())
    if args.check:
        return 0 if PAGE.read_text(encoding="utf-8") == text else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


async def _page() -> str:
    service = build_service(Settings())
    briefs = {b["id"]: b for b in map(json.loads, BRIEFS.read_text(encoding="utf-8").splitlines())}
    parts = [INTRO]
    for name in SHOWN:
        brief = briefs[name]
        draft = await service.draft(Brief.model_validate(brief))
        parts.append(f"## {brief['company']}: {draft.reading.topic.replace('_', ' ')}\n")
        parts.append(_quoted("The customer", brief["message"]))
        parts.append(_listed("Known", brief.get("facts")))
        parts.append(_listed("May be offered", brief.get("options")))
        parts.append(_listed("Cannot be done", brief.get("cannot")))
        parts.append(f"**Fault:** {brief['fault']}. **Verdict:** {draft.verdict.replace('_', ' ')}.\n")
        parts.append(f"```text\n{draft.reply.text}\n```\n")
    return "\n".join(part for part in parts if part)


def _quoted(title: str, text: str) -> str:
    return f"**{title}:**\n\n" + "\n".join(f"> {line}".rstrip() for line in text.splitlines()) + "\n"


def _listed(title: str, notes: list[str] | None) -> str:
    return f"**{title}:**\n\n" + "\n".join(f"- {note}" for note in notes) + "\n" if notes else ""


if __name__ == "__main__":
    sys.exit(main())
