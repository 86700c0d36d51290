"""How hard a sentence is to read: the grade of Flesch and Kincaid (1975)."""

import re


def grade(text: str) -> float:
    """Years of school: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    words = re.findall(r"[A-Za-z']+", text)
    sentences = max(len([part for part in re.split(r"[.;:?]", text) if part.strip()]), 1)
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / max(len(words), 1) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end."""
    word = word.lower().strip("'")
    found = len(re.findall(r"[aeiouy]+", word))
    silent = (word.endswith("e") and not word.endswith(("le", "ee"))) or word.endswith(("es", "ed"))
    return max(found - silent, 1)
