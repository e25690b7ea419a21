/// One thing found in an envelope: a file of a folder, a member of a container, a part of a message.
///
/// A container or message is a parcel itself, with its own bytes, and what it holds are further parcels that name it as
/// their ``parent``. Nothing an envelope holds is left out: what could not be opened is a parcel without bytes whose
/// ``outcome`` says why.
public struct Parcel: Sendable {
  /// Its place in the envelope, counted from 0: a container before what it holds, otherwise in the order they lie there.
  public let number: Int
  /// The number of the container or message it was in; nil for what lay in the envelope itself.
  public let parent: Int?
  /// The containers and messages around it, the outermost first.
  public let origin: [Layer]
  /// Its name, those of the containers around it before it, `/` between: `outer.zip/folder/form.xlsx`. A name to show,
  /// never a path to open.
  public let name: String
  /// The last name as it was written, bytes unchanged, folders and all; empty when there was none.
  public let rawName: [UInt8]
  /// What is odd about the raw name, in the order of ``NameIssue``'s cases; empty for an ordinary one.
  public let nameIssues: [NameIssue]
  /// What the sender declared it to be.
  public let hint: Hint?
  /// What it is, told from its bytes.
  public let format: FileFormat
  /// Where its bytes are.
  public let content: Content
  /// What came of it.
  public let outcome: Outcome
  /// What the scanner said of its bytes; nil when none was asked.
  public let scan: ClamdScanner.Verdict?

  /// A container or message around a parcel.
  public struct Layer: Hashable, Sendable {
    /// Its number in the envelope.
    public let number: Int
    /// Its name as shown, without those around it.
    public let name: String
    /// What it is.
    public let format: FileFormat

    /// A layer.
    public init(number: Int, name: String, format: FileFormat) {
      self.number = number
      self.name = name
      self.format = format
    }
  }

  /// What the sender declared a part of a message to be; never trusted, kept for the record.
  public struct Hint: Hashable, Sendable {
    /// The declared type, as `application/octet-stream`, in lower case.
    public var contentType: String?
    /// `attachment` or `inline`.
    public var disposition: String?
    /// Whether it is the letter itself; see ``MailPart/isBody``.
    public var isLetter = false

    /// A hint.
    public init(contentType: String? = nil, disposition: String? = nil, isLetter: Bool = false) {
      self.contentType = contentType
      self.disposition = disposition
      self.isLetter = isLetter
    }
  }

  /// Where a parcel's bytes are.
  public enum Content: Sendable {
    /// Here.
    case bytes([UInt8])
    /// In a disc image, too large to be held; see ``DiscImage``.
    case image(DiscImage)
    /// Nowhere: they could not be had.
    case none
  }

  /// What came of a parcel.
  public enum Outcome: Hashable, Sendable {
    /// Its bytes are there; nothing more is in it.
    case taken
    /// A container or message whose content follows it whole; members counts what lies directly in it.
    case opened(members: Int)
    /// It needs a password, and none of those tried fits. A container of which any member does says so too.
    case encrypted
    /// It cannot be read, or not to its end; holds the reason in English.
    case unreadable(reason: String)
    /// A link: it is not followed. Holds where it points.
    case link(target: String)
    /// A device, pipe or socket.
    case special
    /// It is larger than one file may be. `bytes` is what is known of its size.
    case tooLarge(bytes: Int, allowed: Int)
    /// It, or the rest of it, was not read, since a limit was reached.
    case limit(IntakeLimits.Name, allowed: Int)
    /// It is a container whose directory lies (members over one another): nothing of it was read.
    case malicious(reason: String)
    /// The scanner found something in it, and nothing of it was read; holds the name of what it found.
    case infected(signature: String)
    /// The scanner could not be asked, and nothing of it was read; holds the reason in English.
    case notScanned(reason: String)
    /// It is of a format that is recognised and not opened (7z, UDF); ``Parcel/format`` says which.
    case notOpened
  }

  /// Its bytes; empty when they could not be had. A disc image is not read into memory: it gives none either.
  public var bytes: [UInt8] {
    switch content {
    case .bytes(let bytes): bytes
    case .image, .none: []
    }
  }

  /// How many bytes it has; nil when they could not be had.
  public var byteCount: Int? {
    switch content {
    case .bytes(let bytes): bytes.count
    case .image(let image): image.byteCount
    case .none: nil
    }
  }

  /// What the parcel is, as far as the way it takes is concerned.
  public var kind: FileKind { FileKind(format) }

  /// Why nobody needs it, when it is a file that computers leave on discs by themselves; a workbook or archive under the
  /// name of one was put there by somebody.
  public var dismissal: Dismissal? {
    guard let dismissal = Dismissal(fileName: name), !FileFormat.isMadeByPeople(bytes) else { return nil }
    return dismissal
  }
}
