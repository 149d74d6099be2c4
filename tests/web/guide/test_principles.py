"""The pages of principles: all of them in order, what the company made of them, and each one whole."""

import pytest

from app.conditions import CONDITIONS
from app.web.guide.prose import as_html

SIZE_MAX = 60_000
"""Bytes of a page before it is packed; with its style sheets it stays under 80 KB."""


def test_every_principle_is_listed_in_order_and_leads_to_its_page(client, seen, service):
    page = seen(client.get("/principles").text)
    ids = [guideline.id for guideline in service.guidelines()]
    listed = [href.removeprefix("/principles/") for href in page.hrefs if href.startswith("/principles/")]
    assert listed == ids
    assert set(ids) <= set(page.ids)
    for guideline in service.guidelines():
        assert guideline.title in page.text
        assert guideline.why in page.text


def test_the_list_comes_in_three_groups_that_anchors_lead_to(client, seen):
    page = seen(client.get("/principles").text)
    assert [i for i in page.ids if i in {"reply", "guard", "agent"}] == ["reply", "guard", "agent"]
    assert {"#reply", "#guard", "#agent"} <= set(page.hrefs)


def test_the_list_can_be_narrowed_to_what_a_reply_must_have(client, seen, service):
    page = seen(client.get("/principles?show=must").text)
    must = [g.id for g in service.guidelines() if g.severity == "must"]
    assert [
        href.removeprefix("/principles/") for href in page.hrefs if href.startswith("/principles/")
    ] == must
    assert 0 < len(must) < len(service.guidelines())


def test_the_list_can_be_narrowed_to_what_the_company_changed(pages, seen):
    page = seen(pages.get("/principles?show=company").text)
    listed = [href.removeprefix("/principles/") for href in page.hrefs if href.startswith("/principles/")]
    assert listed == ["keep-open", "one-apology", "plain-words"]
    for words in ("added by your company", "changed by your company", "switched off by your company"):
        assert page.text.count(words) == 1


def test_where_the_company_changed_nothing_the_page_says_so(client):
    assert "Your company has changed nothing here" in client.get("/principles?show=company").text


def test_an_unknown_filter_shows_all(client):
    assert client.get("/principles?show=<b>").text == client.get("/principles").text


def test_a_principle_that_is_switched_off_is_shown_and_not_in_force(pages, theirs):
    assert "one-apology" not in {g.id for g in theirs.guidelines()}
    page = pages.get("/principles/one-apology")
    assert page.status_code == 200
    assert "No reply is written or checked by it" in page.text
    listed = pages.get("/v1/guidelines").json()
    assert "one-apology" not in {guideline["id"] for guideline in listed}


def test_the_page_of_a_principle_holds_what_its_folder_says(client, seen, service):
    for guideline in service.guidelines():
        answer = client.get(f"/principles/{guideline.id}")
        page = seen(answer.text)
        text = " ".join(page.text.split())
        said = [guideline.title, guideline.why, CONDITIONS[guideline.applies].reason, guideline.prompt,
                guideline.question, guideline.repair, guideline.check.reason]  # fmt: skip
        said += [guideline.prose.split("\n\n")[0]]
        for example in (*guideline.examples.good, *guideline.examples.bad):
            said += [example.brief["message"], example.reply, example.why]
        for sentence in filter(None, said):
            assert " ".join(sentence.split()) in text, guideline.id
        assert len(answer.content) < SIZE_MAX


def test_each_place_where_the_engine_speaks_has_a_page_with_its_sentences(client, seen, service):
    for guideline in service.guidelines():
        page = seen(client.get(f"/principles/{guideline.id}").text)
        places = [href for href in page.hrefs if "/phrases/" in href]
        slots = {name: said for name, said in guideline.wording["en"].slots.items() if said}
        assert places == [f"/principles/{guideline.id}/phrases/{name}?in=en" for name in slots]
        for place, said in zip(places, slots.values(), strict=True):
            answer = client.get(place)
            text = seen(answer.text).text
            assert all(phrase.say in text for phrase in said), place
            assert len(answer.content) < SIZE_MAX


def test_from_one_place_the_next_and_the_one_before_are_reached(client, seen, service):
    guideline = max(service.guidelines(), key=lambda g: len(g.wording["en"].slots))
    first, second, *_ = (name for name, said in guideline.wording["en"].slots.items() if said)
    path = f"/principles/{guideline.id}/phrases"
    assert f"{path}/{second}?in=en" in seen(client.get(f"{path}/{first}").text).hrefs
    assert f"{path}/{first}?in=en" in seen(client.get(f"{path}/{second}").text).hrefs


def test_a_place_that_does_not_exist_is_told_on_a_page(client, service):
    answer = client.get(f"/principles/{service.guidelines()[0].id}/phrases/nowhere")
    assert answer.status_code == 404
    assert "no such place" in answer.text


def test_a_source_is_told_by_its_title_and_linked_only_where_it_is_public(client, service):
    page = client.get("/principles/listen").text
    assert "How Concrete Language Shapes Customer Satisfaction" in page
    linked = {
        s.url
        for g in service.guidelines()
        for name in g.source
        if (s := service.provenance.sources[name]).url
    }
    assert linked
    for url in linked:
        pages = [
            g.id for g in service.guidelines() for n in g.source if service.provenance.sources[n].url == url
        ]
        assert f'<a href="{url}" rel="noreferrer">' in client.get(f"/principles/{pages[0]}").text


def test_a_source_without_a_title_is_told_by_its_name(pages):
    page = pages.get("/principles/plain-words").text
    assert "<li>house rule</li>" in page
    assert '<a href="https://larch.example/p" rel="noreferrer">How we speak</a>' in page


def test_every_source_of_ours_has_its_title(service):
    known = service.provenance.sources
    assert [(g.id, name) for g in service.guidelines() for name in g.source if name not in known] == []


def test_the_sentences_of_the_engine_come_in_the_language_that_is_asked_for(client, service):
    wording = service.guidelines()[1].wording
    slot = next(
        name for name in wording["en"].slots if all(wording[code].slots.get(name) for code in ("de", "fr"))
    )
    said = {code: [p.say for p in wording[code].slots[slot] if "'" not in p.say] for code in ("de", "fr")}
    path = f"/principles/{service.guidelines()[1].id}/phrases/{slot}"
    assert said["fr"][0] in client.get(f"{path}?in=fr").text
    assert said["de"][0] in client.get(path, headers={"Accept-Language": "de"}).text
    assert client.get(f"{path}?in=tlh").text == client.get(path).text


def test_what_a_company_writes_is_never_mark_up(pages, seen):
    for path in ("/principles", "/principles/plain-words"):
        answer = pages.get(path).text
        page = seen(answer)
        assert "Use <b>plain</b> words" in page.text
        assert "Nobody reads 100 % of our jargon." in page.text
        assert not page.tags & {"script", "b", "img"}
        assert not [href for href in page.hrefs if href.lower().startswith("javascript")]
    assert "<script>alert(1)</script>" in page.text
    assert "<em>house</em>" in answer


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        '[x](https://a.example/"onmouseover="alert(1))',
        "[x]: javascript:alert(1)\n\n[x]",
        "```\n<script>\n```",
        "a\n\n    <script>",
    ],
)
def test_prose_runs_nothing(seen, hostile):
    page = seen(str(as_html(hostile)))
    assert not page.tags & {"script", "img", "iframe", "h1"}
    assert not [href for href in page.hrefs if not href.startswith("https://")]
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]


def test_headings_and_ids_are_in_order_on_every_page(client, pages, seen, service):
    paths = ["/principles", "/profile", *(f"/principles/{g.id}" for g in service.guidelines())]
    paths += [
        f"/principles/{g.id}/phrases/{name}" for g in service.guidelines() for name in g.wording["en"].slots
    ]
    for browser, path in [(client, path) for path in paths] + [(pages, "/profile"), (pages, "/principles")]:
        page = seen(browser.get(path).text)
        assert page.headings.count(1) == 1, path
        assert all(
            after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False)
        )
        assert len(page.ids) == len(set(page.ids)), path
        assert not page.tags & {"script", "style"}
        assert not [attrs for _, attrs in page.elements if "style" in attrs]


def test_english_words_on_a_german_page_say_that_they_are_english(client, seen):
    page = client.get("/principles/stay-calm", headers={"Accept-Language": "de"}).text
    assert '<div lang="en"><p>Anger is catching' in page
    assert '<p class="quote" lang="en">Keep one even' in page
    assert '<div class="pairs" lang="en">' in page


def test_the_words_of_a_company_keep_their_own_language_unsaid(pages):
    page = pages.get("/principles/plain-words", headers={"Accept-Language": "de"}).text
    assert "<h1>Use &lt;b&gt;plain" in page


def test_a_principle_that_does_not_exist_is_told_on_a_page(client):
    answer = client.get("/principles/nowhere")
    assert answer.status_code == 404
    assert "there is no such principle" in answer.text
