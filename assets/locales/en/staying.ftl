# What stays on this device until its author has seen it; and what waits because it is not kept.

staying-title = For you to see
staying-left-short = The case is no longer assigned to you
staying-refused-count = { $count ->
    [one] { $count } record not accepted by the server
   *[other] { $count } records not accepted by the server
}
staying-unfinished-count = { $count ->
    [one] { $count } visit of yours not handed in
   *[other] { $count } visits of yours not handed in
}
staying-late-count = { $count ->
    [one] Something written after a visit was accepted
   *[other] Something written after { $count } visits were accepted
}

left-title = This case is no longer assigned to you
left-unfinished = The visit you began stays with you: finish it and hand it in, and it reaches the association. That works for 30 days after the change; then the case leaves this device.
left-nothing-open = It leaves this device once nothing of yours in it is waiting.

refused-title = The server did not accept this
refused-kept = It is all kept on this device, as you wrote it, with its photos. It has not reached the association:
refused-not-allowed = Why: your role, or who has the case now, does not cover it any more.
refused-too-large = Why: it is larger than the server takes.
refused-unreadable = Why: it could not be read safely.
refused-foreign-photo = Why: it names a photo of another case.
refused-depends = Why: it rests on something else that was not accepted.
refused-not-of-committee = Why: the decision names somebody who is not of the committee.
refused-absent = Why: the decision names somebody who was not in the session.
refused-recused = Why: the decision names somebody who stood back from this request.
refused-no-quorum = Why: fewer members decided than the quorum asks for.
refused-not-on-agenda = Why: the request was not before that session.
refused-no-reason = Why: any decision but an acceptance needs its reason, and so does taking one back.
refused-other-heads = Why: the declaration is over something other than a visit or a request of this case, or its papers.
refused-settled = Why: what was signed or decided is not changed; a new one is written instead.
refused-other-rule = Why: it breaks a rule that this version of the app does not know. Update the app to read it.
refused-next = Tell the branch supervisor the case number { $number }. Do not delete the app meanwhile: this is the only copy. If the case is assigned to you again, this is sent once more by itself.
refused-put-away = I have seen this
refused-put-away-left = The case is no longer assigned to you: this work and its photos then leave this device, and nobody can bring them back.
refused-put-away-stays = This notice then goes. What you wrote stays on this device, and still does not reach the association.
refused-put-away-yes = Put it away

kind-case = Correction of the case
kind-visit = Visit
kind-submission = Handing in of a visit
kind-review = Review
kind-document = Paper
kind-declaration = Declaration
kind-visit-order = Visit order
kind-comment = Comment
kind-support-request = Support request
kind-contact = Contact
kind-referral = Referral
kind-follow-up = Follow-up
kind-report = Social report
kind-session = Committee session
kind-decision = Decision
kind-reply = Reply to the applicant
kind-appeal = Appeal
kind-registration = Registration
kind-service = Receipt
kind-feedback = Feedback
kind-complaint = Suggestion or complaint
kind-obstacle = Obstacle
kind-annex = Sensitive answers
kind-acknowledgement = Acknowledgement of the policy
kind-other = Another record

late-title = Written after the visit was accepted
late-in-case = It is in no visit and reaches nobody. Open the visit to read it.
late-open = Open the visit
late-text = The supervisor accepted this visit while the following was being written. It is not part of the visit and is on this device only:
late-next = If it matters, tell the supervisor, or write it at the next visit. Then discard it here.
late-discard = Discard
late-discard-ask = Discard it for good? The visit stays as it was accepted.
late-discard-yes = Yes, discard

held-title = Something on this screen is not saved.
held-lock = A signature, a picture or the last words typed. Locking now would lose it.
held-lock-anyway = Lock all the same
held-update = A signature, a picture or the last words typed. Updating now would lose it.
held-update-anyway = Update all the same
held-tab = A signature, a picture or the last words typed. So the app did not go on in the other tab: save or clear it here first.
leaving-unsaved = Nobody has touched the screen for a while. The app locks in half a minute. Something on this screen is not saved yet and would be lost.
save-refused = This takes no more: the last of what you wrote is not part of it.
