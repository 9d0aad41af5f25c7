"""Text in every encoding Arabic news comes in."""

from __future__ import annotations

import codecs

import pytest

from musnad.sources.decoding import declared_encoding, decode
from musnad.sources.found import Unreadable

TEXT = "أعلن المتحدث باسم الوزارة، أمس، أنَّ المحادثات «تقدمت» رغم الخلاف.\nوقال إن الوفد عاد إلى العاصمة.\n"
PLAIN = TEXT.replace("َّ", "").replace("«", "").replace("»", "")
SHORT = "قال الوزير"


@pytest.mark.parametrize("text", [TEXT, PLAIN, SHORT])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
def test_every_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", [PLAIN, SHORT, "طائرة من نوع F-16 فوق المدينة", "مظهر ضيف وصل ظهرا"])
def test_iso_8859_6_is_told_from_windows_1256(text: str) -> None:
    assert decode(text.encode("iso-8859-6")) == text
    assert decode(text.encode("cp1256")) == text


def test_utf_16_of_plain_ascii() -> None:
    assert decode("The talks ended.".encode("utf-16-le")) == "The talks ended."


@pytest.mark.parametrize("text", ["Le général a déclaré à l’été que…", "He said “no” — it’s fine"])
def test_western_text_is_not_read_as_arabic(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1256">',
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1256'>",
        '<?xml version="1.0" encoding="windows-1256"?>',
    ],
)
def test_a_declaration_is_followed(head: str) -> None:
    assert declared_encoding(head.encode()) == "windows-1256"
    assert decode((head + TEXT).encode("cp1256")) == head + TEXT


def test_a_wrong_declaration_yields_to_what_the_bytes_are() -> None:
    assert TEXT in decode(('<meta charset="windows-1256">' + TEXT).encode())
    assert PLAIN in decode(('<meta charset="utf-8">' + PLAIN).encode("cp1256"))
    assert PLAIN in decode(('<meta charset="nonsense-1">' + PLAIN).encode("cp1256"))


def test_utf_8_with_a_broken_byte_stays_utf_8() -> None:
    data = (TEXT * 20).encode()
    assert decode(data[:-2] + b"\xd8").startswith(TEXT)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7 \x00\x01", "a PDF file"),
        (b"PK\x03\x04" + bytes(100), "ZIP"),
        (bytes(range(256)) * 40, "binary"),
        ("نص".encode("utf-16") + b"\x06", "half a pair of UTF-16"),
        (codecs.BOM_UTF16_LE + "نص".encode("utf-16-le") + b"\x3d\xd8", "half a pair of UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        decode(data)
