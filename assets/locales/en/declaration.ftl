# The declaration: what is signed, by whom and how.

declaration-title = Declaration
declaration-unsigned = Not signed
declaration-unsigned-text = The applicant reads what was recorded, then signs that it is true.
declaration-stale = Needs to be signed anew
declaration-stale-text = Answers changed after the signature. What is recorded now needs a new one.
declaration-signed = Signed
declaration-signed-text = Signed over what is recorded now.
declaration-start = To the declaration
declaration-renew = New declaration
declaration-show = Show the signed declaration
declaration-what = What is declared
declaration-what-hint = Read it to the applicant section by section, and correct what is needed before the signature.
declaration-papers-hint = These papers were seen. What was written down of them is part of what is declared; that they match the original is the word of whoever saw them.
declaration-incomplete = { $count ->
    [one] { $count } question is not complete yet
   *[other] { $count } questions are not complete yet
}
declaration-incomplete-text = What is added or changed after signing needs a new signature. Better complete it first.
declaration-to-missing = Show what is left
declaration-was = What was signed
declaration-unfold = Show all answers
declaration-fold = Fold the answers
declaration-answers = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
declaration-text = Text of the declaration
declaration-no-text = The text of the declaration has not come from the association yet. It comes with the next connection; then it can be signed.
declaration-sign = Sign the declaration
declaration-signing = Keeping the signature…
declaration-signer = Signed by
declaration-role = As
declaration-at = Signed at
declaration-taken-by = Taken by
declaration-witness = Witness
declaration-signature-of = Signature of { $name }
declaration-changed-title = Changed since the last signature
declaration-changed-text = It is now:
declaration-changed-line = { $question }: { $now }
declaration-renewed-title = What is declared changed while this was open
declaration-renewed-text = So nothing was signed, and the signature or thumbprint was cleared. Read to the applicant what is declared now, then take it again.
signature-title = Signature
signature-hint = Sign here with a finger
signature-empty = Signature area, empty. Whoever does not sign by hand chooses “Thumbprint” with a witness.
signature-drawn = Signature area with a drawn signature
signature-undo = Undo
signature-clear = Clear
signature-missing = The signature is needed first.
thumb-title = Thumbprint
thumb-hint = It is given on white paper before the witness, then photographed.
thumb-take = Photograph the thumbprint
thumb-picture = Picture of the thumbprint
thumb-missing = The picture of the thumbprint is needed first.
finish-without-declaration = Hand in without a declaration
finish-without-chosen = Handed in without a signed declaration; the branch supervisor sees that. It can be signed later from here, until the visit is accepted.
