# A supervisor's queue, and reading a visit.

queue-title = Visits to review
queue-waiting-title = Awaiting review
queue-waiting-count = { $count ->
    [0] No visits
    [one] { $count } visit
   *[other] { $count } visits
}
queue-waiting-none = No visit awaits review. What delegates hand in appears here after the next connection.
queue-reviewed-title = Reviewed lately
queue-reviewed-none = No visit has been reviewed yet.
queue-by = Handed in by { $name } { $since }
queue-begun-by = Begun by { $name } { $since }

read-title = Read the visit
read-written-by = Written by { $name }, { $at }
read-written-by-many = { $count ->
    [0] No writer recorded
    [one] Written by { $count } person at several times
   *[other] Written by { $count } people
}
read-show-writers = Show who wrote each answer, and when
read-hide-writers = Hide who and when
read-nothing-answered = No answers in this section.
read-calculated = Worked out
read-problems-title = { $count ->
    [0] Nothing flagged by the app
    [one] { $count } thing flagged by the app
   *[other] { $count } things flagged by the app
}
read-comments-title = Review comments
read-comments-none = No comments yet.
read-summary-title = About the visit
read-delegate = Delegate
read-begun = Begun
read-handed-in = Handed in
read-status = Status

review-accept = Accept
review-return = Return for completion
review-comment-label = What is to be completed?
review-comment-hint = The delegate reads it as written. Name the section and the question.
review-comment-optional = A comment with the acceptance (optional)
review-comment-missing = Returning needs a comment that says what is missing.
review-accept-ask = Accept this visit as it was handed in?
review-accept-yes = Yes, accept the visit
review-return-yes = Return the visit for completion
review-accepted = Accepted
review-returned = Returned for completion
review-by = { $name }, { $at }
review-amended = This visit was changed after it was handed in. Below is what was handed in; this has changed since:
review-amended-line = { $question }: now “{ $now }”
