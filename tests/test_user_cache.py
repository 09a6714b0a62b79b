"""The user's cache: what is not whole, or not the user's own, is no entry."""

from __future__ import annotations

import os
import pickle
import sys
from multiprocessing import get_context
from pathlib import Path

import pytest

from attribution.builtin_rules import builtin_digest
from attribution.rulebook import load_rulebook
from attribution.rulebook.kept_rulebooks import kept_rulebook
from attribution.user_cache import UserCache, digest_of

KEY = digest_of("a key")
no_windows = pytest.mark.skipif(sys.platform == "win32", reason="no such modes there")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UserCache:
    monkeypatch.setenv("ATTRIBUTION_CACHE_DIR", str(tmp_path / "cache"))
    found = UserCache.open()
    assert found is not None
    return found


def only_file(cache: UserCache) -> Path:
    (entry,) = cache.entries()
    return entry.path


def test_value_comes_back(cache: UserCache) -> None:
    assert cache.get("kind", KEY) is None
    cache.put("kind", KEY, ("value", 1))
    assert cache.get("kind", KEY) == ("value", 1)
    assert cache.get("other", KEY) is None
    assert cache.get("kind", digest_of("another")) is None


@pytest.mark.parametrize("keep", [0, 10, 40, -1])
def test_cut_entry_is_none(cache: UserCache, keep: int) -> None:
    cache.put("kind", KEY, "value")
    path = only_file(cache)
    path.write_bytes(path.read_bytes()[:keep])
    assert cache.get("kind", KEY) is None


def test_changed_entry_is_never_unpickled(cache: UserCache, tmp_path: Path) -> None:
    class Harm:
        def __reduce__(self) -> tuple[object, ...]:
            return (Path.touch, (tmp_path / "harm",))

    cache.put("kind", KEY, "value")
    path = only_file(cache)
    path.write_bytes(path.read_bytes()[:52] + pickle.dumps(Harm()))
    assert cache.get("kind", KEY) is None
    assert not (tmp_path / "harm").exists()


@no_windows
@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_entry_that_others_may_write_is_none(cache: UserCache, mode: int) -> None:
    cache.put("kind", KEY, "value")
    only_file(cache).chmod(mode)
    assert cache.get("kind", KEY) is None


@no_windows
def test_linked_entry_is_none(cache: UserCache, tmp_path: Path) -> None:
    cache.put("kind", KEY, "value")
    path = only_file(cache)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert cache.get("kind", KEY) is None


@no_windows
def test_folder_that_others_may_write_to_is_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o777)
    monkeypatch.setenv("ATTRIBUTION_CACHE_DIR", str(folder))
    assert UserCache.open() is None


def test_folder_that_cannot_be_made_is_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ATTRIBUTION_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert UserCache.open() is None


def test_value_that_cannot_be_kept_is_not(cache: UserCache) -> None:
    cache.put("kind", KEY, sys.stdout)
    assert cache.get("kind", KEY) is None


def test_oldest_entries_go_where_all_are_too_large(cache: UserCache) -> None:
    keys = [digest_of(number) for number in range(10)]
    for number, key in enumerate(keys):
        cache.put("kind", key, "x" * 1000)
        (newest,) = (e.path for e in cache.entries() if e.path.stem == key[2:])
        os.utime(newest, (number, number))
    cache.prune(largest=8000)
    left = [key for key in keys if cache.get("kind", key)]
    assert left == keys[-len(left) :]
    assert 4 <= len(left) <= 6


def test_clean_removes_all(cache: UserCache) -> None:
    cache.put("kind", KEY, "value")
    cache.put("other", KEY, "value")
    assert cache.clean() == 2
    assert list(cache.entries()) == []


def _put_many(folder: str) -> None:
    cache = UserCache(Path(folder))
    for _ in range(200):
        cache.put("kind", KEY, "x" * 10_000)


def test_two_runs_may_write_one_entry(cache: UserCache, monkeypatch: pytest.MonkeyPatch) -> None:
    # A new process begins with this one's path; it must find this module there.
    monkeypatch.setattr(sys, "path", [*sys.path, str(Path(__file__).parents[1])])
    context = get_context("spawn")
    writers = [context.Process(target=_put_many, args=(str(cache.folder),)) for _ in range(2)]
    for writer in writers:
        writer.start()
    seen = set()
    while any(writer.is_alive() for writer in writers):
        seen.add(cache.get("kind", KEY))
    assert {writer.exitcode for writer in writers} == {0}
    assert seen <= {None, "x" * 10_000}
    assert len(list(cache.entries())) == 1


def test_rule_book_is_kept_until_a_file_changes(cache: UserCache, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    (pack / "lexicons").mkdir(parents=True)
    words = (
        "format: 1\nlexicons:\n  - id: pier-words\n    about: a\n    source: b\n    words: [{}]\n"
    )
    (pack / "lexicons" / "pier.yml").write_text(words.format("pier"))
    first = kept_rulebook([pack], cache)
    assert kept_rulebook([pack], cache) == first == load_rulebook([pack])
    assert len(list(cache.entries())) == 1
    (pack / "lexicons" / "pier.yml").write_text(words.format("quay"))
    changed = kept_rulebook([pack], cache)
    assert [word.text for word in changed.lexicons["pier-words"].words] == ["quay"]
    assert changed == load_rulebook([pack])


def test_digest_of_the_built_in_rules_is_that_of_the_rule_book() -> None:
    assert builtin_digest() == load_rulebook().digest


@no_windows
def test_clean_leaves_what_no_cache_has_written(cache: UserCache, tmp_path: Path) -> None:
    cache.put("kind", KEY, "value")
    others = [cache.folder / name for name in ("sub/ab/keep.txt", "kind/ab/a.entry", "a/b/c/d.txt")]
    away = tmp_path / "away" / "ab" / (KEY[2:] + ".entry")
    for file in (*others, away):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("precious")
    (cache.folder / "link").symlink_to(away.parents[1])
    (cache.folder / "kind" / "ln").symlink_to(away.parent)
    assert cache.clean() == 1
    assert all(file.read_text() == "precious" for file in (*others, away))


def test_clean_removes_drafts_of_a_run_that_was_killed(
    cache: UserCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_draft: str, _path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        cache.put("kind", KEY, "value")
    assert cache.clean() == 1
