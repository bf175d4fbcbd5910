"""A tree as a zip file, the same bytes for the same tree."""

from __future__ import annotations

import io
import zipfile

from evaluator.scaffold.tree import Tree

_EARLIEST = (1980, 1, 1, 0, 0, 0)


def zip_bytes(tree: Tree, root: str) -> bytes:
    """The zip with every file under the folder `root`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in tree.files.items():
            entry = zipfile.ZipInfo(f"{root}/{path}", _EARLIEST)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
