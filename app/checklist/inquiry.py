"""All that a kind of check may ask about one reply, each worked out at most once."""

from bisect import bisect_right
from functools import cached_property

from app.checklist import answers, commitments, details, leaks, novelty, pledged, tellings, telltale
from app.checklist.careful import CarefulGrounds
from app.checklist.case import Case
from app.checklist.cues import CueBook
from app.checklist.deeds import Deeds
from app.checklist.finding import Finding
from app.checklist.grounds import Grounds
from app.checklist.instructions import Instructions
from app.checklist.known import Standing, covered, placed
from app.checklist.lexicon import Lexicon, Telling
from app.checklist.patterns import piece
from app.checklist.sheet import Sheet
from app.checklist.sources import Sources, internal_notes
from app.model.value import Span
from app.model.writing import Ground
from app.text import matching, words

_RETOLD = frozenset({"listen", "be-honest"})
_FELT = [{"acknowledge"}, {"empathize"}, {"acknowledge", "empathize"}]
_ASKED = {"solve-together", "keep-open"}
"""What a passage serves that binds nobody, whatever words it holds: the customer's words given back, a no, sympathy, a
question of ours.
"""

_LIMITS = "be-honest"
"""The guideline whose cues show a no that is said plainly."""


class Inquiry:
    """One reply under check with its case, sources and the findings that several kinds share."""

    def __init__(  # noqa: PLR0913 - one place lays out all that the kinds share
        self,
        *,
        case: Case,
        sheet: Sheet,
        lexicon: Lexicon,
        cues: CueBook,
        standing: tuple[Standing, ...],
        language: str,
        sources: Sources,
        instructions: Instructions,
        subject: str | None = None,
        spoken: str | None = None,
        claimed: tuple[Standing, ...] = (),
    ) -> None:
        self.case = case
        self.sheet = sheet
        self.lexicon = lexicon
        self.cues = cues
        self.standing = standing
        self.language = language
        self.subject = subject
        self.spoken = spoken
        self.claimed = claimed
        self.sources = sources
        self.instructions = instructions
        self.acts = Deeds(sheet, language)
        self._known: dict[tuple[int, int], bool] = {}
        self.findings: dict[str, Finding] = {}
        """What the kinds of check found, by guideline."""

    @cached_property
    def promises(self) -> tuple[commitments.Promise, ...]:
        """The commitments of the reply with their grounds; what our engine grounded keeps its ground."""
        return tuple(self._with_own_ground(p) for p in self._bound if not p.guessed)

    @cached_property
    def guesses(self) -> tuple[commitments.Promise, ...]:
        """What binds in words that nobody gave, so that only a person can tell whether it is a promise."""
        asserting, sheet = self.lexicon.asserting, self.sheet
        return tuple(
            p
            for p in self._bound
            if p.guessed and not self.known(p.span) and not asserting.courtesy.match(sheet.piece(p.span))
        )

    @cached_property
    def _bound(self) -> tuple[commitments.Promise, ...]:
        kind = Grounds if self.lexicon.known else CarefulGrounds
        grounds = kind(self.sources, self.lexicon.promising, self.lexicon.asserting, self.language)
        found = commitments.find(self.sheet, self.lexicon.promising, grounds)
        return tuple(p for p in found if not self._only_told(p.span))

    @cached_property
    def strangers(self) -> tuple[details.Stranger, ...]:
        """Details without a source, those inside an ungrounded promise left out (a ruling of the principles)."""
        found = details.strangers(self.sheet, self.sources)
        return tuple(s for s in found if not self._promised(s.span))

    @cached_property
    def claims(self) -> tuple[novelty.Claim, ...]:
        """Statements of causes and events, with how new their words are; those of an ungrounded promise left out."""
        found = novelty.claims(self.sheet, self.sources, self.lexicon.asserting)
        return tuple(c for c in found if not self._promised(c.span))

    @cached_property
    def revealed(self) -> tuple[Span, ...]:
        """What is told to have happened though we were given that nobody knows it."""
        asserting = self.lexicon.asserting
        found = novelty.revelations(self.sheet, self.sources, asserting, self.language)
        return tuple(span for span in found if not self._promised(span) and not self.known(span))

    @cached_property
    def made_up(self) -> tuple[Span, ...]:
        """Statements of a kind that replies make up, of which nothing given speaks; our engine's own are none."""
        if not self.strange:
            return ()
        found = tellings.made_up(self.sheet, self.strange, self._given, self.lexicon.asserting)
        return tuple(span for span in found if not self._promised(span) and not self.known(span))

    @cached_property
    def _given(self) -> tellings.Given:
        return tellings.Given(self.sources, internal_notes(self.case))

    @cached_property
    def told_kinds(self) -> tuple[Telling, ...]:
        """The kinds of statements that replies make up of which something was given here."""
        return tuple(kind for kind in self.lexicon.asserting.tellings if self._given.speaks_of(kind))

    @cached_property
    def given_away(self) -> tuple[telltale.Unfounded, ...]:
        """The sentences whose signs say that they tell what nobody gave, the likeliest first."""
        found = telltale.given_away(self) if self.strange else ()
        return tuple(sorted(found, key=lambda s: -s.likely))

    @cached_property
    def pledges(self) -> tuple[pledged.Pledge, ...]:
        """The sentences whose signs say that they promise what nothing allows, the likeliest first."""
        found = pledged.pledges(self) if self.strange else ()
        return tuple(sorted(found, key=lambda s: -s.likely))

    @cached_property
    def leaks(self) -> tuple[leaks.Leak, ...]:
        """What should have stayed inside."""
        sheet, case, sources = self.sheet, self.case, self.sources
        found = list(leaks.leaks(sheet, case, sources, self.lexicon.leaking, self.language, sheet.sentences))
        asserting = self.lexicon.asserting
        copied = [
            *leaks.retold(sheet, self.instructions),
            *leaks.steered(sheet, case, sources, asserting, self.language),
        ]
        return tuple(found + [leak for leak in copied if not self.known(leak.span)])

    @cached_property
    def replies(self) -> tuple[answers.Reply, ...]:
        """The sentence that answers each ask."""
        return answers.replies(
            self.sheet, self.case, self.standing, self.language, self.claimed, self._brings
        )

    def _brings(self, ask: str, sentence: Span) -> bool:
        """Whether a sentence says what the customer did not: it binds, refuses, or holds words of our notes alone.

        Where nothing is wanted but that somebody rings, "tell" and "hear" do not count: it takes a word for speaking.
        """
        promising, said, voiced = self.lexicon.promising, self.sheet.piece(sentence), self.lexicon.voiced
        if voiced.match(piece(ask)) and not voiced.match(said) and _only_a_call(ask, self.language):
            return False
        if not self.lexicon.known or self.sheet.possible(promising.triggers).match(said):
            return True
        return self.cues.shown(_LIMITS).match(said) or bool(self.sheet.stems(sentence) & self._ours_alone)

    @cached_property
    def _ours_alone(self) -> frozenset[str]:
        """Content stems of our notes that the customer's message does not hold."""
        return self.sources.own_stems - self.message_stems

    @cached_property
    def message_stems(self) -> frozenset[str]:
        """The customer's own words: content stems of the message."""
        return self.sources.message.stems

    @cached_property
    def told(self) -> str:
        """The message, folded, for plain look-ups."""
        return self.sources.message.folded

    @cached_property
    def nearest_to_options(self) -> tuple[float, ...]:
        """How near (0-1) the nearest sentence comes to each option, the nearest first."""
        return tuple(sorted((self._nearest_to(o.text) for o in self.case.plan.options), reverse=True))

    @cached_property
    def nearest_to_limits(self) -> tuple[float, ...]:
        """How near (0-1) the nearest sentence comes to each thing that cannot be done."""
        return tuple(self._nearest_to(c.text) for c in self.case.plan.cannot)

    @property
    def all_known(self) -> bool:
        """Whether each sentence of the body is our engine's own."""
        return bool(self.standing) and not self.strange

    @cached_property
    def strange(self) -> tuple[Span, ...]:
        """The sentences of the body that our engine did not write: only in them a turn of phrase is doubted."""
        return tuple(s for s in self.sheet.body if not self.known(s))

    def wrote(self, guideline_id: str) -> bool:
        """Whether our engine wrote a sentence for the guideline that still stands: then no other is looked for."""
        return any(guideline_id in s.passage.serves for s in self.standing)

    def pointed(self, guideline_id: str) -> tuple[Span, ...]:
        """The sentences that a model says to have written for the guideline: places to look at, proof of nothing."""
        told = [s.span for s in self.claimed if guideline_id in s.passage.serves]
        return tuple(sentence for span in told for sentence in self.sheet.inside(span))

    def known(self, span: Span) -> bool:
        """Whether a stretch is our engine's own."""
        place = (span.start, span.end)
        if place not in self._known:
            self._known[place] = covered(span, self._placed)
        return self._known[place]

    @cached_property
    def _placed(self) -> tuple[Standing, ...]:
        return placed(self.standing)

    def _nearest_to(self, thing: str) -> float:
        scores = (matching.speaks_to(thing, s.text, self.language) for s in self.sheet.core)
        return max(scores, default=0.0)

    def _promised(self, span: Span) -> bool:
        """Whether a stretch begins inside a promise that nothing allows: then that is what is wrong with it."""
        at = bisect_right(self._bare, span.start, key=lambda b: b.start) - 1
        return at >= 0 and span.start < self._bare[at].end

    @cached_property
    def _bare(self) -> tuple[Span, ...]:
        return tuple(p.span for p in self.promises if p.support == "none")

    def _only_told(self, span: Span) -> bool:
        """Whether a stretch stands in a sentence of ours that gives the customer's words back, refuses, feels with them
        or asks them something: it promises nothing, whatever words it holds.
        """
        return any(
            covered(span, [s]) and not s.passage.grounds and _binds_nobody(set(s.passage.serves))
            for s in self.standing
        )

    def _with_own_ground(self, promise: commitments.Promise) -> commitments.Promise:
        """What our engine named as the ground of its own sentence goes before what merely looks like one."""
        for standing in self.standing:
            if standing.passage.grounds and covered(promise.span, [standing]):
                ground = self._nearest(standing.passage.grounds, promise.span.text)
                return promise.model_copy(update={"ground": ground, "support": "full"})
        if promise.support == "none" and not self.lexicon.known and self.known(promise.span):
            # Our own engine promises nothing: what reads so holds the customer's words.
            return promise.model_copy(update={"support": "weak"})
        return promise

    def _nearest(self, grounds: tuple[Ground, ...], text: str) -> Ground:
        stems = words.content_stems(text, self.language)
        return max(grounds, key=lambda g: len(stems & words.content_stems(g.quote, self.language)))


def _binds_nobody(serves: set[str]) -> bool:
    return bool(_RETOLD & serves) or serves in _FELT or serves == _ASKED


def _only_a_call(ask: str, language: str) -> bool:
    return matching.families(ask, language) == {"call"}
