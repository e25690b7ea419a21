#!/usr/bin/env python3
"""Makes the e-mails in mail/ anew, from cd-r/, envelopes/aes.zip and the texts in this file; python3 alone is needed.

Each is written line by line as the mail program it is named after writes it, since Python's own email module would
write all of them alike. The same on every run: the password zip too, whose random bytes are not random here.

All persons, companies and addresses are invented.
"""

import base64
import binascii
import pathlib
import struct
import urllib.parse
import zlib

HERE = pathlib.Path(__file__).resolve().parent
DISC = HERE / "cd-r"
MAIL = HERE / "mail"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OFFICE = "総量削減義務と排出量取引係 <cap-and-trade@metro.example.jp>"


def jis(text):
    """ISO-2022-JP as Outlook writes it (code page 50221): the pairs of code page 932, shifted down."""
    out, mode = b"", b"\x1b(B"
    for character in text:
        code = character.encode("cp932")
        if len(code) == 1:
            wanted, bytes_ = (b"\x1b(B", code) if code[0] < 0x80 else (b"\x1b(I", bytes([code[0] & 0x7F]))
        else:
            lead, trail = code
            row = (lead - (0x70 if lead <= 0x9F else 0xB0)) * 2
            if trail >= 0x9F:
                pair = (row, trail - 0x7E)
            else:
                pair = (row - 1, trail - (0x20 if trail >= 0x80 else 0x1F))
            wanted, bytes_ = b"\x1b$B", bytes(pair)
        if wanted != mode:
            out, mode = out + wanted, wanted
        out += bytes_
    return out if mode == b"\x1b(B" else out + b"\x1b(B"


def words(text, charset, encode, size, fold="\r\n "):
    """Encoded words of `size` characters each."""
    pieces = [text[start:start + size] for start in range(0, len(text), size)]
    return fold.join(f"=?{charset}?B?{base64.b64encode(encode(piece)).decode()}?=" for piece in pieces)


def utf8(text):
    return text.encode("utf-8")


def lines(data, length=76):
    text = base64.b64encode(data).decode()
    return "\r\n".join(text[start:start + length] for start in range(0, len(text), length)) + "\r\n"


def write(name, text):
    data = text if isinstance(text, bytes) else text.encode("ascii")
    (MAIL / name).write_bytes(data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def outlook():
    """Subject and file name in words of ISO-2022-JP whose base64 is padded, ㈱ and ① among them; the text in 7bit."""
    subject = "㈱見本地所①：一般管理口座開設申請書の提出について（見本新宿ビル）"
    name = "①一般管理口座開設申請書_㈱見本地所.xlsx"
    body = "ご担当者様\r\n\r\n㈱見本地所の例示です。①一般管理口座の開設を申請します。\r\n紙の申請書は別途郵送します。ﾖﾛｼｸお願いします。\r\n"
    head = (
        f"From: {words('例示　一郎（㈱見本地所）', 'iso-2022-jp', jis, 12)} <kankyo@mihon-jisho.example.jp>\r\n"
        f"To: <cap-and-trade@metro.example.jp>\r\n"
        f"Subject: {words(subject, 'iso-2022-jp', jis, 13)}\r\n"
        "Date: Wed, 18 Nov 2026 09:31:07 +0900\r\n"
        "Message-ID: <000001dd3c2b$0a1b2c30$1e518490$@mihon-jisho.example.jp>\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed;\r\n\tboundary=\"----=_NextPart_000_0001_01DD3C77.7A3F9E10\"\r\n"
        "X-Mailer: Microsoft Outlook 16.0\r\n"
        "Thread-Index: AQHdPCsKGyww\r\n"
        "Content-Language: ja\r\n\r\n"
        "This is a multipart message in MIME format.\r\n\r\n"
        "------=_NextPart_000_0001_01DD3C77.7A3F9E10\r\n"
        "Content-Type: text/plain;\r\n\tcharset=\"iso-2022-jp\"\r\nContent-Transfer-Encoding: 7bit\r\n\r\n")
    file_name = words(name, "iso-2022-jp", jis, 12, fold="\r\n ")
    attachment = (
        "\r\n------=_NextPart_000_0001_01DD3C77.7A3F9E10\r\n"
        f"Content-Type: {XLSX};\r\n\tname=\"{file_name}\"\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        f"Content-Disposition: attachment;\r\n\tfilename=\"{file_name}\"\r\n\r\n")
    write("outlook.eml", head.encode() + jis(body) + attachment.encode()
          + lines((DISC / "01_一般管理口座開設申請書_見本地所.xlsx").read_bytes()).encode()
          + b"\r\n------=_NextPart_000_0001_01DD3C77.7A3F9E10--\r\n")


def rfc2231(parameter, name, width=60):
    """A name cut into pieces as Thunderbird cuts them: between bytes, wherever the line is full."""
    quoted = urllib.parse.quote(name, safe="")
    text, pieces = "UTF-8''" + quoted, []
    while text:
        cut = width
        while cut < len(text) and "%" in text[cut - 2:cut]:
            cut -= 1
        pieces.append(text[:cut])
        text = text[cut:]
    return ";\r\n ".join(f"{parameter}*{number}*={piece}" for number, piece in enumerate(pieces))


def thunderbird():
    name = "様式第3号　一般管理口座開設申請書（代理人）　株式会社架空製作所　令和8年11月.xlsx"
    subject = "一般管理口座の開設申請（株式会社架空製作所・代理人）"
    body = "担当者様\r\n\r\n一般管理口座の開設を申請します。委任状を添付します。\r\n\r\n-- \r\n架空製作所 総務部\r\n"
    boundary = "------------mQ2f0d8n1vXk3bT7yR9aLw5e"

    def attach(kind, file_name, data):
        return (
            f"--{boundary}\r\nContent-Type: {kind};\r\n name=\"{words(file_name, 'UTF-8', utf8, 14)}\"\r\n"
            f"Content-Disposition: attachment;\r\n {rfc2231('filename', file_name)}\r\n"
            f"Content-Transfer-Encoding: base64\r\n\r\n{lines(data, 72)}\r\n")

    write("thunderbird.eml",
          "Message-ID: <6f1e2d3c-4b5a-4968-8776-5544332211aa@kakuu.example.jp>\r\n"
          "Date: Wed, 18 Nov 2026 10:02:44 +0900\r\n"
          "MIME-Version: 1.0\r\nUser-Agent: Mozilla Thunderbird\r\nContent-Language: ja\r\n"
          f"From: {words('架空製作所　総務部', 'UTF-8', utf8, 14)} <soumu@kakuu.example.jp>\r\n"
          "To: cap-and-trade@metro.example.jp\r\n"
          f"Subject: {words(subject, 'UTF-8', utf8, 14)}\r\n"
          f"Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n"
          "This is a multi-part message in MIME format.\r\n"
          f"--{boundary}\r\nContent-Type: text/plain; charset=UTF-8; format=flowed\r\n"
          f"Content-Transfer-Encoding: base64\r\n\r\n{lines(utf8(body), 72)}\r\n"
          + attach(XLSX, name, (DISC / "03_一般管理口座開設申請書（代理人）_架空製作所.xlsx").read_bytes())
          + attach("application/pdf", "委任状_架空製作所.pdf", (DISC / "委任状_架空製作所.pdf").read_bytes())
          + f"--{boundary}--\r\n")


def gmail():
    name = "一般口座申請_仮名花子（最終版）（２）.xlsx"
    body = "申請書をお送りします。\r\n\r\n仮名花子\r\n"
    html = "<div dir=\"ltr\">申請書をお送りします。<div><br></div><div>仮名花子</div></div>\r\n"
    file_name = words(name, "UTF-8", utf8, 15)
    write("gmail.eml",
          "MIME-Version: 1.0\r\nDate: Wed, 18 Nov 2026 12:15:30 +0900\r\n"
          "Message-ID: <CAKana7=0x1+Qz@mail.gmail.example.com>\r\n"
          f"Subject: {words('一般管理口座開設申請書をお送りします（仮名花子）', 'UTF-8', utf8, 15)}\r\n"
          f"From: {words('仮名花子', 'UTF-8', utf8, 15)} <kana.hanako@gmail.example.com>\r\n"
          "To: cap-and-trade@metro.example.jp\r\n"
          "Content-Type: multipart/mixed; boundary=\"000000000000a1b2c30612345678\"\r\n\r\n"
          "--000000000000a1b2c30612345678\r\n"
          "Content-Type: multipart/alternative; boundary=\"000000000000a1b2c10612345676\"\r\n\r\n"
          "--000000000000a1b2c10612345676\r\nContent-Type: text/plain; charset=\"UTF-8\"\r\n"
          f"Content-Transfer-Encoding: base64\r\n\r\n{lines(utf8(body))}"
          "--000000000000a1b2c10612345676\r\nContent-Type: text/html; charset=\"UTF-8\"\r\n"
          f"Content-Transfer-Encoding: base64\r\n\r\n{lines(utf8(html))}"
          "--000000000000a1b2c10612345676--\r\n"
          "--000000000000a1b2c30612345678\r\n"
          f"Content-Type: {XLSX}; \r\n\tname=\"{file_name}\"\r\n"
          f"Content-Disposition: attachment; \r\n\tfilename=\"{file_name}\"\r\n"
          "Content-Transfer-Encoding: base64\r\nContent-ID: <f_mo1x2y3z0>\r\nX-Attachment-Id: f_mo1x2y3z0\r\n\r\n"
          + lines((DISC / "04_一般口座申請_仮名花子.xlsx").read_bytes())
          + "--000000000000a1b2c30612345678--\r\n")


def tnef(body, files):
    """A winmail.dat with code page 932: [MS-OXTNEF], sections 2.1.1 and 2.1.3."""
    def attribute(level, number, data):
        return struct.pack("<BII", level, number, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)

    def variable(kind, identifier, data):
        return struct.pack("<HHII", kind, identifier, 1, len(data)) + data + b"\0" * (-len(data) % 4)

    def properties(*values):
        return struct.pack("<I", len(values)) + b"".join(values)

    out = struct.pack("<IH", 0x223E9F78, 1)
    out += attribute(1, 0x00089006, struct.pack("<I", 0x00010000))
    out += attribute(1, 0x00069007, struct.pack("<II", 932, 0))
    out += attribute(1, 0x00078008, b"IPM.Microsoft Mail.Note\0")
    out += attribute(1, 0x00069003, properties(variable(0x1E, 0x1000, body.encode("cp932") + b"\0")))
    for long_name, short_name, data in files:
        out += attribute(2, 0x00069002, struct.pack("<HIHHI", 1, 0xFFFFFFFF, 32, 32, 0))
        out += attribute(2, 0x00018010, short_name.encode("cp932") + b"\0")
        out += attribute(2, 0x0006800F, data)
        out += attribute(2, 0x00069005, properties(
            variable(0x1F, 0x3707, long_name.encode("utf-16-le") + b"\0\0"),
            variable(0x1E, 0x3001, long_name.encode("cp932") + b"\0")))
    return out


def winmail():
    data = tnef(
        "リッチテキストで送信しました。\r\n",
        [("一般管理口座開設申請書_例外商事㈱.xlsx", "一般管~1.XLS",
          (DISC / "08_一般管理口座開設申請書_例外商事.xlsx").read_bytes()),
         ("送付状.txt", "送付状.TXT", "送付状\r\n申請書を１通お送りします。\r\n".encode("cp932"))])
    write("winmail.eml",
          f"From: {words('例外商事', 'iso-2022-jp', jis, 12)} <info@reigai.example.jp>\r\n"
          "To: <cap-and-trade@metro.example.jp>\r\n"
          f"Subject: {words('申請書の送付', 'iso-2022-jp', jis, 12)}\r\n"
          "Date: Wed, 18 Nov 2026 13:40:00 +0900\r\nMessage-ID: <reigai-1@reigai.example.jp>\r\nMIME-Version: 1.0\r\n"
          "Content-Type: multipart/mixed;\r\n\tboundary=\"----=_NextPart_000_0007\"\r\nX-MS-TNEF-Correlator: \r\n\r\n"
          "------=_NextPart_000_0007\r\nContent-Type: text/plain;\r\n\tcharset=\"iso-2022-jp\"\r\n"
          "Content-Transfer-Encoding: 7bit\r\n\r\n"
          + jis("リッチテキストで送信しました。\r\n").decode("ascii") +
          "\r\n------=_NextPart_000_0007\r\nContent-Type: application/ms-tnef;\r\n\tname=\"winmail.dat\"\r\n"
          "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment;\r\n\tfilename=\"winmail.dat\"\r\n\r\n"
          + lines(data) + "------=_NextPart_000_0007--\r\n")


def zip_crypto(name, data, password):
    """A zip of one deflated member under PKWARE's first encryption, its name in code page 932 (APPNOTE.TXT, 6.1)."""
    table = [0] * 256
    for number in range(256):
        value = number
        for _ in range(8):
            value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)
        table[number] = value
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte):
        keys[0] = keys[0] >> 8 ^ table[(keys[0] ^ byte) & 255]
        keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = keys[2] >> 8 ^ table[(keys[2] ^ keys[1] >> 24) & 255]

    def encrypt(bytes_):
        out = bytearray()
        for byte in bytes_:
            mask = keys[2] | 2
            out.append(byte ^ (mask * (mask ^ 1) >> 8 & 255))
            update(byte)
        return bytes(out)

    for byte in password.encode():
        update(byte)
    crc = zlib.crc32(data)
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = compressor.compress(data) + compressor.flush()
    # The first eleven bytes are to be random; the twelfth tells a wrong password.
    packed = encrypt(bytes(range(11)) + bytes([crc >> 24])) + encrypt(packed)
    raw = name.encode("cp932")
    date, time = (2026 - 1980) << 9 | 11 << 5 | 18, 9 << 11
    fields = struct.pack("<HHHHHIIIHH", 20, 1, 8, time, date, crc, len(packed), len(data), len(raw), 0)
    local = b"PK\3\4" + fields + raw + packed
    central = b"PK\1\2" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 32, 0) + raw
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def ppap():
    """A password zip, and the mail with the password a few minutes after."""
    sender = f"{words('例日商会　例日子', 'iso-2022-jp', jis, 12)} <reika@reinichi.example.jp>"
    subject = "一般管理口座開設申請書（例日商会）"
    data = zip_crypto("一般管理口座開設申請書_例日商会.xlsx", (DISC / "09_一般管理口座開設申請書_例日商会.xlsx").read_bytes(),
                      "Rei#2026nov")
    body = "申請書をパスワード付きZIPファイルでお送りします。\r\nパスワードは別メールでお知らせします。\r\n"
    write("password-zip.eml",
          f"From: {sender}\r\nTo: <cap-and-trade@metro.example.jp>\r\n"
          f"Subject: {words(subject, 'iso-2022-jp', jis, 12)}\r\n"
          "Date: Wed, 18 Nov 2026 14:00:00 +0900\r\nMessage-ID: <20261118140000.1@reinichi.example.jp>\r\n"
          "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"=_zip\"\r\n\r\n"
          "--=_zip\r\nContent-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit\r\n\r\n"
          + jis(body).decode("ascii") +
          "\r\n--=_zip\r\nContent-Type: application/x-zip-compressed; name=\"shinsei.zip\"\r\n"
          "Content-Disposition: attachment; filename=\"shinsei.zip\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
          + lines(data) + "--=_zip--\r\n")
    body = ("総量削減義務と排出量取引係　御中\r\n\r\n先ほどお送りしたファイルのパスワードをお知らせします。\r\n\r\n"
            "　解凍パスワード：　Ｒｅｉ＃２０２６ｎｏｖ\r\n\r\n例日商会　例日子\r\nTEL 03-0000-0909\r\n")
    write("password.eml",
          f"From: {sender}\r\nTo: <cap-and-trade@metro.example.jp>\r\n"
          f"Subject: {words('【パスワード通知】' + subject, 'iso-2022-jp', jis, 12)}\r\n"
          "Date: Wed, 18 Nov 2026 14:04:00 +0900\r\nMessage-ID: <20261118140400.2@reinichi.example.jp>\r\n"
          "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit\r\n\r\n"
          + jis(body).decode("ascii"))


def aes():
    """The zip of envelopes/ that 7-Zip's and WinZip's AES closes, and its password as an answer to that mail."""
    sender = f"{words('仮名　花子', 'UTF-8', utf8, 15)} <kamei.hanako@mail.example.jp>"
    subject = "一般管理口座の開設申請（仮名花子）"
    write("aes-zip.eml",
          f"From: {sender}\r\nTo: cap-and-trade@metro.example.jp\r\nSubject: {words(subject, 'UTF-8', utf8, 15)}\r\n"
          "Date: Wed, 18 Nov 2026 16:00:00 +0900\r\nMessage-ID: <aes.1@mail.example.jp>\r\nMIME-Version: 1.0\r\n"
          "Content-Type: multipart/mixed; boundary=aes\r\n\r\n"
          "--aes\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
          + lines(utf8("申請書を送ります。パスワードは次のメールでお知らせします。\r\n")) +
          "--aes\r\nContent-Type: application/zip; name=\"aes.zip\"\r\n"
          "Content-Disposition: attachment; filename=\"aes.zip\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
          + lines((HERE / "envelopes" / "aes.zip").read_bytes()) + "--aes--\r\n")
    write("aes-password.eml",
          f"From: {sender}\r\nTo: cap-and-trade@metro.example.jp\r\nSubject: {words('Re: ' + subject, 'UTF-8', utf8, 15)}\r\n"
          "Date: Wed, 18 Nov 2026 16:02:00 +0900\r\nMessage-ID: <aes.2@mail.example.jp>\r\n"
          "In-Reply-To: <aes.1@mail.example.jp>\r\nReferences: <aes.1@mail.example.jp>\r\nMIME-Version: 1.0\r\n"
          "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
          + lines(utf8("先ほどのファイルのPWは「Kouza-2026」です。\r\n\r\n仮名花子\r\n")))


def uuencode():
    """A letter of plain text alone, the file within it as lines: no header tells of it."""
    data = (DISC / "12_一般管理口座開設申請書_架空タワー管理組合法人.xlsx").read_bytes()
    rows = [binascii.b2a_uu(data[at:at + 45]).decode("ascii").rstrip("\n") for at in range(0, len(data), 45)]
    write("uuencode.eml",
          "From: tower@kakuu.example.jp\r\nTo: cap-and-trade@metro.example.jp\r\n"
          f"Subject: {words('口座開設の申請', 'iso-2022-jp', jis, 12)}\r\n"
          "Date: Wed, 18 Nov 2026 16:30:00 +0900\r\nMessage-ID: <uu@kakuu.example.jp>\r\nMIME-Version: 1.0\r\n"
          "Content-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit\r\n\r\n"
          + jis("申請書を添付します。\r\n\r\n").decode("ascii")
          + "begin 600 shinsei.xlsx\r\n" + "\r\n".join(rows) + "\r\n`\r\nend\r\n\r\n")


def forwarded():
    """Forwarded whole, the file inside declared as inline text without a name to speak of."""
    inner = (
        "From: old.client@kuuran.example.jp\r\nTo: kankyo@kuuran.example.jp\r\n"
        "Subject: " + words("口座の申請", "UTF-8", utf8, 15) + "\r\nDate: Tue, 17 Nov 2026 17:20:00 +0900\r\n"
        "Message-ID: <inner@kuuran.example.jp>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + lines((DISC / "07_ippankouza_kuuran.xlsx").read_bytes()))
    write("forwarded.eml",
          "From: kankyo@kuuran.example.jp\r\nTo: cap-and-trade@metro.example.jp\r\n"
          "Subject: Fwd: " + words("口座の申請", "UTF-8", utf8, 15) + "\r\n"
          "Date: Wed, 18 Nov 2026 15:00:00 +0900\r\nMessage-ID: <outer@kuuran.example.jp>\r\nMIME-Version: 1.0\r\n"
          "Content-Type: multipart/mixed; boundary=fwd\r\n\r\n"
          "--fwd\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
          + lines(utf8("転送します。\r\n")) +
          "--fwd\r\nContent-Type: message/rfc822\r\n\r\n" + inner + "--fwd--\r\n")


def hostile():
    """Names that are paths or devices, raw Shift_JIS with a backslash in a character, and a form as octets without a name."""
    head = (
        "From: a@example.jp\r\nTo: cap-and-trade@metro.example.jp\r\nSubject: " + "=?utf-8?B?" * 3 + "\r\n"
        "Date: Wed, 18 Nov 2026 15:30:00 +0900\r\nMessage-ID: <hostile@example.jp>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=h\r\n\r\n")
    names = ["../../../etc/cron.d/form.txt", "C:\\\\Windows\\\\form.txt", "/etc/passwd", "CON.txt", "form\u202excod.txt"]
    parts = b"".join(
        b"--h\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"" + utf8(name)
        + b"\"\r\n\r\nx\r\n" for name in names)
    parts += (b"--h\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"" + "申請一覧表".encode("cp932")
              + b"\"\r\n\r\nx\r\n")
    parts += b"--h\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    parts += lines((DISC / "11_Book1.xlsx").read_bytes()).encode() + b"--h--\r\n"
    write("hostile.eml", head.encode() + parts)


def main():
    MAIL.mkdir(exist_ok=True)
    for old in MAIL.iterdir():
        old.unlink()
    for make in (outlook, thunderbird, gmail, winmail, ppap, aes, uuencode, forwarded, hostile):
        make()


if __name__ == "__main__":
    main()
