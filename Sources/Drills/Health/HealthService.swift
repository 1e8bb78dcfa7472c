import Foundation
import SessionStore
import Sessions

/// Looks at everything that the program needs on a machine: folders, store, sessions, scenarios.
package struct HealthService: Sendable {
  private let services: DrillServices

  package init(_ services: DrillServices) { self.services = services }

  private var environment: DrillEnvironment { services.environment }

  /// Everything that was looked at: the data folder, its store, sessions that cannot be read, scenarios.
  ///
  /// It changes nothing, and a fault of one thing hides no other.
  ///
  /// Complexity: linear in the events of all sessions, whose hashes are computed anew.
  package func checks() -> [HealthCheck] {
    folderChecks() + keyChecks() + storeChecks() + scenarioChecks()
  }

  private func folderChecks() -> [HealthCheck] {
    let path = environment.dataFolder.relativePath
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let problem: HealthCheck.Problem? =
      if let permissions = Self.permissionsOpenToOthers(of: path) {
        .openToOthers(permissions: permissions)
      } else if !FileManager.default.isWritableFile(atPath: path) {
        .readOnly
      } else {
        nil
      }
    return [HealthCheck(subject: .dataFolder(path: path), problem: problem)]
  }

  private func keyChecks() -> [HealthCheck] {
    let file = SigningKeyFile(environment)
    do throws(SigningKeyError) {
      guard try file.exists() else { return [] }
      return [HealthCheck(subject: .signingKey(path: file.path))]
    } catch {
      return [HealthCheck(subject: .signingKey(path: file.path), problem: .failed(.signing(error)))]
    }
  }

  private func storeChecks() -> [HealthCheck] {
    guard SessionService.exists(in: environment) else { return [] }
    let file = StoreAddress(environment)?.file?.relativePath
    let service: SessionService
    let ids: [SessionID]
    let faults: [String]
    do throws(DrillError) {
      service = try services.unlimited.sessions()
      (ids, faults) = try DrillError.wrap {
        (try service.store.allIDs(), try service.store.faults())
      }
    } catch {
      let subject = HealthCheck.Subject.store(path: file ?? "in a database", sessions: 0)
      return [HealthCheck(subject: subject, problem: .failed(error))]
    }
    let problem: HealthCheck.Problem? =
      if !faults.isEmpty {
        .damaged(faults)
      } else {
        file.flatMap(Self.permissionsOpenToOthers).map { .openToOthers(permissions: $0) }
      }
    let store = HealthCheck(
      subject: .store(path: file ?? service.store.path, sessions: ids.count),
      problem: problem
    )
    return [store] + ids.compactMap { Self.check($0, in: service) }
  }

  /// The check of a session that cannot be read; `nil` for one that can.
  private static func check(_ id: SessionID, in service: SessionService) -> HealthCheck? {
    do throws(DrillError) {
      _ = try service.beginning(of: id)
      return nil
    } catch {
      return HealthCheck(subject: .session(id), problem: .failed(error))
    }
  }

  private func scenarioChecks() -> [HealthCheck] {
    let folders: [String]
    do throws(CatalogError) {
      folders = try services.catalog.folders()
    } catch {
      return [HealthCheck(subject: .scenarioFolders, problem: .failed(.catalog(error)))]
    }
    return folders.map { folder in
      let name = URL(filePath: folder).lastPathComponent
      return HealthCheck(subject: .scenario(name: name), problem: problem(ofScenario: folder))
    }
  }

  private func problem(ofScenario folder: String) -> HealthCheck.Problem? {
    do throws(DrillError) {
      let loaded = try DrillError.wrap { try services.catalog.load(folder: folder) }
      let shipped = try services.calibrations.shipped(in: folder, with: loaded)
      return shipped == nil ? .uncalibrated : nil
    } catch {
      return .failed(error)
    }
  }

  /// The permissions of a file or folder that others may read or enter, in octal digits.
  private static func permissionsOpenToOthers(of path: String) -> String? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let mode = attributes?[.posixPermissions] as? Int, mode & 0o077 != 0 else { return nil }
    return String(mode & 0o777, radix: 8)
  }
}
