# Each role's first screen, and the rooms of the office.

home-more = More
home-none-waits = Nothing waits
home-all-of-these = Show all
home-receive = Receive somebody
home-contacts-open = Contacts waiting for an answer
home-contacts-own = Open contacts that have not reached the association yet
home-referred-to-me = Questions referred to social research
home-requests = Support requests
home-committee = The committee's work
home-sessions = Committee sessions
home-deliveries = Deliveries and distribution day
home-outreach = Outreach visits
home-outreach-hint = Who is due for a visit without having asked
home-visits = Visits handed in
home-policy = Policy and guides
home-policy-signed = The policy, and who has signed it
home-satisfaction = Satisfaction results
home-review-title = The policy is due for review
home-review-text = The board set { $date } for it. Afterwards the new version is published, with the next date.
home-sign-title = The policy waits for you to read and sign it
home-sign-text = Read it once, then sign that you have. Your work does not stop for it.
home-sign = Read the policy and sign

office-tab-sessions = Sessions
office-tab-requests = Requests
