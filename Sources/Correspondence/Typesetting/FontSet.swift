/// The fonts of the documents and the Debian packages that bring them.
///
/// `names` is a mincho with many more characters and all the variants of the family register; it sets any text
/// that the mincho or gothic cannot.
struct FontSet: Hashable {
  struct Font: Hashable {
    let family: String
    let package: String
  }

  let mincho: Font
  let gothic: Font
  let names: Font

  static let ipa = FontSet(
    mincho: Font(family: "IPAexMincho", package: "fonts-ipaexfont-mincho"),
    gothic: Font(family: "IPAexGothic", package: "fonts-ipaexfont-gothic"),
    names: Font(family: "IPAmjMincho", package: "fonts-ipamj-mincho"))
}
