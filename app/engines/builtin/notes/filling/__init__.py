"""Makes sentences of jotted notes by putting in the words that busy people leave out.

"parcel scanned 12 November depot Leeds, nothing since" becomes "The parcel was scanned on 12 November at the depot in
Leeds, and there has been nothing since". What goes before each word is learnt from notes that others filled by hand
(`training/notes/`, `python -m scripts.fit.filling`), so nothing is put in but small words: no fact, no name, no figure.
"""
