"""Reads one message: cleans it, finds the visible part, and gathers every finding with the words that show it."""

from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span
from app.prompts import Prompts
from app.reading import visible as intake
from app.reading.abuse import find_abuse
from app.reading.anger import find_anger
from app.reading.asks import find_asks
from app.reading.details import find_details
from app.reading.feelings import find_feelings
from app.reading.injection import find_injection
from app.reading.kinds import find_kinds
from app.reading.lexicon import FALLBACK, Lexicons
from app.reading.risks import find_escalation, find_hazard, find_risks
from app.reading.scan import Scan, scan
from app.reading.summary import summarize
from app.reading.topic import find_topic
from app.reading.urgency import find_urgency, weigh
from app.text import language as languages

_AUTO = "auto"
_SUMMARY = "calm_summary"


class Reader:
    """The reading room's door. Lexicons are kept by their owner, so one reader serves all messages."""

    def __init__(self, lexicons: Lexicons, prompts: Prompts) -> None:
        self._lexicons = lexicons
        self._prompts = prompts

    def read(self, brief: Brief) -> Reading:
        """The reading of the brief's message; deterministic, and offsets refer to the cleaned text it returns."""
        text = intake.clean(brief.message)
        language, confidence = self._language(brief, text)
        seen = intake.visible(text, language)
        shown = seen.spans or ((Span(text=text, start=0, end=len(text)),) if text else ())
        return self._read(brief, scan(text, shown, self._lexicons.of(language)), seen, (language, confidence))

    def _language(self, brief: Brief, text: str) -> tuple[str, float]:
        if brief.language != _AUTO:
            return brief.language.replace("_", "-").split("-")[0].lower() or FALLBACK, 1.0
        return languages.detect(text)

    def _read(self, brief: Brief, found: Scan, seen: intake.Visible, language: tuple[str, float]) -> Reading:
        injection, steering = find_injection(found)
        details = tuple(d for d in find_details(found.text, language[0]) if not seen.announces(d.start))
        asks = find_asks(found, steering)
        abuse, abuse_signs = find_abuse(found)
        anger, anger_signs = find_anger(found, abuse)
        likely = weigh(found, language[0])
        danger = find_hazard(found, likely)
        risks, risk_signs = find_risks(found, abuse, danger, likely)
        urgency, urgency_signs, risks = find_urgency(found, risks, abuse, likely, danger)
        topic, topic_signs = find_topic(found, asks, risks)
        feelings, feeling_signs = find_feelings(found, anger, risks)
        escalate, escalate_signs = find_escalation(found, risks, beyond_agent=brief.beyond_agent)
        kinds, kind_signs = find_kinds(found, brief, asks, anger, abuse)
        wording = self._prompts.wording(_SUMMARY)
        return Reading(
            text=found.text, language=language[0], language_confidence=language[1], topic=topic, asks=asks,
            feelings=feelings, anger=anger, abuse=abuse, risks=risks, urgency=urgency, escalate=escalate, kinds=kinds,
            details=details, visible=seen.text, visible_spans=seen.spans, injection=injection,
            calm_summary=summarize(found, wording, topic, asks, risks, details, steering),
            signs=(*topic_signs, *anger_signs, *feeling_signs, *abuse_signs, *risk_signs, *urgency_signs,
                   *escalate_signs, *kind_signs, *steering),
        )  # fmt: skip
