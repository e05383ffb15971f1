# What people think, and what staff have at hand.

score-1 = Very poor
score-2 = Poor
score-3 = Fair
score-4 = Good
score-5 = Very good
score-of-five = { $word }, { $score } of 5

feedback-title = Satisfaction
feedback-promise = The answers are sealed, and change nothing in the request. Staff’s devices are given only means of five answers or more. To say how it went is everyone's right, whether the request was accepted or declined.
feedback-courtesy = Was the reception courteous and respectful?
feedback-time = Was enough time given?
feedback-answers = Were all questions answered?
feedback-ease = Did it go without hardship?
feedback-quality = How good was the service?
feedback-line = A last word
feedback-line-hint = Optional, without names. Sealed with the answers; once five or more have written, the association’s management may read the lines without who wrote them.
feedback-nothing = One answer is enough. What one does not want to answer is left out.
feedback-give = Seal and send the answers
feedback-giving = The answers are being sealed…
feedback-later = Later
feedback-thanks = Thank you
feedback-sealed = The answers are sealed
feedback-thanks-text = Nothing of them is left on this screen; they are sent with the next connection. The device can be handed back now.
feedback-done = Done
feedback-none = The association has set no questions about satisfaction.
feedback-none-next = Once its profile has some, they come with the next connection.

satisfaction-title = Satisfaction: results
satisfaction-hint = A means to assess and improve, not to punish or expose. Means only, and nobody is ranked.
satisfaction-none = No results yet.
satisfaction-none-why = A result is shown once at least five have answered a question in a month. The running month is not told before it ends, so that nobody's answer can be made out.
satisfaction-rules = Every figure is the mean of at least five answers. The running month is not told, nor anything from which fewer than five answers could be worked out.
satisfaction-told = As the server told it { $at }
satisfaction-never-told = The server has told no results yet. They come with the next connection to whoever may see them.
satisfaction-group = Of
satisfaction-mean = Mean
satisfaction-answers = Answers
satisfaction-of-five = { $mean } of 5
satisfaction-at-least = at least { $count }
satisfaction-all = Everyone
satisfaction-accepted = Whose requests were accepted
satisfaction-declined = Whose requests were declined
satisfaction-unnamed = A name that this device does not know

policy-title = Policy and guides
policy-not-here = The association's policy has not come to this device yet.
policy-not-here-next = It comes with the next connection, and then stays here without one.
policy-unsigned = The policy waits for your signature
policy-unsigned-text = It demands that staff read and sign it.
policy-to-sign = Read and sign the policy
policy-version = Version of the policy in the app
policy-replaces = Replaces
policy-review = To be reviewed
policy-circulation = Circulated to
policy-adoption-none = The policy prints no meeting of the board and no date of its adoption.
policy-meeting = Meeting of the board
policy-term = Term
policy-hijri = Hijri date as printed
policy-gregorian = Gregorian date as printed
policy-date-printed = { $printed } (that is { $date })
policy-dates-apart = The two printed dates are not one day
policy-dates-days = { $count ->
    [one] They are one day apart by Umm al-Qura.
   *[other] They are { $count } days apart by Umm al-Qura.
}
policy-dates-no-hint = Nothing simple explains the difference.
policy-dates-whose = The program has chosen neither. Which one is right is for the board to say.
policy-hint-next-day = The month may have begun by sighting, or by a calendar printed before 1420.
policy-hint-gregorian-year = They agree if the Gregorian year were { $year }.
policy-hint-hijri-year = They agree if the Hijri year were { $year }.
policy-hint-exchanged = They agree if day and month of the Gregorian date changed places.
policy-hint-hijri-exchanged = They agree if day and month of the Hijri date changed places.
policy-hint-gregorian-digit = They agree if the Gregorian date were { $date }: one digit is different.
policy-hint-hijri-digit = They agree if the Hijri date were { $date }: one digit is different.
policy-channels-title = Channels
policy-steps-title = Steps
policy-duties-title = What the association is bound to
policy-tools-title = Tools and guides
guide-open = Open
guide-open-named = Open { $name }
guide-opening = The file is being read…
guide-show = Show in a new page
guide-show-named = { $name }: show in a new page
guide-save = Keep the file
guide-save-named = { $name }: keep the file
guide-coming = The file comes with a connection
guide-none = The association has not given it yet
policy-reply-title = How long an answer takes
policy-reply-unconfirmed = The board has not said whether this is the least or the most. So people are told that it may take { $count ->
    [one] one day
   *[other] { $count } days
} or more, and no request counts as overdue.
policy-reply-floor = The board reads it as the least: no answer before { $count ->
    [one] one day
   *[other] { $count } days
}.
policy-reply-ceiling = The board reads it as the most: an answer within { $count ->
    [one] one day
   *[other] { $count } days
}.
policy-beliefs-title = Misconceptions to put right
policy-beliefs-none = The association has entered none yet.
policy-belief-said = What is said
policy-belief-answer = What is true
policy-assumed-title = What the program assumed
policy-assumed-text = The board has not set these figures yet, so the program works with:
policy-assumed-none = The board has set every figure; the program assumed none.
policy-assumed-sons = Age at which a son no longer counts as a child of the file: { $count } years
policy-assumed-daughters = Age at which a daughter no longer counts as a child of the file: { $count } years
policy-assumed-restudy = A file is studied again { $count ->
    [one] every month
   *[other] every { $count } months
}
policy-assumed-bands = Limits of the income bands per head and month in SAR: { $figures }
policy-assumed-urgent = No urgent aid before the committee decides
policy-signed-title = Who has signed
policy-signed-none = Nobody has signed yet.
policy-not-signed = Not signed yet
policy-have-signed = Signed
policy-signed-current = The version that holds
policy-signed-earlier = An earlier version: { $version }

policy-sign-title = Signing the policy
policy-sign-text = By signing I confirm that I have read this policy.
policy-sign = Sign that it was read
policy-signing = The signature is being kept…
policy-sign-done = Signed
policy-sign-done-text = It reaches the association with the next connection.
policy-sign-nothing = No policy waits for your signature.
