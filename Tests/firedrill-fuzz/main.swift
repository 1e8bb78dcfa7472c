import Foundation
import Fuzzing

// usage: firedrill-fuzz [SUBJECT] [SECONDS] [SEED]
//
// Gives inputs to one subject, or to all in turn, for some seconds each; without an end where the
// seconds are 0. The input at hand stands in the file named by FUZZ_INPUT, fuzz-input.txt otherwise:
// it is the one that broke the program where it ends by itself.
let arguments = CommandLine.arguments.dropFirst().map { $0 }
let named = arguments.first.flatMap { FuzzSubject(rawValue: $0) }
let seconds = arguments.dropFirst().first.flatMap { Double($0) } ?? 60
let seed = arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1
let trail = ProcessInfo.processInfo.environment["FUZZ_INPUT"] ?? "fuzz-input.txt"

if let first = arguments.first, named == nil, first != "all" {
  print("there is no subject '\(first)'; there are \(FuzzSubject.allCases.map(\.rawValue)) and all")
  exit(64)
}
var run = FuzzRun(trail: URL(filePath: trail))
repeat {
  for subject in named.map({ [$0] }) ?? FuzzSubject.allCases {
    let bound = seconds == 0 ? 60 : seconds
    let count = try run.go(subject, seed: seed &+ run.rounds, for: .seconds(bound))
    print("\(subject.rawValue): \(count) inputs from seed \(seed &+ run.rounds), none broke it")
  }
  run.rounds += 1
} while seconds == 0
