"""Plants identifiers in complaints, sends them through the wrapper that hides them, and counts what gets out or comes
back wrong.

Run `python scripts/prove_privacy.py --identifiers 10000`. The model is a stub that keeps what it saw and answers with
every placeholder in another case, spacing or dress, in pieces cut at random. Exit 1 when anything leaks or is wrong.
"""

import argparse
import asyncio
import itertools
import json
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import phonenumbers
from rich.console import Console
from rich.progress import track
from rich.table import Table
from stdnum import luhn
from stdnum.iso7064 import mod_97_10

from app.model.brief import Brief
from app.model.completion import Completion, Message, Request
from app.privacy.private import Private
from app.privacy.redaction import Redaction
from app.settings import IDENTIFIERS, Identifier

ROOT = Path(__file__).resolve().parent.parent
PLACEHOLDER = re.compile(r"\[([A-Z]+)-(\d+)-([A-Z]{3})\]")

REGIONS = {
    "en": ("GB", "US"), "de": ("DE",), "fr": ("FR",), "es": ("ES",), "it": ("IT",), "nl": ("NL",), "pt": ("PT",),
}  # fmt: skip
COMPLAINTS = {
    "de": ("Seit drei Wochen warte ich auf das Sofa.", "Niemand meldet sich.", "Das ist eine Frechheit!"),
    "fr": ("J'attends mon canapé depuis trois semaines.", "Personne ne répond.", "C'est inadmissible !"),
    "es": ("Llevo tres semanas esperando el sofá.", "Nadie contesta.", "¡Esto es una vergüenza!"),
    "it": ("Aspetto il divano da tre settimane.", "Nessuno risponde.", "È una vergogna!"),
    "nl": ("Ik wacht al drie weken op mijn bank.", "Niemand reageert.", "Dit is een schande!"),
    "pt": ("Espero o sofá há três semanas.", "Ninguém responde.", "Isto é uma vergonha!"),
}
SENTENCES = {
    "email": ("Write to {}.", "{} is where you reach me", "Mein Konto: {}", "c'est {} !", "<{}>", "mailto:{}"),
    "phone": ("Call me on {}.", "{}", "Tel.: {}", "My number is {}, any time after six.", "(mobile {})",
              "Llámenme al {}.", "Rufen Sie mich an: {}", "{} is my mobile."),
    "card": ("You charged my card {} twice.", "{}", "Visa {}, and nobody knows why.", "Karte: {}."),
    "iban": ("Refund it to {}.", "IBAN {}", "Meine IBAN ist {}, bitte.", "{}"),
    "secret": ("My password is {} and it does not work.", "Passwort: {}", "mot de passe : {}", "contraseña: {}",
               "password={}", 'the password for my account is "{}"'),
    "code": ("The verification code is {}.", "Your one-time code was {} and it failed.", "PIN {}",
             "código de seguridad {}"),
    "token": ("api_key={}", "The API key {} is refused.", "Authorization: Bearer {}"),
    "name": ("My name is {}.", "{} here, again.", "Regards,\n{}", "This is {}'s third letter."),
    "reference": ("My reference is {}.", "Ref {}", "({})", "customer {}, since 2019"),
}  # fmt: skip
DECOYS = (
    "Order 4155550132 is late.", "I paid £1,234.50 for it.", "It was due on 14/05/2024.", "Bestellnummer 4821992210.",
    "Refund 1.234,50 € now.", "Ordered on 2024-05-14 at 12:30.", "Order KT-2041 and invoice INV-2024-00317.",
    "Tracking number 6123456789012.", "It weighs 1200 kg and costs 99.90 EUR.", "Pedido 612345678.",
)  # fmt: skip
FIRST = ("Jane", "José", "Zoë", "Łukasz", "Ngozi", "Anne-Marie", "Seán", "Björn", "Will", "Grace", "Mehmet")
LAST = (
    "Adeyemi",
    "van der Berg",
    "O'Brien",
    "Müller",
    "Núñez",
    "Smith-Jones",
    "Price",
    "D\\Arcy",
    'Tan "Jo" Wei',
    "Li",
)
TITLES = ("", "", "Ms ", "Dr. ", "Herr ", "Sra. ")


@dataclass
class Case:
    """One brief with what was planted in it, and what must stay readable."""

    brief: Brief
    language: str
    planted: list[tuple[str, str]]
    decoys: list[str]


@dataclass
class Report:
    """What came out: counts by kind, and a line for each thing that went wrong."""

    planted: Counter[str] = field(default_factory=Counter)
    leaked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    hidden_decoys: list[str] = field(default_factory=list)
    decoys: int = 0


class Echo:
    """A model that keeps what it saw, and answers with it, every placeholder spelled in another way."""

    model = "echo"

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self.seen = ""

    async def stream(self, request: Request, deadline: float) -> AsyncIterator[str | Completion]:  # noqa: ARG002
        """Answer with the last message, in pieces."""
        self.seen = "\n".join(message.content for message in request.messages)
        said = PLACEHOLDER.sub(self._dressed, request.messages[-1].content)
        text = json.dumps({"reply": said}, ensure_ascii=self._dice.random() < 0.5)
        at = 0
        while at < len(text):
            size = self._dice.choice((1, 1, 2, 3, 5, 9, 40))
            yield text[at : at + size]
            at += size
        yield Completion(text=text, model=self.model)

    def _dressed(self, match: re.Match[str]) -> str:
        word, number, tag = match.groups()
        return self._dice.choice((
            f"[{word}-{number}-{tag}]", f"[{word.lower()}-{number}-{tag.lower()}]", f"[ {word} {number} {tag} ]",
            f"[{word.title()}_{number}_{tag}]", f"{word}-{number}-{tag}", f"{word.lower()} {number} {tag}",
            f"**[{word}-{number}-{tag}]**", f"`{word}-{number}-{tag}`", f"[**{word}-{number}-{tag}**]",
            f"\\[{word}-{number}-{tag}\\]", f"{word}\\-{number}\\-{tag}", f"[{word} – {number} – {tag}]",
            f"{{{word}-{number}-{tag}}}", f"[{word}-\n{number}-{tag}]", f"[X{word[1:].lower()}-{number}-{tag}]",
        ))  # fmt: skip


def plain(text: str) -> str:
    """A text without the dress that the stub adds."""
    return re.sub(r"\*\*|`", "", text)


def cases(identifiers: int, seed: int) -> Iterator[Case]:
    """Briefs with so many planted identifiers in all; the same seed gives the same briefs."""
    dice = random.Random(seed)
    rows = (ROOT / "tests/data/briefs.jsonl").read_text(encoding="utf-8").splitlines()
    english = [json.loads(row)["message"] for row in rows]
    left = identifiers
    while left > 0:
        case = _case(dice, english, left)
        left -= len(case.planted)
        yield case


def _case(dice: random.Random, english: list[str], left: int) -> Case:
    language = dice.choice(("en", "en", *COMPLAINTS))
    first, last = dice.choice(FIRST), dice.choice(LAST)
    name = f"{dice.choice(TITLES)}{first} {last}"
    reference = dice.choice(
        (f"C-{dice.randrange(10**5, 10**6)}", f"{dice.randrange(10**7, 10**8)}", "LW 20/4471-B")
    )
    told = [("name", f"{first} {last}"), ("reference", reference), *_made(dice, language)]
    dice.shuffle(told)
    told = told[: max(1, min(left, dice.randint(5, 9)))]
    decoys = dice.sample(DECOYS, 2)
    sentences = [dice.choice(_fitting(kind, value)).format(value) for kind, value in told]
    body = dice.choice(english).split("\n") if language == "en" else [*COMPLAINTS[language]]
    facts, inside = sentences[:1], sentences[1:]
    for sentence in (*inside, *decoys):
        body.insert(dice.randrange(len(body) + 1), sentence)
    brief = Brief.model_validate({
        "message": "\n".join(body), "facts": facts, "customer": {"name": name, "ref": reference},
    })  # fmt: skip
    kinds = {"code": "secret", "token": "secret"}
    return Case(brief, language, [(kinds.get(k, k), v) for k, v in told], decoys)


def _fitting(kind: str, value: str) -> tuple[str, ...]:
    """Sentences in which a value of a kind may stand; a card without its word needs right check digits."""
    if kind == "secret" and '"' in value:
        return SENTENCES[kind][:-1]
    return SENTENCES[kind]


def _made(dice: random.Random, language: str) -> Iterable[tuple[str, str]]:
    word = "".join(dice.choices("abcdefghijkmnpqrstuvwxyz", k=dice.randint(4, 9)))
    domain = dice.choice(("mail.example", "example.co.uk", "gmx.de", "sub.mail-host.org", "correo.es"))
    yield "email", f"{word}{dice.choice(('', '.', '_', '+'))}{dice.randrange(100)}@{domain}"
    yield "email", f"{word.title()}.X@{domain}"
    yield "phone", phone(dice, dice.choice(REGIONS[language]))
    yield "phone", phone(dice, dice.choice(REGIONS[language]))
    yield "card", card(dice)
    yield "iban", iban(dice)
    yield "secret", f"{word.title()}{dice.choice('!#$%&_')}{dice.randrange(1000)}"
    yield (
        "code",
        dice.choice(
            (f"{dice.randrange(10**5, 10**6)}", f"{dice.randrange(100, 999)} {dice.randrange(100, 999)}")
        ),
    )
    yield "token", "sk-" + "".join(dice.choices("abcdefABCDEF0123456789", k=32))


def phone(dice: random.Random, region: str) -> str:
    """A number that the region's plan knows, in one of the ways people write it."""
    kind = dice.choice((phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE))
    example = phonenumbers.example_number_for_type(region, kind)
    digits = str(example.national_number)
    while True:
        zero = "0" if example.italian_leading_zero else ""
        tried = phonenumbers.parse(
            f"+{example.country_code}{zero}{digits[:-4]}{dice.randrange(10**4):04}", region
        )
        if phonenumbers.is_valid_number(tried):
            break
    form = phonenumbers.PhoneNumberFormat
    national = phonenumbers.format_number(tried, form.NATIONAL)
    return dice.choice((
        national, national, phonenumbers.format_number(tried, form.INTERNATIONAL),
        phonenumbers.format_number(tried, form.E164), re.sub(r"\D", "", national),
        national.replace(" ", "."), phonenumbers.format_number(tried, form.E164).replace("+", "00"),
    ))  # fmt: skip


def card(dice: random.Random) -> str:
    """Sixteen digits (or an Amex's fifteen) with the right check digit."""
    head, more = dice.choice((("4", 14), ("51", 13), ("55", 13), ("2223", 11), ("37", 12)))
    body = head + "".join(dice.choices("0123456789", k=more))
    digits = body + luhn.calc_check_digit(body)
    mark = dice.choice(("", " ", "-"))
    return mark.join(digits[n : n + 4] for n in range(0, len(digits), 4))


def iban(dice: random.Random) -> str:
    """An IBAN of one of eight countries with right check digits, in groups or not."""
    country, bank, length = dice.choice((
        ("DE", "", 18), ("GB", "NWBK", 14), ("FR", "", 23), ("ES", "", 20), ("IT", "X", 22), ("NL", "ABNA", 10),
        ("PT", "", 21), ("AT", "", 16),
    ))  # fmt: skip
    body = bank + "".join(dice.choices("0123456789", k=length))
    check = mod_97_10.calc_check_digits(body + country)
    whole = f"{country}{check}{body}"
    return dice.choice((whole, " ".join(whole[n : n + 4] for n in range(0, len(whole), 4)), whole.lower()))


def squeezed(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return re.sub(r"[\W_]", "", text.lower())


async def prove(chosen: Iterable[Case], seed: int, kinds: Collection[Identifier] = IDENTIFIERS) -> Report:
    """Send each case through the wrapper; see `Report`."""
    dice = random.Random(seed + 1)
    report = Report()
    for case in chosen:
        echo = Echo(dice)
        asked = "\n".join((*case.brief.facts, case.brief.message))
        request = Request(
            purpose="draft",
            messages=(
                Message(role="system", content="Answer in JSON."), Message(role="user", content=asked),
            ),
            answer={"type": "object"},
            max_tokens=1,
        )  # fmt: skip
        private = Private(echo, Redaction.of(case.brief, case.language, kinds))
        pieces = [piece async for piece in private.stream(request, 0.0)]
        _judge(case, asked, echo.seen, pieces, report)
    return report


def _judge(case: Case, asked: str, seen: str, pieces: list[str | Completion], report: Report) -> None:
    report.decoys += len(case.decoys)
    report.hidden_decoys += [decoy for decoy in case.decoys if decoy not in seen]
    exact = squeezed(seen)
    for kind, value in case.planted:
        report.planted[kind] += 1
        shown = squeezed(value) in exact if kind in {"phone", "card", "iban", "email"} else value in seen
        if shown:
            report.leaked.append(f"{kind} {value!r} in {case.language}: {seen!r}")
    *streamed, last = pieces
    assert isinstance(last, Completion)
    told = "".join(map(str, streamed))
    reply = json.loads(told)["reply"]
    if told != last.text or plain(reply) != plain(asked):
        report.wrong.append(f"{asked!r}\n  came back as {reply!r}")


def speed(seed: int) -> float:
    """The median time (ms of this process) to hide a letter of 300 words with about seven identifiers in it."""
    taken = []
    english = [case for case in cases(1500, seed) if case.language == "en"]
    for case, other in itertools.pairwise(english):
        words = f"{case.brief.message}\n{other.brief.message}".split(" ")
        text = " ".join(words[:300])
        redaction = Redaction.of(case.brief, "en")
        started = time.process_time()
        redaction.hide(text)
        if len(words) >= 300:
            taken.append(time.process_time() - started)
    return 1000 * statistics.median(taken)


def main() -> int:
    """Prove, print the table, exit 1 when something leaked or came back wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--identifiers", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chosen = list(cases(args.identifiers, args.seed))
    started = time.perf_counter()
    report = asyncio.run(prove(track(chosen, "planted", disable=not sys.stderr.isatty()), args.seed))
    seconds = time.perf_counter() - started
    table = Table("kind", "planted")
    for kind, count in sorted(report.planted.items()):
        table.add_row(kind, str(count))
    console = Console()
    console.print(table)
    for line in (*report.leaked[:5], *report.wrong[:5], *report.hidden_decoys[:5]):
        console.print(line, markup=False, highlight=False)
    console.print(
        f"{report.planted.total()} identifiers in {len(chosen)} complaints, {seconds:.1f} s: "
        f"{len(report.leaked)} leaked, {len(report.wrong)} replies wrong, "
        f"{len(report.hidden_decoys)} of {report.decoys} sums, dates and order numbers hidden by mistake"
    )
    console.print(f"{speed(args.seed):.2f} ms to hide a letter of 300 words (p50)")
    return 1 if report.leaked or report.wrong or report.hidden_decoys else 0


if __name__ == "__main__":
    raise SystemExit(main())
