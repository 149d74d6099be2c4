"""The pages in a real browser: nothing that a customer writes becomes more than text."""

import pytest


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_opens_without_an_error_of_the_browser(server, open_page, scheme):
    page = open_page(server.url, color_scheme=scheme)
    assert page.title() == "Softanswer"
