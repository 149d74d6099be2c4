import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import TooLargeError
from app.reading.html import HTML_MAX, to_text

HIDDEN = [
    '<div style="display:none">SECRET</div>',
    '<div style="DISPLAY : NONE !important">SECRET</div>',
    '<span style="visibility:hidden">SECRET</span>',
    '<span style="font-size:0">SECRET</span>',
    '<span style="font-size:1px">SECRET</span>',
    '<span style="opacity:0">SECRET</span>',
    '<span style="color:#fff">SECRET</span>',
    '<span style="color:rgb(255, 255, 254)">SECRET</span>',
    '<font color="white">SECRET</font>',
    '<p style="background:black;color:#000">SECRET</p>',
    '<table bgcolor="#222222"><tr><td style="color:#212121">SECRET</td></tr></table>',
    "<p hidden>SECRET</p>",
    '<p aria-hidden="true">SECRET</p>',
    "<!-- SECRET -->",
    "<script>SECRET</script>",
    "<style>SECRET</style>",
    "<template>SECRET</template>",
    "<title>SECRET</title>",
    '<div style="max-height:0;overflow:hidden">SECRET</div>',
    '<div style="width:0;height:0;overflow:hidden">SECRET</div>',
    '<div style="position:absolute;left:-9999px">SECRET</div>',
    '<div style="text-indent:-5000px">SECRET</div>',
    '<div style="mso-hide:all">SECRET</div>',
    "<style>.gone{display:none}</style><b class='gone'>SECRET</b>",
    "<style>#gone{opacity:0}</style><b id='gone'>SECRET</b>",
    '<div style="display:none"><div><b>SECRET</b></div></div>',
]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_a_person_would_not_see_does_not_survive(hidden):
    text = to_text(f"<html><body><p>before</p>{hidden}<p>after</p></body></html>")
    assert "SECRET" not in text
    assert text.split() == ["before", "after"]


@pytest.mark.parametrize(
    "shown",
    [
        '<table bgcolor="black"><tr><td><font color="white">seen</font></td></tr></table>',
        '<div style="color:#fff"><b style="color:red">seen</b></div>',
        '<div style="background:url(a.png);color:white">seen</div>',
        '<div style="opacity:0.9;font-size:12px">seen</div>',
        '<span style="display:none">x</span>seen',
        "<!-- x -->seen<!-- y -->",
        "caf&eacute; seen".replace("caf&eacute; ", ""),
    ],
)
def test_what_a_person_sees_survives(shown):
    assert to_text(f"<body>{shown}</body>") == "seen"


def test_a_quoted_reply_stands_behind_marks():
    html = '<p>New words</p><blockquote type="cite">old one<br>old two</blockquote><p>below</p>'
    assert to_text(html).split("\n") == ["New words", "", "> old one", "> old two", "", "below"]


def test_paragraphs_and_lines_stay_apart():
    assert to_text("<p>Hi Tom,</p><p>one<br>two</p>") == "Hi Tom,\n\none\ntwo"


def test_text_without_markup_and_no_text_at_all_are_fine():
    assert to_text("just words") == "just words"
    assert to_text("") == ""
    assert to_text("<div></div>") == ""


def test_deep_nesting_loses_no_word():
    assert to_text("<div>" * 5000 + "deep" + "</div>" * 5000) == "deep"
    assert to_text("<div>" * 400 + "deep" + "</div>" * 400) == "deep"


def test_html_beyond_the_limit_is_refused():
    with pytest.raises(TooLargeError):
        to_text("x" * (HTML_MAX + 1))


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b",
                ">",
                "<!--",
                "-->",
                "<style>",
                "x",
                '"',
                "&",
                "<div style='color:",
                "</div>",
                "\x00",
            ]
        )
    ).map("".join)
)
def test_broken_html_never_fails(html):
    assert isinstance(to_text(html), str)
