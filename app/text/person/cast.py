"""Who else a note has named so far, and so whom its "he", "she" and "they" may speak of."""

from typing import Literal

from app.text.person.apposed import Apposed
from app.text.person.called import Called, Sex, pays_themselves, speaks_of_another, told_of
from app.text.person.deeds import Deeds
from app.text.person.named_child import goes_on_about_child, is_linked
from app.text.person.nouns import NoteSense
from app.text.person.other import Other, given_words, told_sex
from app.text.person.papers import stands_in_a_paper
from app.text.person.shifted import Sheet
from app.text.person.words import PersonWords, Token

Whose = Literal["customer", "other", "doubt"]
"""Whom a pronoun speaks of: the customer, somebody or something else that was named, or nobody can tell."""
_CLOSE = 6
"""Words that may stand between who acts and whom they act on."""
_CLAUSE_MARKS = frozenset(
    {".", ";", ",", "and", "but", "or", "if", "that", "when", "because", "so", "who", "which"}
)
_STOPS = frozenset({".", ";"})
_TO_MEET = frozenset({("to", "know"), ("to", "meet")})
_GROUPS = frozenset({"staff", "crew", "team", "families", "households", "companies", "agencies", "police"})
_SEXES: dict[str, Sex] = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip


class Cast:
    """The people and things of one note, from left to right; `messages` are the customer's without and with what stands
    behind their signature.
    """

    def __init__(
        self,
        sheet: Sheet,
        sense: NoteSense,
        words: PersonWords,
        called: Called,
        messages: tuple[str, str],
        *,
        pair: bool,
        aside: frozenset[Sex],
    ) -> None:
        self._sheet = sheet
        self._sense = sense
        self._words = words
        self._called = called
        self.message, self._signed = messages
        self.in_message = {w.strip(".,;:!?()\"'").removesuffix("'s") for w in self.message.lower().split()}
        self.deeds = Deeds(sheet, sense, words)
        self._apposed = Apposed(sheet, sense, words)
        self._pair = pair
        self._aside = aside
        self._customer_at = -1
        self._acted = False
        self._named = False
        self._last_other: int | None = None
        self.people: list[Other] = []
        self.any_customer = False
        self.told_apart = False
        self.about_customer = False

    def name(self, index: int, token: Token) -> None:
        """Somebody is named; "engineer Ferdy Oakes" and "the manager is Jan Holt" are one."""
        self._named, low = True, token.low.removesuffix("'s")
        proper = token.text[0].isupper() and not self._words.has("people", low)
        last = self.people[-1] if self.people else None
        if last is not None and self._apposed.same(last.at, index):
            last.at = index
            last.proper = last.proper or proper
            last.sex = last.sex or told_sex(
                self._words, low, given_words(self._sheet, index) if proper else ()
            )
            return
        again = next((p for p in self.people if proper and p.proper and p.named == low), None)
        if again is not None:  # "Jude's card says …, and Jude now thinks …"
            again.at, again.subject = index, again.subject or self._sense.is_subject(index)
            self.people.append(self.people.pop(self.people.index(again)))
            return
        plural = (low.endswith("s") and low[:-1] in self._words.sets["people"]) or low in _GROUPS
        sex, subject = (
            told_sex(self._words, low, given_words(self._sheet, index) if proper else ()),
            self._sense.is_subject(index),
        )
        self.people.append(Other(index, index, sex, plural, proper, subject, low))

    def acts(self, low: str) -> bool:
        """Whether "he" is one who was named and does something to the customer."""
        if self.people:
            self.people[-1].sex = _SEXES[low]
        return bool(self.people)

    def customer(self, index: int, *, subject: bool) -> None:
        """The customer is named; as the subject they are who "he" is next."""
        self.about_customer = True
        self._customer_at = index
        self._acted = subject
        if subject:
            self.people.clear()

    def spoken_of(self, index: int, *, subject: bool) -> None:
        """A pronoun was somebody else."""
        self._last_other = index if subject else self._last_other

    def spoken_to(self, index: int, *, subject: bool) -> None:
        """A pronoun was the customer."""
        self.about_customer = True
        if subject:
            self._customer_at, self._acted = index, True

    def he_or_she(self, index: int, low: str) -> tuple[Whose, str]:
        """Whose a pronoun of the singular is, and why nobody can tell."""
        sex = _SEXES[low.split("'", maxsplit=1)[0]]
        if self._is_charged(index, low, sex):
            return "customer", ""
        rivals = [p for p in self.people if not p.plural and p.sex in {None, sex}]
        if self._is_another(index, low, sex, rivals):
            return "other", ""
        said = stands_in_a_paper(self._sheet, self._words, rivals[-1].at if rivals else None, index)
        if self._called.sex in {None, sex} and not said and self.deeds.chooses(index):
            return "customer", ""
        if self._pair or self._called.sex not in {None, sex}:
            own = bool(rivals) and not self._called.sure and self._surely_customers(rivals, index, low)
            if not rivals or own:
                known = self._called.sure and self._called.kin(sex) is None and told_of(self.message, sex)
                return ("other", "") if known else ("doubt", "he or she is not the customer")
            rivals[-1].sex = sex
            return "other", ""
        if not rivals:
            return ("doubt", "a paper is named before") if said else self._alone(index, sex)
        if len(rivals) == 1 and low in {"he", "she"} and rivals[0].at == index - 1:
            return self._alone(index, sex)  # "the member of staff he describes" is not he who describes
        if not said and (self._surely_customers(rivals, index, low) or self._gains(rivals, index)):
            reached = self.deeds.reached(index) and not speaks_of_another(self.message, sex)
            return ("customer", "") if reached else self._alone(index, sex)
        theirs = self._surely_theirs(rivals, index, low) or self._still_theirs(rivals, index, low)
        if theirs and not said:
            rivals[-1].sex = sex
            return "other", ""
        return "doubt", "another person is named before"

    def _is_another(self, index: int, low: str, sex: Sex, rivals: list[Other]) -> bool:
        """Whether it surely is somebody else, whoever that is."""
        if sex in self._called.others or self.told_apart or self._of_their_own_deed(index, low):
            return True
        if self._of_named_child(rivals, index, low, sex):
            return True
        own = bool(rivals) and low in {"his", "her"} and self._sheet.was(index + 1) == "own"
        gets = any(p.proper and (self.deeds.gets_it(p.at) or self.deeds.carries(p.at, index)) for p in rivals)
        return gets or (own and not self.deeds.in_their_place(index))

    def _of_named_child(self, rivals: list[Other], index: int, low: str, sex: Sex) -> bool:
        """Whether a note that tells of one of theirs by name goes on about them."""
        kin = self._called.kin(sex)
        if self.about_customer or len(rivals) != 1 or kin is None:
            return False
        if not goes_on_about_child(rivals[0], sex, kin, self._signed):
            return False
        if low in {"his", "her"} and self._sense.noun_follows(index + 1):
            both = self._called.titled and self._called.sex == sex
            surely = is_linked(rivals[0].named, kin, self._signed)
            return surely or not (both and self._of_the_contract(index))
        return low in {"he", "she"} and not self.deeds.with_us(index)

    def _is_charged(self, index: int, low: str, sex: Sex) -> bool:
        """Whether it is who was charged, and the customer pays for themselves."""
        charged = low in {"he", "she"} and self.deeds.charged(index) and not (self._pair or self.told_apart)
        return charged and pays_themselves(self._called, self.message, sex, self._names())

    def _names(self) -> set[str]:
        """The words by which the note names the other people in it."""
        return {self._sheet.was(k).removesuffix("'s") for p in self.people for k in range(p.start, p.at + 1)}

    def _alone(self, index: int, sex: Sex) -> tuple[Whose, str]:
        """A pronoun where the note names nobody else: the message may be about another man or woman."""
        if self.about_customer or not self._another_in_message(index, sex):
            return "customer", ""
        return "doubt", "the message speaks of another person"

    def _another_in_message(self, index: int, sex: Sex) -> bool:
        """Whether a pronoun may be somebody whom the message is about, and not its writer.

        A title ("Mrs") tells the writer's sex; else what the notes call somebody may be that other person all along,
        unless it is a thing that the writer has with us ("his card").
        """
        called = self._called
        if called.titled and called.sex == sex and self._of_the_contract(index):
            return False
        if called.mixed or speaks_of_another(self.message, sex) or self._told_once(index, sex):
            return True
        if called.titled and called.sex == sex:
            return False
        if called.sure and called.sex == sex:
            return False  # somebody else of whom the message goes on would be named in the note before
        if told_of(self.message, sex) and not self._of_the_contract(index):
            return True
        return not self.in_message.isdisjoint(self._words.sets["men" if sex == "he" else "women"])

    def _told_once(self, index: int, sex: Sex) -> bool:
        """Whether a fact may go on about somebody whom the message names, and tells nothing that a customer does."""
        subject = self._sheet.was(index).split("'")[0] in {"he", "she"}
        return subject and sex in self._aside and not self.deeds.with_us(index)

    def _of_the_contract(self, index: int) -> bool:
        """Whether a pronoun owns what a customer has with a company."""
        nouns = {self._sheet.was(index + 1), self._sheet.was(index + 2)}
        return self._sense.noun_follows(index + 1) and not nouns.isdisjoint(self._words.sets["belongings"])

    def _surely_customers(self, rivals: list[Other], index: int, low: str) -> bool:
        """Whether a pronoun is the customer though one other person is named: whoever acts is not their own object.

        "The engineer rings her" speaks of the customer, as does "her account"; "he" and "his van" may be the engineer.
        """
        between = {self._sheet.was(k) for k in range(rivals[-1].at + 1, index)}
        owns = low in {"her", "his"} and self._sense.noun_follows(index + 1)
        home = owns and any(self._words.has("premises", self._sheet.was(index + k)) for k in (1, 2))
        if len(rivals) != 1 or (_STOPS & between and not home):
            return False
        if owns:
            if self._sense.starts_clause(index):
                return False
            made = any(self._words.has("made_on_site", self._sheet.was(index + k)) for k in (1, 2))
            return (self._of_the_contract(index) and not made) or home or self._worked_on(index)
        done = self._sense.verb_before(index) or self._sheet.was(index - 1) == "to"
        # "Mr Osei noticed it when I asked him" is told of Mr Osei.
        among_us = not between.isdisjoint({"i", "we", "we'd", "we've"}) and self._words.has(
            "among_us", self._sheet.was(index - 1)
        )
        failed = among_us or self.deeds.failed_by_us(rivals[-1].at, index)
        return low in {"him", "her"} and done and not failed

    def _worked_on(self, index: int) -> bool:
        """Whether somebody at work acts on the thing of a pronoun, and it is none of their own: "tested her eyes"."""
        nouns = (self._sheet.was(index + 1), self._sheet.was(index + 2))
        own = any(self._words.has(n, noun) for n in ("work_things", "tools", "doings") for noun in nouns)
        return self._words.has("staff_deeds", self._sheet.was(index - 1)) and not own

    def _of_their_own_deed(self, index: int, low: str) -> bool:
        """Whether a pronoun is the object of what the customer does."""
        if low not in {"him", "her"} or self._sense.noun_follows(index + 1) or not self._named:
            return False
        to_meet = (self._sheet.was(index - 2), self._sheet.was(index - 1)) in _TO_MEET
        return self.act_on(index) or (to_meet and self._acted)  # "she can have a lesson, to get to know her"

    def act_on(self, index: int) -> bool:
        """Whether something is the object of what the customer does in the same clause, and so not the customer."""
        between = {self._sheet.was(k) for k in range(self._customer_at + 1, index)}
        return self._acted and index - self._customer_at <= _CLOSE and _CLAUSE_MARKS.isdisjoint(between)

    def _gains(self, rivals: list[Other], index: int) -> bool:
        """Whether a pronoun is the customer just named: "… take the customer's booking, so that she pays nothing"."""
        before = self._sheet.was(index - 1)
        below = self._words.has("subordinators", before) or (self._acted and before == "or")
        return below and self._customer_at > rivals[-1].at

    def _surely_theirs(self, rivals: list[Other], index: int, low: str) -> bool:
        """Whether a pronoun is the one other person, who is named for what they do about the case."""
        person = rivals[-1]
        goes_on = len(rivals) == 1 and person.subject and self.deeds.goes_on(person.at, index)
        if goes_on and low in {"he", "she"} and not self.deeds.customers(index):
            return True
        if len(rivals) != 1 or not (person.proper and (person.subject or self._ends_clause(person.at))):
            return False
        if low in {"he", "she"}:
            return self.deeds.works(index)
        if low in {"him", "her"} and not self._sense.noun_follows(index + 1):
            return self.deeds.case_comes_to(person.at, index)
        nouns = self._sheet.was(index + 1)
        if low in {"his", "her"} and self._words.has("doings", nouns):
            return self._sense.starts_clause(index)
        next_noun = self._sheet.was(index + 2)
        if low in {"his", "her"} and any(self._words.has("work_things", n) for n in (nouns, next_noun)):
            return person.subject
        held = self._words.has("tools", nouns) and self._sheet.was(index - 1) in {"on", "with"}
        between = {self._sheet.was(k) for k in range(person.at + 1, index)}
        return low in {"his", "her"} and held and {"left", "message", "rang", "voicemail"}.isdisjoint(between)

    def _still_theirs(self, rivals: list[Other], index: int, low: str) -> bool:
        """Whether a note goes on about the one person that it is about, and does not speak of the customer.

        "Our meter reader swapped two digits, he put down 48610", but not "the driver rang and he was not at home".
        """
        person = rivals[-1]
        away = self.deeds.turns_to_another(person.at, index, self.in_message)
        if len(rivals) != 1 or self.about_customer or not person.subject or away:
            return False
        if low in {"his", "her", "him"}:
            theirs = low != "him" and self._sense.noun_follows(index + 1)
            on = self._last_other is not None and not _STOPS & self._between(self._last_other, index)
            work = any(self._words.has("work_things", self._sheet.was(index + k)) for k in (1, 2))
            return theirs and (on or work) and not self._of_the_contract(index)
        return low not in {"hers", "herself", "himself"} and not self.deeds.customers(index)

    def _between(self, start: int, end: int) -> set[str]:
        return {self._sheet.was(k) for k in range(start + 1, end)}

    def _ends_clause(self, at: int) -> bool:
        return self._sheet.was(at + 1) in {"", ";", ".", ","}
