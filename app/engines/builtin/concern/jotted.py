"""Small closed lists of words by which a sentence without marks is cut into its thoughts."""

SURE = frozenset({"i", "we", "he", "she", "they", "nobody", "no-one"})
"""Subjects that are no objects: what stands before them may be a particle ("took the cover off he …")."""
LED = frozenset({
    "when", "after", "if", "while", "once", "as", "before", "until", "till", "since", "although", "though", "whenever",
})  # fmt: skip
JOINS = frozenset({"and", "n", "but", "so", "then"})
GOVERN = (
    "conjunctions",
    "subordinators",
    "relatives",
    "determiners",
    "possessives",
    "auxiliaries",
    "tell_verbs",
)
STOPS = ("prepositions", "conjunctions", "relatives", "nominative", "determiners", "possessives")
"""What ends the name of a subject before its verb."""
OPEN = frozenset(
    {
        "that",
        "than",
        "what",
        "where",
        "why",
        "how",
        "who",
        "which",
        "because",
        "cos",
        "or",
        "like",
        "every",
        "whilst",
        "tho",
        "though",
    }
    | {
        "til",
        "till",
        "becos",
        "becoz",
        "coz",
        "cuz",
        "cus",
        "bcos",
        "wen",
        "if",
        "unless",
        "even",
        "cause",
        "whether",
    }
)
HELD = frozenset({
    "one", "ones", "thing", "things", "everything", "anything", "something", "nothing", "all", "time", "times", "way",
    "day", "first", "only", "reason", "place", "point", "most", "least", "every", "people", "person", "someone",
    "anyone", "bit", "else", "anybody", "somebody",
})  # fmt: skip
"""What a clause without "that" mostly describes: "the ones he has"."""
OBJECTS = frozenset(
    {"to", "no", "not", "him", "her", "them", "us", "me", "it", "you", "nothing", "back", "so", "that"}
)
OWNING = frozenset({"have", "had", "need", "got", "paid", "bought", "lost"})
"""Verbs behind which a bare noun is surely their object: "I have food"."""
DAYS, OF_DAY = frozenset({"sat", "sun", "wed"}), frozenset({"morning", "afternoon", "evening", "night"})
"""Days by short names that are verbs too, and what shows them for days."""
SHORT = frozenset({
    "ive", "im", "weve", "theyve", "theyre", "hes", "shes", "youve", "youre", "thats", "theres", "itll", "theyll",
    "youll", "theyd", "hed",
})  # fmt: skip
"""A subject with its verb, typed without the apostrophe."""
IT_IS = frozenset({"only", "now", "still", "been", "not", "just", "so", "too", "very", "really", "a", "the"})
"""What follows "its" that means "it is"."""
BY_NOW = frozenset({"by", "until", "till", "right", "just", "for", "from", "is", "are", "up", "time"})
REFUSED = frozenset({
    "cant", "dont", "didnt", "wont", "doesnt", "isnt", "wasnt", "arent", "havent", "hasnt", "couldnt", "wouldnt",
})  # fmt: skip
HAS = frozenset({"has", "have", "had", "hasn't", "haven't", "hadn't"})
WENT = frozenset(
    {"gone", "come", "been", "left", "fallen", "broken", "finished", "moved", "slept", "died", "run"}
)
"""Deeds that need no object."""
MOVED = frozenset({"him", "her", "it", "them", "me", "us"})
"""What is moved off, up or down: "carry her down"."""
PARTICLES = frozenset({"out", "off", "up", "down", "away", "back"})
HANDED = frozenset({"sent", "brought", "handed", "took", "returned", "gave", "posted", "bought"})
"""Deeds that need an object: "a phone | I sent back to you" describes the phone."""
NEXT = frozenset(
    {
        "got",
        "rang",
        "waited",
        "went",
        "phoned",
        "called",
        "emailed",
        "asked",
        "paid",
        "came",
        "turned",
    }
)
"""What jotters do next, the word for themselves left out."""
ASKS = frozenset({"can", "could", "will", "would"})
ORDERS = frozenset(
    {"fix", "cancel", "refund", "send", "sort", "move", "stop", "give", "tell", "replace", "ring"}
)
LIKELY_ORDERS = ORDERS | {"get", "call", "put", "take", "let", "pay", "explain"}
"""The same where a sentence likely begins."""
SAID = frozenset({
    "said", "says", "say", "told", "tell", "tells", "saying", "telling", "promised", "swore", "claimed", "insisted",
    "assured", "thought", "think", "hope", "thinks", "believes", "reckons", "hopes", "swears", "means",
})  # fmt: skip
AGO = frozenset({"times", "ago", "now", "yesterday", "today", "before"})
ORDERED = frozenset({"it", "me", "us", "my", "our", "the", "this", "them", "him", "her"})
ASKED = frozenset({"you", "someone", "somebody", "i", "we"})
SEEING = frozenset({"found", "see", "saw", "notice", "noticed", "heard", "hear"})
"""What governs a clause only right before it."""
TELLING = frozenset({
    "thinks", "believes", "hopes", "swears", "wonders", "feels", "insists", "claims",
    "said", "says", "say", "told", "tell", "think", "thought", "hope", "know", "knew", "mean", "means", "assured",
    "promised", "swore", "claimed", "insisted", "reckon", "reckons", "see", "saw", "notice", "noticed", "sure", "sorry",
    "glad", "realised", "realized", "found", "explained", "confirmed", "wish", "feel", "felt", "guess", "assume",
    "heard", "hear", "afraid", "worried", "understand", "understood", "believe", "believed", "texted", "emailed",
    "saying", "telling", "claiming", "stating", "showing", "promising", "asking", "explaining", "insisting",
    "confirming", "meaning", "hoping", "thinking", "knowing", "suggesting",
})  # fmt: skip
