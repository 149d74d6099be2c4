"""A saved mail is chosen or dropped: its text and its sender come into the form, and nothing else of it."""

from playwright.sync_api import expect

from app.web.forms import MAIL_MAX
from tests.web.screen.desk import FACTS

MAIL = (
    b"From: =?utf-8?q?Zo=C3=AB_Lee?= <zoe@example.org>\r\nSubject: Late\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nMy parcel KT-2041 is late. Where is it?\r\n"
)
HOSTILE = (
    b'From: "<img src=x onerror=alert(1)>" <x@example.org>\r\n'
    b'Subject: <script>alert(2)</script>\r\nX-Evil: "><svg onload=alert(3)>\r\n'
    b"Content-Type: text/html; charset=utf-8\r\n\r\n"
    b"<p>The lamp is broken.</p><script>alert(4)</script><img src=https://example.org/pixel.png>\r\n"
)
DROP = """([name, bytes]) => {
  const files = new DataTransfer();
  files.items.add(new File([new Uint8Array(bytes)], name, { type: "message/rfc822" }));
  files.items.add(new File(["second"], "second.eml"));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
}"""


def choose(desk, content, name="late.eml"):
    desk.page.set_input_files("#mail", {"name": name, "mimeType": "message/rfc822", "buffer": content})


def test_a_chosen_mail_fills_message_and_name_and_is_restated(desk):
    choose(desk, MAIL)
    expect(desk.page.locator("#message")).to_have_value("My parcel KT-2041 is late. Where is it?")
    expect(desk.page.locator("#customer_name")).to_have_value("Zoë Lee")
    expect(desk.calm).to_contain_text("KT-2041")
    desk.draft()
    assert "Zoë" in desk.reply()


def test_a_mail_may_be_dropped_anywhere(desk):
    desk.page.evaluate(DROP, ["late.eml", list(MAIL)])
    expect(desk.page.locator("#message")).to_have_value("My parcel KT-2041 is late. Where is it?")
    expect(desk.calm).to_contain_text("KT-2041")


def test_a_hostile_mail_is_text_and_nothing_more(desk):
    choose(desk, HOSTILE, "<img src=x onerror=alert(5)>.eml")
    expect(desk.page.locator("#message")).to_have_value("The lamp is broken.")
    desk.draft()
    assert desk.page.locator("main img, main svg, main script").count() == 0


def test_a_file_that_is_no_mail_is_told_and_nothing_typed_is_lost(desk):
    desk.paste("What I typed.")
    desk.note("facts", FACTS[0])
    for content in (
        b"\x00\x01\x02\xff",
        MAIL + b"x" * MAIL_MAX,
        MAIL.partition(b"\r\n\r\n")[0] + b"\r\n\r\n",
    ):
        with desk.page.expect_response("**/mail"):
            choose(desk, content)
        expect(desk.page.locator("#mail")).to_have_value("")
        expect(desk.notice.get_by_role("alert")).to_be_visible()
        assert desk.page.input_value("#message") == "What I typed."
    desk.draft()
    expect(desk.notice).to_be_empty()
