/// Giving away the rows read so far, so that a pull of rows holds only a few at a time.
extension SheetState {
  /// The formulas that later cells may share, while their sheet is pulled row by row.
  struct SharedMasters {
    private var texts: [Int: (position: PackedPosition, text: [UInt8])] = [:]
    private var byteCount = 0
    /// All of them together; a sheet that exceeds it is no honest one.
    private static let mostBytes = 32 << 20

    /// False when they become too many.
    fileprivate mutating func keep(_ index: Int, _ position: PackedPosition, _ text: [UInt8]) -> Bool {
      byteCount += text.count + 64 - (texts[index].map { $0.text.count + 64 } ?? 0)
      texts[index] = (position, text)
      return byteCount <= Self.mostBytes
    }

    fileprivate subscript(index: Int) -> (position: PackedPosition, text: [UInt8])? { texts[index] }
  }

  /// Makes the cells that share a formula know its text; false when the shared formulas become too many.
  mutating func resolveSharedFormulas(with masters: inout SharedMasters) -> Bool {
    for (index, note) in self.masters {
      let text = Array(storage.texts.elements[note.textStart..<(note.textStart + note.textLength)])
      guard masters.keep(index, note.position, text) else { return false }
    }
    self.masters.removeAll(keepingCapacity: true)
    var copied: [Int: Int] = [:]
    for follower in followers {
      guard let master = masters[follower.sharedIndex] else { continue }
      let start = copied[follower.sharedIndex] ?? storage.texts.count
      if copied.updateValue(start, forKey: follower.sharedIndex) == nil {
        master.text.withUnsafeBufferPointer { storage.texts.append(contentsOf: $0) }
      }
      storage.formulas.elements[follower.place].writtenFor = master.position
      storage.formulas.elements[follower.place].textStart = start
      storage.formulas.elements[follower.place].textLength = master.text.count
    }
    followers.removeAll(keepingCapacity: true)
    return true
  }

  /// Takes the cells out; to be called between two rows, sorted and resolved.
  mutating func takeStorage() -> SheetStorage {
    var taken = SheetStorage()
    swap(&taken, &storage)
    return taken
  }
}
