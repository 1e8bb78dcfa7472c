// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target: each upcoming feature by its proposal, and warnings as errors.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
  .treatAllWarnings(as: .error),
]

/// The modules whose work people wait for, such as simulating thousands of worlds.
///
/// Everything else is built without the optimiser, third-party packages included, because the
/// optimiser would take most of a first build's time. In a release build the Makefile says so
/// (`-Xswiftc -Onone`), because a package cannot choose the settings of its dependencies. Such a
/// flag comes last and would win here too, except over flags for the frontend.
let optimised =
  settings + [
    .unsafeFlags(
      ["-Xfrontend", "-O", "-Xfrontend", "-enable-default-cmo"],
      .when(configuration: .release)
    )
  ]

/// The numeric core is optimised in debug builds too: tests simulate thousands of worlds.
let alwaysOptimised = optimised + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

/// A target that others stand on where the trait `Postgres` is on.
func whenPostgres(_ name: String) -> [Target.Dependency] {
  [.target(name: name, condition: .when(traits: ["Postgres"]))]
}

/// A module of the program and, beside it, its own test target.
func module(
  _ name: String,
  _ dependencies: [Target.Dependency] = [],
  settings: [SwiftSetting] = settings,
  testedWith testDependencies: [Target.Dependency] = [],
  excludingTests excluded: [String] = []
) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, swiftSettings: settings),
    .testTarget(
      name: "\(name)Tests",
      dependencies: [.target(name: name), "TestSupport"] + dependencies + testDependencies,
      exclude: excluded,
      swiftSettings: settings
    ),
  ]
}

let package = Package(
  name: "firedrill",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "firedrill", targets: ["firedrill"])
  ],
  traits: [
    .trait(name: "Postgres", description: "Sessions in a PostgreSQL database, by libpq.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    module("Statecharts", settings: alwaysOptimised),
    module(
      "Telemetry",
      settings: alwaysOptimised,
      excludingTests: [
        "Numerics/fit_coefficients.py", "Numerics/make_reference_values.py",
        "Numerics/make_fixed_decimals.py", "Numerics/reference_values.csv",
        "Numerics/fixed_decimals.csv", "Random/philox.py", "Statistics/make_known_answers.py",
        "Statistics/known_answers.json", "Measures/measure_rows.csv",
        "Measures/measure_values.csv", "Measures/make_measure_values.py",
      ]
    ),
    module(
      "TelemetryExport",
      ["Telemetry", sqlite],
      settings: alwaysOptimised,
      excludingTests: ["Oracles"]
    ),
    module("ScenarioModel", ["Statecharts", "Telemetry"], settings: alwaysOptimised),
    module(
      "Diagnosis",
      ["ScenarioModel", "Telemetry"],
      settings: alwaysOptimised,
      testedWith: ["ScenarioYAML", "Sessions"],
      excludingTests: ["Oracle"]
    ),
    module(
      "Sessions",
      ["Diagnosis", "ScenarioModel", "Statecharts", "Telemetry"],
      settings: optimised
    ),
    module(
      "Scoring",
      ["Diagnosis", "ScenarioModel", "Sessions", "Telemetry", "TextAnalysis"],
      settings: alwaysOptimised,
      testedWith: ["Players", "ScenarioYAML", "Statecharts"],
      excludingTests: [
        "Explanation/Fresh", "Explanation/Labelled", "Explanation/Voices", "Explanation/kappas.csv",
        "Explanation/make_kappas.py", "Interview/Answers", "Updates/Labelled",
      ]
    ),
    module(
      "Players",
      ["Diagnosis", "ScenarioModel", "Scoring", "Sessions", "Telemetry"],
      settings: alwaysOptimised,
      testedWith: ["ScenarioYAML"]
    ),
    module(
      "Coaching",
      ["Diagnosis", "Players", "ScenarioModel", "Scoring", "Sessions"],
      testedWith: ["ScenarioYAML"]
    ),
    module(
      "Interviewing",
      ["ScenarioModel", "Scoring", "Sessions"],
      testedWith: ["Diagnosis", "Players", "ScenarioYAML", "Telemetry"]
    ),
    module(
      "Proving",
      ["CommandLanguage", "ScenarioModel", "Sessions", "Statecharts", "Telemetry"],
      settings: alwaysOptimised,
      testedWith: ["SCXMLReading", "ScenarioYAML"]
    ),
    module(
      "Reports",
      [
        "Coaching", "Diagnosis", "ExplanationJudging", "Interviewing", "Players", "Plotting",
        "Progress", "Proving", "Questions", "ScenarioModel", "Scoring", "Sessions", "Statecharts",
        "Telemetry",
      ],
      testedWith: ["ScenarioYAML"]
    ),
    module(
      "TextAnalysis",
      settings: alwaysOptimised,
      excludingTests: ["make_stems.py", "stems.csv"]
    ),
    module(
      "EvidenceRequests",
      ["ScenarioModel", "Telemetry", "TextAnalysis"],
      settings: alwaysOptimised,
      testedWith: ["ScenarioYAML"],
      excludingTests: ["questions.csv", "requests.csv"]
    ),
    module(
      "CommandLanguage",
      ["EvidenceRequests", "ScenarioModel", "Sessions", "Telemetry"],
      testedWith: ["ScenarioYAML"]
    ),
    module(
      "ExplanationJudging",
      ["ScenarioModel", "Scoring"],
      testedWith: ["Telemetry"]
    ),
    module(
      "Progress",
      ["Scoring", "Telemetry"],
      settings: optimised,
      excludingTests: ["make_memories.py", "memories.csv"]
    ),
    module(
      "Questions",
      ["Progress", "ScenarioModel", "Scoring", "Telemetry", "TextAnalysis"],
      settings: alwaysOptimised,
      testedWith: ["ScenarioYAML"],
      excludingTests: ["Computed/recompute.py", "Labelled"]
    ),
    module(
      "Plotting",
      ["Telemetry"],
      settings: optimised,
      excludingTests: ["Oracles", "Snapshots"]
    ),
    module("Terminal", ["CLibEdit"]),
    module(
      "MessageDigests",
      [.target(name: "CLibCrypto", condition: .when(platforms: [.linux]))]
    ),
    module(
      "Signatures",
      [.target(name: "CLibCrypto", condition: .when(platforms: [.linux]))],
      excludingTests: ["ed25519.py"]
    ),
    module(
      "ScenarioYAML",
      ["CLibYAML", "Questions", "ScenarioModel", "Statecharts", "Telemetry"],
      excludingTests: ["Fixtures"]
    ),
    module(
      "SessionStore",
      ["Sessions", grdb],
      settings: optimised,
      testedWith: ["MessageDigests", "ScenarioModel", "Telemetry"] + whenPostgres("PostgresStore"),
      excludingTests: ["Oracle"]
    ),
    // Its sources are empty without the trait, so that a build of everything needs no libpq.
    module(
      "PostgresStore",
      ["SessionStore", "Sessions"] + whenPostgres("CLibPQ"),
      settings: optimised,
      testedWith: ["MessageDigests", "ScenarioModel", "Telemetry"]
    ),
    module(
      "Drills",
      [
        "CAuthoringTexts", "Coaching", "Diagnosis", "ExplanationJudging", "Interviewing",
        "MessageDigests", "Players", "Progress", "Proving", "Questions", "Reports",
        "ScenarioModel", "ScenarioYAML", "Scoring", "SessionStore", "Sessions", "Signatures",
        "Statecharts", "Telemetry", "TelemetryExport",
      ] + whenPostgres("PostgresStore"),
      testedWith: ["Plotting"]
    ),
    module(
      "FiredrillMCP",
      [
        "CommandLanguage", "Drills", "Plotting", "Reports", "ScenarioModel", "Scoring", "Sessions",
        "Telemetry",
      ],
      testedWith: ["SessionStore"]
    ),
    module(
      "FiredrillWeb",
      [
        "CWebAssets", "Coaching", "CommandLanguage", "Drills", "FiredrillMCP", "Plotting",
        "Questions",
        "Reports", "ScenarioModel", "Scoring", "Sessions", "Telemetry", flyingFox, flyingSocks,
      ],
      testedWith: ["SessionStore", "firedrill"],
      excludingTests: ["API/schemathesis_check.py", "Browser"]
    ),
    module(
      "Arena",
      [
        "Drills", "FiredrillMCP", "MessageDigests", "Reports", "ScenarioModel", "Scoring",
        "Sessions", "Terminal",
      ]
    ),
    module(
      "TerminalSessions",
      [
        "Coaching", "CommandLanguage", "Drills", "Interviewing", "Plotting", "Questions", "Reports",
        "ScenarioModel", "Scoring", "Sessions", "Telemetry", "Terminal",
      ],
      testedWith: ["Diagnosis", "ScenarioYAML", "SessionStore"]
    ),
    module(
      "FiredrillCLI",
      [
        "Arena", "Drills", "FiredrillMCP", "FiredrillWeb", "Plotting", "Questions", "Reports",
        "ScenarioModel", "Scoring", "Sessions", "Telemetry", "Terminal", "TerminalSessions",
        argumentParser,
      ],
      testedWith: [
        "Diagnosis", "Progress", "ScenarioYAML", "SessionStore", "TelemetryExport", "firedrill",
      ],
      excludingTests: [
        "BadInput/verify_replay.py", "MCP/agent.py", "MCP/dask_check.py", "MCP/gymnasium_check.py",
        "MCP/inspect_check.py", "MCP/kubernetes_check.py", "MCP/openenv_check.py", "MCP/play.py",
        "MCP/verifiers_check.py",
      ]
    ),
    [
      // What several test targets share: drills, seeded numbers, folders, programs and terminals.
      .target(
        name: "TestSupport",
        dependencies: [
          "Diagnosis", "ScenarioModel", "ScenarioYAML", "Sessions", "Statecharts",
        ],
        path: "Tests/TestSupport",
        exclude: ["Fixtures", "Judge/judge_server.py", "Postgres/postgres_server.sh"],
        swiftSettings: settings
      ),
      .target(name: "CAuthoringTexts", exclude: ["Texts"]),
      .target(name: "CWebAssets", exclude: ["Assets"]),
      .target(name: "CLibEdit", linkerSettings: [.linkedLibrary("edit")]),
      .systemLibrary(
        name: "CLibYAML",
        pkgConfig: "yaml-0.1",
        providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
      ),
      .systemLibrary(
        name: "CLibPQ",
        pkgConfig: "libpq",
        providers: [.apt(["libpq-dev"]), .brew(["libpq"])]
      ),
      .systemLibrary(
        name: "CLibCrypto",
        pkgConfig: "libcrypto",
        providers: [.apt(["libssl-dev"])]
      ),
      .executableTarget(
        name: "firedrill",
        dependencies: ["FiredrillCLI"],
        swiftSettings: settings
      ),
      .target(name: "CAllocations", path: "Benchmarks/CAllocations"),
      .executableTarget(
        name: "statechart-benchmark",
        dependencies: ["CAllocations", "Statecharts"],
        path: "Benchmarks/statecharts",
        swiftSettings: optimised
      ),
      .executableTarget(
        name: "world-benchmark",
        dependencies: ["Telemetry", "TelemetryExport"],
        path: "Benchmarks/worlds",
        swiftSettings: optimised
      ),
      .executableTarget(
        name: "arena-benchmark",
        dependencies: [
          "CommandLanguage", "Drills", "Reports", "ScenarioModel", "Scoring", "Sessions",
        ],
        path: "Benchmarks/arena",
        swiftSettings: optimised
      ),
      // The reader of SCXML and its tool serve the conformance cases: no part of the program.
      .target(
        name: "SCXMLReading",
        dependencies: ["Statecharts"],
        path: "Tests/SCXMLReading",
        swiftSettings: settings
      ),
      .executableTarget(
        name: "firedrill-scxml",
        dependencies: ["SCXMLReading", "Statecharts"],
        path: "Tests/firedrill-scxml",
        swiftSettings: settings
      ),
      // Inputs changed at random: a short run in the tests, one without an end by `make fuzz`.
      .target(
        name: "Fuzzing",
        dependencies: [
          "CommandLanguage", "MessageDigests", "SCXMLReading", "ScenarioModel", "ScenarioYAML",
          "SessionStore", "Sessions", "Statecharts", "Telemetry", "TelemetryExport", "TestSupport",
        ],
        path: "Tests/Fuzzing",
        swiftSettings: settings
      ),
      .executableTarget(
        name: "firedrill-fuzz",
        dependencies: ["Fuzzing"],
        path: "Tests/firedrill-fuzz",
        swiftSettings: settings
      ),
      .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing"], swiftSettings: settings),
      .testTarget(
        name: "SCXMLReadingTests",
        dependencies: ["Proving", "SCXMLReading", "Statecharts", "TestSupport", "firedrill-scxml"],
        swiftSettings: settings
      ),
    ],
  ].flatMap { $0 },
  swiftLanguageModes: [.v6]
)
