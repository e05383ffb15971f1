# A delegate's lists and a case; and the plain home of roles whose screens come later.

home-title = Home
home-search-label = Search the cases
home-search-hint = Name, case number or place
home-search-none = No case matches “{ $text }”. Try part of the name, or the case number.
home-continue-title = Visits to continue
home-handed-in-title = Visits handed in
home-cases-title = Cases
home-cases-count = { $count ->
    [0] No cases
    [one] { $count } case
   *[other] { $count } cases
}
home-cases-none = No cases are assigned to you yet. When the supervisor assigns one, it appears here after the next connection.
home-unsent-title = { $count ->
    [0] Everything is sent
    [one] { $count } record is on this device only
   *[other] { $count } records are on this device only
}
home-unsent-text = Saved and encrypted; sent by itself when there is a connection. The oldest is from { $since }.
home-photos-text = Photos are sent after the answers, while the app is unlocked. Locking delays them; deleting the app before they arrive loses them.
home-last-visit = Last visit { $since }
home-never-visited = Not visited before
home-visit-begun = Begun { $since }
home-visit-handed-in = Handed in { $since }
progress-required = { $answered } of { $required } required questions

role-home-text = Your role: { $role }. Its work is done on the server; it reads no beneficiary files in this app.

case-title = Case
case-number = Case number
case-category = Category
case-place = Place
case-details-title = Details and address
case-house-title = Finding the house
case-house-from = From the visit by { $name }, { $at }
case-members-title = Family members
case-members-none = No members are recorded in this case yet.
case-visits-title = Earlier visits
case-visits-none = No earlier visits. The first begins with the button above.
case-start-visit = Start a visit
case-continue-visit = Continue the visit
case-call = Call
case-age = { $count ->
    [0] under a year
    [one] { $count } year old
   *[other] { $count } years old
}
