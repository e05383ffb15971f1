# The office: whose every case is, what is due, whose device is silent; assigning and ordering.

office-tabs = Parts of the office
office-tab-review = To review
office-tab-read = To read
office-tab-follow = Follow up
office-tab-cases = Cases

delegate-woman = Woman
delegate-man = Man

also-not-assigned = { $count ->
    [one] { $count } assignment did not happen
   *[other] { $count } assignments did not happen
}
also-overdue = { $count ->
    [one] { $count } visit overdue
   *[other] { $count } visits overdue
}
also-due = { $count ->
    [one] { $count } visit to come
   *[other] { $count } visits to come
}
also-silent = { $count ->
    [one] { $count } silent device
   *[other] { $count } silent devices
}

follow-title = Follow up
follow-count = { $count ->
    [0] No visits
    [one] { $count } visit
   *[other] { $count } visits
}
follow-more = { $count ->
    [one] And { $count } more visit after this list.
   *[other] And { $count } more visits after this list.
}
follow-overdue-title = Overdue visits
follow-overdue-none = No visit is past its day.
follow-due-title = Visits to come
follow-due-none = No visit is asked for. Visits are ordered under “Cases”.
follow-unread-title = Not opened yet
follow-unread-none = Everything handed in has been opened.
follow-delegates-title = Delegates and their devices
follow-delegates-none = There are no delegates in this branch yet. The administrator adds them.
follow-due-of = { $count ->
    [one] { $count } visit asked for
   *[other] { $count } visits asked for
}
follow-never-came = No device has connected yet
follow-came = { $count ->
    [0] Device connected today
    [one] Device connected yesterday
   *[other] Device connected { $count } days ago
}
follow-silent = { $count ->
    [0] Device connected today
    [one] Silent for { $count } day
   *[other] Silent for { $count } days
}
follow-silent-hint = A silent device is mostly far from a signal, and what was recorded is kept on it. Call whoever is silent for long, and assign the cases to somebody else if need be.
follow-nobody = No delegate
follow-not-assigned-title = Assignments that did not happen
follow-not-assigned = Not assigned
not-assigned-not-allowed = This case is outside your branch, or no longer there. Ask the administrator.
not-assigned-moved = Somebody else assigned it before your request arrived. Open the case, see whose it is now, and assign it again if need be.
not-assigned-no-delegate = Whoever was chosen is no longer a delegate of this branch. Open the case and choose somebody else.

cases-title = Cases
cases-filter = Which cases are shown
cases-all = All
cases-nobodys = No delegate
cases-of-delegate = The delegate’s
cases-none = There are no cases in this office yet. The administrator adds them; they appear here after the next connection.
cases-none-here = No cases here.
cases-show-all = Show all cases
cases-search-for-more = The first 200 cases are shown. Search for the others.
cases-select = Select { $name }
cases-select-shown = Select all shown
cases-select-none = Clear selection
cases-too-many = At most 200 cases are assigned at once.
cases-assign = { $count ->
    [one] Assign { $count } case
   *[other] Assign { $count } cases
}

assign-title = Assign cases
assign-cases = { $count ->
    [0] No cases selected
    [one] { $count } case selected
   *[other] { $count } cases selected
}
assign-more = { $count ->
    [one] and { $count } more case
   *[other] and { $count } more cases
}
assign-is-with = With { $name }
assign-conditions = What these families ask for
assign-to = To whom?
assign-to-missing = Choose a delegate.
assign-to-nobody = No delegate
assign-to-nobody-text = The case goes back to the office; no delegate sees it after that.
assign-do = Assign
assign-and-order = Assign and order a visit
assign-done = { $count ->
    [one] { $count } case assigned to { $name }
   *[other] { $count } cases assigned to { $name }
}
assign-done-nobody = { $count ->
    [one] { $count } case is back with the office
   *[other] { $count } cases are back with the office
}
assign-done-text = The server is told with the next connection; what could not be done appears under “Follow up”.

order-with = And order a visit
order-with-text = The visit comes first on the delegate’s screen, with its day and purpose.
order-date = Last day for the visit
order-within = { $count ->
    [one] Within { $count } day
   *[other] Within { $count } days
}
order-date-missing = The visit needs a day.
order-date-past = That day has passed. Choose today or later.
order-purpose = Type of visit
order-priority = Priority
order-note = A note for the delegate (optional)
order-note-hint = The delegate reads it with the visit, as written.

not-suited-title = { $count ->
    [one] { $count } family is not visited by this delegate
   *[other] { $count } families are not visited by this delegate
}
not-suited-text = The visit is asked to be by a woman only, or by a man only, which does not fit { $name }. Nothing has been assigned yet.
not-suited-next = Choose somebody whom it fits. If a family no longer asks for it, change that in its case.
not-suited-without = Assign only the others

office-case-title = Delegate and visit
office-assignee = With
office-assign = Assign or order a visit
office-conditions = Conditions of a visit
office-conditions-none = This family asks for nothing special.
office-conditions-edit = Change conditions
office-conditions-save = Save conditions
office-by = Who visits the family?
office-by-hint = Some homes are entered by a woman only. Their case is assigned to nobody else.
office-by-anyone = Any delegate
office-by-woman = A woman only
office-by-man = A man only
office-present-label = Who must be present? (optional)
office-present-hint = For example the guardian, or a male relative. The delegate sees it before going.
office-visits-none = No earlier visits to this case.
