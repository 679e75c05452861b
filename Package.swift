// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "hotline",
  products: [
    .executable(name: "hotline", targets: ["hotline"])
  ],
  dependencies: [
    // Command lines with help, validation and completion: the one that Swift's own tools use.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // The only YAML reader here that keeps line and column of every node.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "CallModel"),
    // SHA-256 for rule files, inputs, draws and the keys of the cache: eight times as fast as libmd, and libarchive brings
    // it along.
    .systemLibrary(name: "CMessageDigest", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .target(name: "MessageDigest", dependencies: ["CMessageDigest"]),
    // Unpacks Unicode's list of readings.
    .systemLibrary(name: "CBZip2", providers: [.apt(["libbz2-dev"])]),
    .target(name: "ChineseText", dependencies: ["CBZip2", "MessageDigest"]),
    // Debian's simdjson behind a pure C header: validates everything at hundreds of MB/s.
    .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
    // zip, tar, gzip and zstd in one pass, also from a pipe.
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .target(name: "CallFormats", dependencies: ["CallModel", "CArchive", "CLibXML2", "CSimdjson"]),
    .target(
      name: "Rulebook",
      dependencies: ["CallModel", "ChineseText", "MessageDigest", .product(name: "Yams", package: "Yams")]),
    .target(name: "Scoring", dependencies: ["CallModel", "ChineseText", "Rulebook"]),
    // The reference XML writer and XSD validator.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // Pages out of the XML, by stylesheets that anybody can change.
    .systemLibrary(name: "CLibXSLT", pkgConfig: "libxslt", providers: [.apt(["libxslt1-dev"])]),
    // How the C library's memory grows: mallopt(3).
    .systemLibrary(name: "CAllocator"),
    // syncfs(2), which Swift's Glibc module leaves out.
    .systemLibrary(name: "CFileSystem"),
    // Excel workbooks, a row at a time in constant memory.
    .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(
      name: "Reports",
      dependencies: [
        "CallModel", "Rulebook", "Scoring", "CArchive", "CLibXML2", "CLibXSLT", "CFileSystem", "CXlsxWriter",
        "MessageDigest",
      ],
      // Part of the program, so that nothing must be installed beside it.
      resources: ["index.xsl", "agent.xsl", "rule.xsl", "call.xsl", "common.xsl", "page.css", "page.js"].map {
        .embedInCode("Pages/Stylesheets/\($0)")
      } + [.embedInCode("Pages/Stylesheets/scorecard.css")]),
    .target(
      name: "Batch",
      dependencies: ["CallModel", "CallFormats", "ChineseText", "MessageDigest", "Rulebook", "Scoring", "Reports"]),
    .executableTarget(
      name: "hotline",
      dependencies: [
        "CallModel", "CAllocator", "ChineseText", "CallFormats", "Rulebook", "Scoring", "Reports", "Batch",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // How fast each stage is by itself: Scripts/benchmark.
    .executableTarget(
      name: "StageBenchmark",
      dependencies: [
        "CallModel", "ChineseText", "CallFormats", "Rulebook", "Scoring", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Benchmarks"),
    // With libxml2's writer, which ours is held against.
    .target(name: "TestSupport", dependencies: ["CLibXML2"], path: "Tests/TestSupport"),
    .testTarget(name: "MessageDigestTests", dependencies: ["MessageDigest"]),
    .testTarget(name: "CallModelTests", dependencies: ["CallModel"]),
    .testTarget(name: "ChineseTextTests", dependencies: ["CBZip2", "ChineseText", "TestSupport"]),
    .testTarget(name: "CallFormatsTests", dependencies: ["CallFormats", "TestSupport"]),
    .testTarget(name: "RulebookTests", dependencies: ["Rulebook", "TestSupport"]),
    .testTarget(
      name: "ScoringTests", dependencies: ["CallModel", "ChineseText", "Rulebook", "Scoring", "TestSupport"]),
    .testTarget(name: "ReportsTests", dependencies: ["CArchive", "CLibXML2", "Reports", "TestSupport"]),
    .testTarget(
      name: "BatchTests", dependencies: ["CallFormats", "ChineseText", "Rulebook", "Reports", "Batch", "TestSupport"]),
    .testTarget(
      name: "hotlineTests", dependencies: ["Reports", "TestSupport", "hotline"], exclude: ["Golden", "Regulations"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// Fuzz targets are built by themselves, instrumented: Scripts/fuzz.
if Context.environment["HOTLINE_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "CallModel", "ChineseText", "CArchive", "CallFormats", "Rulebook", "Scoring", "Reports", "TestSupport",
      ],
      path: "Tests/Fuzzing", exclude: ["tokens.dict"],
      // The entry point is a function like others, and libFuzzer comes behind it.
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
}
