# A support request on its way to the committee and back.

request-title = Support request
request-is-urgent = Urgent
request-edit = To the request’s form
request-says = What is asked for
request-as-handed-in = The request as it was handed in
request-amended-since = The request changed after it was handed in
request-amended-text = What was handed in, beside what is written now. A change moves nothing until the request is handed in anew.
request-beside-question = Question
request-beside-then = As handed in
request-beside-now = Now

request-stage-draft = Being written
request-stage-handed-in = Handed in, waits for the supervisor
request-stage-returned = Returned for completion
request-stage-forwarded = Before the committee
request-stage-to-complete = The committee asks for more
request-stage-postponed = Put off by the committee
request-stage-declined = Declined by the committee
request-stage-accepted = Accepted, to be delivered
request-stage-served = Accepted and delivered
request-stage-partly = Accepted, delivered in part

request-hold-paper-missing = A paper that is asked for was not seen
request-hold-paper-unmatched = A paper was not matched with the original
request-hold-paper-expired = A paper had expired on the day of handing in
request-hold-paper-too-old = A paper was older than is taken on the day of handing in
request-hold-guardianship-unproven = Who signed for another showed no proof of it
request-hold-declaration-missing = No declaration is signed
request-hold-declaration-stale = The declaration is to be renewed
request-hold-notice-missing = The applicant was not told that it goes to the committee and when it is answered

request-way-title = The request’s way
request-way-written = Writing the request
request-way-papers = Matching the papers
request-way-declaration = The declaration
request-way-notice = Telling the applicant how it goes on
request-way-handed-in = Handing the request in
request-way-supervisor = The branch supervisor
request-way-committee = The committee
request-way-told = Telling the decision
request-way-delivered = Delivering
request-way-is-done = Done
request-way-is-now = The request is here now
request-way-is-later = Later
request-way-is-without = Not done; the request went on
request-way-is-not-asked = Not needed
request-way-anew = to be completed and handed in anew
request-way-given-first = delivered before the decision
request-way-opened = a supervisor has opened it

request-papers-title = Papers asked for
request-papers-none = No papers are asked for in this category.
request-papers-in-confidence = Papers that may follow from confidential answers are not in this list; the branch supervisor sees them.
request-papers-lacking = { $count ->
    [0] All papers are complete
    [one] One paper lacks something
   *[other] { $count } papers lack something
}
request-paper-good = Matched and valid
request-declaration-unsigned = The applicant reads what was written, then signs that it is true.

request-report-title = Social report
request-report-none = No report has been written on this request yet.
request-report-open = Read the report
request-report-write = Write the social report

request-notice-title = Telling the applicant
request-notice-given = Told
request-notice-missing = Not told yet
request-notice-on = The applicant read the notice and said so on { $date }.
request-notice-text = Turn the screen to the applicant, who reads that the request goes to the committee and when it is answered, and presses the button.
request-notice-show = Show the notice to the applicant
request-notice-no-rule = The association’s rule about answers has not arrived yet. It comes with the first connection; then the notice can be shown.

notice-heading = Your request goes to the research committee
notice-goes = Your request is put before the association’s committee, which decides whether to accept or decline it. You are told the decision either way.
notice-as-printed = The policy’s own words:
notice-floor = { $count ->
    [14] The answer may take two weeks or more.
   *[other] { $count ->
        [one] The answer may take a day or more.
       *[other] The answer may take { $count } days or more.
    }
}
notice-ceiling = { $count ->
    [14] The answer comes within two weeks at the most.
   *[other] { $count ->
        [one] The answer comes within a day at the most.
       *[other] The answer comes within { $count } days at the most.
    }
}
notice-day-floor = It may take until this day, or longer:
notice-day-ceiling = The last day for the answer:
notice-no-promise = Handing in a request does not mean that it is accepted.
notice-read = I have read it
notice-close = Close without saying so

request-reply-ageing = The answer is due
request-reply-overdue = The answer is overdue
request-reply-early = Answered before the time
request-reply-day-floor = The answer may take until { $date }, or longer.
request-reply-day-ceiling = The last day for the answer is { $date }.
request-reply-passed = { $count ->
    [0] The applicant was told today
    [one] One day since the applicant was told
   *[other] { $count } days since the applicant was told
}

request-nothing-holds = The request is complete
request-nothing-holds-text = The papers, the declaration and the notice are all in order.
request-would-hold = Handed in now, it would be held by:
request-would-hold-text = It is taken all the same and is not lost. It stays with the branch supervisor until it is completed, or forwarded with what it lacks known.
request-hand-in = Hand the request in
request-hand-in-ask = Hand it in with what holds it?
request-hand-in-yes = Yes, hand it in
request-hand-in-no = No, not yet
request-handing-in = Handing in…
request-incomplete = { $count ->
    [one] One question of the request is missing or wrong
   *[other] { $count } questions of the request are missing or wrong
}
request-undecided = { $count ->
    [one] One question has two different answers; choose one first
   *[other] { $count } questions have different answers; choose one of each first
}

request-holds-title = What holds the request
request-holds-none = Nothing holds this request.
request-holds-hint = It can be forwarded once each line is ticked. A tick says that this is known and the request is forwarded with it.
request-hold-known = known, forward with it
request-forward = Forward to the committee
request-forward-not-yet = { $count ->
    [one] It can be forwarded once the remaining line is ticked.
   *[other] It can be forwarded once the remaining { $count } lines are ticked.
}
request-forward-ask = Forward this request to the committee as it was handed in?
request-forward-comment = A remark for the committee and for whoever handed it in (optional)
request-forward-yes = Yes, forward it
request-return-hint = Whoever handed it in reads this as it is. Name the paper or the question.
request-return-yes = Return the request for completion

request-returned-title = The request was returned for completion
request-complete-title = The committee asks for more
request-complete-text = What it asks for is in the decision below. Once completed, the request is handed in anew.
request-disputed = Two decisions stand on this request, and neither takes the other back
request-disputed-text = Nothing is delivered on it until the committee settles it by one decision in a session; until then the newer one is shown first.
request-appealed = An appeal against the decision is open
request-appealed-text = Whoever received it follows it up; its outcome is in the file’s history.
request-given-first = Delivered before the committee decided
request-given-first-text = Urgent aid that is put before the committee to be ratified.

request-decision-title = The committee’s decision
request-answers-title = What was said of the decision
request-decision-amount = Amount
request-decision-reason = Reason
request-decision-session = Session number
request-decision-beside = Another decision that none takes back.

request-tell = Tell the applicant
request-follows-title = Other steps
request-deliver = Deliver
request-deliver-more = Deliver more on this request
request-deliver-before = The committee has not decided yet
request-deliver-before-text = Delivering now is urgent aid within the board’s limit. It is put before the committee to be ratified, which may not ratify it.
request-register = Complete the registration
request-appeal = Write down an appeal
request-ask-feedback = Ask how it went
request-to-memo = The memo for the committee

# Ready wording for the reply; it may be changed before it is sent.
request-reply-words-accepted-money =
    Peace be upon you.
    We are glad to tell you that the committee has considered your request ({ $subject }) and accepted it with { $amount }. We will be in touch to arrange the delivery; nothing else is needed from you until then.
    { $association }
request-reply-words-accepted-thing =
    Peace be upon you.
    We are glad to tell you that the committee has considered your request ({ $subject }) and accepted it. We will be in touch to arrange the delivery; nothing else is needed from you until then.
    { $association }
request-reply-words-delivered-money =
    Peace be upon you.
    We are glad to tell you that the committee has considered your request ({ $subject }) and accepted it with { $amount }, which you have been given already; nothing else is needed from you.
    { $association }
request-reply-words-delivered-thing =
    Peace be upon you.
    We are glad to tell you that the committee has considered your request ({ $subject }) and accepted it. You have been given what you asked for already; nothing else is needed from you.
    { $association }
request-reply-words-declined =
    Peace be upon you.
    The committee has considered your request ({ $subject }) with care, and we are sorry that it could not be accepted. The reason: { $reason }.
    You have the right to appeal against this decision if you think that something was overlooked, or if your situation has changed. Tell us on any of our channels, and it will be looked at again. Our door stays open to you.
    { $association }
request-reply-words-to-complete =
    Peace be upon you.
    The committee has considered your request ({ $subject }). It stays open, and before deciding the committee needs the following: { $reason }.
    Please send it to us on any of our channels, or give it to the delegate at the next visit, so that your request is put before the committee again.
    { $association }
request-reply-words-postponed =
    Peace be upon you.
    The committee has considered your request ({ $subject }) and put the decision off to a later session. The reason: { $reason }.
    Your request stays as it is and nothing is needed from you. We will tell you the decision after that session.
    { $association }

memo-title = Memo for the research committee
memo-hint = This page is as it is printed on A4. To save it as a file, choose “Save as PDF” in the print window.
memo-print = Print or save
memo-name = Applicant
memo-family = Family members
memo-place = Home
memo-handed-in = Handed in
memo-by = Written by
memo-printed = Printed on
memo-request = The request
memo-research = What the researcher found and recommends
memo-research-none = No social report has been written on this request.
memo-income = Monthly income in riyals: claimed and evidenced
memo-income-source = Source
memo-income-claimed = Claimed
memo-income-evidenced = Shown by a paper
memo-income-all = In all
memo-no-evidence = no evidence
memo-aid = Aid so far
memo-aid-none = Nothing was given before, as far as is written down.
memo-year = { $year }: { $given }
memo-giver = { $name }: { $given }
memo-papers = Papers and declaration
memo-papers-good = Matched and valid
memo-papers-lacking = Papers that lack something:
memo-holds = What holds the request:
memo-waived = Forwarded by a supervisor who knows of:
memo-supervisor = The supervisor’s remarks
memo-earlier = Earlier decisions on this request
memo-decision = The committee’s decision
memo-signatures = Signatures
memo-member = Member { $number }: name and signature
