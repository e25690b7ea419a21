// swift-tools-version: 6.2
// The fuzzer of Workbook, apart from the main package because it needs flags that packages with users must not have.
// `make fuzz` at the top runs it; its sources of Workbook are those of the main package, by a link.

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

let package = Package(
  name: "WorkbookFuzz",
  dependencies: [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")],
  targets: [
    cLibrary("CLibXML2", pkgConfig: "libxml-2.0"),
    cLibrary("CLibZip", pkgConfig: "libzip"),
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
    .executableTarget(
      name: "WorkbookFuzzer", dependencies: ["Workbook"], swiftSettings: fuzzing,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
  ],
  swiftLanguageModes: [.v6]
)
