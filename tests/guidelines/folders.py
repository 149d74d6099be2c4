"""Folders of guidelines to load, and the mistakes that are told of them."""

from pathlib import Path

import pytest

from app.errors import ConfigurationError
from app.guidelines import load

FRONT = """---
id: {id}
title: Be brief
kind: reply
order: {order}
applies: always
severity: should
why: Short replies are read.
source: [A1]
prompt: Be brief.
question: Is it brief?
check: {{kind: wording}}
repair: Cut it.
---
Short replies are read to the end.
"""


def front(old: str = "", new: str = "", *, guideline_id: str = "be-brief", order: object = 1) -> str:
    """A whole guideline.md with one part exchanged."""
    return FRONT.format(id=guideline_id, order=order).replace(old, new)


def folder(root: Path, guideline_id: str, order: int = 1, **files: str | bytes) -> Path:
    """A guideline's folder under `root`; `say`, `check`, `examples` and `guideline` give its files."""
    path = root / guideline_id
    path.mkdir(parents=True)
    names = {
        "guideline": "guideline.md",
        "say": "say.en.yaml",
        "check": "check.en.yaml",
        "examples": "examples.yaml",
    }
    contents = {"guideline": FRONT.format(id=guideline_id, order=order), **files}
    for key, text in contents.items():
        if text is not None:
            data = text if isinstance(text, bytes) else text.encode()
            (path / names.get(key, key)).write_bytes(data)
    return path


def mistakes(*folders: Path) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        load(folders)
    return list(caught.value.mistakes)
