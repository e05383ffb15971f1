# What is delivered, and a family's aid.

money-riyals = { $count ->
    [one] { $amount } riyal
   *[other] { $amount } riyals
}
money-riyals-part = { $amount } riyals

deliver-title = Deliver
deliver-what = What is delivered
deliver-things = { $count } × { $item }
deliver-before = Delivered before: { $delivered } of { $whole }
deliver-for = Applicant
deliver-request = Request
deliver-receiver = Who receives
deliver-who = Received by
deliver-proxy-name = Name of the proxy
deliver-proxy-identity = Identity number of the proxy
deliver-proxy-identity-hint = 10 digits, from the original document
deliver-proxy-relation = Relation of the proxy to the applicant
deliver-name-missing = The proxy’s name is needed.
deliver-name-digits = A name must have letters and no digits.
deliver-identity-missing = The proxy’s identity number is needed.
deliver-place = Place of delivery
deliver-place-hint = For example: at home, the branch, a distribution day
mark-title = Signature or thumbprint of who receives
mark-thumb-hint = The thumb is pressed on white paper, then photographed.
deliver-action = Delivered
deliver-working = Keeping the receipt…
deliver-not-now = Nothing is to be delivered on this request now: it is not accepted yet, was delivered already, or is for somebody else to deliver.
deliver-disputed = Nothing is to be delivered on this request now: two decisions stand on it. The committee settles it by one decision in a session; then it is delivered by that.

deliveries-title = Distribution day
deliveries-search = Search by name or number
deliveries-search-hint = Name or file number
deliveries-waiting-title = To be delivered
deliveries-waiting = { $count ->
    [0] Nobody waits
   *[other] { $count } waiting
}
deliveries-today = { $count ->
    [0] Nothing delivered today
    [one] One delivery today
   *[other] { $count } deliveries today
}
deliveries-none = Nothing waits to be delivered. What the committee accepts appears here after the first connection.
deliveries-none-found = Nobody of that name or number waits. Try one word of the name, or look at what was delivered today.
deliveries-done = Delivered, and the receipt is kept
deliveries-receipt = Show the receipt to print
deliveries-today-title = Delivered today
deliveries-today-show = Show what was delivered today
deliveries-today-hide = Fold what was delivered today

ledger-title = Aid record
ledger-none = Nothing that this family was given has been written down. What another body gives is written down from here.
ledger-total = In all
ledger-by-giver = By giver
ledger-by-year = By year
ledger-hijri = Hijri
ledger-gregorian = Gregorian
ledger-hijri-year = { $year } AH
ledger-year = { $year }
ledger-own = This association
ledger-entries = What was given, newest first
ledger-count = { $count ->
    [one] One entry
   *[other] { $count } entries
}
ledger-item = { $item } ({ $count })
ledger-nothing = no amount or number
ledger-twice = { $count ->
    [one] Entries that look like the same thing
   *[other] { $count } groups of entries that look alike
}
ledger-twice-text = The kind, the amount and the day are the same. They may have been written down twice, or given twice. All of them count until somebody looks.
ledger-like = alike ({ $number })
ledger-add-other = Write down aid by another body
