// swift-tools-version: 6.2
// The fuzzers of Workbook and of Intake's mail, apart from the main package because it needs flags that packages with users must not have.
// `make fuzz` at the top runs it; the sources of both are those of the main package, by links.

import PackageDescription

let fuzzing: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"]),
]

func cLibrary(_ name: String, pkgConfig: String) -> Target {
  .systemLibrary(name: name, path: "Sources/CLibraries/\(name)", pkgConfig: pkgConfig)
}

func fuzzer(_ name: String, of target: String) -> Target {
  .executableTarget(
    name: name, dependencies: [.target(name: target), "FuzzDriver"], swiftSettings: fuzzing,
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
}

let package = Package(
  name: "KozaboFuzz",
  dependencies: [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")],
  targets: [
    cLibrary("CLibXML2", pkgConfig: "libxml-2.0"),
    cLibrary("CLibZip", pkgConfig: "libzip"),
    cLibrary("CLibArchive", pkgConfig: "libarchive"),
    cLibrary("CGMime", pkgConfig: "gmime-3.0"),
    cLibrary("CGsf", pkgConfig: "libgsf-1"),
    cLibrary("CLibDeflate", pkgConfig: "libdeflate"),
    cLibrary("CXlsxWriter", pkgConfig: "xlsxwriter"),
    .target(
      name: "Workbook",
      dependencies: [
        "CLibXML2", "CLibZip", "CLibDeflate", "CGsf", "CXlsxWriter",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ], swiftSettings: fuzzing + [.unsafeFlags(["-enable-testing"])]),
    .target(
      name: "Intake", dependencies: ["CLibArchive", "CGMime", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: fuzzing + [.unsafeFlags(["-enable-testing"])]),
    .target(name: "FuzzDriver", swiftSettings: fuzzing),
    fuzzer("WorkbookFuzzer", of: "Workbook"),
    fuzzer("MailFuzzer", of: "Intake"),
  ],
  swiftLanguageModes: [.v6]
)
