"""English words cut as the treebanks cut them, by spaCy's tokenizer with a few rules changed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# "non-profit" is one word there and "oil-rich" three.
_BOUND = (
    "non", "anti", "pro", "re", "co", "e", "ex", "pre", "post", "mid", "cross", "ultra", "un",
    "inter", "intra", "multi", "semi", "sub", "neo", "counter", "trans", "bi", "quasi",
)  # fmt: skip
_NOT_BOUND = "".join(rf"(?<!\b{form})" for word in _BOUND for form in (word, word.capitalize()))
_HYPHENS = "-–—~"
_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
_INFIXES = (
    rf"(?<=[{_LETTER}]){_NOT_BOUND}-(?=[{_LETTER}])",
    rf"(?<=[{_LETTER}0-9])(?:–|—|--|---|~)(?=[{_LETTER}0-9])",
    rf"(?<=[0-9])-(?=[{_LETTER}0-9])",
    rf"(?<=[{_LETTER}.])-(?=[0-9])",
    rf"(?<=\.)-(?=[{_LETTER}])",
    r"(?<=[A-Za-z])[/(?](?=[A-Za-z])",
    r"(?<=[0-9])'(?=[0-9])",
    # A closing mark without its blank: 'now,"Hale said'.
    rf"(?<=[{_LETTER}])[,.?!](?=[\"”][{_LETTER}])",
    rf"(?<=[,.?!])[\"”](?=[{_LETTER}])",
)
_SUFFIXES = (
    r"[!?]{2,}",
    r"\.[!?]+",
    rf"(?<=[{_LETTER}]{{3}})--?",
    r"(?<=[0-9])(?:AM|PM|am|pm|k|K|bn|b|tn|M|B)",
    r"(?<=[0-9][KMB])\.",
    "[‹›]",
    "‘[sS]",
)
# Telephone numbers and dates stay whole, "3-4" does not.
_WHOLE = re.compile(r"^(?:[0-9]+-[0-9]+-[0-9]+|[0-9]{3}-[0-9]{4})$")
_PREFIXES = (rf"--?(?=[{_LETTER}])", "[‹›]")
_ABBREVIATIONS = (
    "al.", "Nos.", "Ft.", "Lt.", "Sgt.", "Cpl.", "Capt.", "Col.", "Gen.", "Gov.",
    "Sen.", "Sens.", "Rep.", "Reps.", "Rev.", "Hon.", "Pres.", "Prof.", "Supt.", "Atty.", "Det.",
    "Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thurs.", "Fri.", "Sat.", "Sun.", "Sept.", "Ave.",
    "Blvd.", "Dept.", "Assn.", "Conn.", "Wash.", "Minn.", "Wis.", "Tex.", "Okla.", "Del.",
    "approx.", "DR.", "MR.", "MRS.", "MS.", "PROF.", "SEN.", "REP.", "GOV.", "GEN.", "REV.",
)  # fmt: skip
# "It cost £5m." ends a sentence: no unit keeps its full stop.
_UNITS = frozenset({"k.", "m.", "b.", "g.", "t."})
# Contractions without an apostrophe: "id" and "Wed" are words of the news, "I'd" is not.
_NO_CONTRACTIONS = frozenset({"id", "Id", "wed", "Wed", "and/or"})
Cut = Sequence[Mapping[int, str]]
"""The words that a form is cut into, each with its attributes."""


def adapt_tokenizer(nlp: Language) -> None:
    """Changes the rules of the pipeline's tokenizer, which it saves with itself."""
    defaults = nlp.Defaults
    infixes = [rule for rule in defaults.infixes if not _is_replaced(rule)]
    tokenizer = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*infixes, *_INFIXES]).finditer
    tokenizer.suffix_search = compile_suffix_regex([*_SUFFIXES, *defaults.suffixes]).search
    tokenizer.prefix_search = compile_prefix_regex([*defaults.prefixes, *_PREFIXES]).search
    tokenizer.token_match = _WHOLE.match
    left_out = _NO_CONTRACTIONS | _UNITS
    rules = {form: cut for form, cut in tokenizer.rules.items() if form not in left_out}
    tokenizer.rules = {**rules, **_with_opening_mark(rules)}
    for form in _ABBREVIATIONS:
        tokenizer.add_special_case(form, [{"ORTH": form}])


def _with_opening_mark(rules: Mapping[str, Cut]) -> dict[str, Cut]:
    """The contractions with the mark that some newsrooms take for the apostrophe: "don‘t"."""
    return {
        form.replace("’", "‘"): [
            {key: value.replace("’", "‘") if key == ORTH else value for key, value in word.items()}
            for word in cut
        ]
        for form, cut in rules.items()
        if "’" in form[1:]
    }


def _is_replaced(rule: str) -> bool:
    """Whether the rule cuts at hyphens: between letters, or between figures as in "555-0123"."""
    return rule.startswith("(?<=[0-9])[+") or "(?:-|–|—|--|---|——|~)" in rule
