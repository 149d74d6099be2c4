"""Insights: plots made here, each with its numbers as a table, and a kind word where there is nothing yet."""

import re
from datetime import timedelta

import pytest

from app.web.ledger.insights import TOPICS_MOST
from tests.web.ledger.seen import Seen

DAY = timedelta(days=1)


@pytest.fixture
def told(ledger):
    """Drafts of this week and of four weeks ago, with outcomes, ratings, misses and abuse."""
    missed = {"listen": "missed", "empathize": "met"}
    ledger.keep(
        [
            ledger.draft(1, outcome="edited", rating=4, kept=0.5, statuses=missed, after={"listen": "met"}),
            ledger.draft(
                2, 28 * DAY, outcome="sent", kept=1.0, topic="billing", abuse="insult", statuses=missed
            ),
            ledger.draft(3, 28 * DAY, topic="billing", statuses={"listen": "met"}),
        ]
    )
    return ledger


def plots_on(page):
    """The ids of the plots by the ids of their names."""
    return re.findall(r'aria-labelledby="([\w-]+)-name', page)


def test_nothing_yet_is_told_kindly(client):
    answer = client.get("/insights")
    assert answer.status_code == 200
    assert "Nothing was drafted in this period" in answer.text
    assert plots_on(answer.text) == []


def test_each_plot_has_a_name_a_sentence_and_its_numbers(told, client):
    page = client.get("/insights").text
    plots = plots_on(page)
    assert plots == [f"{name}-plot" for name in ("topics", "missed", "outcomes", "kept", "ratings", "abuse")]
    for name in plots:
        assert re.search(
            rf'<title id="{name}-name">[^<]+</title>\s*<desc id="{name}-told">[^<]+</desc>', page
        )
    tags = [tag for tag, _ in Seen(page).tags]
    assert tags.count("table") == tags.count("svg") == len(plots)
    ids = [attrs["id"] for _, attrs in Seen(page).tags if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_a_week_without_drafts_is_a_gap_in_the_plot_and_said_in_the_table(told, client):
    page = client.get("/insights?weeks=12").text
    (topics,) = re.findall(r"<svg[^>]*topics-plot.*?</svg>", page, re.DOTALL)
    assert topics.count('class="floor"') == 2 * 2  # two topics, and two weeks with drafts
    (table,) = re.findall(r"<caption>Drafts by topic and week</caption>.*?</table>", page, re.DOTALL)
    assert table.count("no drafts") == 10
    assert table.count('scope="row"') == 12


def test_what_is_missed_is_told_before_and_after_by_the_titles_of_the_principles(told, client):
    page = client.get("/insights").text
    (row,) = re.findall(r'<a href="/principles/listen">([^<]+)</a></th>\s*(<td.*?)</tr>', page, re.DOTALL)
    assert row[0] == "Show that you listened"
    assert re.findall(r">([^<]+)</td>", row[1]) == ["2 of 3", "0 of 1"]


def test_the_figures_of_the_period_stand_at_the_top(told, client):
    text = " ".join(Seen(client.get("/insights").text).text.split())
    assert "Drafts 3" in text
    assert "Sent as drafted 50%" in text
    assert "Of the text kept, median 75%" in text
    assert "The last week is not over yet." in text


def test_a_period_can_be_chosen(told, client):
    first = (told.now - 28 * DAY).date()
    for query, drafts in (
        ("weeks=4", 1),
        ("weeks=26", 3),
        (f"since={first}&until={first}", 2),
        ("weeks=x", 3),
    ):
        text = " ".join(Seen(client.get(f"/insights?{query}").text).text.split())
        assert f"Drafts {drafts} " in text, query
    assert "The last week is not over yet." not in client.get(f"/insights?since={first}&until={first}").text


@pytest.mark.parametrize(
    "query", ["since=soon", "since=2026-02-01&until=2026-01-01", "since=1999-01-01", "until=0001-01-01"]
)
def test_a_period_that_cannot_be_is_told(client, query):
    assert client.get(f"/insights?{query}").status_code == 422


def test_many_topics_are_drawn_as_a_few_and_told_all(ledger, client):
    topics = ["delivery", "billing", "refund", "booking", "technical", "safety", "privacy", "warranty"]
    ledger.keep([ledger.draft(n, topic=topic) for n, topic in enumerate(topics)])
    page = client.get("/insights").text
    (plot,) = re.findall(r"<svg[^>]*topics-plot.*?</svg>", page, re.DOTALL)
    assert plot.count("<g>") == TOPICS_MOST + 1
    assert "All other topics" in plot
    (table,) = re.findall(r"<caption>Drafts by topic and week</caption>.*?</table>", page, re.DOTALL)
    assert table.count('scope="col"') == len(topics) + 1


def test_nothing_of_the_page_needs_inline_style_or_script(told, client):
    for tag, attrs in Seen(client.get("/insights").text).tags:
        assert tag != "style"
        assert tag != "script" or attrs["src"].startswith("/static/")
        assert not [name for name in attrs if name == "style" or name.startswith("on")]
