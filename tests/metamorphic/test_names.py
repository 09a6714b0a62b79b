"""What is found in an article does not hang on the names of its persons, nor of its bodies."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from attribution.reading import article_from_text
from tests.metamorphic.names import compared
from tests.metamorphic.renaming import KINDS, POOLS
from tests.metamorphic.test_layout import ARTICLES, analyzer

# In the other two no person has a listed first name and a surname that is no word of the article.
OF_PERSONS = [path for path in ARTICLES if path.stem not in ("kelp-study", "toll-vote")]


@pytest.mark.parametrize("path", OF_PERSONS, ids=lambda path: path.stem)
@pytest.mark.parametrize("pool", ["census", "europe", "particles"])
def test_persons_of_other_names_say_the_same(path: Path, pool: str) -> None:
    plain = analyzer().analyze(article_from_text(path.read_text(encoding="utf-8")))
    rename = KINDS["persons"](plain, pool, Random(pool))
    assert rename is not None
    assert rename(plain.article.text) != plain.article.text
    old, new = compared(analyzer(), plain, rename)
    assert new == old


def test_pools_hold_full_names_of_both_genders() -> None:
    for pool in POOLS["persons"].values():
        assert set(pool) == {"female", "male"}
        assert all(" " in name for names in pool.values() for name in names)
