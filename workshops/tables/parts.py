"""The parts of an uploaded workbook, unpacked under caps before anything parses them.

Sizes written in a ZIP file are claims. Here each part is unpacked chunk by chunk and held to them, so that nothing
larger than the caps ever stands in memory, and the reader behind us meets exactly the parts that were looked at.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

FILE_MAX = 10 * 1024 * 1024
PARTS_MAX = 500
UNPACKED_MAX = 200 * 1024 * 1024
RATIO_MAX = 200
RATIO_FROM = 5 * 1024 * 1024  # smaller parts may be as repetitive as they like
CHUNK = 256 * 1024
XLSX_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCAL_HEADER = struct.Struct("<4s22xHH")


class UnreadableFile(Exception):
    """The file can't be taken; the message says in Chinese what to do."""


def load(file, name: str, most: int) -> bytes:
    """The file's bytes, if its name and first bytes are those of an ``.xlsx`` and there are at most ``most``."""
    if not name.lower().endswith(".xlsx"):
        raise UnreadableFile("只能导入 .xlsx 文件。请用 Excel 或 WPS 打开后另存为“Excel 工作簿（*.xlsx）”再上传。")
    content = file.read(most + 1)
    if len(content) > most:
        raise UnreadableFile(f"文件超过 {most // 1024 // 1024} MB，请分成几个文件导入。")
    if not content:
        raise UnreadableFile("文件是空的，请重新选择。")
    if content.startswith(OLE_MAGIC):
        raise UnreadableFile("文件是旧版 .xls 格式或设有打开密码。请去掉密码并另存为 .xlsx 后再上传。")
    if not content.startswith(XLSX_MAGIC):
        raise UnreadableFile("文件内容不是 Excel 工作簿（.xlsx），可能只是改了扩展名，或已经损坏。")
    return content


def unpacked(content: bytes, most: int) -> Iterator[tuple[str, Iterator[bytes]]]:
    """(name, chunks) of each part; the chunks must be read before the next part. Raises ``UnreadableFile``.

    ``most``: how many bytes all of them together may have.
    """
    budget = _Budget(most)
    for info in _entries(content, most):
        yield info.filename, _chunks(content, info, budget)


def chunks_of(content: bytes, part: str) -> Iterator[bytes]:
    """One part, by its lower-cased name, of a workbook that ``unpacked`` was content with."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = next(info for info in archive.infolist() if info.filename.lower() == part)
    return _chunks(content, info, _Budget(info.file_size))


def _entries(content: bytes, most: int) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, struct.error) as error:
        raise UnreadableFile("文件已损坏，无法打开。请在 Excel 或 WPS 中重新保存后再上传。") from error
    if len(entries) > PARTS_MAX or sum(info.file_size for info in entries) > most:
        raise too_large()
    names = [info.filename.lower() for info in entries]
    if len(set(names)) != len(names):
        raise broken()
    if any(info.flag_bits & 1 for info in entries):
        raise UnreadableFile("文件设有密码。请去掉密码后再上传。")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise UnreadableFile("文件含有宏。请使用系统提供的模板，或另存为不含宏的 .xlsx 后再上传。")
    return entries


class _Budget:
    """What may still be unpacked of the whole file."""

    def __init__(self, most: int):
        self.left = most

    def take(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise too_large()


def _chunks(content: bytes, info: zipfile.ZipInfo, budget: _Budget) -> Iterator[bytes]:
    """The part's true content; a part that is not what its entry claims is refused."""
    packed = _packed(content, info)
    size, crc = 0, 0
    for chunk in _inflated(packed) if info.compress_type == zipfile.ZIP_DEFLATED else [bytes(packed)]:
        size += len(chunk)
        crc = zlib.crc32(chunk, crc)
        budget.take(len(chunk))
        if size > info.file_size or (size > RATIO_FROM and size > RATIO_MAX * len(packed)):
            raise too_large()
        yield chunk
    if size != info.file_size or crc != info.CRC:
        raise broken()


def _packed(content: bytes, info: zipfile.ZipInfo) -> memoryview:
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise broken()
    start = info.header_offset
    header = content[start : start + LOCAL_HEADER.size]
    if len(header) < LOCAL_HEADER.size:
        raise broken()
    magic, name_length, extra_length = LOCAL_HEADER.unpack(header)
    start += LOCAL_HEADER.size + name_length + extra_length
    packed = memoryview(content)[start : start + info.compress_size]
    if magic != XLSX_MAGIC or len(packed) != info.compress_size:
        raise broken()
    return packed


def _inflated(packed: memoryview) -> Iterator[bytes]:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        chunk = stream.decompress(packed, CHUNK)
        while chunk or stream.unconsumed_tail:
            yield chunk
            chunk = stream.decompress(stream.unconsumed_tail, CHUNK)
        yield stream.flush()
    except zlib.error as error:
        raise broken() from error
    if not stream.eof or stream.unused_data:
        raise broken()


def too_large() -> UnreadableFile:
    return UnreadableFile("文件展开后过大，无法处理。请只保留要导入的数据，去掉多余的行、列和图片后再上传。")


def broken() -> UnreadableFile:
    return UnreadableFile("文件结构异常，无法读取。请把数据复制到系统提供的模板中再上传。")
