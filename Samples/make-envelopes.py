#!/usr/bin/env python3
"""Makes the envelopes (envelopes/) from the disc of the demonstration (cd-r/): an image, zips, and a hostile set.

Usage: make-envelopes.py

A maintainer runs it by hand; make-samples.py runs it at its end. It needs xorriso and openssl. Everything comes out the
same on every run from the same disc: salts and dates are fixed, which is right for samples and for nothing else.
"""

import hashlib
import hmac
import os
import pathlib
import shutil
import struct
import subprocess
import zlib

HERE = pathlib.Path(__file__).resolve().parent
DISC = HERE / "cd-r"
ENVELOPES = HERE / "envelopes"
HOSTILE = ENVELOPES / "hostile"

OPENING, DESIGNATED = "01_一般管理口座開設申請書_見本地所.xlsx", "02_指定管理口座開設申請書_見本地所.xlsx"
AGENT, POWER = "03_一般管理口座開設申請書（代理人）_架空製作所.xlsx", "委任状_架空製作所.pdf"
INDIVIDUAL, OTHER = "04_一般口座申請_仮名花子.xlsx", "05_kouza-shinsei_takasaki.xlsx"
# Said in the second mail, as Japanese offices do (PPAP).
PASSWORD = "Kouza-2026"
# 2026-11-18 09:00, as DOS writes it.
DATE = (2026 - 1980) << 9 | 11 << 5 | 18
TIME = 9 << 11


class Entry:
    """One member of a zip; what is not said is as Windows writes it."""

    def __init__(self, name, data, flags=0, unix=0, method=8, encrypt=None, stated_offset=None):
        self.name = name if isinstance(name, bytes) else name.encode("utf-8")
        self.flags, self.unix, self.stated_offset = flags, unix, stated_offset
        self.size, self.crc, self.method, self.extra = len(data), zlib.crc32(data), method, b""
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        self.packed = packer.compress(data) + packer.flush() if method == 8 else data
        if encrypt:
            encrypt(self)


def write_zip(entries):
    body, directory = b"", b""
    for entry in entries:
        offset = len(body) if entry.stated_offset is None else entry.stated_offset
        common = struct.pack("<HHHHHIIIHH", 20, entry.flags, entry.method, TIME, DATE, entry.crc, len(entry.packed),
                             entry.size, len(entry.name), len(entry.extra))
        body += b"PK\3\4" + common + entry.name + entry.extra + entry.packed
        directory += b"PK\1\2" + bytes([20, 3 if entry.unix else 0]) + common + \
            struct.pack("<HHHII", 0, 0, 0, entry.unix << 16, offset) + entry.name + entry.extra
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(directory), len(body), 0)
    return body + directory + b"PK\5\6" + end


def zip_crypto(entry):
    """The old encryption. Source: PKWARE, APPNOTE.TXT 6.3.10, section 6.1."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def crc(value, byte):
        return zlib.crc32(bytes([byte]), value ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    def update(byte):
        keys[0] = crc(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = crc(keys[2], keys[1] >> 24)

    for byte in PASSWORD.encode():
        update(byte)
    head = hashlib.sha256(entry.name).digest()[:11] + bytes([entry.crc >> 24])
    hidden = bytearray()
    for byte in head + entry.packed:
        mask = (keys[2] | 2) & 0xFFFF
        hidden.append(byte ^ (mask * (mask ^ 1) >> 8 & 0xFF))
        update(byte)
    entry.packed, entry.flags = bytes(hidden), entry.flags | 1


def aes(entry):
    """AES-256, vendor version 2. Source: WinZip, "AES Encryption Information", 2009."""
    salt = hashlib.sha256(entry.name).digest()[:16]
    keys = hashlib.pbkdf2_hmac("sha1", PASSWORD.encode(), salt, 1000, 66)
    blocks = (len(entry.packed) + 15) // 16
    counters = b"".join(number.to_bytes(16, "little") for number in range(1, blocks + 1))
    stream = subprocess.run(
        ["openssl", "enc", "-aes-256-ecb", "-nopad", "-K", keys[:32].hex()], input=counters, check=True,
        capture_output=True).stdout
    hidden = bytes(a ^ b for a, b in zip(entry.packed, stream))
    code = hmac.new(keys[32:64], hidden, "sha1").digest()[:10]
    entry.packed = salt + keys[64:] + hidden + code
    entry.extra = struct.pack("<HHH2sBH", 0x9901, 7, 2, b"AE", 3, entry.method)
    entry.method, entry.flags, entry.crc = 99, entry.flags | 1, 0


def disc_image(path, names, folder, rock_ridge="off", called=None):
    """An image as a CD writer on Windows makes it: Joliet, no Rock Ridge unless asked for."""
    root = folder / "disc"
    root.mkdir()
    for name in names:
        shutil.copyfile(DISC / name, root / (called or name))
    moment = "2026111809000000"
    subprocess.run(
        ["xorriso", "-outdev", str(path), "-volid", "KOZA_20261118", "-joliet", "on", "-rockridge", rock_ridge,
         "-padding", "0",
         "-volume_date", "all_file_dates", moment, "-volume_date", "c", moment, "-volume_date", "m", moment,
         "-volume_date", "uuid", moment, "-map", str(root), "/", "-commit"],
        check=True, stderr=subprocess.DEVNULL, env=os.environ | {"TZ": "UTC", "SOURCE_DATE_EPOCH": "1794992400"})
    shutil.rmtree(root)


def udf_disc():
    """The volume recognition sequence of a disc that Windows formatted "like a USB flash drive": UDF and nothing else."""
    words = [b"BEA01", b"NSR02", b"TEA01"]
    return bytes(16 * 2048) + b"".join((b"\0" + word + b"\1").ljust(2048, b"\0") for word in words)


def looping_disc(folder):
    """An image with a file whose name is so long that Rock Ridge continues its entry elsewhere: there, in itself."""
    path = folder / "loop.iso"
    disc_image(path, ["readme.txt"], folder, rock_ridge="on", called="long-" + "a" * 240 + ".txt")
    image = bytearray(path.read_bytes())
    path.unlink()
    root = int.from_bytes(image[16 * 2048 + 158:16 * 2048 + 162], "little") * 2048
    pointer = image.rindex(b"CE\x1c\1", root, root + 2048)
    block, offset, size = (int.from_bytes(image[pointer + at:pointer + at + 4], "little") for at in (4, 12, 20))
    entry = bytes(image[pointer:pointer + 28])
    image[block * 2048 + offset:block * 2048 + offset + 28] = entry
    return bytes(image)


def hostile_set():
    form = (DISC / OTHER).read_bytes()
    inner = write_zip([Entry("form.xlsx", form)])
    for _ in range(3):
        inner = write_zip([Entry("inner.zip", inner, method=0)])
    yield "names.zip", write_zip([
        Entry(name, b"%d" % number) for number, name in enumerate(
            ["../../zip-slip.txt", "/absolute.txt", "C:\\drive.txt", "\\\\server\\share.txt", "nul\0.txt", "CON.txt",
             "form\u202Exslx.exe", "same.txt", "same.txt", "line\nbreak.txt", b"\x80\xff.txt"])])
    yield "links.zip", write_zip([
        Entry("申請書.xlsx", b"/etc/passwd", unix=0o120777, method=0), Entry("device", b"", unix=0o060600, method=0)])
    yield "nested.zip", inner
    yield "bomb.zip", write_zip([Entry("form.xlsx", bytes(24 << 20)), Entry("readme.txt", b"24 MiB of nothing")])
    yield "overlap.zip", write_zip([Entry("a.txt", b"1" * 100), Entry("b.txt", b"2" * 100, stated_offset=0)])
    yield "cut-short.zip", write_zip([Entry("readme.txt", b"whole"), Entry("form.xlsx", form)])[:4000]
    yield "udf-only.iso", udf_disc()
    yield "loop.iso", looping_disc(ENVELOPES)
    yield "self-extracting.exe", b"MZ" + bytes(62) + write_zip([Entry("form.xlsx", form[:1000])])
    yield "not-a-zip.zip", b"Rar!\x1A\x07\x00" + bytes(40)


def main():
    shutil.rmtree(ENVELOPES, ignore_errors=True)
    HOSTILE.mkdir(parents=True)

    def entries(names, encode="utf-8", **options):
        flags = 0x800 if encode == "utf-8" else 0
        return [Entry(name.encode(encode), (DISC / name).read_bytes(), flags=flags, **options) for name in names]

    image = ENVELOPES / "cd-r.iso"
    disc_image(image, [OPENING, DESIGNATED, "readme.txt", "Thumbs.db"], ENVELOPES)
    (ENVELOPES / "cp932-names.zip").write_bytes(write_zip(entries([AGENT, POWER], encode="cp932")))
    (ENVELOPES / "aes.zip").write_bytes(write_zip(entries([INDIVIDUAL], encrypt=aes)))
    (ENVELOPES / "zipcrypto.zip").write_bytes(write_zip(entries([OTHER], encode="cp932", encrypt=zip_crypto)))
    for name, data in hostile_set():
        (HOSTILE / name).write_bytes(data)


if __name__ == "__main__":
    main()
