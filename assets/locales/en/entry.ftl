# Before the work: enrolling on this device, and unlocking it.

enrol-title = Add this device
enrol-intro = The administrator gives you an enrolment code; it works once. This step needs the internet. Nothing after it does.
enrol-code-label = Enrolment code
enrol-code-hint = Letters and digits. Capital or small makes no difference, nor does O or 0.
enrol-code-missing = Enter the enrolment code first.
enrol-check = Check the code
enrol-checking = Checking the code…

enrol-person-title = Is this you?
enrol-person-name = Name
enrol-person-role = Role
enrol-person-association = Association
enrol-person-branch = Branch
enrol-person-right = Yes, continue
enrol-person-wrong = No, another code

enrol-secret-title = Passphrase
enrol-secret-intro = It opens your work on this device, and encrypts it. It is sent to nobody, and nobody can recover it.
enrol-secret-label = Passphrase or PIN
enrol-secret-again = The same again
enrol-secret-hint = At least six characters. Three unrelated words are better than a number.
enrol-secret-too-short = Fewer than six characters. Add some more.
enrol-secret-differs = The two differ. Write it again here.
enrol-secret-save = Save and begin
enrol-secret-saving = Preparing the encryption… this may take some seconds.

strength-title = What this passphrase is worth
strength-none = Its strength is shown here once you begin to type.
strength-too-short = Too short: whoever copies this device's storage opens it within minutes.
strength-digits = A short number: it stops somebody who finds the device and tries by hand, because every mistake makes the wait longer. Somebody who copies the storage to a computer opens it within hours or days.
strength-weak = Easy to guess: short or repetitive. Somebody who copies this device's storage opens it within hours or days.
strength-fair = Medium: it holds against trying by hand. Somebody who copies the storage may open it within months.
strength-good = Strong: it holds even against somebody who copies this device's storage.
strength-word-too-short = Not accepted
strength-word-weak = Weak
strength-word-fair = Medium
strength-word-good = Strong

secret-show = Show
secret-hide = Hide

unlock-title = Unlock
unlock-choose = Whose work is it?
unlock-greeting = Hello { $name }
unlock-label = Passphrase or PIN
unlock-action = Unlock
unlock-opening = Opening…
unlock-missing = Write the passphrase first.
unlock-wrong = The passphrase is not right. Check the keyboard's language and try again.
unlock-wait = { $count ->
    [one] Next attempt in { $count } second.
   *[other] Next attempt in { $count } seconds.
}
unlock-wait-minutes = { $count ->
    [one] Next attempt in { $count } minute.
   *[other] Next attempt in { $count } minutes.
}
unlock-unsent = { $count ->
    [0] Nothing waits to be sent
    [one] { $count } saved change waits to be sent, and goes even while locked
   *[other] { $count } saved changes wait to be sent, and go even while locked
}
unlock-photos = { $count ->
    [one] { $count } photo is on this device only; it is sent once unlocked
   *[other] { $count } photos are on this device only; they are sent once unlocked
}
unlock-other-profile = Somebody else on this device
unlock-add-profile = Add another person with a code
unlock-forgotten = Forgotten the passphrase: ask the administrator for a new code. What waits to be sent arrives even if it is never opened.

elsewhere-title = Open in another tab
elsewhere-moved-title = The app went on in another tab
elsewhere-since = Mandoob is open in another tab or window of this browser since { $moment }.
elsewhere-why = It works in one place at a time, so that two tabs never write over each other.
elsewhere-typing = Something is being written there
elsewhere-typing-kept = It is saved before this tab goes on.
elsewhere-go-on = Go on here
elsewhere-back = Take it back to this tab
elsewhere-go-on-means = What is written there is saved, then the app opens here, locked.
elsewhere-letting-go = The other tab is saving…
elsewhere-refused = Something in the other tab is not saved yet
elsewhere-refused-next = So it was left there. Go to that tab and see what it says, then try again here.
elsewhere-silent = The other tab does not answer
elsewhere-silent-next = Look for it and close it; the app then opens here by itself. If it is not to be found, go on here all the same: the last words typed there may be missing.
elsewhere-seize = Go on here all the same

leaving-soon = Nobody has touched the screen for a while. The app locks in half a minute; what is written is saved.
leaving-stay = Stay
