"""The checklist: one item for each guideline, with the commitments, answers and gaps of a reply."""

from collections.abc import Container, Iterator, Mapping
from weakref import ref

from app.checklist import commitments_ours, tongue
from app.checklist.answers import as_answers
from app.checklist.case import Case
from app.checklist.cues import CueBook
from app.checklist.deeds import ACT
from app.checklist.evidence import written_for
from app.checklist.finding import MOST, Finding, not_applicable, written
from app.checklist.gaps import gaps
from app.checklist.inquiry import Inquiry
from app.checklist.instructions import Instructions
from app.checklist.kinds import KINDS
from app.checklist.known import claimed, standing
from app.checklist.lexicon import Lexicon, Lexicons
from app.checklist.reasons import Reasons
from app.checklist.sheet import Sheet
from app.checklist.signs import SIGNS
from app.checklist.sources import Sources
from app.checklist.verdict import verdict
from app.checklist.weighing import weighed
from app.conditions import Situation, doubted
from app.errors import ConfigurationError
from app.guidelines import Guidelines
from app.model.draft import Checked, ChecklistItem, PersonAnswer, Quote, words_of
from app.model.guideline import Guideline
from app.model.value import Span
from app.model.writing import Passage
from app.prompts import Prompts

_EVEN = 0.5
"""How sure (0-1) we are of what may not have been needed."""

JUDGE_SURE = 0.9
"""How sure (0-1) a judge's word is, its quote looked up."""


class Checklist:
    """Checks replies against all guidelines; built once, it keeps compiled wordings by language."""

    def __init__(self, guidelines: Guidelines, prompts: Prompts) -> None:
        self._guidelines = tuple(guidelines)
        unknown = [g for g in self._guidelines if g.check.kind not in KINDS]
        if unknown:
            known = ", ".join(sorted(KINDS))
            raise ConfigurationError(
                [f"{g.origin or g.id}: check.kind: {g.check.kind!r} is not one of {known}" for g in unknown]
            )
        self._reasons = Reasons(prompts)
        _refuse_unknown_signs(self._guidelines, self._reasons.acts)
        self._lexicons = Lexicons()
        self._instructions = Instructions(guidelines, prompts)
        self._books: dict[str, CueBook] = {"en": CueBook(self._guidelines, "en")}
        self._latest: tuple[ref[Case], str, Sources] | None = None

    def check(
        self,
        case: Case,
        text: str,
        known: tuple[Passage, ...] = (),
        subject: str | None = None,
        language: str = "en",
    ) -> Checked:
        """Check a reply, ours (`known` passages) or anybody's.

        `language` is the language in which the reply is meant to be (ISO 639-1): its wordings are looked for, unless
        the text is surely in another that we know. A `subject` is looked through for places left to fill in. Never
        raises for any text.
        """
        return self.review(self.open(case, text, known, subject, language))

    def open(
        self,
        case: Case,
        text: str,
        known: tuple[Passage, ...] = (),
        subject: str | None = None,
        language: str = "en",
    ) -> Inquiry:
        """The reply laid out with its own language told; arguments as for `check`."""
        return self.inquire(case, text, known, language, subject=subject, spoken=tongue.spoken(text))

    def review(self, inquiry: Inquiry) -> Checked:
        """The items, commitments, answers, gaps and verdict of a reply that is laid out."""
        items = tuple(self._reasons.item(g, self._decide(g, inquiry)) for g in self._guidelines)
        found = gaps(inquiry.sheet, inquiry.lexicon.forming)
        ruled, why = verdict(items, found, inquiry.case.reading, self._reasons)
        return Checked(
            checklist=items,
            commitments=commitments_ours.told(inquiry.promises, inquiry.standing, inquiry.sheet),
            answers=as_answers(inquiry.replies),
            gaps=found,
            verdict=ruled,
            verdict_reasons=why,
        )

    def items(self, inquiry: Inquiry, wanted: Container[str]) -> Iterator[ChecklistItem]:
        """The items of the wanted guidelines alone, of a reply that is laid out."""
        for guideline in self._guidelines:
            if guideline.id in wanted:
                yield self._reasons.item(guideline, self._decide(guideline, inquiry))

    def ruled(self, case: Case, checked: Checked) -> Checked:
        """The verdict made anew, after items were decided by somebody else."""
        decided, why = verdict(checked.checklist, checked.gaps, case.reading, self._reasons)
        return checked.model_copy(update={"verdict": decided, "verdict_reasons": why})

    def by_person(
        self, case: Case, text: str, checked: Checked, answers: Mapping[str, PersonAnswer]
    ) -> Checked:
        """The checklist with a person's word on the items that were left unsure; what was decided stays so."""
        items = tuple(
            self._answered(i, answers[i.id], text) if i.id in answers else i for i in checked.checklist
        )
        if items == checked.checklist:
            return checked
        return self.ruled(case, checked.model_copy(update={"checklist": items}))

    def _answered(self, item: ChecklistItem, answer: PersonAnswer, text: str) -> ChecklistItem:
        if item.status != "unsure" or answer.words not in (None, words_of(item, text)):
            return item
        return item.model_copy(
            update={
                "status": "met" if answer.met else "missed",
                "confidence": 1.0,
                "decided_by": "person",
                "reason": self._reasons.say("person_met" if answer.met else "person_missed"),
                "hint": None if answer.met else item.hint,
            }
        )

    def by_judge(self, item: ChecklistItem, place: Span, *, met: bool) -> ChecklistItem:
        """An item that code could not prove, as a judge decides it by the words at a place."""
        quote = Quote(quote=place.text, start=place.start, end=place.end)
        return item.model_copy(
            update={
                "status": "met" if met else "missed",
                "confidence": JUDGE_SURE,
                "decided_by": "judge",
                "evidence": (quote,),
                "reason": self._reasons.say("judged_met" if met else "judged_missed"),
                "hint": None if met else item.hint,
            }
        )

    def proofs(self, inquiry: Inquiry, wanted: Container[str]) -> Iterator[tuple[str, Finding]]:
        """What words of the reply itself prove against the wanted guidelines that are in force."""
        for guideline in self._guidelines:
            if guideline.id in wanted:
                finding = _found(guideline, inquiry)
                if finding.status == "missed" and finding.proven:
                    yield guideline.id, finding

    def inquire(
        self,
        case: Case,
        text: str,
        known: tuple[Passage, ...] = (),
        language: str = "en",
        sources: Sources | None = None,
        subject: str | None = None,
        spoken: str | None = None,
    ) -> Inquiry:
        """The reply laid out for the kinds of check; `sources` of the same case need not be read twice.

        `spoken` is the language that the reply is surely in, where that is known.
        """
        code = language.partition("-")[0].lower()
        code = spoken if spoken and self._lexicons.of(spoken).promises_known else code
        lexicon = self._lexicons.of(code)
        return Inquiry(
            case=case,
            sheet=Sheet(text, case, lexicon),
            lexicon=lexicon,
            cues=self._book(code),
            standing=standing(text, known),
            claimed=claimed(text, known),
            language=code,
            sources=sources or self._sources_of(case, code, lexicon),
            instructions=self._instructions,
            subject=subject,
            spoken=spoken,
        )

    def _sources_of(self, case: Case, code: str, lexicon: Lexicon) -> Sources:
        """The sources of a case; those of the last one are kept, since a repaired reply is checked again."""
        latest = self._latest
        if latest is not None and latest[0]() is case and latest[1] == code:
            return latest[2]
        # A desk may jot its notes in English whatever its customers write.
        english = lexicon.promises_known and not lexicon.known
        beside = self._lexicons.of("en").promising if english else None
        sources = Sources(case, code, lexicon.promising, beside)
        self._latest = (ref(case), code, sources)
        return sources

    def _book(self, code: str) -> CueBook:
        if code not in self._books:
            self._books[code] = CueBook(self._guidelines, code)
        return self._books[code]

    def _decide(self, guideline: Guideline, inquiry: Inquiry) -> Finding:
        """What we wrote for a guideline we know; what the text itself proves overrules that, a cue does not."""
        if guideline.kind == "reply" and guideline.id not in inquiry.case.plan.applies:
            return not_applicable()
        finding = _found(guideline, inquiry)
        if guideline.kind == "agent":
            return finding
        if finding.proven:
            return weighed(guideline, finding, inquiry) if _to_weigh(guideline, finding, inquiry) else finding
        served = written_for(guideline, inquiry, finding.evidence)
        if served:
            return written(served)
        of_all = guideline.kind == "guard" or guideline.check.data.get("absent") == "met"
        if of_all and inquiry.all_known and finding.status == "unsure":
            return written(code="all_ours")
        if _to_weigh(guideline, finding, inquiry):
            finding = weighed(guideline, finding, inquiry)
        finding = _with_doubt(guideline, finding, inquiry)
        return _with_pointers(finding, inquiry.pointed(guideline.id))


def _found(guideline: Guideline, inquiry: Inquiry) -> Finding:
    """What its kind of check finds, looked for once: proofs and items ask for the same."""
    if guideline.id not in inquiry.findings:
        inquiry.findings[guideline.id] = KINDS[guideline.check.kind](guideline, inquiry)
    return inquiry.findings[guideline.id]


def _to_weigh(guideline: Guideline, finding: Finding, inquiry: Inquiry) -> bool:
    """Whether signs have a say: not on what follows from the brief, nor on what our own engine wrote."""
    ours = inquiry.all_known or inquiry.wrote(guideline.id)
    return finding.decided_by == "code" and not finding.settled and not ours


def _with_doubt(guideline: Guideline, finding: Finding, inquiry: Inquiry) -> Finding:
    """What is missed for want of any words is a question to the person where it may not have been needed at all."""
    if finding.status != "missed":
        return finding
    situation = Situation(brief=inquiry.case.brief, reading=inquiry.case.reading)
    if not doubted(guideline.applies, situation):
        return finding
    update = {"status": "unsure", "confidence": _EVEN, "code": "may_not_apply", "evidence": (), "values": {}}
    return finding.model_copy(update=update)


def _refuse_unknown_signs(guidelines: tuple[Guideline, ...], acts: Container[str]) -> None:
    """All weights for signs that there are not, told at once."""
    unknown = [
        f"{g.origin or g.id}: weigh.yaml: signs: there is no sign {name!r}"
        for g in guidelines
        for scale in ((g.weighing, g.weighing.plain) if g.weighing else ())
        for name in (scale.signs if scale else ())
        if name not in SIGNS and not (name.startswith(ACT) and name.removeprefix(ACT) in acts)
    ]
    if unknown:
        raise ConfigurationError(unknown)


def _with_pointers(finding: Finding, pointed: tuple[Span, ...]) -> Finding:
    """Where we are unsure and have nothing to show, the words that the writing model points to are shown.

    Its word changes no status: what code finds met or missed stays so, and what it cannot confirm stays unsure.
    """
    if finding.status != "unsure" or finding.evidence or not pointed:
        return finding
    code = "pointed" if finding.code == "not_shown" else finding.code
    return finding.model_copy(update={"evidence": pointed[:MOST], "code": code})
