public import Forms
public import Programme
public import Register
public import Workbook

/// Everything the rules may look at for one case.
public struct Subject: Sendable {
  /// The data file and what reading it brought to light.
  public var file: FileFacts
  /// The definition of the form.
  public var definition: FormDefinition
  /// The form as filled in.
  public var form: FilledForm
  /// The paper as recorded so far.
  public var paper: PaperRecord
  /// The part of the register the application touches.
  public var register: RegisterSnapshot
  /// Other applications of the same persons and facilities that are under way.
  public var pending: [PendingCase]
  /// The programme's figures.
  public var figures: ProgrammeFigures
  /// The day the application came in (受付日): the date ages are counted to.
  public var receivedOn: CivilDate
  /// The business date of the examination.
  public var today: CivilDate
  /// What is being asked: may the case be examined, or may it be applied to the register now?
  public var stage: Stage
  /// Who examined, once somebody has.
  public var examiner: OfficialID?
  /// Who is about to approve, once somebody is.
  public var approver: OfficialID?
  /// The fields with their definitions, while the rules are asked; see ``prepared``.
  var preparedFields: [TypedField]?

  /// What is being asked of the rules.
  public enum Stage: Hashable, Sendable {
    /// While the case is examined: payment is not due yet.
    case examination
    /// Immediately before it is applied to the register.
    case application
  }

  /// A subject.
  public init(
    file: FileFacts, definition: FormDefinition, form: FilledForm, paper: PaperRecord, register: RegisterSnapshot,
    pending: [PendingCase], figures: ProgrammeFigures, receivedOn: CivilDate, today: CivilDate, stage: Stage,
    examiner: OfficialID? = nil, approver: OfficialID? = nil
  ) {
    self.file = file
    self.definition = definition
    self.form = form
    self.paper = paper
    self.register = register
    self.pending = pending
    self.figures = figures
    self.receivedOn = receivedOn
    self.today = today
    self.stage = stage
    self.examiner = examiner
    self.approver = approver
  }
}

/// What is known of the data file itself.
public struct FileFacts: Hashable, Sendable, Codable {
  /// The file's name as sent.
  public var name: String
  /// The channel it came by: cd-r, e-mail, online, counter …
  public var channel: String
  /// The workbook's format, `xlsx`.
  public var format: String
  /// Whether the workbook holds macros (never run).
  public var hasMacros: Bool
  /// Links to other files (never followed).
  public var externalLinks: [String]
  /// Cells that fields were read from and whose formula has no stored result.
  public var formulasWithoutValue: [CellAddress]
  /// The cases made from the same bytes before, when the same file has come in again.
  public var duplicateOf: [CaseID]
  /// The check codes (照合コード) that the file's key fields come to; the paper may show any of them.
  public var checkCodes: [String]
  /// The bytes attached to the e-mail it came with; nil when it came otherwise.
  public var mailBytes: Int?
  /// How many filled-in forms the file holds.
  public var formsInFile: Int
  /// What is odd about the file's name as it was sent (`parentFolder`, `controlCharacter` …); empty for an ordinary one.
  public var nameIssues: [String]

  /// Facts about a file.
  public init(
    name: String, channel: String, format: String = "xlsx", hasMacros: Bool = false, externalLinks: [String] = [],
    formulasWithoutValue: [CellAddress] = [], duplicateOf: [CaseID] = [], checkCodes: [String] = [],
    mailBytes: Int? = nil, formsInFile: Int = 1, nameIssues: [String] = []
  ) {
    self.name = name
    self.channel = channel
    self.format = format
    self.hasMacros = hasMacros
    self.externalLinks = externalLinks
    self.formulasWithoutValue = formulasWithoutValue
    self.duplicateOf = duplicateOf
    self.checkCodes = checkCodes
    self.mailBytes = mailBytes
    self.formsInFile = formsInFile
    self.nameIssues = nameIssues
  }
}

/// Another application under way, as far as it matters to this one.
public struct PendingCase: Hashable, Sendable {
  /// Its id.
  public let id: CaseID
  /// Its form.
  public let formID: FormID
  /// The facilities whose designated accounts it asks to open.
  public let designations: [DesignationNumber]
  /// The holders it names for each facility, by name as typed.
  public let holderNames: [DesignationNumber: [String]]
  /// The manager it names, as typed.
  public let managerName: String?
  /// The applicant's name as typed.
  public let applicantName: String?
  /// General accounts it asks for.
  public let requestedAccounts: Int

  /// A pending application.
  public init(
    id: CaseID, formID: FormID, designations: [DesignationNumber] = [],
    holderNames: [DesignationNumber: [String]] = [:], managerName: String? = nil, applicantName: String? = nil,
    requestedAccounts: Int = 0
  ) {
    self.id = id
    self.formID = formID
    self.designations = designations
    self.holderNames = holderNames
    self.managerName = managerName
    self.applicantName = applicantName
    self.requestedAccounts = requestedAccounts
  }
}
