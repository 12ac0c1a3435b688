"""Saved e-mails: subject, text in whatever encoding, attachments."""

from datetime import date
from email.message import EmailMessage

import pytest

from articles.formats.types import SourceDocument, UnreadableFile
from tests.formats.incoming import of, refused, story


def mail(text="The bell rang.\n\nIt rang twice.\n", subject="Zürich: the bell rings", **more):
    message = EmailMessage()
    message["From"] = "News desk <news@mail.tass.com>"
    message["To"] = "archive@example.org"
    message["Subject"] = subject
    message["Date"] = "Tue, 10 Apr 2018 23:30:00 +0300"
    message["Message-ID"] = "<bell.1@tass.com>"
    if text is not None:
        message.set_content(text, **more)
    return message


def test_subject_text_and_headers_are_read():
    document = story("a.eml", mail().as_bytes())
    assert document.text == "Zürich: the bell rings\n\nThe bell rang.\n\nIt rang twice.\n"
    assert (document.format, document.headline, document.source) == ("e-mail", "Zürich: the bell rings", "TASS")
    assert (document.published, document.published_at.isoformat()) == (date(2018, 4, 10), "2018-04-10T23:30:00+03:00")
    assert document.identity == "bell.1@tass.com"


@pytest.mark.parametrize("cte", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_every_transfer_encoding_and_charset_is_decoded(cte, charset):
    text = "Колокол прозвонил в среду.\n\nОн прозвонил дважды.\n"
    assert text.strip() in story("a.eml", mail(text, charset=charset, cte=cte).as_bytes()).text


def test_plain_text_goes_before_html_and_html_is_read_where_it_is_alone():
    both = mail()
    both.add_alternative("<p>Not this.</p>", subtype="html")
    assert "The bell rang." in story("a.eml", both.as_bytes()).text
    alone = mail(None)
    alone.set_content("<style>p{}</style><p>One &amp; only.</p><p>Two.</p>", subtype="html")
    assert story("a.eml", alone.as_bytes()).text == "Zürich: the bell rings\n\nOne & only.\n\nTwo.\n"


def test_text_attachments_are_stories_of_their_own_and_others_are_told():
    message = mail()
    message.add_attachment("RIGA, April 10 - Another story.\n", filename="riga.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="bell.png")
    first, second = of("a.eml", message.as_bytes())
    assert first.remarks == ("Attachments left out: bell.png (image/png).",)
    assert isinstance(second, SourceDocument)
    assert (second.name, second.text) == ("a.eml, riga.txt", "RIGA, April 10 - Another story.\n")
    assert second.published == date(2018, 4, 10)


def test_a_signature_is_left_out_and_told():
    document = story("a.eml", mail("The bell rang.\n\n-- \nNews desk\n").as_bytes())
    assert document.text.endswith("\n\nThe bell rang.\n")
    assert document.remarks == ("The signature was left out.",)


def test_flowed_lines_are_put_together_and_answers_lose_their_mark():
    data = (
        mail("x", subject="Fwd: RE: Bell")
        .as_string()
        .replace("utf-8", "utf-8; format=flowed")
        .replace("\nx\n", "\nOne \nline.\nTwo.\n")
    )
    assert story("a.eml", data).text == "Bell\n\nOne line. Two.\n"


def test_blank_lines_before_the_headers_do_not_hide_a_mail():
    assert story("a.eml", b" " * 255 + b"\r\n" + mail().as_bytes()).format == "e-mail"


def test_a_story_that_names_a_subject_is_no_mail():
    assert story("a.txt", "Subject: bells\n\nFrom: nobody\n\nThe bell rang.\n").format == "plain text"


def test_what_holds_no_story_is_refused():
    assert "web form" in refused("a.eml", mail('{"Headline": ["H"], "Body": ["B"]}').as_bytes())
    assert "no text" in refused("a.eml", mail("\n").as_bytes())


def test_hostile_mails_are_refused_or_read_without_a_trace():
    head = b"From: a@b.example\r\nSubject: s\r\nDate: nonsense\r\nTo: c\r\n"
    deep = head + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at) for at in range(3_000)
    )
    assert refused("deep.eml", deep)
    many = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 2_000
    assert "500 parts" in refused("many.eml", head + many)
    odd = head + b"Content-Type: text/plain; charset=no-such\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%=\r\n"
    assert refused("odd.eml", odd)
    assert "zero" in refused("zero.eml", head + b"Content-Transfer-Encoding: base64\r\n\r\nYQBi\r\n")
    for found in of("long.eml", head.replace(b"Subject: s", b"Subject: =?utf-8?q?" + b"=?" * 20_000) + b"\r\nx\r\n"):
        assert isinstance(found, SourceDocument | UnreadableFile)


@pytest.mark.parametrize("header", ["Subject", "From", "Content-Type"])
def test_a_header_without_end_is_refused_at_once(header):
    data = f"MIME-Version: 1.0\nTo: b\nReceived: a\n{header}: " + "=?utf-8?q?a?= " * 300_000 + "\n\nx"
    assert "a header of more than 2,000 bytes" in refused("long.eml", data)
