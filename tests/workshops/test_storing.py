"""Uploads are kept for what they are: capped, sniffed, re-encoded, and without what they knew of place and device."""

import hashlib
import io
import struct
import zlib

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests import factories
from workshops.access.refusal import Refused
from workshops.actions import storing
from workshops.actions.storing import display_name, store_document, store_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return factories.County()


def picture(name="照片.jpg", size=(64, 48), form="JPEG", mode="RGB", **options) -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new(mode, size, 90).save(content, form, **options)
    return SimpleUploadedFile(name, content.getvalue())


def keep(county, upload, store=store_photo, **options):
    return store(upload, by=county.leader, region=county.region, **options)


def refused_code(county, upload, store=store_photo) -> str:
    with pytest.raises(Refused) as refusal:
        keep(county, upload, store)
    return refusal.value.code


def stored_image(attachment) -> Image.Image:
    with attachment.file.open("rb") as file:
        return Image.open(io.BytesIO(file.read()))


def test_place_and_device_are_not_kept(county):
    exif = Image.Exif()
    exif[0x010F], exif[0x8825] = "SecretCamera", {2: (26.0, 12.0, 0.0)}
    upload = picture(exif=exif, comment=b"who made it")
    assert b"SecretCamera" in upload.read()
    kept = stored_image(keep(county, upload))
    assert not kept.getexif()
    assert not {"exif", "comment", "icc_profile"} & kept.info.keys()


def test_a_picture_is_turned_upright_before_its_orientation_is_forgotten(county):
    exif = Image.Exif()
    exif[0x0112] = 6
    assert stored_image(keep(county, picture(size=(60, 30), exif=exif))).size == (30, 60)


def test_the_longest_edge_is_cut(county):
    assert stored_image(keep(county, picture(size=(4000, 1000)))).size == (2000, 500)


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "I;16"), ("JPEG", "CMYK"), ("WEBP", "RGB")]
)
def test_every_kind_of_picture_becomes_a_jpeg(county, form, mode):
    content = io.BytesIO()
    Image.new(mode, (20, 20)).save(content, form)
    kept = keep(county, SimpleUploadedFile("图.png", content.getvalue()))
    assert (stored_image(kept).format, kept.content_type, kept.name) == ("JPEG", "image/jpeg", "图.jpg")


def test_transparent_becomes_white(county):
    content = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(content, "PNG")
    assert stored_image(keep(county, SimpleUploadedFile("印章.png", content.getvalue()))).getpixel((5, 5)) > (
        250,
        250,
        250,
    )


def test_a_pixel_bomb_is_refused_before_it_is_unpacked(county):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )
    assert refused_code(county, SimpleUploadedFile("炸弹.png", bomb)) in {"too_many_pixels", "unreadable_image"}
    header = struct.pack(">IIBBBBB", 10_000, 5_001, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IEND", b"")
    assert refused_code(county, SimpleUploadedFile("略大.png", bomb)) == "too_many_pixels"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html><script>alert(1)</script></html>", "not_a_photo"),
        (b"%PDF-1.7 not a photo", "not_a_photo"),
        (b"GIF89a" + b"\0" * 40, "not_a_photo"),
        (b"\xff\xd8\xff\xe0 cut short", "unreadable_image"),
        (b"", "empty_file"),
    ],
)
def test_what_is_no_photograph_is_refused_whatever_its_name(county, content, code):
    assert refused_code(county, SimpleUploadedFile("场地.jpg", content, "image/jpeg")) == code


def test_caps_on_size(county, monkeypatch):
    monkeypatch.setattr(storing, "MAX_PHOTO_BYTES", 100)
    assert refused_code(county, picture(size=(300, 300))) == "too_large"
    large = SimpleUploadedFile("合同.pdf", b"%PDF-" + b"0" * storing.MAX_DOCUMENT_BYTES)
    assert refused_code(county, large, store_document) == "too_large"


def test_a_pdf_is_kept_byte_for_byte_and_a_scan_is_reencoded(county):
    content = b"%PDF-1.7\nbody"
    pdf = keep(county, SimpleUploadedFile("合同.PDF", content), store_document)
    assert (pdf.content_type, pdf.name, pdf.size) == ("application/pdf", "合同.pdf", len(content))
    assert pdf.sha256 == hashlib.sha256(content).hexdigest()
    assert keep(county, picture("执照.png", form="PNG"), store_document).content_type == "image/jpeg"
    assert refused_code(county, SimpleUploadedFile("表.docx", b"PK\x03\x04"), store_document) == "not_a_document"


def test_the_server_chooses_the_name_on_disk(county):
    kept = keep(county, picture("../../etc/passwd.jpg"))
    assert kept.file.name == f"attachments/{kept.pk.hex[:2]}/{kept.pk.hex}"
    assert kept.name == "passwd.jpg"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("C:\\照片\\一.jpg", "一.jpg"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("\r\nX: y.jpg", "X: y.jpg"),
        ("", "未命名"),
        (None, "未命名"),
    ],
)
def test_display_names(given, shown):
    assert display_name(given) == shown


def test_an_offices_upload_is_shared_at_once_a_leaders_is_not(county):
    assert not keep(county, picture()).shared
    assert store_photo(picture(), by=county.clerk, region=county.region).shared


def test_nothing_stays_on_disk_when_the_row_can_not_be_written(county, monkeypatch):
    names = []

    def fail(attachment, **_):
        names.append(attachment.file.name)
        raise RuntimeError

    monkeypatch.setattr(storing.Attachment, "save", fail)
    with pytest.raises(RuntimeError):
        keep(county, picture())
    assert not default_storage.exists(names[0])
