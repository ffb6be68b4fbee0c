"""An issue as a zip. The same rows make the same bytes, wherever they are stored."""

import zipfile
from io import BytesIO

import tomlkit

from newsletter.loading.issues import ISSUE, block_names
from newsletter.material import Material
from newsletter.models import Issue

from .gathering import Gathered, gather
from .tables import Tables

SAME_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows
ORDINARY_FILE = 0o100644 << 16


def write_bundle(issue: Issue) -> bytes:
    """The blocks as they are saved now, and the rows that they need. Raises OSError."""
    material = Material(issue)
    gathered = gather(material)
    tables = Tables(gathered.names)
    files = _row_files(gathered, tables)
    files[f"issues/{issue.number}.toml"] = _issue_file(material, tables)
    files |= {f"pictures/{name}": content for name, content in tables.pictures.items()}
    return _zipped(files)


def _row_files(gathered: Gathered, tables: Tables) -> dict[str, bytes]:
    files = {}
    for kind, rows in gathered.rows.items():
        document = tomlkit.document()
        for row in rows:
            document.add(gathered.names[row], tables.entry(row, kind))
        if rows:
            files[kind.file] = document.as_string().encode()
    return files


def _issue_file(material: Material, tables: Tables) -> bytes:
    document = tomlkit.document()
    tables.fill(document, material.issue, ISSUE.names)
    if material.every_block:
        document.add(tomlkit.nl())
        document.add("blocks", tomlkit.aot())
    for number, block in enumerate(material.every_block, start=1):
        table = tomlkit.table()
        table.add("type", type(block).__name__)
        tables.fill(table, block, block_names(type(block)), picture=f"block-{number}")
        document["blocks"].append(table)
    return document.as_string().encode()


def _zipped(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            # Not compressed: what a compressor makes of it differs from version to version.
            member = zipfile.ZipInfo(name, SAME_DAY)
            member.create_system, member.external_attr = 3, ORDINARY_FILE
            archive.writestr(member, files[name])
    return buffer.getvalue()
