# What every screen uses: names of things, buttons, statuses.

app-name = Mandoob
language-name-other = العربية
page-title = { $screen } – Mandoob
skip-to-content = Skip to the content

action-back = Back
action-home = Home
action-cancel = Cancel
action-continue = Continue
action-retry = Try again
action-lock = Lock
action-show-more = Show more
loading = One moment…

role-volunteer = Volunteer
role-delegate = Delegate
role-relations-officer = Beneficiary relations officer
role-researcher = Social researcher
role-supervisor = Branch supervisor
role-committee-member = Committee member
role-secretary = Committee secretary
role-administrator = Administrator
role-unknown = A role that this version of the app does not know

sync-idle = Everything is sent
sync-typed = Something written is on this device only
sync-unsent = { $count ->
    [one] { $count } record not sent
   *[other] { $count } records not sent
}
sync-photos = { $count ->
    [one] { $count } photo is on this device only
   *[other] { $count } photos are on this device only
}
sync-exchanging = Sending
sync-offline = No connection
sync-stopped = Sending has stopped
sync-now = Try to send now

stage-in-progress = Being recorded
stage-handed-in = Handed in, awaiting review
stage-amended = Handed in, then changed
stage-returned = Returned for completion
stage-accepted = Accepted

whereabouts-refused = Not accepted by the server
whereabouts-on-device = Saved on this device
whereabouts-received = Reached the association
whereabouts-read = Seen by the supervisor

# Between parts of a list; the braces keep the space.
list-separator = { ", " }
unanswered = No answer

days-ago = { $count ->
    [0] today
    [1] yesterday
   *[other] { $count } days ago
}

update-title = A newer version of the app is ready
update-text = Everything you wrote is saved. Updating takes a moment and needs no connection.
update-action = Update now
