# Contacts, referrals, complaints and the other matters; opening a case; what happened in a case.

timeline-month = { $month } { $year }

matter-title = Matter
matter-contact = Contact
matter-referral = Referral
matter-follow-up = Follow-up
matter-support-request = Support request
matter-report = Social report
matter-reply = Telling of the decision
matter-appeal = Appeal
matter-registration = Completion of registration
matter-service = Receipt
matter-complaint = Suggestion, complaint or dispute
matter-obstacle = Obstacle
matter-other = A matter that this version of the app does not know

matter-begin-case = Open a new file
matter-begin-contact = Record a contact
matter-begin-referral = Refer
matter-begin-follow-up = Record a follow-up
matter-begin-answer = Answer the referral
matter-begin-support-request = Write a support request
matter-begin-report = Write the social report
matter-begin-reply = Tell of the decision
matter-begin-appeal = Record an appeal
matter-begin-registration = Complete the registration
matter-begin-service = Record a receipt
matter-begin-complaint = Record a suggestion, complaint or dispute
matter-begin-obstacle = Record an obstacle

matter-state-draft = Not finished
matter-state-open = Open
matter-state-closed = Ended
matter-state-dropped = Put away
matter-state-to-tell = Done, and nobody told yet
matter-state-taken-back = Receipt taken back
matter-state-handed-over = With the office
matter-begun-by = { $name }, { $since }
matter-overdue = { $count ->
    [0] Due today
    [one] Was due yesterday
   *[other] Was due { $count } days ago
}
matter-due = { $count ->
    [0] Due today
    [one] Due tomorrow
   *[other] Due in { $count } days
}

request-urgent = Urgent
request-amended = Changed after it was handed in
request-holds = { $count ->
    [0] Nothing holds it
    [one] One thing holds it
   *[other] { $count } things hold it
}

matter-about = About
matter-about-away = Another record that is not on this device.
matter-spoken = What followed
matter-decision = The committee's decision: { $ruling }
matter-decision-of = Session { $number }, { $date }
matter-decision-replaced = Another decision took its place

matter-finish = Finish and save
matter-to-request = To the request and its papers
matter-drop = Begun by mistake
matter-drop-ask = Put this matter away, with what was written in it?
matter-drop-yes = Yes, put it away
matter-incomplete = { $count ->
    [0] Something is still missing
    [one] One question is left before it is finished
   *[other] { $count } questions are left before it is finished
}
matter-incomplete-text = All that was written is kept. Look through the questions above, then finish again.
matter-not-nameless = The name is known all the same
matter-not-nameless-text = This is tied to a file or a contact that names the person, for all who read it. What is said without a name is begun from the list:
matter-says = What was recorded
matter-says-nothing = Nothing was written.
matter-by = Recorded by
matter-at = Recorded on

receipt-sign = Sign and save the receipt
receipt-print = Print or save the receipt
receipt-renewed = The receipt changed after it was signed: it is to be signed again.
receipt-stale = The receipt changed after it was signed.
receipt-signature = Signature of whoever received
receipt-by = Written by
receipt-given = What was delivered
receipt-received = Receipt
receipt-take-back = Take the receipt back
receipt-take-back-why = Why is it taken back?
receipt-take-back-hint = The receipt stays with its signature and counts for nothing in the family's aid; what it was for can be delivered anew. Whoever opens it reads the reason.
receipt-take-back-yes = Yes, take the receipt back
receipt-taken-back = This receipt was taken back and counts for nothing.

matters-filter = Which matters are shown
matters-open = What waits
matters-all = All
matters-count = { $count ->
    [0] No matters
    [one] One matter
   *[other] { $count } matters
}
matters-first-only = The first 200 matters are shown. The rest appear as some of them end.

matters-contacts = Contacts
matters-contacts-none = No contact here. Everybody who comes or calls is recorded as they are received.
matters-referrals = Referrals
matters-referrals-none = No referral here. A referral is written from the contact that called for it.
matters-complaints = Suggestions, complaints and disputes
matters-complaints-none = Nothing here. What people say is recorded as they said it, and followed to its end.
matters-obstacles = Obstacles to good service
matters-obstacles-none = No obstacle here. What stands in the way of good service is recorded so that it is dealt with.
matters-appeals = Appeals
matters-appeals-none = No appeal here. An appeal is recorded from the decision itself.
matters-requests = Requests under way
matters-requests-none = No request here. A request is written from the applicant’s file.
matters-returned = Requests for you to complete
matters-returned-none = No request needs completing.
matters-in-study = Requests under study
matters-in-study-none = No request is under study. Requests appear here once handed in, and the social report is written from them.
matters-to-forward = Requests to forward to the committee
matters-to-forward-none = No request waits to be forwarded. Requests appear here once handed in.
matters-forwarded = Requests before the committee
matters-forwarded-none = No request is before the committee. What the supervisor forwards appears here.
matters-to-reply = Decisions not told yet
matters-to-reply-none = Every applicant has been told.
matters-ageing = Requests whose answer is due
matters-ageing-none = No answer is due.
matters-early = Answers before the time
matters-early-none = No answer came before the time that the policy names.
matters-to-ask = People not asked yet how it went
matters-to-ask-none = Everybody who was served or declined has been asked.
matters-drafts = Not finished yet
matters-drafts-none = You have begun nothing that is not finished.

new-case-title = Open a new file
new-case-text = A name and a category are enough to open the file; the rest may follow.
new-case-name-hint = In four parts, as on the identity card.
new-case-landmark-hint = What the house is known by: a mosque, a school, a shop.
new-case-name-missing = The name is needed.
new-case-category-missing = Choose a category.
new-case-refused = This cannot be taken here. Compare it with the original and write it again.
new-case-open = Open the file
correct-case = Correct the data
correct-case-title = Correct the file’s data
correct-case-save = Save
new-case-similar = Files that may be the same person’s
new-case-similar-count = { $count ->
    [0] No similar file
    [one] One file may be the same person’s
   *[other] { $count } files may be the same person’s
}
new-case-similar-text = Nothing has been opened yet. If this person has a file here, work in that file.
correct-case-similar-text = Nothing has been saved yet. One person has one file: compare what is written with the original first.
new-case-ask-here = Write a support request in the file of { $name }
new-case-none-of-these = Somebody else: open a new file
correct-case-none-of-these = Somebody else: save

case-ways-title = In this file
case-timeline = What happened in this file
case-ledger = Aid given over the years

timeline-title = What happened in this file
timeline-none = Nothing has happened in this file yet. All that is recorded in it appears here.
timeline-opened = File opened
timeline-visit = Home visit
timeline-handed-in = Handed in for review
timeline-returned = Returned for completion
timeline-accepted = Accepted by the supervisor
timeline-declared = Declaration signed
timeline-ordered = Visit ordered
timeline-request-handed-in = Request handed in
timeline-request-returned = Request returned for completion
timeline-receipt-taken-back = Receipt taken back
timeline-request-forwarded = Request forwarded to the committee
timeline-begin = Record something in this file
timeline-begin-not = Close the list
