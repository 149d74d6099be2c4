"""Passwords, keys and one-time codes are found where they are said; the words around them stay."""

import pytest

from app.model.brief import Customer
from app.privacy.redaction import Redaction


def shown(text):
    return Redaction(Customer(), {"secret"}).hide(text)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("My password is hunter2!", "hunter2!"),
        ("password: sunshine, really", "sunshine"),
        ("the password for my account is sunshine.", "sunshine"),
        ('my password is "correct horse battery"', "correct horse battery"),
        ("Passwort lautet geheim99.", "geheim99"),
        ("mot de passe : Azerty12", "Azerty12"),
        ("mi contraseña es Sol2024", "Sol2024"),
        ("wachtwoord: Tulp!7", "Tulp!7"),
        ("a minha senha é Praia#1", "Praia#1"),
        ("password hunter2 fails", "hunter2"),
        ("the verification code is 482 913.", "482 913"),
        ("Your one-time code:\n482913", "482913"),
        ("G-482913 is my security code", "482913"),
        ("PIN 4829", "4829"),
        ("CVV 123", "123"),
        ("código de verificación 482913", "482913"),
        ("Sicherheitscode lautet 991", "991"),
        ("api_key=abc123def456", "abc123def456"),
        ("https://x.example/reset?token=a1b2c3d4", "a1b2c3d4"),
        ("https://jane:S3cr3t@x.example/", "S3cr3t"),
        ("Authorization: Bearer abc.DEF-123456", "abc.DEF-123456"),
        ("try sk-abcdefghij1234567890", "sk-abcdefghij1234567890"),
        ("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
        ("ghp_" + "a1B2" * 9, "a1B2" * 9),
        ("eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl", "eyJzdWIiOiIx"),
        ("key aB3" + "xY9" * 12, "xY9" * 12),
        ("-----BEGIN PRIVATE KEY-----\nMIIE\nabc\n-----END PRIVATE KEY-----", "MIIE"),
    ],
)
def test_a_secret_that_is_said_is_hidden(text, secret):
    assert secret not in shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "My password is wrong.",
        "my password is still not working",
        "I forgot my password. Help!",
        "the password reset link is broken",
        "Mein Passwort ist abgelaufen.",
        "mon mot de passe est incorrect",
        "discount code SAVE10",
        "error code 404",
        "postcode 12345",
        "the token expired",
        "it is no secret that you are slow",
        "a pass for two",
        "pin it on the wall",
        "I paid 1200 for it",
        "booking code KT2041",
        "an internationalization-of-everything effort",
        "the access code never came.",
    ],
)
def test_talk_about_passwords_and_codes_stays(text):
    assert shown(text) == text


def test_a_secret_is_hidden_where_it_stands_again_without_its_word():
    first, second = Redaction(Customer()).hide_all(("hunter2 does not work", "my password is hunter2"))
    assert "hunter2" not in first + second
