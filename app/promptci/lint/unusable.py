"""What kept lint from running at all, as a report: a CI server shows it on its line like any other finding."""

import re
from pathlib import Path

from app import __version__
from app.errors import ConfigurationError, InputError
from app.promptci.finding import Finding
from app.promptci.lint.places import shown
from app.promptci.lint.report import LintReport
from app.text.compiled import compiled

_MISTAKE = compiled(r"(?P<file>.+?)(?::(?P<line>\d+))?: (?P<reason>.+)", re.DOTALL)


def unusable(error: ConfigurationError | InputError) -> LintReport:
    """A report of no case, with an error for each mistake; one that names a file that is there stands in it."""
    mistakes = error.mistakes if isinstance(error, ConfigurationError) else (str(error),)
    return LintReport(version=__version__, cases=0, findings=tuple(map(_finding, mistakes)))


def _finding(mistake: str) -> Finding:
    found = _MISTAKE.fullmatch(mistake)
    if found is None or not Path(found["file"]).is_file():
        return Finding(rule="unusable", level="error", message=mistake)
    return Finding(
        rule="unusable",
        level="error",
        message=found["reason"],
        path=shown(found["file"]),
        line=int(found["line"] or 1),
    )
