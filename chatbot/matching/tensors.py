"""Reads and writes named arrays as a safetensors file: eight bytes of length, a JSON header, then the numbers themselves."""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.generic]

_TYPES: Mapping[str, str] = {"F32": "<f4", "F16": "<f2", "I8": "|i1", "I64": "<i8"}
_NAMES = {np.dtype(code): name for name, code in _TYPES.items()}


def read_tensors(path: Path) -> dict[str, Array]:
    """The arrays of a file by name, mapped rather than loaded: only the rows that are used come into memory."""
    mapped = np.memmap(path, mode="r", dtype=np.uint8)
    start = 8 + int(mapped[:8].view("<i8")[0])
    header = json.loads(bytes(mapped[8:start]))
    return {
        name: mapped[start + entry["data_offsets"][0] : start + entry["data_offsets"][1]]
        .view(_TYPES[entry["dtype"]])
        .reshape(entry["shape"])
        for name, entry in header.items()
        if name != "__metadata__"
    }


def write_tensors(path: Path, arrays: Mapping[str, Array]) -> None:
    """Writes arrays in the order of their names, so that the same arrays give the same file."""
    header: dict[str, object] = {}
    position = 0
    for name, array in sorted(arrays.items()):
        header[name] = {
            "dtype": _NAMES[array.dtype],
            "shape": list(array.shape),
            "data_offsets": [position, position + array.nbytes],
        }
        position += array.nbytes
    text = json.dumps(header, sort_keys=True).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for _, array in sorted(arrays.items()):
            file.write(np.ascontiguousarray(array).tobytes())
