// swift-tools-version: 6.2
// Kozabo (口座簿): the document pipeline and the account register of Tokyo's cap-and-trade programme.
// The targets stand in the order of the flow; each imports only what stands before it (README.md, "Architecture").

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

func stage(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name), "TestSupport"] + dependencies,
    path: "Tests/\(name)", exclude: exclude, swiftSettings: settings)
}

func cLibrary(_ name: String, pkgConfig: String, package: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/CLibraries/\(name)", pkgConfig: pkgConfig,
    providers: [.apt([package])])
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "Kozabo",
  products: [.executable(name: "kozabo", targets: ["kozabo"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .systemLibrary(name: "CMalloc", path: "Sources/CLibraries/CMalloc"),
    cLibrary("CLibXML2", pkgConfig: "libxml-2.0", package: "libxml2-dev"),
    cLibrary("CLibZip", pkgConfig: "libzip", package: "libzip-dev"),
    cLibrary("CLibArchive", pkgConfig: "libarchive", package: "libarchive-dev"),
    cLibrary("CGMime", pkgConfig: "gmime-3.0", package: "libgmime-3.0-dev"),
    cLibrary("CGsf", pkgConfig: "libgsf-1", package: "libgsf-1-dev"),
    cLibrary("CLibDeflate", pkgConfig: "libdeflate", package: "libdeflate-dev"),
    cLibrary("CXlsxWriter", pkgConfig: "xlsxwriter", package: "libxlsxwriter-dev"),
    cLibrary("CPangoCairo", pkgConfig: "pangocairo", package: "libpango1.0-dev"),

    stage("Programme", []),
    stage("Workbook", ["CLibXML2", "CLibZip", "CLibDeflate", "CGsf", "CXlsxWriter", crypto, cryptoExtras]),
    stage("Intake", ["CLibArchive", "CGMime", crypto]),
    stage("Forms", ["Programme", "Workbook", yams]),
    stage("Register", ["Programme", grdb, crypto, cryptoExtras]),
    stage("Examination", ["Programme", "Workbook", "Forms", "Register"]),
    stage("Casework", ["Programme", "Workbook", "Intake", "Forms", "Register", "Examination", grdb]),
    stage("Correspondence", ["Programme", "Workbook", "Register", "CPangoCairo", crypto]),
    stage(
      "Office",
      [
        "Programme", "Workbook", "Intake", "Forms", "Register", "Examination", "Casework",
        "Correspondence", grdb, yams, crypto,
      ]),
    .executableTarget(
      name: "kozabo", dependencies: ["Office", "CMalloc", argumentParser], swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Programme", "Register", grdb], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests(of: "Programme"),
    tests(of: "Workbook", exclude: ["Fixtures"]),
    tests(of: "Intake"),
    tests(of: "Forms", ["Programme", "Workbook"], exclude: ["Fixtures"]),
    tests(of: "Register", ["Programme", grdb]),
    tests(of: "Examination", ["Programme", "Workbook", "Forms", "Register"]),
    tests(of: "Casework", ["Programme", "Register", "Examination", grdb]),
    tests(of: "Correspondence", ["Programme", "Workbook", "Register"]),
    tests(
      of: "Office",
      ["Programme", "Workbook", "Forms", "Register", "Examination", "Casework", "Intake", grdb]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport", "kozabo", "Programme", "Register", grdb],
      path: "Tests/EndToEnd",
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
