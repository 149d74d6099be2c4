"""Complaints with identifiers planted in them, made up at random, for the proof that none gets out."""

import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import phonenumbers
from stdnum import luhn
from stdnum.iso7064 import mod_97_10

from app.model.brief import Brief

ROOT = Path(__file__).resolve().parent.parent

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
