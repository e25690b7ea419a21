import Office
import Programme

/// One list in JSON.
struct ListView: Encodable {
  let kind: String
  let title: String
  let accounts: Int
  let paths: [String]

  init(_ list: Office.WrittenList) {
    kind = list.kind.rawValue
    title = list.title
    accounts = list.accounts
    paths = list.paths
  }
}
