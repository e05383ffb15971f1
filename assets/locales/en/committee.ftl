# Sessions, decisions, minutes, the payment list.

ruling-accepted = Accept
ruling-declined = Decline
ruling-to-complete = To be completed
ruling-postponed = Postpone

decision-session = Session { $number }
decision-session-on = Session { $number }, { $date }
decision-session-away = A session that is not on this device
decision-amount = Amount granted
decision-of-session = Session
decision-by = Decided by
decision-written = Written down
decision-reason = Reason
decision-taken-back = A later decision took its place
decision-replaces = This decision took the place of: { $decisions }.

sessions-title = Committee sessions
sessions-waiting = { $count ->
    [0] No requests wait for a session.
    [one] One request waits for a session.
   *[other] { $count } requests wait for a session.
}
sessions-list-title = Sessions, newest first
sessions-none-begin = No sessions yet. First “Begin a session” with its number and day, then who is there, then the agenda.
sessions-none = No sessions yet. The secretary begins a session; it appears here after the next connection.

session-title = Committee session
session-begin = Begin a session
session-number = Session number
session-number-hint = As the secretary counts, such as 4 or 4/1448.
session-number-missing = The session needs a number.
session-day = Day of the session
session-day-missing = The session needs a whole day: day, month and year.
session-day-far = A session is at most ten years ago and one year ahead. Check the year.
session-number-twice = Another session has this number
session-number-twice-text = If that is not meant, correct one of them under “Correct number or day”.
session-apart = Two people set different values without a connection between them
session-apart-text = The first that is named counts, until it is set anew on this screen.
session-apart-line = { $what }: { $values }
session-apart-value = { $value } ({ $by })
session-apart-recused = Standing back from the request of { $name }
session-apart-place = The place of the request of { $name }
session-apart-nobody = nobody
session-apart-off = taken off
session-day-unknown = No day
session-decided = Decided { $decided } of { $agenda }
session-agenda-none-yet = The agenda is empty
session-read-only = For reading only: the secretary changes the session.
session-correct = Correct number or day
session-correct-save = Save the correction
session-decide-next = Decide the next request
session-to-minutes = Minutes
session-to-payments = Payment list
session-print-title = To print and sign

presence-title = Attendance
presence-here = Present
presence-absent = Absent
presence-not-said = Not said yet
presence-no-members = No members of this committee are on this device. The administrator adds them; they appear after the next connection.

quorum-reached = There is a quorum
quorum-missing = { $count ->
    [one] One member is missing for a quorum
   *[other] { $count } members are missing for a quorum
}
quorum-count = { $present } of { $members } are present; the quorum is { $needed }.
quorum-by-board = The board set the number for a quorum.
quorum-by-program = No number from the board is on record, so this number is the program's.

budget-title = Budget of the session
budget-sum = Budget
budget-left = Remaining
budget-none = No budget is on record for this session, so nothing is reckoned as remaining.
budget-set = Set the budget
budget-change = Change the budget
budget-field = What may be spent in this session
budget-hint = In riyals, as the board set it.
budget-save = Save the budget
budget-over = The decisions exceed the budget by { $amount }
budget-over-text = The decisions stand as they are. Change the budget, or reconsider a decision.

amount-missing = Type an amount.
amount-nothing = The amount is above zero.
amount-not-a-number = Type the amount in digits, such as 1500 or 1500.50.
amount-too-large = The amount is more than a billion riyals. Check the zeros.

agenda-title = Agenda
agenda-none = No requests are on this session's agenda. The secretary adds them.
agenda-none-add = No requests are on the agenda yet. Add them from “Requests waiting for a session” below.
agenda-away = A request that is not on this device
agenda-away-text = It appears after the next connection, if you may see it.
agenda-memo = Memo
agenda-decide = Write the decision down
agenda-decide-again = Take back by a new decision
agenda-besides = A decision stands on this request:
agenda-recused = Stood back from this request: { $names }
agenda-up = Move up
agenda-down = Move down
agenda-remove = Take off the agenda
recusals-title = Standing back from this request
recusals-hint = Whoever is related to the applicant or has an interest takes no part in the decision. Tick them here.

waiting-title = Requests waiting for a session
waiting-none = No request waits. What the supervisor forwards to the committee appears here after the next connection.
waiting-full = The agenda is full: 200 requests at most. The rest is for another session.
waiting-add = Add to the agenda
waiting-add-all = Add all to the agenda

decided-title = Bring back a request that was decided
decided-hint = To take a decision back, though nobody appealed: look for the applicant, then add the request to the agenda.
decided-none = Nobody of that name or number has a decided request that is not on the agenda.

committee-urgent = Urgent
committee-given-first = Given before the decision: to ratify
committee-disputed = Two decisions stand
committee-appealed = An appeal is open
committee-amended = Changed since it was handed in

decide-title = Decision of the committee
decide-why = Why it is asked for
decide-holds = What holds the request
decide-waived = Forwarded by a supervisor who knows of
decide-item = Thing or service
decide-needed-by = Needed by
decide-family = Family
decide-family-count = { $count ->
    [0] Not on record
    [one] One person
   *[other] { $count } people
}
decide-income = Monthly income
decide-income-both = Claimed { $claimed }, evidenced { $evidenced }
decide-given = Paid to the family so far
decide-report = The social report recommends
decide-report-line = Recommendation and why
decide-no-report = There is no social report on this request
decide-to-memo = The whole memo
decide-to-session = To the session
decide-not-handed-in = This request has not been handed in
decide-not-handed-in-text = A decision is about what was handed in and forwarded to the committee. Once it is, the decision is written down here.
decide-takes-back = { $count ->
    [one] This decision takes back one that stands
   *[other] This decision takes back { $count } that stand
}
decide-takes-back-text = What is taken back, shown below, stays on record as it was written; the new one is what counts. Taking back needs a written reason.
decide-delivered = Something was delivered on this request already, and the new decision does not bring it back.
decide-follows = An earlier decision kept this request open
decide-follows-text = The new decision takes its place; the earlier one stays on record as it was written.
decide-ruling = What is decided?
decide-ruling-missing = Choose one of the four.
ruling-accepted-does = Ends the request with consent; payment or delivery follows.
ruling-declined-does = Ends the request without support; the applicant is told why.
ruling-to-complete-does = Keeps the request open until what is missing is brought.
ruling-postponed-does = Keeps the request open for a later session.
decide-amount = Amount granted, in riyals
decide-amount-asked = Asked for: { $amount }.
decide-amount-open = The request names no amount; the committee sets it.
decide-amount-as-asked = The amount as asked for
decide-over = This is { $amount } more than remains
decide-over-text = The decision may be written down all the same; the session and the minutes show the excess.
decide-reason = Reason of the decision
decide-reason-optional = Reason of the decision (optional)
decide-reason-hint = The minutes show it, and the answer to the applicant builds on it.
decide-reason-missing = Anything but an acceptance needs a written reason.
decide-reason-missing-back = Taking a decision back needs a written reason.
decide-by = Who decided
decide-by-quorum = The quorum is { $needed }; no fewer decide.
decide-by-missing = Tick at least one member.
decide-by-nobody = No member may decide about this request now. First say in the session who is there.
decide-by-barred = Takes no part in this decision:
barred-recused = stood back from this request
barred-absent = absent from the session
barred-not-said = attendance not said
decide-do = Write the decision down
decide-do-ruling = Write the decision down: { $ruling }
decide-missing = The decision was not written down: something is missing
decide-missing-text = What is missing is said at each field above.

fault-not-of-committee = Somebody who decided or writes this is not of the committee
    .next = Nothing was written. Check the members in the session; the administrator adds whoever is missing.
fault-absent = Somebody who decided or writes this is not marked as present
    .next = Nothing was written. Say in the session who is there, or untick whoever is absent under “Who decided”.
fault-recused = Somebody who decided or writes this stood back from the request
    .next = Nothing was written. Untick that person under “Who decided”, let somebody else write it down, or correct the standing back in the session.
fault-no-quorum = There is no quorum for this request
    .next = Nothing was written. As many decide as the quorum asks for, at least. Say in the session who is there, and tick under “Who decided” everyone who took part. If they are still too few, the request stays for the next session.
fault-not-on-agenda = This request is not on the session's agenda
    .next = Nothing was written. Add it to the agenda on the session's screen, then write the decision down.
fault-no-reason = The decision has no reason
    .next = Nothing was written. Write the reason in “Reason of the decision” and try again.

minutes-title = Minutes
minutes-association = Association
minutes-committee = Committee
minutes-quorum-missing = There is no quorum
minutes-agenda-none = No request was before this session.
minutes-asked = Asked for
minutes-decision = Decision
minutes-not-decided = Not decided in this session
minutes-disputed = Two decisions stand on it: nothing is paid or delivered until the committee settles it by one decision.
minutes-recused = Stood back
minutes-totals = The session in numbers
minutes-requests = Requests before it
minutes-undecided = Not decided
minutes-total = Amounts granted, in all
minutes-over = Over the budget by
printed-on = Printed on { $date }

signatures-title = Signatures
signatures-secretary = Secretary
signatures-member = Member
signatures-head = Head of the committee
signatures-accountant = Accountant
signatures-name = Name:
signatures-sign = Signature:

payments-title = Payment list
payments-none = Nothing is to be paid by this session’s decisions. What the committee accepts appears here, unless a later decision took its place.
payments-money = Amounts to pay
payments-things = Things and services to deliver
payments-number = No.
payments-name = Name on the file
payments-file = File number
payments-kind = Kind of support
payments-payee = Owner of the account
payments-iban = IBAN
payments-delivered = Delivered before
payments-to-pay = To be paid
payments-to-give = To be delivered
payments-thing = Thing or service
payments-receiver = Receives
payments-no-iban = No IBAN on record
payments-without-iban = { $count ->
    [one] One row has no IBAN; it is to be completed before payment.
   *[other] { $count } rows have no IBAN; they are to be completed before payment.
}
payments-total = To be paid in all: { $amount }
payments-disputed = { $count ->
    [one] On one amount two decisions stand; it is not in the total.
   *[other] On { $count } amounts two decisions stand; they are not in the total.
}
