"""A spoken note read clause by clause: each is told, hung on the one before it, or left out with its reason."""

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.others import with_theirs
from app.engines.builtin.notes.private import parted
from app.engines.builtin.notes.second_person import names_somebody
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.spoken.beside import beside_of
from app.engines.builtin.notes.spoken.clause import clause_of
from app.engines.builtin.notes.spoken.cutting import Piece, parts_of, pieces_of
from app.engines.builtin.notes.spoken.following import ANYBODY, after_earlier, behind, is_somebody, within
from app.engines.builtin.notes.spoken.joining import Sentence, alone, bit_behind, flowing, follows
from app.engines.builtin.notes.spoken.kinds import Clause, is_actor
from app.engines.builtin.notes.spoken.mending import in_full
from app.engines.builtin.notes.spoken.polish import polished
from app.engines.builtin.notes.spoken.table import form
from app.engines.builtin.notes.spoken.verbs import finite_at
from app.engines.builtin.notes.spoken.whom import is_for_house, to_them
from app.engines.builtin.notes.unsaid import Reason, as_ours, unsaid
from app.model.plan import Given
from app.text.grammar import tokens

_SMALL = 4
"""Words of a clause that says little beside the one it was cut from: "there was a leak"."""
_LEADS_MOST = 8
"""Words of how the agent found out up to which it is no loss where nothing follows it."""
_LINKS = frozenset({"so", "and so", "because", "but"})


class Walk:
    """One note while it is read."""

    def __init__(self, given: Given, setting: Setting) -> None:
        self._given, self._setting = given, setting
        self._beside = beside_of(setting)
        self._cast = after_earlier(given.text, setting)
        self._told: list[Sentence | FactLine] = []
        self._before: Clause | None = None
        self._lost = self._inner = self._cut = False
        self._count = 0

    def lines(self) -> tuple[FactLine, ...]:
        """The statements of the note, told and left out, in their order."""
        text = in_full(self._given.text, self._setting)
        if not self._cast.other and form("lead").match(text) is None:
            text = with_theirs(text, self._given.text, self._setting)
        for piece in pieces_of(text):
            parts = list(parts_of(piece))
            if (
                len(parts) > 1
                and all(self._barred(one.text) is None for one in parts)
                and self._sure(piece.text)
            ):
                parts = [piece]
            for number, part in enumerate(parts):
                self._inner, self._cut = bool(number), len(parts) > 1
                self._read(part)
                self._count += 1
        return self._lines()

    def _clause(self, text: str) -> Clause | None:
        return clause_of(text, self._beside, first=not self._count, before=self._before)

    def _sure(self, text: str) -> bool:
        clause = self._clause(text)
        return clause is not None and clause.kind == "own" and to_them(clause.text, self._cast) is not None

    def _read(self, piece: Piece) -> None:
        """Tell one clause, hang it on the last, or leave it out."""
        clause = self._clause(piece.text)
        if clause is not None and clause.kind == "owned":
            self._own_up(piece)
            return
        reason = self._barred(piece.text)
        asks_them = clause is not None and clause.kind == "lead" and not clause.text
        if reason is not None or asks_them:
            self._cast = self._cast.naming(ANYBODY)
        elif names_somebody(form("calendar").sub("", f"{piece.text} "), self._setting):
            self._cast = self._cast.naming(self._cast.other | {"he", "she"}, fresh=self._cast.fresh)
        if reason is not None or clause is None or asks_them:
            self._leave(piece, reason or ("person" if asks_them else "short"))
        elif clause.kind == "bit":
            self._bit(piece)
        else:
            self._tell(piece, clause)

    def _barred(self, text: str) -> Reason | None:
        """Why a clause is not for the customer, whoever it speaks of."""
        if is_for_house(text):
            return "internal"
        if form("told_them").match(text):
            return "known"
        held = parted(text, self._setting).held
        return held[0][1] if held else None

    def _tell(self, piece: Piece, clause: Clause) -> None:
        told = to_them(clause.text, within(clause, self._cast))
        if self._leans(piece, clause) or told is None:
            self._leave(piece, "person" if told is None and not self._leans(piece, clause) else "short")
        else:
            slip = self._beside.ours and clause.kind == "own" and is_somebody(clause.subject)
            told = polished(as_ours(told) if slip else told, self._beside, self._setting)
            if (why := self._unsaid(told)) is not None:
                self._leave(piece, why)
            else:
                self._put(piece, clause, told)
                self._lost = False
        self._before = clause
        self._cast = behind(clause, self._cast)

    def _leans(self, piece: Piece, clause: Clause) -> bool:
        """Whether a clause says nothing sure without one that was left out."""
        links = piece.joint in _LINKS
        small = self._cut and len(tokens(clause.text)) <= _SMALL
        behind_one = isinstance(self._last(), FactLine)
        if behind_one and ((links and self._inner) or small):
            return True
        if clause.kind == "carried" and not isinstance(self._last(), Sentence):
            return True
        return self._lost and (
            links or clause.kind == "carried" or bool(form("leans_on").search(clause.text))
        )

    def _put(self, piece: Piece, clause: Clause, told: str) -> None:
        """A sentence of its own, or one hung on the sentence before."""
        before = self._sentence()
        more, begun = follows(before, clause, told, piece.joint)
        if more is not None and before is not None:
            self._told[-1] = before.with_more(more, piece.text).model_copy(update={"kind": clause.kind})
        else:
            hangs = clause.kind == "lead"
            self._told.append(Sentence(text=begun, parts=(piece.text,), kind=clause.kind, hangs=hangs))

    def _unsaid(self, told: str) -> Reason | None:
        if not self._beside.unsayable.isdisjoint(tokens(told)):
            return "internal"
        return unsaid(told, self._setting, mistake=False, whole=True, written=True)

    def _bit(self, piece: Piece) -> None:
        """Hang a bit without a verb on the sentence before, or leave it out."""
        before = self._sentence()
        more = bit_behind(piece.text, before)
        hung = to_them(more, self._cast) if more is not None else None
        by_itself = alone(piece.text)
        told = to_them(by_itself, self._cast) if by_itself is not None else None
        if hung is not None and before is not None:
            self._told[-1] = before.with_more(hung, piece.text)
        elif told is not None and before is not None and before.hangs:
            self._put(piece, Clause("own", told), told)
        elif told is not None:
            self._told.append(Sentence(text=told, parts=(piece.text,), kind="own"))
        else:
            named = any(is_actor(word.split("'")[0]) for word in tokens(piece.text)) or " " not in piece.text
            self._cast = self._cast.naming(ANYBODY) if named else self._cast  # "a joiner, colin, he's free"
            self._leave(piece, "short", bit=finite_at(piece.text) is None)

    def _own_up(self, piece: Piece) -> None:
        """That it was our doing is said in the admission, not in the agent's words."""
        if (last := self._sentence()) is not None:
            self._told[-1] = last.model_copy(update={"mistake": True})
        else:
            self._told.append(self._left(piece.text, "said").model_copy(update={"mistake": True}))

    def _leave(self, piece: Piece, reason: Reason, *, bit: bool = False) -> None:
        """Leave a clause out, and with it the one before that would be only half true without it."""
        whole = f"{piece.joint} {piece.text}".strip()
        last = self._sentence()
        takes_back = last is not None and not last.hangs and form("takes_back").match(whole) is not None
        if last is not None and takes_back and reason != "internal":
            self._told[-1] = self._left(last.part, "short")
        self._told.append(self._left(whole, reason))
        self._lost = not bit or self._lost

    def _left(self, part: str, reason: Reason) -> FactLine:
        return FactLine(given=self._given, part=part, reason=reason, filled=True, spoken=True)

    def _last(self) -> Sentence | FactLine | None:
        return self._told[-1] if self._told else None

    def _sentence(self) -> Sentence | None:
        last = self._last()
        return last if isinstance(last, Sentence) else None

    def _lines(self) -> tuple[FactLine, ...]:
        """What is told and left out; how the agent found out is neither, where nothing came of it."""
        made: list[FactLine] = []
        held: list[Sentence] = []
        for one in (*self._told, None):
            if isinstance(one, Sentence) and not self._is_empty(one):
                held.append(one)
                continue
            made += map(self._line, flowing(held))
            held = []
            if isinstance(one, FactLine):
                made.append(one)
            elif one is not None and (not one.hangs or len(tokens(one.text)) > _LEADS_MOST):
                made.append(self._left(one.part, "short"))
        return tuple(made)

    def _is_empty(self, one: Sentence) -> bool:
        """Whether a sentence says nothing by itself: "I rang the lab", "I've put it in"."""
        return one.hangs or (form("hollow").match(one.text) is not None and len(self._told) > 1)

    def _line(self, one: Sentence) -> FactLine:
        made = self._left(one.part, "short").model_copy(update={"reason": None, "guessed": True})
        return made.model_copy(update={"sentence": sentence(one.text), "mistake": one.mistake})
