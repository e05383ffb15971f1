# Recording a visit: one group of questions a screen, then handing it in.

visit-title = Home visit
visit-groups-title = Sections of the visit
visit-all-groups = All sections
visit-group-place = Section { $number } of { $total }
visit-previous = Previous
visit-next = Next
visit-to-finish = Hand in
visit-read-only = This visit can only be read.
visit-returned-title = Returned for completion
visit-returned-by = { $name }, { $since }

save-saved = Saved on this device
save-saving = Saving…
save-failed = The last of what you wrote is not saved. Keep this page open; the app keeps trying.

group-empty = Not begun
group-partial = { $answered } of { $required }
group-complete = Complete
group-optional = Optional
group-problems = { $count ->
    [one] { $count } thing to look at
   *[other] { $count } things to look at
}
group-comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
group-not-needed = No questions here for this family.

question-required = Required
question-optional = Optional
question-calculated = Worked out by the app
question-calculated-none = Shown once what it depends on is entered.
choice-search = Search the choices
choice-change = Change the choice
choice-clear = Clear the choice
choice-none-found = No choice matches what was written.
many-hint = More than one may be chosen.

repeat-add = Add: { $title }
repeat-item = { $title } { $number }
repeat-remove = Remove
repeat-remove-ask = Remove “{ $title }” and everything in it?
repeat-remove-yes = Yes, remove
repeat-remove-no = Keep
repeat-empty = Nothing added yet.

problem-missing = This question needs an answer.
problem-not-whole-number = Write a whole number, digits only.
problem-number-too-large = This number is too large. Check how many digits it has.
problem-not-number = Write a number, such as 1250 or 12.5.
problem-point-of-thousands = Write thousands without a point: 6000, and decimals with two places: 6.00
problem-not-date = There is no such date in the calendar. Check the day, month and year.
problem-wrong-type = This answer does not fit the question. Enter it again.
problem-not-a-choice = This choice is no longer in the list. Choose another.
problem-constraint = This value is outside what is accepted.
problem-too-long = The text is longer than allowed ({ $limit } characters). Shorten it.
problem-too-many = More items were added than are allowed. Remove some.
problem-identity-characters = An identity number has digits only.
problem-identity-length = An identity number has 10 digits; { $found } are written.
problem-identity-start = An identity number begins with 1 for citizens or 2 for residents.
problem-identity-check = A digit of the identity number is wrong, or two are swapped. Compare it with the original.
problem-mobile-characters = A mobile number has digits only.
problem-mobile-length = A mobile number has 10 digits and begins with 05; { $found } are written.
problem-mobile-start = A mobile number begins with 05.
problem-iban-characters = An IBAN is SA and then digits only.
problem-iban-length = An IBAN has 24 characters; { $found } are written.
problem-iban-start = A Saudi IBAN begins with SA.
problem-iban-check = A digit of the IBAN is wrong, or two are swapped. Compare it with the IBAN certificate.

finish-title = Hand in the visit
finish-missing-title = { $count ->
    [0] Everything is complete
    [one] { $count } thing left before handing in
   *[other] { $count } things left before handing in
}
finish-missing-text = Tap one to open its question.
finish-ready-title = The visit is complete
finish-ready-text = Once handed in, it reaches the branch supervisor with the next connection. If it is returned for completion, it shows here with the supervisor's comment.
finish-action = Hand in the visit
finish-working = Handing in…
finish-done-title = The visit is handed in
finish-status-title = Where is it now?
finish-photos-here = { $count ->
    [one] { $count } photo of this visit is on this device only. It is sent by itself while the app is unlocked; do not delete the app before it has arrived.
   *[other] { $count } photos of this visit are on this device only. They are sent by themselves while the app is unlocked; do not delete the app before they have arrived.
}
finish-on-device-photos-text = The visit and its photos are saved and encrypted here. The answers are sent by themselves with the next connection, even while the app is locked; the photos after them, while it is unlocked.
finish-received-photos-text = The association's server has signed for the answers. Losing this device does not lose them, but would lose the photos that have not arrived.
finish-accepted-text = The branch supervisor accepted it. Nothing more is needed.
finish-returned-text = The branch supervisor returned it for completion; the comment is below. It is handed in again once completed.
finish-amended-text = The branch supervisor opened it, and it was changed here since. The change shows there; the outcome of the review shows here.
finish-on-device-text = The visit is saved and encrypted here. It is sent by itself with the next connection, even while the app is locked.
finish-refused-text = The server did not accept this visit. All of it is kept on this device. Tell the branch supervisor the case number.
finish-received-text = The association's server has signed for it. Losing this device does not lose the visit.
finish-read-text = The branch supervisor opened it. The outcome of the review shows here.
finish-step-done = Done
finish-step-now = Now
finish-step-later = Later
finish-read-visit = Read what was handed in

confidential-question = Confidential
confidential-group = Answers marked with a lock are confidential: only the delegate whose file this is, the branch’s researcher and its supervisor are given them.
confidential-answer = A confidential answer that your role is not shown
confidential-say = Do not repeat a confidential answer here.
confidential-declared = Confidential answers that may have been signed for are not shown to your role.
confidential-declared-changed = Confidential answers that were signed for have changed since; only those who are given them are told.
