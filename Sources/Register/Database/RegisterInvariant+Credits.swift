extension RegisterInvariant {
  /// What must hold of credits. Source: 03-credits section 12.
  static let credits: [RegisterInvariant] = [
    RegisterInvariant(
      name: "blocksCanonical",
      query: """
        SELECT areaCode || '-' || firstSerial || ' could be joined with the block before it' FROM (
          SELECT *, lag(areaCode) OVER near = areaCode AND lag(lastSerial) OVER near = firstSerial - 1
            AND lag(account) OVER near = account AND lag(creditType) OVER near = creditType
            AND lag(renewableType) OVER near IS renewableType AND lag(origin) OVER near = origin
            AND lag(vintage) OVER near = vintage AND lag(issuedOn) OVER near = issuedOn
            AND lag(issuedIn) OVER near IS issuedIn AND lag(transfer) OVER near IS transfer
            AND lag(usedFor) OVER near IS usedFor AND lag(usedPeriod) OVER near IS usedPeriod
            AND lag(isBound) OVER near = isBound AS joins
          FROM creditBlock WINDOW near AS (ORDER BY areaCode, firstSerial))
        WHERE joins ORDER BY areaCode, firstSerial
        """),
    // What was issued lies somewhere, as what it was issued: 発行 = 保有 + 義務充当 + 無効化 + 抹消 + 減少記録.
    RegisterInvariant(
      name: "issuedEqualsPlaced",
      query: """
        SELECT areaCode || ' ' || creditType || ' ' || origin || ' ' || vintage || ': '
          || sum(issued) || ' t issued, ' || sum(placed) || ' t on record' FROM (
          SELECT areaCode, creditType, origin, vintage, lastSerial - firstSerial + 1 AS issued, 0 AS placed
          FROM creditIssue
          UNION ALL
          SELECT areaCode, creditType, origin, vintage, 0, lastSerial - firstSerial + 1 FROM creditBlock)
        GROUP BY areaCode, creditType, origin, vintage HAVING sum(issued) <> sum(placed)
        ORDER BY areaCode, creditType, origin, vintage
        """),
    // The blocks of an account are what came in less what went out.
    RegisterInvariant(
      name: "accountsBalance",
      query: """
        SELECT account || ': ' || sum(flow) || ' t by its movements, ' || sum(placed) || ' t on record' FROM (
          SELECT account, lastSerial - firstSerial + 1 AS flow, 0 AS placed FROM creditIssue
          UNION ALL SELECT destination, tonnes, 0 FROM creditMovement
          UNION ALL SELECT source, -tonnes, 0 FROM creditMovement
          UNION ALL SELECT account, 0, lastSerial - firstSerial + 1 FROM creditBlock)
        GROUP BY account HAVING sum(flow) <> sum(placed) ORDER BY account
        """),
    RegisterInvariant(
      name: "matrixKept",
      query: """
        SELECT 'journalEntry ' || entry || ': ' || movement || ' from ' || source || ' to ' || destination FROM (
          SELECT creditMovement.entry AS entry, creditMovement.kind AS movement, coalesce(giving.place, giving.kind) AS source,
            coalesce(taking.place, taking.kind) AS destination
          FROM creditMovement JOIN account AS giving ON giving.number = source
            JOIN account AS taking ON taking.number = destination)
        WHERE NOT CASE movement
          WHEN 'designatedToGeneral' THEN source = 'designated' AND destination = 'general'
          WHEN 'generalToGeneral' THEN source = 'general' AND destination = 'general'
          WHEN 'generalToDesignated' THEN source = 'general' AND destination = 'designated'
          WHEN 'surrender' THEN source = 'designated' AND destination = 'surrender'
          WHEN 'cancellation' THEN source = 'general' AND destination = 'cancellation'
          WHEN 'expiry' THEN source IN ('designated', 'general') AND destination = 'expiry'
          WHEN 'movedOut' THEN source = 'general' AND destination = 'saitama'
          WHEN 'movedBack' THEN source = 'saitama' AND destination = 'general'
          ELSE TRUE END
        ORDER BY entry
        """),
    RegisterInvariant(
      name: "reservedForWaitingTransfers",
      query: """
        SELECT areaCode || '-' || firstSerial || ' is reserved for ' || transfer FROM creditBlock
        WHERE transfer IS NOT NULL AND NOT EXISTS (SELECT 1 FROM creditTransfer
          WHERE id = transfer AND state = 'waiting' AND source = account)
        ORDER BY areaCode, firstSerial
        """),
    RegisterInvariant(
      name: "waitingTransfersReserve",
      query: """
        SELECT id || ' waits with nothing reserved' FROM creditTransfer
        WHERE state = 'waiting' AND NOT EXISTS (SELECT 1 FROM creditBlock WHERE transfer = id) ORDER BY id
        """),
    // A certificate on which a certification rests is used for what was certified.
    RegisterInvariant(
      name: "evidenceUsedAsCertified",
      query: """
        SELECT serial || ' is certified for ' || project || ', and used for ' || origin FROM evidence
          JOIN certification AS made ON made.entry = certification JOIN creditIssue AS used ON used.entry = issue
        WHERE project <> origin OR made.creditType <> used.creditType OR made.vintage <> used.vintage ORDER BY serial
        """),
    // An obligation stands at credits in the surrender account only, and what was issued was never there without one.
    RegisterInvariant(
      name: "usedWhereSurrendered",
      query: """
        SELECT areaCode || '-' || firstSerial || ' is used for ' || usedFor || ' but not surrendered' FROM creditBlock
        WHERE usedFor IS NOT NULL AND account IS NOT (SELECT number FROM account WHERE place = 'surrender')
        ORDER BY areaCode, firstSerial
        """),
    RegisterInvariant(
      name: "surrenderedEqualsUsed",
      query: """
        SELECT usedFor || ' period ' || usedPeriod || ': ' || sum(moved) || ' t by movements, ' || sum(used)
          || ' t on record' FROM (
          SELECT usedFor, usedPeriod, tonnes AS moved, 0 AS used FROM creditMovement WHERE usedFor IS NOT NULL
          UNION ALL
          SELECT taken.usedFor, taken.usedPeriod, -back.tonnes, 0 FROM creditMovement AS back
          JOIN creditMovement AS taken ON taken.entry = back.reversedEntry WHERE taken.usedFor IS NOT NULL
          UNION ALL
          SELECT usedFor, usedPeriod, 0, lastSerial - firstSerial + 1 FROM creditBlock WHERE usedFor IS NOT NULL)
        GROUP BY usedFor, usedPeriod HAVING sum(moved) <> sum(used) ORDER BY usedFor, usedPeriod
        """),
  ]
}
