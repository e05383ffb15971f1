# The papers of a case: the checklist, one paper, its pages, and a position.

papers-title = Papers
papers-seen = { $seen } of { $all } seen
paper-record = Record
paper-another = Add another paper of this kind
paper-no-number = No number
paper-none = No paper of this kind yet. See the original, write what it says, then press “Matches the original”.
paper-missing = Not seen yet
paper-seen = Seen
paper-captured = Photographed, not matched
paper-matched = Matches the original
paper-expired = Expired
paper-too-old = { $count ->
    [one] Issued more than { $count } month ago
   *[other] Issued more than { $count } months ago
}
paper-expires-soon = Matched, expires soon
paper-matched-by = Matched by { $name }, { $at }
paper-count = { $count ->
    [one] { $count } paper
   *[other] { $count } papers
}
paper-pages = { $count ->
    [one] { $count } photographed page
   *[other] { $count } photographed pages
}

paper-change-added = { $paper }: a paper was added
paper-change-removed = { $paper }: the paper was removed
paper-change-matched = { $paper }: matched with the original
paper-change-unmatched = { $paper }: no longer matched with the original
paper-change-pages = { $paper }: its pictures changed

document-match = Matches the original
document-unmatch = Undo the match
document-match-not-yet = It can be matched once what is marked above is put right.
document-remove = Remove this paper
document-remove-ask = Remove this paper and all that was recorded of it?
document-to-papers = To the papers
document-no-photo = This paper is not photographed: see the original, write what it says, then press “Matches the original”.
document-nothing-written = Nothing is written of this paper.

pages-title = Photographed pages
pages-none = No pages yet. Lay the paper flat, light from the side, all four edges in view.
pages-first = Photograph the paper
pages-next = Photograph another page
page-number = Page { $number }
page-picture = Picture of the first page
page-turn = Turn
page-crop = Crop to the page
page-again = Take it again
page-remove = Remove the page
page-done = Done, the picture is clear
capture-file = Choose a picture
capture-preparing = Preparing the picture… you can go on writing.
crop-title = Edges of the paper
crop-hint = Drag each corner to the paper's corner. By keyboard: Tab, then the arrow keys.
crop-apply = Crop
crop-left-upper = Upper left corner
crop-right-upper = Upper right corner
crop-right-lower = Lower right corner
crop-left-lower = Lower left corner

doubt-title = Can this picture be read? It is kept, and the paper still lies before you.
doubt-too-dark = The picture is dark: it needs more light.
doubt-blurred = The picture is blurred: hold still until the letters are sharp.
doubt-glare = A reflection hides part of the paper: let the light come from another side.
doubt-too-small = The writing is too small: hold the phone nearer to the paper.
doubt-keep = Keep it

fault-empty = The file is empty.
fault-not-a-picture = This file is not a picture.
fault-heic = This device cannot read this kind of picture (HEIC).
fault-too-large = The file is too large for a picture of a paper.
fault-too-many-pixels = The picture is larger than this device's memory can hold.
fault-damaged = The picture is incomplete or damaged.
fault-next-other = Nothing was kept. Take it again, or choose another file.
fault-next-picture = Nothing was kept. Choose a picture, or photograph the paper with the camera from here.
fault-next-heic = Photograph the paper with the camera from here, or set the camera to “most compatible”.
fault-next-smaller = Photograph the paper with the camera from here, or choose a smaller picture.

photo-coming = The picture is being fetched…
photo-not-yet = Missing photo: it has not come from the device that took it yet
photo-no-link = No connection: the picture is fetched when there is one

position-take = Record the position now
position-taking = Finding the position… it may take 20 seconds.
position-again = Record it again
position-remove = Remove the position
position-open = Open in the phone's maps
position-good = Good accuracy: { $metres } m
position-fair = Fair accuracy: { $metres } m
position-poor = Poor accuracy: { $metres } m. Record it again outside the building
position-failed = The position is not known
position-denied = The app may not know the position. It can be allowed in the browser's settings.
position-unavailable = No signal here. Try again outside under the sky.
position-timed-out = No signal came in time. Try again outside under the sky.
position-not-supported = This device does not know where it is.
position-enough = The nearest landmark, mosque and the colour of the house are enough instead.
