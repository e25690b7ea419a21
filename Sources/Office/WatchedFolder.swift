import Foundation
public import Intake

/// A folder whose new things are to be received once whoever puts them there has finished.
///
/// In a Maildir every message is whole when it appears; elsewhere a thing must have stopped changing.
public struct WatchedFolder: Sendable {
  /// The folder.
  public let path: String
  private let maildir: Maildir?
  private let limits: IntakeLimits
  private var watch: FolderWatch
  private var told: Set<String> = []
  private let started = ContinuousClock.now

  /// - Parameter settle: how long a thing must look the same.
  /// - Throws: ``IntakeError`` when the folder cannot be read.
  public init(at path: String, settle: Duration, limits: IntakeLimits) throws(IntakeError) {
    self.path = path
    self.limits = limits
    maildir = Maildir(at: path)
    watch = FolderWatch(settle: settle)
    if maildir == nil { _ = try FolderWatch.sights(in: path, limits: limits) }
  }

  /// What can be received now and has not been told before.
  public mutating func look() throws(IntakeError) -> [EnvelopeSource] {
    if let maildir {
      let entries = try maildir.entries()
      let news = entries.filter { !told.contains($0.unique) }
      told = Set(entries.map(\.unique))
      return news.map { .message(maildir, $0) }
    }
    var sources: [EnvelopeSource] = []
    for name in watch.look(try FolderWatch.sights(in: path, limits: limits), at: ContinuousClock.now - started) {
      let place = "\(path)/\(name)"
      // What cannot be looked into is an envelope all the same: that it cannot be taken in is told, and the watch goes on.
      do {
        let leadsAway = [place, place + "/new", place + "/cur"].contains(where: FolderWatch.isLink)
        let messages = leadsAway ? nil : try StoredMessage.all(at: place, limits: limits)
        sources += messages?.map(EnvelopeSource.stored) ?? [.found(place)]
      } catch {
        sources.append(.found(place))
      }
    }
    return sources
  }
}
