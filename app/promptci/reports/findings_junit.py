"""Findings as JUnit XML: one test case each, so that any CI server lists them."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from app.promptci.finding import Finding
from app.text.compiled import compiled

_NOT_XML = compiled("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not know."""


def dump(findings: Sequence[Finding], name: str = "softanswer lint") -> str:
    """The suite as XML. An error is a failure; a warning or a note passes and says what it is; none at all is one test
    that passes, since an empty suite is taken for one that did not run.
    """
    failed = sum(1 for finding in findings if finding.level == "error")
    suite = Element(
        "testsuite", name=name, tests=str(max(1, len(findings))), failures=str(failed), errors="0"
    )
    suite.set("skipped", "0")
    if not findings:
        SubElement(suite, "testcase", classname=name, name="nothing was found")
    for finding in findings:
        _add(suite, finding)
    root = Element("testsuites", name=name, tests=suite.get("tests", ""), failures=str(failed), errors="0")
    root.append(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _add(suite: Element, finding: Finding) -> None:
    case = SubElement(suite, "testcase", classname=f"lint.{finding.rule}", name=_safe(_name(finding)))
    if finding.path:
        case.set("file", _safe(finding.path))
    if finding.path and finding.line:
        case.set("line", str(finding.line))
    told = "\n".join(filter(None, (_where(finding), finding.message, finding.excerpt, finding.fix)))
    if finding.level == "error":
        failure = SubElement(case, "failure", type=finding.rule, message=_safe(finding.message))
        failure.text = _safe(told)
    else:
        SubElement(case, "system-out").text = _safe(f"{finding.level}: {told}")


def _name(finding: Finding) -> str:
    return " · ".join(filter(None, (finding.guideline, finding.case, finding.message)))


def _where(finding: Finding) -> str | None:
    return f"{finding.path}:{finding.line or 1}" if finding.path else None


def _safe(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
