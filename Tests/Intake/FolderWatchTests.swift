import Foundation
import Testing

@testable import Intake

struct FolderWatchTests {
  private static func sight(_ name: String, _ size: Int) -> FolderWatch.Sight { .init(name: name, state: [size]) }

  @Test func `a file is taken when it has not changed for the set time, and once`() {
    var watch = FolderWatch(settle: .seconds(3))
    let story: [(seconds: Int, size: Int, taken: [String], why: Comment)] = [
      (0, 10, [], "just seen"), (2, 10, [], "not long enough"), (3, 20, [], "it grew"), (5, 20, [], "two seconds"),
      (6, 20, ["a.zip"], "three seconds the same"), (9, 20, [], "named before"), (10, 21, [], "changed again"),
      (13, 21, ["a.zip"], "and settled again"),
    ]
    for step in story {
      #expect(watch.look([Self.sight("a.zip", step.size)], at: .seconds(step.seconds)) == step.taken, step.why)
    }
  }

  @Test func `what goes and comes back starts anew`() {
    var watch = FolderWatch(settle: .seconds(1))
    #expect(watch.look([Self.sight("a", 1)], at: .seconds(0)).isEmpty)
    #expect(watch.look([], at: .seconds(1)).isEmpty)
    #expect(watch.look([Self.sight("a", 1)], at: .seconds(2)).isEmpty)
    #expect(watch.look([Self.sight("a", 1)], at: .seconds(3)) == ["a"])
  }

  @Test func `names come in the order of their bytes, unfinished ones not at all`() {
    var watch = FolderWatch(settle: .zero)
    let names = ["b.xlsx", "申請.zip", "a.xlsx", "~$b.xlsx", ".hidden", "c.xlsx.part", "d.crdownload", "E.TMP"]
    #expect(watch.look(names.map { Self.sight($0, 1) }, at: .zero) == ["a.xlsx", "b.xlsx", "申請.zip"])
  }

  @Test func `a folder is one thing, and changes with anything in it`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("1", to: "in/cd/a/b.xlsx")
    _ = try folder.write("1", to: "in/c.zip")
    var watch = FolderWatch(settle: .seconds(1))
    func look(_ seconds: Int) throws -> [String] {
      watch.look(try FolderWatch.sights(in: folder.path + "/in"), at: .seconds(seconds))
    }
    #expect(try look(0) == [])
    #expect(try look(1) == ["c.zip", "cd"])
    _ = try folder.write("22", to: "in/cd/a/b.xlsx")
    #expect(try look(2) == [])
    _ = try folder.write("1", to: "in/cd/z.txt")
    #expect(try look(3) == [])
    #expect(try look(4) == ["cd"])
    try FileManager.default.removeItem(atPath: folder.path + "/in/cd")
    #expect(try look(5) == [])
  }
}
