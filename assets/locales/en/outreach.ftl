# Reaching people without being asked.

outreach-title = Outreach visits
outreach-hint = Who is due for a visit without having asked: the greatest need first, then the earliest date, then the nearest.
outreach-due = Due for a visit
outreach-count = { $count ->
    [0] Nobody
    [one] 1 file
   *[other] { $count } files
}
outreach-none = No visit is due.
outreach-none-next = Shown here a month ahead: re-studies, children who reach the age limit, visits that were ordered, and files that nobody has visited.
outreach-first-ones = These are the first 200. The others follow as visits are made.
outreach-plan = Plan a day of visits
outreach-ordered = Ordered by the supervisor: { $date }
outreach-retry = To be tried again after a visit that was not held: { $date }
outreach-never = Not visited since the file was opened: { $date }
outreach-restudy = Re-study due: { $date }
outreach-age = { $name }: reaches the age limit on { $date }
outreach-need-1 = Most pressing need
outreach-need-2 = High need
outreach-need-3 = Medium need
outreach-need-4 = Low need
outreach-need-unknown = Need not assessed yet
outreach-not-placed = The home's position is not recorded
outreach-metres = { $far } m
outreach-kilometres = { $far } km
outreach-where-am-i = Where I am
outreach-where-again = Find where I am again
outreach-where-forget = Without my position
outreach-where-hint = Distances need to know where you are. It is asked only by this button, and not kept.
outreach-crow = Distances are as the crow flies; the road is longer.
outreach-restudy-board = Files are studied again { $count ->
    [one] every month
   *[other] every { $count } months
}, as the board has set.
outreach-restudy-assumed = Files are studied again { $count ->
    [one] every month
   *[other] every { $count } months
}: a figure that the program assumed; the board has not set one yet.

outreach-day-title = A day of visits
outreach-how-many = How many visits does the day have room for?
outreach-fewer = Fewer
outreach-more = More
outreach-visits = { $count ->
    [0] No visits
    [one] 1 visit
   *[other] { $count } visits
}
outreach-in-order = The visits in order
outreach-in-all = In all between homes whose position is recorded: { $far } as the crow flies.
outreach-first-leg = From the start: { $far }
outreach-leg = From the one before: { $far }
outreach-day-note = The most pressing are chosen, then always the nearest comes next. Distances are as the crow flies: whoever knows the road knows the better order. Homes without a recorded position come last.
outreach-print = Print the plan
