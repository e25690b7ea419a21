import Forms
import Foundation
import Programme
import Register

/// The seed file of `init --seed`: what is on record already when an office opens.
enum SeedFile {
  /// Reads the file and turns it into changes of the register, each from the day it holds.
  ///
  /// - Throws: ``OfficeError/fileMissing(_:)``, `YAMLDocumentError` with the line of what is not YAML or not known, or
  ///   ``OfficeError/badSeed(file:line:_:)`` with the line of what names something absent or impossible.
  static func changes(
    at path: String, figures: ProgrammeFigures, on date: CivilDate, generator: inout some RandomNumberGenerator
  ) throws -> [DatedChange] {
    let document = try YAMLFile.load(path)
    let seed = try document.decode(RegisterSeed.self, keys: YAMLKeys(RegisterSeed.schema))
    // A closure cannot hold the generator it is lent, so the salts are drawn from a copy, which is given back.
    let hasher = PasscodeHasher()
    var own = generator
    defer { generator = own }
    do {
      return try seed.datedChanges(figures: figures, on: date) { password in
        try hasher.hash(password, using: &own)
      }
    } catch {
      throw OfficeError.badSeed(file: document.file, line: document.line(of: error.path.map(YAMLStep.init)), error)
    }
  }
}

extension YAMLKeys {
  /// The shape the register gives for its seed, in the words of the YAML reader.
  init(_ keys: SeedKeys) {
    switch keys {
    case .value: self = .scalar
    case .list(let element): self = .list(YAMLKeys(element))
    case .keys(let map): self = .map(map.mapValues(YAMLKeys.init))
    case .years(let value): self = .free(YAMLKeys(value))
    case .valueOr(let other): self = .scalarOr(YAMLKeys(other))
    }
  }
}

extension YAMLStep {
  /// A step of a path into the seed.
  init(_ step: SeedError.Step) {
    switch step {
    case .key(let key): self = .key(key)
    case .index(let index): self = .index(index)
    }
  }
}
