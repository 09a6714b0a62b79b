"""What a paragraph's form says of its kind: its first words, its length, its final mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from functools import cache

from attribution.reading.blocks.block_words import BlockWords

LONGEST_LABEL = 400
"""No caption, credit or pointer is longer, in characters."""
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")
_FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
_FIRST_WORD = re.compile(r"[^\w©]*(\w+|©).*", re.DOTALL)
_SPEAKER = re.compile(
    r"(?P<capitals>Q|A|[A-Z][A-Z.'’ -]{1,40}):\s|(?P<name>[A-Z][\w.'’ -]{1,40}):\s"
)
LABEL = re.compile(r"\s*[:/|\-–—]")
_HANDLE = re.compile(r"@\w+|https?://|www\.")
_CREDIT_AT_END = re.compile(r"\s*[(\[](?=[^()\[\]]*[A-Za-z])[^()\[\]]{2,80}[)\]]\.?$")
_TIME_ONLY = re.compile(r"[\d\s,.:|apmAPMGUTCESDB-]*")


def words_of(text: str) -> list[str]:
    """The words of a text, without their marks."""
    return _WORD.findall(text)


def is_sentence(text: str) -> bool:
    """Whether it closes with a full stop, a question or exclamation mark."""
    return _FULL_STOP.search(text, max(0, len(text) - 8)) is not None


@cache
def _phrases(phrases: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    """A pattern for the phrases of each first word, the longest first."""
    by_word: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_word.setdefault(_FIRST_WORD.sub(r"\1", phrase, count=1).lower(), []).append(phrase)
    return {
        word: re.compile(rf"\W*?(?:{'|'.join(map(re.escape, same))})(?!\w)", re.IGNORECASE)
        for word, same in by_word.items()
    }


def begins(text: str, phrases: tuple[str, ...]) -> int:
    """Where the longest of the phrases that the text begins with ends; 0 where none does."""
    first = _FIRST_WORD.match(text)
    pattern = _phrases(phrases).get(first.group(1).lower()) if first else None
    found = pattern.match(text) if pattern else None
    return found.end() if found else 0


def speaker_of(text: str, known: Container[str] = ()) -> str:
    """The speaker whose label opens the text: "HOLT:", "Q:", or a name that is known to be one."""
    found = _SPEAKER.match(text)
    if not found:
        return ""
    return found["capitals"] or (found["name"] if found["name"] in known else "")


def speakers_of(texts: Iterable[str]) -> frozenset[str]:
    """The names with a colon that open two paragraphs or more, as those of an interview do."""
    found = (_SPEAKER.match(text) for text in texts)
    counts = Counter(match["name"] for match in found if match and match["name"])
    return frozenset(name for name, count in counts.items() if count > 1)


def is_title_case(text: str) -> bool:
    """Whether every word of four letters or more has a capital, and there are two words or more."""
    words = words_of(text)
    long = [word for word in words if len(word) > 3]
    return len(words) > 1 and all(not word[0].islower() for word in long) and words[0][0].isupper()


def is_byline(text: str, words: BlockWords) -> bool:
    """Whether it names who wrote the article: "By Ada Quill", "Ada Quill, Staff Writer"."""
    if len(text) > 120:
        return False
    after = begins(text, words.byline_starts)
    if after and text[after:].strip():
        return _is_names(text[after:], words)
    name, comma, role = re.sub(r"\s*\|\s*", ", ", text, count=1).partition(", ")
    roles = [word.lower() for word in words_of(role)]
    named = 2 <= len(words_of(name)) <= 4 and is_title_case(name)
    return bool(comma and roles) and named and _is_role(roles, words)


def _is_role(roles: list[str], words: BlockWords) -> bool:
    return not is_sentence(" ".join(roles)) and all(
        role in words.byline_roles or role.rstrip(".") in words.dates or role.isdigit()
        for role in roles
    )


def _is_names(text: str, words: BlockWords) -> bool:
    found = words_of(text)
    named = [word for word in found if word[0].isupper()]
    plain = [word for word in found if word[0].islower()]
    return (
        bool(named)
        and named[0].lower() not in words.dates
        and all(word in words.byline_roles for word in plain)
        and len(named) + len(plain) <= 16
        and not found[0].isdigit()
        and (len(found) > 1 or not is_sentence(text))
    )


def is_time(text: str, words: BlockWords) -> bool:
    """Whether it gives no more than when the article was printed."""
    if len(text) > 80:
        return False
    after = begins(text, words.time_starts)
    rest = text[after:]
    if not any(char.isdigit() for char in rest):
        return False
    left = [word for word in words_of(rest) if not _is_time_word(word, words)]
    return not left and (bool(after) or re.search(r"\d{4}|\d:\d\d", rest) is not None)


def _is_time_word(word: str, words: BlockWords) -> bool:
    bare = word.lower().rstrip(".")
    return (
        bare in words.dates
        or bare.endswith("day")
        or bare in {"at", "on"}
        or _TIME_ONLY.fullmatch(word) is not None
    )


def is_credit(text: str, words: BlockWords) -> bool:
    """Whether it says whose picture it is: "Photo: Ada Quill", "(AP Photo/Ada Quill)"."""
    if len(text) > 160:
        return False
    after = begins(text, words.credit_starts)
    if after and (LABEL.match(text, after) or text[:after].lower().endswith((" by", " of"))):
        return len(words_of(text)) <= 14
    return len(text) < 90 and is_agency(text.strip(" .()[]"), words)


def is_agency(text: str, words: BlockWords) -> bool:
    """Whether it is an agency or a name and an agency: "Getty Images", "Ada Quill/Reuters"."""
    parts = [part.strip().lower() for part in re.split(r"\s*/\s*|\s+via\s+|, ", text)]
    known = any(part in words.credit_agencies for part in parts)
    return known and len(words_of(text)) <= 8 and not re.search(r"\b[a-z]{4,}\b", text)


def credit_at_end(text: str) -> int:
    """Where the credit in brackets begins that closes a caption; 0 where there is none."""
    if not text.endswith((")", "]", ").", "].")):
        return 0
    found = _CREDIT_AT_END.search(text, max(0, len(text) - 100))
    return found.start() if found else 0


def is_pictured(text: str, words: BlockWords) -> bool:
    """Whether a picture's credit closes it: "The harbour at dusk. (Ada Quill/Gazette)"."""
    at = credit_at_end(text)
    if not at or len(text) - at < 4:
        return False
    credit = text[at:].strip(" ()[]")
    found = words_of(credit)
    if len(found) > 7 or is_sentence(credit.removesuffix(").")):
        return False
    # "(AP)" after a paragraph signs a story, "[ABC/Gazette]" a poll; "(Ada Quill/AP)" a picture.
    named = "/" in credit and credit[0].isupper() and text.rstrip(".").endswith(")")
    return named or any(word.lower() in words.picture_words for word in found)


def is_link(text: str, words: BlockWords) -> bool:
    """Whether it sends the reader elsewhere: "Read more: …", "Follow Ada on Twitter"."""
    if text[0] in "\"'“‘«" and len(text) > 30:
        return False
    if begins(text, words.link_starts):
        return len(words_of(text)) <= 25
    if begins(text, words.link_follow) and (_HANDLE.search(text) or re.search(r" on [A-Z]", text)):
        return True
    if _HANDLE.match(text) and " " not in text:
        return True
    after = begins(text, words.link_labels)
    colon = re.match(r"\s*[:>|»]", text[after:]) is not None
    return bool(after) and (colon or (not is_sentence(text) and text[:after].isupper()))
