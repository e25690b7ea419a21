import Foundation

@testable import Intake

/// Messages other projects collected for their own tests, when they are at hand beside the repository.
enum MailCorpus {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/corpus/mail/mimekit").standardizedFileURL
  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// The files under a folder, by their paths below the collection, in order.
  static func files(_ below: String, _ suffixes: Set<String>) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder.appending(path: below).path)?.compactMap { $0 as? String }
    return (all ?? []).filter { suffixes.contains(URL(filePath: $0).pathExtension) }.map { "\(below)/\($0)" }.sorted()
  }

  static func bytes(_ file: String) throws -> [UInt8] { try Array(Data(contentsOf: folder.appending(path: file))) }

  /// A message as Python's email module reads it.
  struct Reading: Decodable {
    struct Part: Decodable, Equatable, CustomStringConvertible {
      let type: String
      let name: String?
      let sha256: String
      let bytes: Int
      var description: String { "\(type) \(name ?? "-") \(bytes) \(sha256.prefix(8))" }
    }
    let subject: String
    let address: String
    let messageID: String
    let parts: [Part]
  }

  /// What Python reads in files of one message or, below `mbox`, of many; nil when there is no python3.
  static func python(_ files: [String]) throws -> [String: [Reading]]? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + files
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    do { try process.run() } catch { return nil }
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return try JSONDecoder().decode([String: [Reading]].self, from: data)
  }

  /// The same of our own reading, messages within messages opened as Python opens them.
  static func ours(_ bytes: [UInt8]) throws -> Reading {
    let message = try MailMessage(bytes)
    return Reading(
      subject: message.subject, address: message.from?.address ?? "", messageID: message.messageID ?? "",
      parts: try parts(of: message))
  }

  private static func parts(of message: MailMessage) throws -> [Reading.Part] {
    try message.parts.flatMap { part -> [Reading.Part] in
      if part.contentType == "message/rfc822", let inner = try? MailMessage(part.bytes) { return try parts(of: inner) }
      return [
        Reading.Part(
          type: part.contentType, name: part.fileName, sha256: Fingerprint(of: part.bytes).hex, bytes: part.bytes.count)
      ]
    }
  }

  /// Two parses, since the modern policy decodes names and the old one keeps the bytes of headers as they are.
  private static let script = """
    import email, email.policy, hashlib, json, mailbox, sys

    def leaves(old, new):
        kind = old.get_content_maintype()
        if kind == "multipart" and old.is_multipart():
            for a, b in zip(old.get_payload(), new.get_payload()):
                yield from leaves(a, b)
        elif old.get_content_type() == "message/rfc822" and old.is_multipart():
            yield from leaves(old.get_payload()[0], new.get_payload()[0])
        else:
            if old.is_multipart():
                data = b"".join(part.as_bytes() for part in old.get_payload())
            else:
                data = old.get_payload(decode=True) or b""
            try:
                name = new.get_filename()
            except Exception:
                name = None
            yield {"type": old.get_content_type(), "name": name, "bytes": len(data),
                   "sha256": hashlib.sha256(data).hexdigest()}

    def read(data):
        old = email.message_from_bytes(data)
        new = email.message_from_bytes(data, policy=email.policy.default)
        def field(name, get):
            try:
                return get(new[name]) if new[name] is not None else ""
            except Exception:
                return ""
        return {
            "subject": field("subject", str),
            "address": field("from", lambda v: v.addresses[0].addr_spec),
            "messageID": field("message-id", lambda v: str(v).strip().strip("<>")),
            "parts": list(leaves(old, new)),
        }

    answer = {}
    for path in sys.argv[1:]:
        if path.startswith("mbox/"):
            answer[path] = [read(message.as_bytes(unixfrom=False)) for message in mailbox.mbox(path, create=False)]
        else:
            answer[path] = [read(open(path, "rb").read())]
    json.dump(answer, sys.stdout)
    """
}
