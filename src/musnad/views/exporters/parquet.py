"""A row an annotation, for data frames; needs ``musnad[parquet]``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from ...errors import MusnadError
from ...stories.model import Reading
from ..rows import COLUMNS as SHARED
from ..rows import rows

DESCRIPTION = "a row an annotation, for data frames (needs musnad[parquet])"
REJECTED = True
#: A figure's numbers are numbers here; all else is as in ``csv``.
NUMBERS = ("number", "low", "high")
COLUMNS = (*SHARED, *NUMBERS)
_INTEGERS = ("start", "end")


def export(readings: Iterable[Reading], out: IO[bytes]) -> None:
    """Write the readings in their order, a group of rows an article. Raises ``MusnadError`` without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MusnadError("parquet needs pyarrow: pip install 'musnad[parquet]'") from None
    schema = pa.schema([(name, _type(pa, name)) for name in COLUMNS])
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for reading in readings:
            found = [{name: _cell(name, row.get(name)) for name in COLUMNS} for row in rows(reading)]
            if found:
                writer.write_table(pa.Table.from_pylist(found, schema=schema))


def _type(pa: Any, name: str) -> Any:
    if name == "reviewed":
        return pa.bool_()
    return pa.int64() if name in _INTEGERS else pa.float64() if name in NUMBERS else pa.string()


def _cell(name: str, value: Any) -> Any:
    if name == "reviewed":
        return value == "true"
    if value is None or name in _INTEGERS:
        return value
    if name in NUMBERS:
        return float(value) if abs(value) < 1e300 else None
    return str(value).encode("utf-8", "replace").decode()
