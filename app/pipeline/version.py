"""One version of a reply with all that is known of it, and the examiner that finds this out."""

from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.checklist.guards import Breach, breaches
from app.model.draft import Checked, Reply
from app.model.value import Value
from app.model.writing import Written
from app.pipeline.neutral import Neutral
from app.pipeline.shortfall import Shortfall, shortfall

ROUNDS = 4
"""Times that a text is neutralised at the most: what one bracket uncovers, the next one takes."""


class Version(Value):
    """A reply as it was written, the text that would be shown, and what speaks for and against it.

    `breaches` are those of the text; `taken_out` says that marks were removed for which no gap is left.
    """

    written: Written
    text: str
    checked: Checked
    breaches: tuple[Breach, ...] = ()
    taken_out: bool = False

    @property
    def unfit(self) -> bool:
        """Whether it is steered by the message, tells what must stay inside or is in the wrong language."""
        return any(b.kind in {"leak", "language"} for b in self.breaches)

    @property
    def shortfall(self) -> Shortfall:
        """What this version lacks; a smaller one is better."""
        return shortfall(self.checked, len(self.breaches))


class Examiner:
    """Holds versions of a reply against the checklist and the guards, and neutralises what is left."""

    def __init__(self, checklist: Checklist, neutral: Neutral) -> None:
        self._checklist = checklist
        self._neutral = neutral

    def examine(self, case: Case, written: Written) -> Version:
        """The version as its engine wrote it."""
        return self._version(case, written, written.text)

    def neutralised(self, case: Case, version: Version) -> Version:
        """The version with nothing in it that may not be shown; the same one where that is so already."""
        subject = self._subject(case, version.written)
        if subject != version.written.subject:
            written = version.written.model_copy(update={"subject": subject})
            version = version.model_copy(update={"written": written})
        for _ in range(ROUNDS):
            if not version.breaches:
                break
            text = self._neutral.text(version.text, version.breaches)
            marked = any(b.kind == "markup" for b in version.breaches)
            again = self._version(case, version.written, text)
            version = again.model_copy(update={"taken_out": version.taken_out or marked})
        return version

    def _version(self, case: Case, written: Written, text: str) -> Version:
        inquiry = self._checklist.open(case, text, written.passages, written.subject, written.language)
        checked = self._checklist.review(inquiry)
        found = breaches(self._checklist, inquiry)
        return Version(written=written, text=text, checked=checked, breaches=found)

    def _subject(self, case: Case, written: Written) -> str | None:
        """The subject where nothing speaks against showing it; one that a model made up wholly goes."""
        if written.subject is None or not any(p.claimed for p in written.passages):
            return written.subject
        inquiry = self._checklist.open(case, written.subject, language=written.language)
        return None if breaches(self._checklist, inquiry) else written.subject

    def owned_up(self, version: Version) -> Version:
        """The version that needs a person and says why, where something was taken out of it without a trace."""
        if not version.taken_out:
            return version
        reasons = (*version.checked.verdict_reasons, self._neutral.taken_out)
        ruled = version.checked.model_copy(update={"verdict": "needs_you", "verdict_reasons": reasons})
        return version.model_copy(update={"checked": ruled})


def reply_of(version: Version) -> Reply:
    """The text that can be sent."""
    written = version.written
    return Reply(subject=written.subject, text=version.text, language=written.language)
