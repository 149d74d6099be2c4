"""How endpoints, fallbacks and prices are read."""

from decimal import Decimal

import pytest

from app.endpoint import Endpoint, Price, read_fallbacks, read_keys, read_prices, read_url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://api.example.com/v1/", "https://api.example.com/v1"),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1"),
        ("http://127.0.0.1:8000/v1/chat/completions", "http://127.0.0.1:8000/v1"),
    ],
)
def test_an_address_is_taken_as_people_write_it(text, url):
    assert read_url(text) == url


@pytest.mark.parametrize(
    "text",
    ["api.example.com", "ftp://x/v1", "http://", "http://me:secret@host/v1", "http://h:99999/v1", "http://h/ v1",
     "http://h/v1#part", "http://[bad/v1"],
)  # fmt: skip
def test_what_is_no_address_is_refused(text):
    with pytest.raises(ValueError, match="it "):
        read_url(text)


def test_the_query_of_an_address_is_kept_apart():
    endpoint = Endpoint(
        url="https://x.openai.azure.com/openai/deployments/d?api-version=2024-10-21", model="m"
    )
    assert endpoint.base == "https://x.openai.azure.com/openai/deployments/d"
    assert endpoint.query == {"api-version": "2024-10-21"}


def test_neither_name_nor_repr_shows_the_key_or_the_path():
    endpoint = Endpoint(url="https://h.example:8443/secret-path/v1?q=1", model="m", key="the-key")
    assert endpoint.name == "m@h.example:8443"
    assert "the-key" not in repr(endpoint)


def test_fallbacks_name_a_model_and_where_it_is():
    assert read_fallbacks("small, org/model@v2@http://10.0.0.2:8000/v1/,") == (
        ("small", None),
        ("org/model@v2", "http://10.0.0.2:8000/v1"),
    )


def test_a_dash_stands_for_no_key():
    assert read_keys("-, second,") == (None, "second", None)


def test_a_price_is_that_of_a_million_tokens_and_cached_ones_cost_less():
    ((model, price),) = read_prices("gpt=a=2/0.5/8")
    assert (model, price) == ("gpt=a", Price(Decimal(2), Decimal("0.5"), Decimal(8)))
    assert price.of(1_000_000, 400_000, 500_000) == pytest.approx(0.6 * 2 + 0.4 * 0.5 + 0.5 * 8)
    assert price.of(100, 400, 0) == pytest.approx(400 * 0.5 / 1e6)


@pytest.mark.parametrize(
    "text", ["m", "m=1", "m=1/2", "m=1/2/x", "m=1/2/-3", "m=1/2/NaN", "=1/2/3", "m=1/2/3/4"]
)
def test_what_is_no_price_is_refused(text):
    with pytest.raises(ValueError, match=r"price|part"):
        read_prices(text)
