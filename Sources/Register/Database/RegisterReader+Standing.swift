public import GRDB
public import Programme

extension RegisterReader {
  /// Users, credits and waiting transfers of some accounts; one value for each account, known or not.
  public static func standings(
    of numbers: [AccountNumber], in db: Database
  ) throws -> [AccountNumber: AccountStanding] {
    var standings: [AccountNumber: AccountStanding] = [:]
    for number in numbers {
      let held = try Int64.fetchOne(
        db, sql: "SELECT sum(lastSerial - firstSerial + 1) FROM creditBlock WHERE account = ?",
        arguments: [number.description])
      // Counted one side at a time: each has an index of its own, which an OR of the two would not use.
      let waiting = try ["source", "destination"].map { side in
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM creditTransfer WHERE state = 'waiting' AND \(side) = ?",
          arguments: [number.description]) ?? 0
      }
      standings[number] = AccountStanding(
        users: try users(of: number, in: db).map(\.user), tonnes: Tonnes(held ?? 0),
        transfersWaiting: waiting.reduce(0, +))
    }
    return standings
  }
}
