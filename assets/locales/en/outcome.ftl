# How a visit went, what is due, the slip for the family, and two values of one answer.

due-title = Visits to make
due-overdue-count = { $count ->
    [one] { $count } overdue
   *[other] { $count } overdue
}
due-overdue = { $count ->
    [one] { $count } day overdue
   *[other] { $count } days overdue
}
in-days = { $count ->
    [0] Today
    [1] Tomorrow
   *[other] In { $count } days
}
due-ordered = Asked for by the supervisor
due-retry = To be tried again
due-priority = Priority: { $priority }
due-present = Present: { $who }
due-by = { $name }

case-not-held = The visit did not take place
visit-drop-ask = Put this visit away? Nothing was written in it yet.
outcome-retry = To be tried again on { $date }
outcome-offered = A day soon
outcome-to-complete = Once the outcome and what it needs are chosen, the button to hand in appears here.

same-title = As at the last visit?
same-from = Recorded by { $name }, { $at }
same-confirm = Nothing has changed
same-else = If something has, answer below as usual.
same-confirmed = Confirmed as at the last visit
same-confirmed-text = If something has changed, just edit its answer.

slip-title = Slip for the family
slip-open = Slip for the family
slip-hint = Show it to the family or send it. Nothing of what was recorded is on it.
slip-text = The association's delegate visited you. Name the case number when you contact us.
slip-number = Case number
slip-date = Date
slip-delegate = Who visited you
slip-phone = The association's telephone
slip-line = { $label }: { $value }
slip-share = Send
slip-print = Print
slip-copied = The text is copied. It can be pasted into a message.
slip-not-shared = This device cannot send it. Show the slip or print it.

two-values-title = Two different answers
two-values-banner = { $count ->
    [one] { $count } question has two different answers
   *[other] { $count } questions have two different answers
}
two-values-text = They were written on two devices at the same time, and both are kept. The right one is chosen before handing in.
two-values-case = They were written on two devices at the same time, and both are kept. The right one is to be chosen.
two-values-other = They were written on two devices at the same time, and both are kept until somebody who may choose does.
two-values-choose = Choose the right one
two-values-take = Choose
two-values-counts = Counts now
two-values-none = No different answers: one is chosen for each question.
two-values-removed = (removed)
two-values-kept = (there)
two-values-at-question = This question has two different answers; this one counts now.

case-name = Name
case-identity-number = Identity number
case-mobile = Mobile
case-region = Region
case-city = City or village
case-district = District
case-landmark = Nearest landmark
case-visited-by = Who may visit the family
case-to-be-present = Who must be present
case-member = Family member
