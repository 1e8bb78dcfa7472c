package import Sessions

/// A store that knows people and whose sessions are whose.
///
/// Names, keys and links of people are kept here; what they may see is decided by the `scope` through
/// which their sessions are read. An erased person leaves nothing behind.
package protocol PeopleDatabase: SessionDatabase {
  /// The sessions that lists give and to whom new ones belong; functions that take the number of a
  /// session do not look at it. `limited(to:)` gives a store that does.
  var scope: SessionScope { get set }

  /// The person to whom a session belongs; `nil` for nobody.
  func owner(of id: SessionID) throws(StoreError) -> PersonID?

  /// Whether there is any person.
  func hasPeople() throws(StoreError) -> Bool

  /// All people, the oldest account first.
  func people() throws(StoreError) -> [StoredPerson]

  /// The person whose name has a key; `nil` where nobody has it.
  func person(key: String) throws(StoreError) -> StoredPerson?

  /// Adds a person and gives their number; `nil` where somebody has the name.
  func add(_ person: NewPerson) throws(StoreError) -> PersonID?

  /// Keeps a key of a person; a link takes the place of the one they had.
  ///
  /// Throws for a token with the name of another one of theirs.
  func keep(_ key: PersonKey, of id: PersonID) throws(StoreError)

  /// The keys of a person, in the order of their kinds, names and digests.
  func keys(of id: PersonID) throws(StoreError) -> [PersonKey]

  /// The person who has a key of a kind that is still worth something at a second, with the key.
  func holder(
    of digest: [UInt8],
    _ kind: PersonKey.Kind,
    at second: Int
  ) throws(StoreError) -> KeyHolder?

  /// Uses up a link and keeps another key of the same person in its place, in one step.
  ///
  /// Of any number of attempts one gets the person; the others get `nil`. Keys that have expired go.
  func exchange(
    link digest: [UInt8],
    for key: PersonKey,
    at second: Int
  ) throws(StoreError) -> StoredPerson?

  /// Removes a key; one that is not there is no error.
  func removeKey(_ digest: [UInt8]) throws(StoreError)

  /// Removes the keys of a kind that a person has.
  func removeKeys(_ kind: PersonKey.Kind, of id: PersonID) throws(StoreError)

  /// Keeps that a person took a place in a room by a link.
  func seat(_ id: PersonID, in session: SessionID, by link: Int) throws(StoreError)

  /// The places that a person took, the newest session first.
  func seats(of id: PersonID) throws(StoreError) -> [StoredSeat]

  /// Deletes a person with their keys, history and requests, their sessions, and the interviews in
  /// which they were the candidate, in one step.
  func erase(_ id: PersonID) throws(StoreError)
}

/// A person with the key by which they are known.
package struct KeyHolder: Hashable, Sendable {
  package var person: StoredPerson
  package var key: PersonKey

  package init(person: StoredPerson, key: PersonKey) {
    self.person = person
    self.key = key
  }
}

extension PeopleDatabase {
  /// The same store for whoever may only use the sessions of a scope: any other one is unknown to it.
  package func limited(to scope: SessionScope) -> any SessionDatabase {
    guard scope != .everybody else { return self }
    var base = self
    base.scope = scope
    return ScopedStore(base)
  }
}
