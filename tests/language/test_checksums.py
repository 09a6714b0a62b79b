"""Weights with flipped bytes are refused, with the name of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.errors import PipelineError
from attribution.language.checksums import checksum_lines, verify, write_checksums
from attribution.language.pipeline import BUNDLED


def test_bundled_pipeline_is_what_its_checksums_say() -> None:
    verify(BUNDLED)
    listed = (BUNDLED / "checksums.sha256").read_text(encoding="utf-8")
    assert listed == "".join(checksum_lines(BUNDLED)), "python -m attribution.language.checksums"


@pytest.mark.parametrize("change", ["flip", "cut", "gone"])
def test_damaged_file_is_named(tmp_path: Path, change: str) -> None:
    weights = tmp_path / "parser" / "model"
    weights.parent.mkdir()
    weights.write_bytes(bytes(1000))
    write_checksums(tmp_path)
    verify(tmp_path)
    if change == "gone":
        weights.unlink()
    else:
        weights.write_bytes(bytes(999) + (b"\1" if change == "flip" else b""))
    with pytest.raises(PipelineError, match=r"parser.model: (is damaged|cannot be read)"):
        verify(tmp_path)


def test_pipeline_that_cannot_be_loaded_is_one_line(tmp_path: Path) -> None:
    from attribution.language import load_pipeline

    (tmp_path / "config.cfg").write_bytes(b"[nlp]\nlang = [[[")
    (tmp_path / "meta.json").write_bytes(b"{}")
    with pytest.raises(PipelineError, match="no language pipeline could be loaded") as raised:
        load_pipeline(str(tmp_path))
    assert "\n" not in str(raised.value)
