import Sessions
import Testing

@testable import FiredrillCLI

struct StoreAdviceTests {
  @Test(arguments: [
    (
      StoreError.full(path: "/d/s"),
      "the disk that holds '/d/s' is full; everything before is kept. Free some space and go on with"
        + " 'firedrill resume'"
    ),
    (
      .cannotOpen(path: "/d/s"),
      "'/d/s' cannot be opened or created; check who may write there, or set FIREDRILL_HOME to"
        + " another folder"
    ),
    (
      .readOnly(path: "/d/s"),
      "'/d/s' can be read but not written; check who may write there, or set FIREDRILL_HOME to"
        + " another folder"
    ),
    (
      .cannotCreateFolder(path: "/d", .noPermission),
      "the folder '/d' for sessions cannot be created: you may not write there; check who may, or"
        + " set FIREDRILL_HOME to another folder"
    ),
    (
      .cannotCreateFolder(path: "/d", .readOnly),
      "the folder '/d' for sessions cannot be created: it lies on a file system that is read-only;"
        + " set FIREDRILL_HOME to another folder"
    ),
    (
      .cannotCreateFolder(path: "/d", .notAFolder),
      "the folder '/d' for sessions cannot be created: there is a file in its place; move it away,"
        + " or set FIREDRILL_HOME to another folder"
    ),
    (
      .cannotCreateFolder(path: "/d", .full),
      "the folder '/d' for sessions cannot be created: the disk is full; free some space"
    ),
    (
      .notAStore(path: "/d/s"),
      "'/d/s' is not a store of sessions; move it away, or set FIREDRILL_HOME to another folder"
    ),
    (
      .newerVersion(path: "/d/s", unknown: ["v2", "v3"]),
      "'/d/s' was written by a newer version (v2, v3); it was left as it is. Use that version, or"
        + " set FIREDRILL_HOME to another folder"
    ),
    (
      .unknownSession(SessionID(rawValue: 3)),
      "there is no session 3; 'firedrill history' lists those there are"
    ),
    (
      .notNext(SessionID(rawValue: 3), given: 4, next: 6),
      "session 3 goes on with event 6, not 4: another program may have played it meanwhile."
        + " 'firedrill resume' takes it up where it is"
    ),
    (
      .changed(SessionID(rawValue: 3), event: 2),
      "event 2 of session 3 was changed after it was stored: its hash does not fit. What is before"
        + " can be trusted; 'firedrill history' lists other sessions"
    ),
    (.stillOpen(SessionID(rawValue: 3)), "session 3 is not over; declare or abandon it first"),
  ])
  func `errors of the store name the command or setting that helps`(
    error: StoreError,
    sentence: String
  ) {
    #expect(error.advice == sentence)
  }
}
