"""What is true of any text: sentences, particulars in normal form, language, words, person, grammar of notes."""
