import Foundation
import Testing

@testable import Intake

struct FileFormatTests {
  private static func zip(_ names: String...) -> [UInt8] { ZipBuilder.zip(names.map { ZipBuilder.Entry($0, "x") }) }

  /// Sixteen empty sectors, then descriptors that bear these words, as ECMA-119 and ECMA-167 have them.
  private static func disc(_ words: String...) -> [UInt8] {
    [UInt8](repeating: 0, count: 16 * 2048)
      + words.flatMap { [UInt8(0)] + Array($0.utf8) + [UInt8](repeating: 1, count: 2048 - 1 - $0.utf8.count) }
  }

  @Test(arguments: [
    (zip("[Content_Types].xml", "xl/workbook.xml"), "申請書.zip", FileFormat.workbook, "a workbook called .zip"),
    (zip("[Content_Types].xml", "XL\\WorkBook.xml"), "a", .workbook, "names in other letters and with other slashes"),
    (zip("[Content_Types].xml", "xl/workbook2.xml"), "a.bin", .workbook, "a part of another name"),
    (zip("[Content_Types].xml", "word/document.xml"), "a.zip", .attachment, "a Word file called .zip"),
    (zip("申請書.xlsx", "印鑑証明書.pdf"), "申請書.xlsx", .zip, "a zip called .xlsx"),
    (zip("mimetype", "content.xml"), "a.ods", .workbook, "OpenDocument"),
    (
      ZipBuilder.zip([.init(Array("form.xlsx".utf8), zip("[Content_Types].xml", "xl/workbook.xml"))]), "a.zip", .zip,
      "a workbook stored in a zip, its part names in plain sight"
    ),
    (disc("CD001", "CD001"), "disc.iso", .iso9660, "an image"),
    (disc("CD001"), "form.xlsx", .iso9660, "an image, odd name"),
    (disc("CD001", "BEA01", "NSR02", "TEA01"), "a.iso", .iso9660, "a bridge disc is read as ISO 9660"),
    (disc("BEA01", "NSR02", "TEA01"), "a.iso", .udf, "a UDF disc"), (disc("BEA01", "NSR03"), "a", .udf, "a newer one"),
    (Array("7z\u{BC}".unicodeScalars.map { UInt8($0.value) }) + [0xAF, 0x27, 0x1C, 0, 4], "a.7z", .sevenZip, "7z"),
    (Array("Rar!\u{1A}\u{07}\0".utf8), "a.zip", .rar, "RAR called zip"),
    ([0x22, 0x35] + Array("-lh5-".utf8) + [UInt8](repeating: 0, count: 20), "a.lzh", .lzh, "LHA"),
    ([0x1F, 0x8B, 8, 0], "a.gz", .gzip, "gzip"), (Array("MZ\u{0}".utf8), "書類.exe", .program, "self-extracting"),
    ([0x78, 0x9F, 0x3E, 0x22], "winmail.dat", .tnef, "Outlook's"),
    (Array("MSCF\0\0\0\0".utf8), "a.cab", .cabinet, "cab"),
    ([], "a.zip", .unknown, "nothing at all"), (Array("GIF89a".utf8), "logo.gif", .attachment, "a picture in a letter"),
    (Array("\0\0\0\u{18}ftypheic".utf8), "IMG_0001.HEIC", .attachment, "a picture from a telephone"),
    ([0x60, 0x0E, 0x82, 1], "図.xdw", .attachment, "DocuWorks"), (Array("{\\rtf1".utf8), "a", .attachment, "RTF"),
    (Array("BEGIN:VCARD".utf8), "me.vcf", .attachment, "a card"),
    (Array("GIF89a".utf8), "a.xlsx", .workbook, "meant as one"),
    (
      [0x30, 0x82, 9, 0, 6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 3, 0xA0], "smime.p7m", .smime,
      "an encrypted mail"
    ),
    (
      [0x30, 0x80, 6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2, 0xA0], "smime.p7s", .attachment,
      "the signature beside a mail"
    ),
  ])
  func `a format is told from the bytes, the name breaks ties`(
    bytes: [UInt8], name: String, format: FileFormat, why: Comment
  ) {
    #expect(FileFormat(of: bytes, name: name) == format, why)
  }

  @Test(arguments: [
    disc("BEA01", "NSR02", "TEA01"), [0x1F, 0x8B, 8, 0], Array("Rar!\u{1A}\u{07}\0".utf8),
    [0x30, 0x80, 6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 3, 0xA0],
  ])
  func `what is recognised and not opened says so`(bytes: [UInt8]) {
    #expect(Envelope(bytes: bytes, name: "a.iso").parcels().map(\.outcome) == [.notOpened])
  }

  @Test func `limits left out of the settings are the standard ones`() throws {
    let limits = try JSONDecoder().decode(
      IntakeLimits.self, from: Data(#"{"files": 10, "depth": 2, "fileBytes": 100, "ratio": 7}"#.utf8))
    var expected = IntakeLimits(files: 10, depth: 2, fileBytes: 100)
    expected.ratio = 7
    #expect(limits == expected)
    #expect(try JSONDecoder().decode(IntakeLimits.self, from: JSONEncoder().encode(limits)) == limits)
  }
}
