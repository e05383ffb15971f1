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
review-comment-missing = Write what is missing, or why.
review-accept-ask = Accept this visit as it was handed in?
review-accept-yes = Yes, accept the visit
review-return-yes = Return the visit for completion
review-begun = What you began to write is kept; it shows when you go on.
review-undecided = A visit with two different answers to a question cannot be accepted until one is chosen.
review-accepted = Accepted
review-returned = Returned for completion
review-by = { $name }, { $at }
review-amended = This visit was changed after it was handed in. Below is what was handed in; this has changed since:
review-amended-line = { $question }: now “{ $now }”

queue-title-read = Visits handed in
queue-waiting-none-read = No visit awaits review. What is handed in appears here after the next connection.
queue-also-title = Also waiting

read-outcome = Outcome of the visit
read-retry = Next attempt
read-last-visit = Visit before
read-to-sheet = Print or save
read-show = What is shown
read-show-all = All answers
read-show-changed = Only what changed
read-tap-hint = Press any answer to see its history and what was said about it.
read-was = At the visit before: { $was }
read-added = Not there at the visit before
read-gone = Was there at the visit before
read-calculated-text = The app works this value out from the answers.
read-history-title = What was written here, newest first
read-history-none = Nothing has been written here.
read-two-values-text = They were written on two devices at the same time, and nobody has chosen between them. The delegate chooses; returning the visit asks for it.
read-said = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
read-said-title = What was said at this question
read-say = A comment at this question
read-say-hint = The delegate reads it at the question, and so does everyone who reads the visit.
read-say-missing = The comment is empty.
read-say-send = Save comment
read-papers-missing = { $count ->
    [one] { $count } paper not seen
   *[other] { $count } papers not seen
}
read-other-paper = Another paper
read-no-pages = No picture
read-enlarge = Enlarge
read-page-alt = { $paper }, page { $number }
read-paper-number = Number
read-paper-issuer = Issued by
read-paper-issued = Issued on
read-paper-expires = Expires on

viewer-close = Close
viewer-previous = Previous
viewer-next = Next
viewer-place = { $number } of { $all }
viewer-smaller = Smaller
viewer-larger = Larger

declared-unsigned-text = The visit was handed in without a signed declaration.
declared-stale-text = Answers that were declared have changed since, and were not signed again.
declared-thumbprint-of = Thumbprint of { $name }

sheet-title = Print the visit
sheet-heading = Social research form – home visit
sheet-hint = This is the page as it is printed on A4. To save it as a file, choose “Save as PDF” in the print window.
sheet-print = Print or save
sheet-name = Head of the file
sheet-printed = Printed on
sheet-printed-by = Printed by
sheet-paper = Paper
sheet-papers-missing = Not seen: { $papers }
sheet-paper-facts = What is written on it
sheet-version = { $value } ({ $name }, { $at })
